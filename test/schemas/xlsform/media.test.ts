import { exportXlsForm, importXlsForm } from "@returns/schemas/xlsform";
import { expect, test } from "vitest";
import { notesOf, survey } from "./sheets.ts";

const sheet = survey(
  [
    "type | name | label | appearance | parameters",
    "image | damage | Photo of the damage | | max-pixels=1024",
    "photo | plan | The plan | annotate |",
    "image | mark | Signature | signature |",
    "audio | voice | In their own words | | quality=low",
    "file | deed | The deed | |",
    "barcode | card | Ration card | |",
    "background-audio | listening | | |",
    "video | film | Film | |",
  ].join("\n"),
);

test("photos, signatures, recordings, files and codes are read, and guarded as what they are", () => {
  const imported = importXlsForm([sheet], "media.xlsx");
  if (imported.status !== "form") throw new Error(JSON.stringify(imported.notes));
  const seen = [...imported.form.questions.values()].map(({ name, kind, role, sensitivity, appearance, settings }) =>
    [name, kind, role, sensitivity, appearance ?? "", JSON.stringify(settings)].join(" "),
  );
  expect(seen).toEqual([
    'damage photo identifier high  {"maxPixels":1024}',
    "plan photo identifier high annotate {}",
    "mark signature identifier high signature {}",
    "voice audio identifier high  {}",
    "deed file identifier high  {}",
    "card barcode identifier medium  {}",
  ]);
});

test("a recording that nobody sees and a film are refused by name, with the reason", () => {
  const losses = notesOf(importXlsForm([sheet], "media.xlsx"), "loss").filter((note) => note.includes(" type: "));
  expect(losses).toEqual([
    expect.stringMatching(
      /"background-audio" are not asked, as nobody is recorded here without seeing it.*"listening"/,
    ),
    expect.stringMatching(/"video" are not asked, as a minute of it is larger than what phones .* "film" is left out/),
  ]);
});

test("a picture to draw on is asked as a photo, and that is told", () => {
  expect(notesOf(importXlsForm([sheet], "media.xlsx"), "loss")).toContain(
    'loss survey 3 appearance: "plan" is a photo that is taken: nothing is drawn on it',
  );
});

test("they go out as other tools know them, a signature as an image that is signed", () => {
  const imported = importXlsForm([sheet], "media.xlsx");
  if (imported.status !== "form") throw new Error(JSON.stringify(imported.notes));
  const [rows] = exportXlsForm(imported.form).sheets;
  const head = rows?.rows[0]?.cells ?? [];
  const columns = ["type", "name", "appearance", "parameters", "returns_kind"].map((name) => head.indexOf(name));
  const cells = rows?.rows.map((row) => columns.map((column) => row.cells[column] ?? "").join(" | "));
  expect(cells).toContain("image | damage |  | max-pixels=1024 | ");
  expect(cells).toContain("image | plan | annotate |  | ");
  expect(cells).toContain("image | mark | signature |  | ");
  expect(cells).toContain("audio | voice |  | quality=low | ");
});

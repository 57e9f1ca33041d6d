import { openInterview, type Place } from "@returns/schemas";
import { exportXlsForm } from "@returns/schemas/xlsform";
import { expect, test } from "vitest";
import { formOf, survey } from "../xlsform/sheets.ts";
import { atNoon, rareKinds } from "./rare-kinds.ts";

// A square of 0.001 degrees near the equator: 111.3 m to each side
const corner = (latitude: number, longitude: number, accuracy = 4): Place => ({ latitude, longitude, accuracy });
const square = [corner(0, 30), corner(0, 30.001), corner(0.001, 30.001), corner(0.001, 30)];
const problemsOf = (name: string, points: readonly Place[]) => {
  const interview = openInterview(rareKinds, atNoon);
  interview.set(name, { points });
  return interview.question(name).problems.map(({ severity, message }) => `${severity}: ${message.en}`);
};

test("the length of a way and the area of a field follow from the points, and tell nobody where they lie", () => {
  const interview = openInterview(rareKinds, atNoon);
  interview.set("way", { points: square.slice(0, 3) });
  interview.set("field", { points: square });
  expect(interview.question("way_length").value).toBe(223);
  const side = (6_378_100 * Math.PI) / 180_000;
  expect(interview.question("field_area").value).toBe(Math.round(side * side));
  expect(rareKinds.questions.get("way")?.role).toBe("identifier");
  expect(rareKinds.questions.get("way_length")?.role).toBe("demographic");
});

test("[B65] too few points, points that are not exact or lie at 0,0 and an edge round nothing are told", () => {
  expect(problemsOf("way", square.slice(0, 1))).toEqual(["error: There are 1 points: 2 are needed, add more"]);
  expect(problemsOf("field", square.slice(0, 3))).toEqual(["error: There are 3 points: 4 are needed, add more"]);
  expect(problemsOf("field", square)).toEqual([]);
  expect(problemsOf("field", [corner(1, 30), corner(1.001, 30), corner(1, 30), corner(1.001, 30)])).toEqual([
    "error: The points enclose nothing: walk along the whole edge",
  ]);
  expect(problemsOf("field", [...square, corner(0.0005, 30, 25)])).toEqual([
    "error: Point 5 is exact to 25 m only: 10 m are needed, take it again under the open sky",
  ]);
  expect(problemsOf("way", [corner(0, 0), corner(0, 0.001)])).toEqual([
    "warning: The location looks wrong: take it again",
  ]);
});

test("rules read a track as ODK writes it: an area ends where it began", () => {
  const form = formOf(
    survey(`type|name|label|calculation|returns_settings
geotrace|line|?||shape=line maxAccuracy=15
geoshape|shape|?||
calculate|as_line||string(\${line})|
calculate|as_shape||string(\${shape})|
calculate|round_it||int(distance(\${shape}))|`),
  );
  expect(["line", "shape"].map((name) => form.questions.get(name)?.settings)).toEqual([
    { shape: "line", maxAccuracy: 15 },
    { shape: "area" },
  ]);
  const interview = openInterview(form, atNoon);
  interview.set("line", { points: [{ ...corner(1.5, 30), altitude: 380 }, corner(1.6, 30)] });
  interview.set("shape", { points: square.slice(0, 3) });
  expect(interview.question("as_line").value).toBe("1.5 30 380 4; 1.6 30 0 4");
  expect(interview.question("as_shape").value).toBe("0 30 0 4; 0 30.001 0 4; 0.001 30.001 0 4; 0 30 0 4");
  expect(interview.question("round_it").value).toBe(380);
  const [sheet] = exportXlsForm(form).sheets;
  expect(sheet?.rows[0]?.cells, "pyxform refuses capture-accuracy for tracks").not.toContain("parameters");
  const types = new Map(sheet?.rows.map(({ cells }) => [cells[1], cells[0]]));
  expect([types.get("line"), types.get("shape")]).toEqual(["geotrace", "geoshape"]);
});

test("a distance from somewhere else would tell where a household is, and may not stand where everybody reads", () => {
  const form = formOf(
    survey(`type|name|label|calculation
geotrace|way|?|
geopoint|home|?|
calculate|long||distance(\${way})
calculate|far||distance(\${home}, '15.5 32.5 0 0')
calculate|trick||area(concat(\${home}, ';15.5 32.5;15.6 32.5'))`),
  );
  const roles = ["long", "far", "trick"].map((name) => form.questions.get(name)?.role);
  expect(roles).toEqual(["socio-economic", "identifier", "identifier"]);
});

test("a label says how long a way is, in the language of the question", () => {
  const form = formOf(
    survey("type|name|label::English (en)|label::Arabic (ar)\ngeotrace|w|?|؟\nnote|n|So: ${w}|إذن: ${w}"),
  );
  const interview = openInterview(form, atNoon);
  interview.set("w", { points: square.slice(0, 2) });
  expect(interview.question("n").label).toEqual({ en: "So: 2 points, 111 m", ar: "إذن: 2 نقطة، 111 م" });
});

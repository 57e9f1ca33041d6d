import { openInterview } from "@returns/schemas";
import { exportXlsForm, importXlsForm } from "@returns/schemas/xlsform";
import { expect, test } from "vitest";
import { formOf, notesOf, survey } from "../xlsform/sheets.ts";
import { atNoon } from "./rare-kinds.ts";

test("what no browser knows of its user comes with the assignment, is an identifier, and goes back as it came", () => {
  const sheet = survey(`type|name|label|calculation
username|who||
email|mail||
phonenumber|phone||
audit|audit||
text|t|T|
calculate|hello||concat('By ', \${who})`);
  expect(notesOf(importXlsForm([sheet], "visit.xlsx"), "loss", "error")).toEqual([]);
  expect(notesOf(importXlsForm([sheet], "visit.xlsx"), "warning")).toContain(
    'warning survey 2 type: This app has no username of its own: "who" is empty where the assignment does not give it',
  );
  const form = formOf(sheet);
  expect(["who", "mail", "phone", "audit"].map((name) => form.questions.get(name)?.role)).toEqual([
    "identifier",
    "identifier",
    "identifier",
    "design",
  ]);
  const interview = openInterview(form, { ...atNoon, known: { who: "amna" } });
  expect([interview.question("hello").value, interview.question("mail").value]).toEqual(["By amna", undefined]);
  const [written] = exportXlsForm(form).sheets;
  expect(written?.rows.map(({ cells }) => cells[0])).toEqual(
    expect.arrayContaining(["username", "email", "phonenumber", "audit"]),
  );
});

test.each([
  ["subscriberid", "SIM card"],
  ["simserial", "SIM card"],
  ["start-geopoint", "somebody taps"],
  ["background-audio", "without seeing it"],
  ["video", "larger than"],
  ["csv-external", "select_one_from_file"],
  ["entity", "assignment"],
])("%s is refused by name, with the reason", (type, why) => {
  const imported = importXlsForm([survey(`type|name|label\n${type}|x|X\ntext|t|T`)], "visit.xlsx");
  expect(imported.status).toBe("form");
  expect(notesOf(imported, "loss")).toEqual([expect.stringContaining(`Questions of type "${type}" are not asked, as`)]);
  expect(notesOf(imported, "loss")[0]).toContain(why);
});

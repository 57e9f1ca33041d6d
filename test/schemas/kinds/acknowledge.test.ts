import { openInterview } from "@returns/schemas";
import { exportXlsForm, importXlsForm, sheetFromCsv } from "@returns/schemas/xlsform";
import { expect, test } from "vitest";
import { atNoon, rareKinds } from "./rare-kinds.ts";

test("a text that must be read out keeps the interview from its end until it is confirmed", () => {
  const interview = openInterview(rareKinds, atNoon);
  expect(interview.question("read_out").problems).toMatchObject([{ code: "required" }]);
  expect(interview.question("people").asked).toBe(false);
  interview.set("read_out", "OK");
  expect(interview.question("read_out").problems).toEqual([]);
  expect(interview.question("people").asked, "rules read it as OK, as in ODK").toBe(true);
  interview.set("read_out", "no");
  expect(interview.question("read_out").problems).toMatchObject([{ code: "unfit" }]);
});

test("a hidden value is there from the start, is never shown, and the assignment knows better than the form", () => {
  expect(openInterview(rareKinds, atNoon).question("batch").value).toBe(3);
  const interview = openInterview(rareKinds, { ...atNoon, known: { batch: 7 } });
  expect(interview.question("batch").value).toBe(7);
  const shown = interview.layout("opening").map((item) => (item.item === "question" ? item.path : item.name));
  expect(shown).toEqual(["read_out"]);
  expect(interview.sections()[0]).toMatchObject({ questions: 1, answered: 0 });
});

test("the number that a calculation gives is read out in a label", () => {
  const sheet = sheetFromCsv(
    "survey",
    `type,name,label::English (en),calculation
integer,people,How many?,
calculate,doubled,,\${people} * 2
note,said,"Twice as many are \${doubled}",
`,
  );
  if (sheet.status !== "sheet") throw new Error(sheet.message);
  const imported = importXlsForm([sheet.sheet], "visit.csv");
  if (imported.status !== "form") throw new Error(JSON.stringify(imported.notes));
  const interview = openInterview(imported.form, atNoon);
  interview.set("people", 4);
  expect(interview.question("said").label.en).toBe("Twice as many are 8");
});

test("acknowledge, trigger and hidden are read from a sheet; a hidden value that follows others is a calculation", () => {
  const sheet = sheetFromCsv(
    "survey",
    `type,name,label::English (en),default,calculation,required
acknowledge,seen,Seen?,,,yes
trigger,heard,Heard?,,,
hidden,kind,,pilot,,yes
hidden,double,,,1 + 1,
`,
  );
  if (sheet.status !== "sheet") throw new Error(sheet.message);
  const imported = importXlsForm([sheet.sheet], "visit.csv");
  if (imported.status !== "form") throw new Error(JSON.stringify(imported.notes));
  expect(imported.notes.filter(({ severity }) => severity === "loss")).toEqual([]);
  const interview = openInterview(imported.form, atNoon);
  expect(interview.question("kind").value).toBe("pilot");
  expect(interview.question("double").value).toBe(2);
  expect(imported.form.questions.get("heard")?.kind).toBe("acknowledge");
  interview.set("seen", "OK");
  expect(interview.finalise().status).toBe("finalised");
  const survey = exportXlsForm(imported.form).sheets[0]?.rows.map(({ cells }) => cells[0]);
  expect(survey).toContain("hidden");
});

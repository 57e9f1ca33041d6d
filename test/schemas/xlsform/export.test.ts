import {
  calculate,
  choices,
  defineForm,
  exclusive,
  formChecks,
  group,
  integer,
  projectList,
  roster,
  selectMany,
  selectMember,
  selectOne,
  text,
} from "@returns/schemas";
import { forms } from "@returns/schemas/forms";
import { exportXlsForm, importXlsForm, type Sheet } from "@returns/schemas/xlsform";
import { expect, test } from "vitest";
import { notesOf } from "./sheets.ts";

const answer = { label: "?", role: "demographic" } as const;
const reason = choices("reason", { safety: "Safety", home: "Home", none: exclusive("None") });
const form = defineForm(
  {
    id: "visit",
    version: "2",
    title: "Visit",
    languages: ["en"],
    consent: { notNeeded: "Nobody is interviewed" },
    translations: {},
    checks: formChecks([
      {
        id: "E1",
        severity: "hard",
        at: "size",
        test: "${size} >= count(${member})",
        message: "More members than people",
      },
      { id: "E2", severity: "soft", at: "size", test: "${size} < 15", message: "A large household?" },
    ]),
  },
  {
    home: group(
      { label: "Home" },
      {
        site: selectOne(projectList("sites", { code: "site_id", label: "site_name" }), answer),
        size: integer({ ...answer, min: 1, max: 40, missing: ["dk"], check: { test: ". != 13", message: "Not 13" } }),
        why: selectMany(reason, { ...answer, max: 2 }),
        member: roster(
          { label: "Member", max: 12, count: "${size}", nameQuestion: "who" },
          {
            who: text({ label: "Who?", maxLength: 40, erased: true, role: "identifier", purpose: "To ask" }),
            about: group(
              { label: "About" },
              { age: integer({ ...answer, warn: { test: ". < 100", message: "Sure?" } }) },
            ),
          },
        ),
        adults: calculate({ ...answer, calculation: "count-if(${member}, ${age} >= 18)", measure: "number" }),
        first: calculate({
          ...answer,
          calculation: "lookup(${member}, ${age} > 3, ${age})",
          measure: "number",
          missing: ["dk"],
        }),
        level: calculate({ ...answer, calculation: "cut(${size}, 2, 5, 'few', 'some', 'many')", measure: "text" }),
        head: selectMember("member", { ...answer, filter: "${age} >= 15" }),
      },
    ),
  },
);
const { sheets, notes } = exportXlsForm(form);

/** A cell by the name in its row. */
const cell = (all: readonly Sheet[], sheet: string, name: string, header: string): string | undefined => {
  const [head, ...rows] = all.find((one) => one.name === sheet)?.rows ?? [];
  const [at, names] = [head?.cells.indexOf(header) ?? -1, ["name", "id"].map((one) => head?.cells.indexOf(one) ?? -1)];
  return rows.find(({ cells }) => names.some((place) => cells[place] === name))?.cells[at];
};
const surveyCell = (name: string, header: string) => cell(sheets, "survey", name, header);

/** The sheets after somebody has written something else into a cell. */
const changed = (sheet: string, name: string, header: string, value: string): readonly Sheet[] =>
  sheets.map((one) => {
    if (one.name !== sheet) return one;
    const at = one.rows[0]?.cells.indexOf(header) ?? -1;
    const names = ["name", "id"].map((field) => one.rows[0]?.cells.indexOf(field) ?? -1);
    const rows = one.rows.map((row) =>
      names.some((place) => row.cells[place] === name) ? { ...row, cells: row.cells.with(at, value) } : row,
    );
    return { ...one, rows };
  });
const reread = (all: readonly Sheet[]) => {
  const imported = importXlsForm(all, "x");
  if (imported.status !== "form") throw new Error(JSON.stringify(imported.notes));
  return imported;
};

test("another tool finds the types, the limits and the rules of a question where it looks for them", () => {
  expect(surveyCell("site", "type")).toBe("select_one_from_file sites.csv");
  expect(surveyCell("site", "parameters")).toBe("value=site_id label=site_name");
  expect(surveyCell("size", "constraint")).toBe(
    "(. != 13) and (${size} >= count(${member})) and (. >= 1) and (. <= 40)",
  );
  expect(surveyCell("size", "constraint_message::English (en)")).toBe("Not 13\nMore members than people\n≥ 1\n≤ 40");
  expect(surveyCell("why", "constraint")).toBe(
    "(count-selected(.) <= 2) and (not(selected(., 'none') and count-selected(.) > 1))",
  );
  expect(surveyCell("member", "repeat_count")).toBe("${size}");
  expect([surveyCell("head", "type"), surveyCell("head", "constraint")]).toEqual([
    "integer",
    ". >= 1 and . <= count(${member})",
  ]);
});

test("another tool finds expressions that it knows, and what it will not know is told", () => {
  expect(surveyCell("adults", "calculation")).toBe("count(${member}[./about/age >= 18])");
  expect(surveyCell("first", "calculation")).toBe("join(' ', ${member}[./about/age > 3]/about/age)");
  expect(surveyCell("level", "calculation")).toBe(
    "if(${size} <= 2, 'few', if(${size} <= 5, 'some', if(${size} > 5, 'many', '')))",
  );
  expect(notes.map(({ message }) => message)).toEqual([
    'In other tools "size" cannot be answered with "don\'t know" or "refused"',
    'Other tools have no warnings: those of "age" are known here only',
    'Other tools have no warnings: "E2" at "size" is known here only',
  ]);
});

test("nothing of the built-in forms is unknown to other tools but warnings and reasons for missing", () => {
  for (const one of Object.values(forms)) {
    const unknown = exportXlsForm(one).notes.filter(({ message }) => message.includes("do not know"));
    expect(unknown).toEqual([]);
  }
});

test("who changes a rule in the spreadsheet is believed, and told", () => {
  const imported = reread(changed("survey", "size", "constraint", ". < 20"));
  expect(imported.form.questions.get("size")?.checks.map((check) => check.test)).toEqual([". < 20"]);
  expect(notesOf(imported, "warning")).toContain(
    "warning survey 4 returns_exact: The sheet was changed since it was written here: the checks is read from it",
  );
  expect(imported.form.checks.map(({ id }) => id)).toEqual(["E1", "E2"]);
});

test("who changes an expression or a warning in the spreadsheet is believed", () => {
  const calculation = reread(changed("survey", "adults", "calculation", "count(${member})"));
  expect(calculation.form.questions.get("adults")?.settings.calculation).toBe("count(${member})");
  const warning = reread(changed("returns_checks", "E2", "test", "${size} < 30"));
  expect(warning.form.checks[1]?.test).toBe("${size} < 30");
  const label = reread(changed("survey", "first", "label::English (en)", "How old is the first?"));
  expect(label.form.questions.get("first")).toMatchObject({ label: { en: "How old is the first?" }, missing: ["dk"] });
});

test("the sheets say roles, sensitivity and purpose in columns that authors can fill", () => {
  expect([surveyCell("who", "returns_role"), surveyCell("who", "returns_purpose")]).toEqual(["identifier", "To ask"]);
  const role = reread(changed("survey", "age", "returns_role", "socio-economic"));
  expect(role.form.questions.get("age")?.role).toBe("socio-economic");
  const consent = reread(changed("settings", "nothing", "form_id", ""));
  expect(consent.form.consent).toEqual({ notNeeded: "Nobody is interviewed" });
});

test("codes that differ by a dot only stay different", () => {
  const power = choices("power", { "0.5": "0.5 hp", "1.5": "1.5 hp", p5: "5 hp" });
  const pumps = defineForm(
    { id: "f", version: "1", title: "F", languages: ["en"], translations: {}, checks: [] },
    { s: group({ label: "S" }, { pump: selectOne(power, answer) }) },
  );
  const [, codes] = exportXlsForm(pumps).sheets;
  expect(codes?.rows.slice(1).map(({ cells }) => cells[1])).toEqual(["0.5", "1.5", "p5"]);
});

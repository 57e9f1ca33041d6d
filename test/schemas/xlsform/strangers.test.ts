import { formFromWire, formToWire, openInterview } from "@returns/schemas";
import { exportXlsForm, importXlsForm } from "@returns/schemas/xlsform";
import { expect, test } from "vitest";
import { choices, faults, formOf, notesOf, sheet, survey } from "./sheets.ts";

const yes_no = choices("list_name | name | label\nyn | yes | Yes\nyn | no | No");

/** Warnings about sheets, but for those that every sheet without roles and consent has. */
const warnings = (...sheets: Parameters<typeof importXlsForm>[0]): readonly string[] =>
  notesOf(importXlsForm(sheets, "visit.xlsx"), "warning").filter(
    (note) => !/role|agree|version|form_id|No language/.test(note),
  );

test("what is not asked here is an empty question where other cells ask for it, so that the form can be sent", () => {
  const form = formOf(
    survey(`
type           | name | label    | relevant       | calculation
start-geopoint | spot |          |                |
simserial      | sim  |          |                |
video          | film | Film     |                |
text           | a    | A        | \${spot} != '' |
calculate      | b    |          |                | concat(\${sim}, '-', \${a})
`),
  );
  expect([...form.questions.keys()]).toEqual(["spot", "sim", "a", "b"]);
  expect(form.questions.get("spot")?.kind).toBe("hidden");
  expect(formFromWire(formToWire(form)).status).toBe("form");
});

test("what is asked for in a row that is switched off is missing", () => {
  const off = survey(
    "type | name | label | relevant | disabled\ntext | before | A | | yes\ntext | b | B | ${before} = 'x' |",
  );
  expect(faults(off)).toContain('error survey 3 relevant: There is no question "before" in the form (at character 1)');
});

test("a name that stands in two groups is told apart by its group, unless a cell asks for it", () => {
  const twice = (relevant: string) =>
    survey(`
type        | name  | label | relevant
begin_group | food  | Food  |
text        | other | Other |
end_group   |       |       |
begin_group | water | Water |
text        | other | Other |
text        | why   | Why   | ${relevant}
end_group   |       |       |
`);
  expect([...formOf(twice("")).questions.keys()]).toEqual(["other", "water_other", "why"]);
  expect(warnings(twice(""))).toEqual([
    'warning survey 6 name: There is another "other" (row 3): this one is called "water_other"',
  ]);
  expect(faults(twice("${other} != ''"))).toEqual([
    'error survey 6 name: "other" is defined twice (rows 3 and 6). Rename one',
  ]);
});

test("a name that cannot be one is told with the letter that is wrong; marks at its ends are left out", () => {
  const named = (name: string) => ({
    name: "survey",
    rows: [
      { number: 1, cells: ["type", "name", "label"] },
      { number: 2, cells: ["text", name, "A"] },
    ],
  });
  expect(faults(named("two words"))[0]).toContain('Cannot use the name "two words" as it has " " (U+0020)');
  expect(faults(named("2nd"))[0]).toContain('as it has "2" (U+0032) where none may stand. Begin with a letter');
  expect(faults(named("a\u200bb"))[0]).toContain("(U+200B)");
  expect(faults(named("n".repeat(65)))[0]).toContain("has 65 characters: 64 are the most");
  expect([...formOf(named("\ufeffage\u200b\u00a0")).questions.keys()]).toEqual(["age"]);
});

test("groups inside of groups and repeats inside of repeats end with a message, however deep they are", () => {
  const nested = (type: string, depth: number) =>
    survey(
      [
        "type | name | label",
        ...Array.from({ length: depth }, (_, i) => `begin_${type} | g${i} | G`),
        "text | a | A",
        ...Array.from({ length: depth }, () => `end_${type}`),
      ].join("\n"),
    );
  expect(faults(nested("group", 16))).toEqual([]);
  expect(faults(nested("group", 3_000))).toEqual([
    "error survey 18 type: This group stands inside of 16 others, which are the most. End some of them before",
  ]);
  expect(faults(nested("repeat", 2))).toEqual([]);
  expect(faults(nested("repeat", 5))).toEqual([
    'error survey 4 type: This repeat stands inside of "g0" (row 2) and "g1" (row 3): 2 inside each other are the most. ' +
      "Put it beside one of them",
  ]);
});

test("a code may be there twice where a filter tells the two apart, and such a list is exported for other tools", () => {
  const asked = survey(
    "type | name | label | choice_filter\nselect_one d | d | D |\nselect_one v | v | V | district = ${d}",
  );
  const villages = choices(`
list_name | name | label | district
d         | d1   | D1    |
d         | d2   | D2    |
v         | 01   | North | d1
v         | 01   | South | d2
`);
  const form = formOf(asked, villages);
  expect(warnings(asked, villages)).toEqual([
    'warning choices 5 : The code "01" is there twice: only the filter tells which one is meant',
  ]);
  const { sheets } = exportXlsForm(form);
  const settings = sheets.find(({ name }) => name === "settings")?.rows;
  expect(settings?.[1]?.cells[settings[0]?.cells.indexOf("allow_choice_duplicates") ?? -1]).toBe("yes");
  expect(formOf(...sheets).hash).toBe(form.hash);
});

test("rows of choices: an empty one falls out, one without a name is an error, one without a label shows its code", () => {
  const asked = survey("type | name | label::French (fr)\nselect_one l | a | A");
  const rows = (more: string) => choices(`list_name | name | label::French (fr)\nl | x | X\n${more}`);
  expect(faults(asked, rows("l | |"))).toEqual([
    'loss choices 3 name: The row of the list "l" is empty, and is left out',
  ]);
  expect(faults(asked, rows("l | | Y"))).toEqual(['error choices 3 name: A choice of the list "l" needs a name']);
  expect(formOf(asked, rows("l | y |")).lists.get("l")).toMatchObject({
    choices: [{ code: "x" }, { label: { fr: "y" } }],
  });
  expect(warnings(asked, rows("l | y |"))).toEqual([
    'warning choices 3 label::French (fr): "y" has no label, and its name is shown instead',
  ]);
});

test("a calculation that computes nothing is kept as a hidden question", () => {
  const sheets = [survey("type | name | label | calculation | default\ncalculate | a | | |\ncalculate | b | | | 5")];
  const form = formOf(...sheets);
  expect([...form.questions.values()].map(({ kind }) => kind)).toEqual(["hidden", "hidden"]);
  expect(warnings(...sheets)).toEqual([
    'warning survey 2 calculation: "a" has no calculation: it is hidden and stays empty',
    'warning survey 3 calculation: "b" has no calculation: it is hidden and keeps its first value',
  ]);
});

test("headers and types in capitals, with blanks, older words and unseen marks are read", () => {
  const form = formOf(
    survey(`
\ufeffType          | NAME | Label :: English (EN) | Relevance       | Required  Message::english (en)
get device id | dev  |                       |                 |
q text        | a    | A                     |                 |
add select one prompt using yn | b | B       | \${a} ≠ ‘x’     | Must
Date Time     | c    | C                     | =\${a} = 'x'    |
`),
    yes_no,
  );
  expect([...form.questions.values()].map(({ kind }) => kind)).toEqual(["paradata", "text", "selectOne", "dateTime"]);
  expect(form.languages).toEqual(["en"]);
  expect(form.questions.get("b")).toMatchObject({ relevant: "${a} != 'x'", requiredMessage: { en: "Must" } });
  expect(form.questions.get("c")?.relevant).toBe("${a} = 'x'");
});

test("an expression as long as a cell can be is read and printed", () => {
  const long = Array.from({ length: 500 }, (_, i) => `selected(\${where}, 'some_long_option_code_${i}')`).join(" or ");
  const form = formOf(survey(`type | name | label | relevant\ntext | where | W |\ntext | a | A | ${long}`));
  expect(form.questions.get("a")?.relevant).toBe(long);
  expect(formFromWire(formToWire(form)).status).toBe("form");
});

test("a setting that cannot be used is told with its sheet", () => {
  const asked = survey("type | name | label\ntext | a | A");
  expect(faults(asked, sheet("settings", `form_id | version\nf | ${"1".repeat(40)}`))[0]).toContain(
    "error settings  : The version of the form has 40 characters: 32 are the most. Shorten it",
  );
});

test("a language that a long list lacks is told once", () => {
  const rows = Array.from({ length: 3_000 }, (_, i) => `l | c${i} | C${i} |`).join("\n");
  const asked = survey("type | name | label::English (en) | label::Arabic (ar)\nselect_one l | a | A |");
  const listed = choices(`list_name | name | label::English (en) | label::Arabic (ar)\nl | c | C | ج\n${rows}`);
  expect(warnings(asked, listed).filter((note) => note.includes("choices"))).toEqual([
    'warning choices 3 : There is no text in "ar", nor in 2999 more places of the sheet',
  ]);
});

test("what SurveyCTO writes beside questions is listed, and a list that search() would fill is told", () => {
  const imported = survey(`
type                   | name | label | calculation | appearance
text audit             | ta   |       |             |
speed violations count | sv   |       |             |
caseid                 | case |       |             |
calculate_here         | at   |       | once(now()) |
select_one yn          | a    | A     |             | minimal search('sites')
`);
  expect([...formOf(imported, yes_no).questions.keys()]).toEqual(["case", "at", "a"]);
  expect(faults(imported, yes_no)).toEqual([
    'loss survey 2 type: Questions of type "text audit" are not asked, as the time at each question is kept where the form has the type audit. "ta" is left out',
    'loss survey 3 type: Questions of type "speed" are not asked, as how fast questions were answered is seen in the times that the type audit keeps. "sv" is left out',
    'loss survey 6 appearance: search() looks nothing up here: "a" offers its list as it is written. Use select_one_from_file and choice_filter',
  ]);
});

test("of two columns that say the same the first counts, and what the other one loses is told", () => {
  const twice = survey(`
type    | name | label | Label  | relevant   | relevance
integer | a    | A     |        |            |
text    | b    |       | B      |            | \${a} = 1
text    | c    | C     | Second | \${a} = 2  | \${a} = 3
`);
  expect(["b", "c"].map((name) => formOf(twice).questions.get(name)?.relevant)).toEqual(["${a} = 1", "${a} = 2"]);
  expect(faults(twice)).toEqual([
    'loss survey 4 Label: The column "label" says the same and counts: what stands here is left out (1 rows)',
    'loss survey 4 relevance: The column "relevant" says the same and counts: what stands here is left out (1 rows)',
  ]);
});

test("a sheet without questions is no form", () => {
  expect(faults(survey("type | name | label"))).toEqual(["error survey  : The sheet asks no question"]);
});

test("a country or a dialect behind a language is no language of its own", () => {
  const spoken = (...names: readonly string[]) =>
    formOf(
      survey(
        `type | name | ${names.map((name) => `label::${name}`).join(" | ")}\ntext | a${" | A".repeat(names.length)}`,
      ),
    ).languages;
  expect(spoken("English (UK)", "Arabic (Iraq)", "Kurdish (Sorani)", "Kurdish (Badini)")).toEqual([
    "en",
    "ar",
    "ckb",
    "ku",
  ]);
  expect(spoken("Dari (prs)", "FRENCH (FR)", "Local (sw-KE)")).toEqual(["prs", "fr", "sw-KE"]);
});

test("a first value that only looks computed is a text, with whatever quotes it has", () => {
  const form = formOf(
    survey(`type | name | label | default | required\ntext | a | A | see f(x) below | y\ntext | b | B | it's "x" | N`),
  );
  const interview = openInterview(form, { today: "2026-01-01", now: () => "2026-01-01T00:00:00Z" });
  expect(["a", "b"].map((name) => interview.question(name).value)).toEqual(["see f(x) below", 'it\'s "x"']);
  expect(["a", "b"].map((name) => form.questions.get(name)?.required)).toEqual([true, false]);
  expect(formOf(...exportXlsForm(form).sheets).hash).toBe(form.hash);
});

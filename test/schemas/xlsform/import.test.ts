import { codebook, openInterview } from "@returns/schemas";
import { importXlsForm } from "@returns/schemas/xlsform";
import { expect, test } from "vitest";
import { options } from "../interview/trial-form.ts";
import { choices, faults, formOf, notesOf, sheet, survey } from "./sheets.ts";

const yes_no = choices(`
list_name | name | label::English (en) | label::Arabic (ar)
yn        | yes  | Yes                 | نعم
yn        | no   | No                  | لا
`);

test("a sheet as teams write them becomes a form that can be asked", () => {
  const form = formOf(
    survey(`
type            | name     | label::English (en) | label::Arabic (ar) | relevant          | required | constraint | constraint_message::English (en)
start           | start    |                     |                    |                   |          |            |
begin group     | people   | People              | الأفراد            |                   |          |            |
integer         | size     | How many people?    | كم عدد الأفراد؟    |                   | yes      | . < 40     | Too many
select_one yn   | children | Are there children? | هل يوجد أطفال؟     | \${size} > 1      | true     |            |
end group       |          |                     |                    |                   |          |            |
begin repeat    | member   | Member              | فرد                | \${size} > 0      |          |            |
text            | who      | Who?                | من؟                |                   |          |            |
end repeat      |          |                     |                    |                   |          |            |
note            | thanks   | Thank you           | شكراً              |                   |          |            |
`),
    yes_no,
    sheet("settings", "form_title | form_id | version | default_language\nVisit | visit | 3 | English (en)"),
  );
  expect([form.id, form.version, form.title, form.languages]).toEqual(["visit", "3", { en: "Visit" }, ["en", "ar"]]);
  expect(form.sections.map(({ name }) => name)).toEqual(["part_1", "people", "part_2"]);
  expect(form.rosters.get("member")).toMatchObject({ relevant: "${size} > 0", max: 60 });
  const interview = openInterview(form, options);
  interview.type("size", "٤٥");
  expect(interview.question("size").problems[0]?.message.en).toBe("Too many");
  interview.set("size", 2);
  expect(interview.question("children")).toMatchObject({ asked: true, required: true });
  expect(interview.question("children").label.ar).toBe("هل يوجد أطفال؟");
  interview.set("children", "no");
  expect(interview.finalise().status).toBe("finalised");
});

test("all that is wrong with a sheet is said at once, with row and column", () => {
  expect(
    faults(
      survey(`
type          | name  | label   | relevant
integr        | a     | A       |
integer       |       | B       |
integer       | c     | C       |
integer       | c     | C again |
select_one yn | d     | D       |
end group     |       |         |
begin group   | g     | G       |
`),
      choices("list_name | name | label\nyesno | yes | Yes"),
    ),
  ).toEqual([
    'error survey 6 type: There is no choice list "yn"',
    'error survey 2 type: There is no type "integr", did you mean "integer"?',
    'error survey 3 name: A question of type "integer" needs a name',
    'error survey 5 name: "c" is defined twice (rows 4 and 5). Rename one',
    "error survey 7 type: A group ends here, and none is open",
    'error survey 8 type: The group "g" begins here and does not end',
  ]);
});

test("an expression that cannot be used is told with its row, and slips that can be mended are mended", () => {
  expect(faults(survey("type | name | label | relevant\ninteger | age | A |\ntext | b | B | ${agee} > 1"))).toEqual([
    'error survey 3 relevant: There is no question "agee" in the form, did you mean "age"? (at character 1)',
  ]);
  const imported = importXlsForm(
    [survey("type | name | label | relevant\ntext | a | A |\ntext | b | B | ${a} = ‘x’ AND ${a} &lt;> “y”")],
    "visit.xlsx",
  );
  expect(imported.status === "form" && imported.form.questions.get("b")?.relevant).toBe("${a} = 'x' and ${a} != \"y\"");
  expect(notesOf(imported, "warning")).toContain("warning survey 3 relevant: Read as ${a} = 'x' and ${a} != \"y\"");
});

test("what is not asked here is listed with the reason, and the rest of the form can be used", () => {
  const imported = importXlsForm(
    [survey("type | name | label\nvideo | film | Film\nsimserial | card | Card\ninteger | age | Age\n | | a remark")],
    "visit.xlsx",
  );
  expect(notesOf(imported, "loss")).toEqual([
    'loss survey 2 type: Questions of type "video" are not asked, as a minute of it is larger than what phones in the ' +
      'field can keep and send: ask for photos, audio or a file. "film" is left out',
    'loss survey 3 type: Questions of type "simserial" are not asked, as a browser cannot read the SIM card: the phone is known by its deviceid. "card" is left out',
    "loss survey 5 type: The row has neither type nor name, and is left out",
  ]);
  expect(imported.status === "form" && [...imported.form.questions.keys()]).toEqual(["age"]);
});

test("settings, sheets, columns and parameters without a meaning here are listed too", () => {
  const imported = importXlsForm(
    [
      survey(
        "type | name | label | hxl | media::image | parameters | trigger\naudit | audit | | #x | a.png | track-changes=true | ${audit}",
      ),
      sheet("settings", "form_id | version | style\nf | 1 | pages"),
      sheet("entities", "list_name\nplaces"),
    ],
    "visit.xlsx",
  );
  expect(notesOf(imported, "loss")).toEqual([
    "loss entities  : The sheet is no part of a form, and is left out (2 rows)",
    'loss settings 2 style: The setting "style" has no meaning here',
    "loss survey 2 trigger: The column trigger has no meaning here yet",
    "loss survey 2 parameters: Parameters of this type have no meaning here: track-changes=true",
    'loss survey 2 media::image: The column "media::image" has no meaning here, and is kept (1 rows)',
  ]);
  expect(imported.status === "form" && imported.form.questions.get("audit")?.columns).toEqual({
    hxl: "#x",
    "media::image": "a.png",
    parameters: "track-changes=true",
  });
});

test("texts and positions that nobody has described are kept apart, and so is what is made of them", () => {
  const form = formOf(
    survey(`
type      | name  | label | calculation               | returns_role
text      | phone | Phone |                           |
geopoint  | gps   | GPS   |                           |
text      | crop  | Crop  |                           | socio-economic
integer   | age   | Age   |                           |
calculate | call  |       | concat('+', \${phone})    |
calculate | again |       | \${call}                  |
calculate | has   |       | if(\${phone} = '', 0, 1)  |
`),
  );
  const roles = Object.fromEntries(codebook(form).map(({ variable, role }) => [variable, role]));
  expect(roles).toMatchObject({ phone: "identifier", gps: "identifier", call: "identifier", again: "identifier" });
  expect([roles.crop, roles.age, roles.has]).toEqual(["socio-economic", "socio-economic", "socio-economic"]);
});

test("what is computed is a number, a date or a text as its expression says", () => {
  const form = formOf(
    survey(`
type      | name | label | calculation
integer   | n    | N     |
date      | d    | D     |
calculate | a    |       | \${n} * 2
calculate | b    |       | if(\${n} > 1, \${a}, '')
calculate | c    |       | \${d}
calculate | e    |       | if(\${n} > 1, 'x', \${a})
integer   | f    | F     | \${n} div 2
`),
  );
  const measures = codebook(form).map(({ variable, measure }) => `${variable} ${measure}`);
  expect(measures).toEqual(["n number", "d date", "a number", "b number", "c date", "e text", "f number"]);
  expect(form.questions.get("f")?.settings.calculation).toBe("int(${n} div 2)");
});

test("a choice that a constraint lets nobody combine is marked, however the constraint is written", () => {
  const list = choices("list_name | name | label\nwhy | a | A\nwhy | b | B\nwhy | none | None\nwhy | dk | Don't know");
  const marked = (constraint: string) => {
    const form = formOf(survey(`type | name | label | constraint\nselect_multiple why | q | Q | ${constraint}`), list);
    const why = form.lists.get("why");
    return why?.source === "form" ? why.choices.filter(({ exclusive }) => exclusive).map(({ code }) => code) : [];
  };
  expect(marked("not(selected(., 'none') and count-selected(.) > 1)")).toEqual(["none"]);
  expect(marked("if(selected(., 'none') or selected(., 'dk'), count-selected(.) = 1, true())")).toEqual(["none", "dk"]);
  expect(marked("count-selected(.) <= 1 or not(selected(., 'dk'))")).toEqual(["dk"]);
  expect(marked("count-selected(.) = 1")).toEqual([]);
  expect(marked("count-selected(.) < 3")).toEqual([]);
});

test("lists from files, from external_choices, with other, and out of a roster are understood", () => {
  const form = formOf(
    survey(`
type                                | name  | label | parameters                | choice_filter
select_one_from_file sites.csv      | site  | Site  | value=code label=title    | state = 'x'
select_one_external place           | place | Place |                           |
select_multiple yn or_other         | why   | Why   |                           |
begin_repeat                        | m     | M     |                           |
text                                | who   | Who   |                           |
end_repeat                          |       |       |                           |
select_one \${who}                  | head  | Head  |                           |
`),
    yes_no,
    sheet("external_choices", "list_name | name | label\nplace | p1 | Place 1"),
  );
  expect(form.lists.get("sites")).toEqual({
    source: "project",
    name: "sites",
    codeColumn: "code",
    labelColumn: "title",
  });
  expect(form.lists.get("place")).toMatchObject({ choices: [{ code: "p1" }] });
  expect(form.lists.get("yn")).toMatchObject({
    choices: [{ code: "yes" }, { code: "no" }, { code: "other", other: true }],
  });
  expect(form.questions.get("why_other")?.relevant).toBe("selected(${why}, 'other')");
  expect(form.questions.get("head")).toMatchObject({ kind: "selectMember", settings: { roster: "m" } });
});

test("languages are known by name or code, in the order of the sheet, the default first", () => {
  const languages = (header: string, settings = "form_id\nf") =>
    formOf(survey(`type | name | ${header}\ninteger | a | A | ب | C`), sheet("settings", settings)).languages;
  expect(languages("label : French | label::Arabic (ar) | label::Dari")).toEqual(["fr", "ar", "prs"]);
  expect(languages("label::English (en) | label::Wolof | x", "default_language\nEnglish (en)")).toEqual([
    "en",
    "und-x-wolof",
  ]);
  expect(languages("label::Arabic | label::English | x", "default_language\nEnglish")).toEqual(["en", "ar"]);
  expect(languages("label | x | y")).toEqual(["en"]);
  expect(formOf(survey("type | name | label\ninteger | a | كم العمر؟")).languages).toEqual(["ar"]);
});

test("a first value in a sheet is a text, unless it is an expression", () => {
  const form = formOf(
    survey(`
type            | name | label | default
text            | a    | A     | Amina's
integer         | b    | B     | 7
date            | c    | C     | today()
select_one yn   | d    | D     | yes
text            | e    | E     | \${last-saved#a}
`),
    yes_no,
  );
  const interview = openInterview(form, { ...options, lastSaved: { a: "before" } });
  const values = ["a", "b", "c", "d", "e"].map((path) => interview.question(path).value);
  expect(values).toEqual(["Amina's", 7, "2026-11-24", "yes", "before"]);
});

test("choices that are there twice in every respect are kept once; different ones with one name are refused", () => {
  const asked = survey("type | name | label\nselect_one l | q | Q");
  const twice = "list_name | name | label\nl | a | A\nl | b | B\nl | a | A";
  expect(formOf(asked, choices(twice)).lists.get("l")).toMatchObject({ choices: [{ code: "a" }, { code: "b" }] });
  expect(faults(asked, choices(twice.replace(/A$/, "Another")))).toEqual([
    'error choices 4 : The code "a" is there twice. Rename one',
  ]);
});

test("a workbook without a sheet to ask from is told what it has", () => {
  const imported = importXlsForm([sheet("Sheet1", "a | b"), sheet("data", "c")], "x.xlsx");
  expect(notesOf(imported, "error")).toEqual([
    'error survey  : There is no sheet "survey", and so no form: there are "Sheet1", "data"',
  ]);
});

test("rows that cannot be used hide no other problem, and what falls out with them is told once", () => {
  expect(
    faults(
      survey(`
type             | name | label | relevant
intger           | a    | A     |
select_one gone  | b    | B     |
integer          | c    | C     | \${a} > 1 and \${d} > 1
`),
    ),
  ).toEqual([
    'error choices  : There is no sheet "choices", where the lists of the questions would stand',
    'error survey 3 type: There is no choice list "gone"',
    'error survey 2 type: There is no type "intger", did you mean "integer"?',
  ]);
  expect(faults(survey("type | name | label | relevant\nintger | a | A |\ninteger | c | C | ${dwelling} > 1"))).toEqual(
    [
      'error survey 2 type: There is no type "intger", did you mean "integer"?',
      'error survey 3 relevant: There is no question "dwelling" in the form (at character 1)',
    ],
  );
});

import {
  type Answers,
  type AnswerValue,
  type Consent,
  calculate,
  checkForm,
  choiceRows,
  choices,
  compareForms,
  date,
  decimal,
  defineForm,
  type Form,
  type FormNode,
  formFromWire,
  formToWire,
  group,
  integer,
  note,
  roster,
  selectMany,
  selectOne,
  text,
} from "@returns/schemas";
import { expect, test } from "vitest";
import type { z } from "zod";

const d = { label: "?", role: "demographic" } as const;
const yes_no = choices("yes_no", { yes: "Yes", no: "No" });
const needs = choices("needs", { water: "Water", food: "Food" });

type Questions = Readonly<Record<string, z.ZodType<AnswerValue | readonly Answers[]>>>;

const formOf = (questions: Questions, version = "1"): Form =>
  defineForm(
    {
      id: "f",
      version,
      title: "F",
      languages: ["en"],
      consent: { notNeeded: "Nobody is interviewed" },
      translations: {},
      checks: [],
    },
    { section: group({ label: "Section" }, questions) },
  );

const problemsOf = (form: Form) => checkForm(form).map(({ code, at, message }) => `${code} ${at}: ${message}`);
const found = (questions: Questions) => problemsOf(formOf(questions));

/** A form whose first question is as it never comes out of a builder. */
const tampered = (change: (question: Extract<FormNode, { node: "question" }>) => FormNode): Form => {
  const form = formOf({ a: text(d) });
  const [section] = form.sections;
  const [question] = section?.children ?? [];
  if (section === undefined || question?.node !== "question") throw new Error("the trial form lost its question");
  const changed = change(question);
  const questions = new Map(changed.node === "question" ? [[changed.name, changed]] : []);
  return { ...form, sections: [{ ...section, children: [changed] }], questions };
};

test("a form without fault has no problems", () => {
  expect(found({ a: integer(d), b: text({ ...d, relevant: "${a} > 1" }) })).toEqual([]);
});

test("all problems come at once", () => {
  const codes = checkForm(
    formOf({ a: integer({ ...d, min: 5, max: 1, relevant: "${zz} = 1" }), b: text({ ...d, label: "<b>" }) }),
  );
  expect(codes.map((problem) => problem.code).sort()).toEqual(["expression", "markup", "range"]);
});

test("[A1] a name that is used twice is refused", () => {
  expect(() => formOf({ a: text(d), r: roster({ label: "R", max: 2 }, { a: text(d) }) })).toThrow(
    '"a" is the name of both',
  );
});

test("[A2] relevances in a circle are printed as a path", () => {
  expect(found({ a: text({ ...d, relevant: "${b} = 'x'" }), b: text({ ...d, relevant: "${a} = 'x'" }) })).toContain(
    "circle a: The expressions go in a circle: a → b → a. Break it at one of them",
  );
});

test("[A3] a relevance that refers to a later question names both", () => {
  expect(found({ a: text({ ...d, relevant: "${b} = 'x'" }), b: text(d) })).toEqual([
    'later a: relevant: "b" comes after "a", so it has no answer yet. Move one of them',
  ]);
});

test("[A4] an unknown name is told with the nearest one", () => {
  expect(found({ household: integer(d), b: text({ ...d, relevant: "${houshold} > 1" }) })).toEqual([
    'expression b: relevant: There is no question "houshold" in the form, did you mean "household"? (at character 1)',
  ]);
});

test("[A5] an expression that is nested too deeply is refused", () => {
  const deep = `${"(".repeat(33)}1${")".repeat(33)} = 1`;
  expect(found({ a: text({ ...d, relevant: deep }) })[0]).toContain("nested deeper than 32");
  expect(found({ a: text({ ...d, relevant: deep.slice(1).replace(")", "") }) })).toEqual([]);
});

test("[A6] a long expression is warned of, and one beyond all measure refused", () => {
  const long = `1 = 1${" or 1 = 1".repeat(250)}`;
  expect(found({ a: text({ ...d, relevant: long }) })[0]).toContain("hard to check");
  expect(found({ a: text({ ...d, relevant: `${long} or 1 = 1${" ".repeat(32_000)}` }) })[0]).toContain(
    "32767 is the most",
  );
});

test.each(["__proto__", "constructor", "toString"])("[A7] the name %s is reserved", (name) => {
  expect(problemsOf(tampered((question) => ({ ...question, name })))).toEqual([
    expect.stringContaining(`reserved-name ${name}`),
  ]);
});

test.each(["two words", "a\u202eb", "a\u200bb", `x${"y".repeat(64)}`])(
  "[A8] the name %j is refused with its code points",
  (name) => {
    expect(problemsOf(tampered((question) => ({ ...question, name })))[0]).toMatch(/^name .*\(U\+/s);
  },
);

test("[A9] names that look alike are refused", () => {
  expect(found({ Age: text(d), age: text(d) })).toEqual(['look-alike age: "Age" and "age" look alike. Rename one']);
});

test("[A10] an empty choice list is refused", () => {
  expect(found({ a: selectOne(choices("nothing", {}), d) })).toContain("empty-list nothing: The choice list is empty");
});

test("[A11] a choice code that is there twice, or has a blank where several may be chosen, is refused", () => {
  const list = choiceRows("list", [
    { code: "a", label: "A" },
    { code: "a", label: "B" },
    { code: "b c", label: "C" },
  ]);
  const severities = (questions: Questions) => checkForm(formOf(questions)).map(({ severity }) => severity);
  expect(severities({ x: selectMany(list, d) })).toEqual(["error", "error"]);
  expect(severities({ x: selectOne(list, d) })).toEqual(["error", "warning"]);
  // In a cascade the filter tells which of the two is meant
  expect(severities({ x: selectOne(list, { ...d, filter: "name != 'z'" }) })).toEqual(["warning", "warning"]);
});

test("[A12] a text that lacks a language of the form is listed", () => {
  const list = choiceRows("list", [{ code: "a", label: { fr: "A" } }]);
  expect(found({ x: selectOne(list, d) })).toEqual(['untranslated list/a: There is no text in "en"']);
});

test("[A13] a first value outside the question's own rules is refused", () => {
  expect(found({ a: integer({ ...d, max: 5, default: "7" }) })[0]).toContain("default a");
  expect(found({ a: integer({ ...d, default: "7", check: { test: ". < 5", message: "m" } }) })[0]).toContain(
    "default a",
  );
  expect(found({ a: selectOne(yes_no, { ...d, default: "'maybe'" }) })[0]).toContain("default a");
  expect(found({ a: integer({ ...d, max: 5, default: "3" }) })).toEqual([]);
});

test("[A14] a least value above the most is refused", () => {
  expect(found({ a: integer({ ...d, min: 5, max: 1 }) })[0]).toContain("range a");
  expect(found({ a: date({ ...d, min: "2024-01-01", max: "2023-01-01" }) })[0]).toContain("range a");
});

test("[A15] patterns that could run for ever are refused or harmless", () => {
  expect(found({ a: text({ ...d, check: { test: "regex(., '(a)\\1')", message: "m" } }) })[0]).toContain("pattern a");
  expect(found({ a: text({ ...d, check: { test: "regex(., '(?=a)b')", message: "m" } }) })[0]).toContain("pattern a");
  expect(found({ a: text({ ...d, check: { test: "regex(., '(a+)+')", message: "m" } }) })).toEqual([]);
});

test("[A16] [A17] a roster without a limit, or three deep, is refused", () => {
  const wire = JSON.stringify(formToWire(formOf({ r: roster({ label: "R", max: 7 }, { a: text(d) }) })));
  expect(formFromWire(JSON.parse(wire.replaceAll(',"max":7', "")))).toMatchObject({ status: "problems" });
  expect(found({ r: roster({ label: "R", max: 0 }, { a: text(d) }) })).toContain(
    "roster-max r: The roster may have 0 members. Allow at least one",
  );
  const deep = roster({ label: "3", max: 2 }, { a: text(d) });
  expect(found({ r: roster({ label: "1", max: 2 }, { q: roster({ label: "2", max: 2 }, { s: deep }) }) })).toContain(
    "roster-depth r: Rosters stand three deep. Two are the most",
  );
});

test("[A16] a roster of people ends at 60, one of buildings may be longer", () => {
  const door = { label: "?", role: "design" } as const;
  expect(found({ r: roster({ label: "R", max: 61 }, { a: integer(d) }) })).toEqual([
    "roster-max r: The roster may have 61 members: 60 are the most where people are asked about",
  ]);
  expect(found({ r: roster({ label: "R", max: 60 }, { a: integer(d) }) })).toEqual([]);
  expect(found({ r: roster({ label: "R", max: 400 }, { a: integer(door) }) })).toEqual([]);
});

test("[A18] a division by zero is refused", () => {
  expect(found({ a: calculate({ ...d, calculation: "1 div 0", measure: "number" }) })[0]).toContain("divided by 0");
});

test("[A19] a question that identifies people must say what for", () => {
  expect(found({ a: text({ label: "Name", role: "identifier" }) })[0]).toContain("purpose a");
});

test.each([
  ["${phone}", true],
  ["concat('+249', ${phone})", true],
  ["if(${phone} = '', 'none', ${phone})", true],
  ["number(${phone}) + 1", true],
  ["if(${phone} = '', 'none', 'some')", false],
  ["string(string-length(${phone}))", false],
])("[A20] %s carries an identifier into what everybody may read: %s", (calculation, leaks) => {
  const phone = text({ label: "Phone", role: "identifier", purpose: "To call back" });
  const open = calculate({ ...d, calculation, measure: "text" });
  const closed = calculate({ label: "?", role: "identifier", purpose: "Same", calculation, measure: "text" });
  expect(checkForm(formOf({ phone, open, closed })).map(({ code, at }) => [code, at])).toEqual(
    leaks ? [["leak", "open"]] : [],
  );
});

function consentOf(consent: Consent | undefined, questions: Questions) {
  const { consent: _, ...form } = formOf(questions);
  return checkForm(consent === undefined ? form : { ...form, consent });
}

test("[A21] a form that asks households must say where they agree, and ask nothing about them before", () => {
  const agreed = selectOne(yes_no, { label: "Do you agree?", role: "design" });
  const codes = (consent: Consent | undefined, questions: Questions) =>
    consentOf(consent, questions).map(({ severity, code, at }) => `${severity} ${code} ${at}`);
  const consent = { question: "agreed", agrees: "yes" };
  expect(codes(undefined, { agreed, age: integer(d) })).toEqual(["warning consent f"]);
  expect(codes(undefined, { agreed })).toEqual([]);
  expect(codes(consent, { agreed, age: integer(d) })).toEqual([]);
  expect(codes(consent, { age: integer(d), agreed })).toEqual(["error consent age"]);
  expect(codes(consent, { age: integer(d) })).toEqual(["error consent f"]);
  expect(codes({ ...consent, agrees: "ja" }, { agreed })).toEqual(["error consent agreed"]);
  expect(codes({ notNeeded: "Nobody is interviewed" }, { age: integer(d) })).toEqual([]);
});

test("[A22] a form of 10,000 questions is refused", () => {
  const many = Object.fromEntries(Array.from({ length: 2_001 }, (_, i) => [`q${i}`, note(d)]));
  expect(found(many)).toEqual(["too-many-questions f: The form has 2001 questions: 2000 are the most"]);
});

test("[A23] a version that is not higher than the published one is refused", () => {
  const codes = (published: string, next: string) =>
    compareForms(formOf({}, published), formOf({}, next)).map((problem) => problem.code);
  expect([codes("1.9", "1.10"), codes("1.10", "1.9"), codes("2", "2")]).toEqual([[], ["version"], ["version"]]);
});

test("[A24] a question of another kind needs a new name", () => {
  const problems = compareForms(
    formOf({ a: text(d), b: text(d) }),
    formOf({ a: integer(d), b: text(d), c: text(d) }, "2"),
  );
  expect(problems).toMatchObject([{ code: "breaking", at: "a" }]);
});

test("[A25] [A26] [A27] [A28] markup, script links, endless texts and open isolates are found", () => {
  const label = {
    en: `<script>x</script> [go](javascript:alert(1)) ${"x".repeat(4000)}`,
    ar: "\u2067نص",
  };
  const form = { ...tampered((question) => ({ ...question, label })), languages: ["en"] };
  expect(checkForm(form).map((problem) => problem.code)).toEqual(["long-text", "markup", "script-link", "isolates"]);
});

test("a code that is not in the list is told with the nearest one", () => {
  const problem = 'option b: relevant: "watr" is not among the answers to "a", did you mean "water"? (at character 16)';
  expect(found({ a: selectMany(needs, d), b: text({ ...d, relevant: "selected(${a}, 'watr')" }) })).toEqual([problem]);
  expect(found({ a: selectOne(yes_no, d), b: text({ ...d, relevant: "${a} = 'yess'" }) })).toHaveLength(1);
  expect(found({ a: calculate({ ...d, calculation: "if(1 = 1, 'yes', 'noo')", measure: yes_no }) })).toHaveLength(1);
});

test.each([
  ["${when} > '2023-01-01'", "date-as-text"],
  ["${n} = 'many'", "type"],
  ["${one} > 3", "type"],
  ["${one} + 1 = 2", "type"],
  ["selected(${n}, 'x')", "type"],
  ["round(${one}) = 1", "type"],
  ["months-between(${one}, today()) > 3", "type"],
  ["${many} = 'water'", "type"],
  ["1 < ${n} < 3", "chain"],
])("%s is not what was meant", (relevant, code) => {
  const questions = { n: decimal(d), when: date(d), one: selectOne(yes_no, d), many: selectMany(needs, d) };
  expect(checkForm(formOf({ ...questions, x: text({ ...d, relevant }) })).map((problem) => problem.code)).toEqual([
    code,
  ]);
});

test.each([
  "${when} > date('2023-01-01') and ${when} <= today()",
  "${n} != '' and ${n} = 'dk'",
  "${one} = '' or ${one} = 'yes'",
  "count-selected(${many}) > 1 and selected(${many}, ${one})",
  "(${when} - date('2023-01-01')) div 7 > 2",
  "if(${n} > 3, ${when}, today()) > date('2020-01-01')",
])("%s has nothing wrong", (relevant) => {
  const questions = {
    n: decimal({ ...d, missing: ["dk"] }),
    when: date(d),
    one: selectOne(yes_no, d),
    many: selectMany(needs, d),
  };
  expect(found({ ...questions, x: text({ ...d, relevant }) })).toEqual([]);
});

test("several answers where one is needed are refused with advice", () => {
  const member = roster({ label: "R", max: 9 }, { age: integer(d) });
  expect(found({ member, x: text({ ...d, relevant: "${age} > 3" }) })[0]).toContain("one answer for each member");
});

test("a form comes back from the wire as the same form, with the same hash", () => {
  const form = formOf({
    a: integer({ ...d, min: 1, missing: ["dk"] }),
    b: selectOne(yes_no, { ...d, relevant: "${a} > 1" }),
  });
  const read = formFromWire(JSON.parse(JSON.stringify(formToWire(form))));
  expect(read).toMatchObject({ status: "form", form: { id: "f", hash: form.hash } });
  if (read.status === "form") expect(formToWire(read.form)).toEqual(formToWire(form));
});

test("a form from the wire with a fault is not used, and says why", () => {
  const wire = JSON.stringify(formToWire(formOf({ a: integer(d), b: text({ ...d, relevant: "${a} > 1" }) })));
  expect(formFromWire(JSON.parse(wire.replace("${a} > 1", "${c} > 1")))).toMatchObject({
    status: "problems",
    problems: [{ code: "expression", at: "b" }],
  });
  expect(formFromWire(JSON.parse(wire.replace('"kind":"text"', '"kind":"magic"')))).toMatchObject({
    status: "problems",
  });
  expect(formFromWire({ form: 1 })).toMatchObject({ status: "problems", problems: [{ code: "not-a-form" }] });
});

test("what others read on the wire is the JSON Schema of an interview", () => {
  expect(formToWire(formOf({ a: integer({ ...d, min: 1, missing: ["dk"] }) }))).toMatchObject({
    type: "object",
    additionalProperties: false,
    properties: {
      a: {
        anyOf: [
          { type: "integer", minimum: 1 },
          { type: "string", enum: ["dk"] },
        ],
      },
    },
    form: { id: "f", sections: [{ node: "group", children: [{ node: "question", name: "a" }] }] },
  });
});

import {
  checkForm,
  choices,
  defineForm,
  formFromWire,
  formToWire,
  group,
  type InterviewDraft,
  integer,
  openInterview,
  rank,
  roster,
  selectMany,
  selectOne,
} from "@returns/schemas";
import { exportXlsForm } from "@returns/schemas/xlsform";
import { expect, test } from "vitest";
import { choices as choiceSheet, faults, formOf, survey } from "../xlsform/sheets.ts";
import { options } from "./trial-form.ts";

const letters = choices("letters", Object.fromEntries([..."abcdefgh"].map((letter) => [letter, letter])));
const d = { label: "?", role: "demographic" } as const;

const trial = (seed: string) =>
  defineForm(
    {
      id: "shuffled",
      version: "1",
      title: "Shuffled",
      languages: ["en"],
      consent: { notNeeded: "Nobody is interviewed" },
      translations: {},
      checks: [],
    },
    {
      section: group(
        { label: "Section" },
        {
          start: integer(d),
          listed: selectOne(letters, d),
          one: selectOne(letters, { ...d, randomize: true }),
          many: selectMany(letters, { ...d, randomize: true, seed: 42 }),
          ranked: rank(letters, { ...d, randomize: true, seed }),
          people: roster({ label: "People", max: 3 }, { mine: selectOne(letters, { ...d, randomize: true }) }),
        },
      ),
    },
  );

const form = trial("${start}");
const begun = (id: string, draft?: InterviewDraft) => {
  const interview = openInterview(form, { ...options, id, ...(draft === undefined ? {} : { draft }) });
  const order = (path: string) =>
    interview
      .question(path)
      .choices.map(({ code }) => code)
      .join("");
  return { interview, order };
};
const sorted = (text: string) => [...text].sort().join("");

test("shuffled choices are all there, in another order for each interview, question and member, and else as listed", () => {
  const [first, second] = [begun("i1"), begun("i2")];
  first.interview.addMembers("people", 2);
  expect(first.order("listed")).toBe("abcdefgh");
  const orders = [
    first.order("one"),
    second.order("one"),
    first.order("people/m1/mine"),
    first.order("people/m2/mine"),
  ];
  expect(new Set(orders).size).toBe(4);
  for (const order of orders) expect(sorted(order)).toBe("abcdefgh");
});

test("they keep their order when an interview is opened again, and after every answer", () => {
  const { interview, order } = begun("i1");
  const before = order("one");
  interview.set("one", "c");
  expect(order("one")).toBe(before);
  expect(begun("i1", interview.draft()).order("one")).toBe(before);
});

test("a seed gives the order: a number the same in all interviews, an answer another when it is another", () => {
  expect(begun("i1").order("many")).toBe(begun("i2").order("many"));
  const { interview, order } = begun("i1");
  interview.set("start", 42);
  expect(order("ranked")).toBe(order("many"));
  interview.set("start", 43);
  expect(order("ranked")).not.toBe(order("many"));
});

test("a seed that is no question is told where it stands", () => {
  expect(checkForm(trial("${stat}")).map(({ at, message }) => `${at} ${message}`)).toEqual([
    'ranked seed: There is no question "stat" in the form, did you mean "start"? (at character 1)',
  ]);
  const asked = "type | name | label | parameters\nselect_one l | a | A | randomize=true seed=${b}";
  expect(faults(survey(asked), choiceSheet("list_name | name | label\nl | x | X"))).toEqual([
    'error survey 2 parameters: There is no question "b" in the form, did you mean "a"? (at character 1)',
  ]);
});

test("the order travels on the wire and in XLSForms, and other parameters are told", () => {
  const wire = formFromWire(formToWire(form));
  expect(wire.status === "form" && wire.form.hash).toBe(form.hash);
  expect(formOf(...exportXlsForm(form).sheets).hash).toBe(form.hash);
  const rows = [
    "type | name | label | parameters",
    "select_multiple l | a | A | randomize=true, seed=7, foo=1",
    "select_one l | b | B | randomize=false",
    "select_one_from_file sites.csv | c | C | value=id label=title randomize = true",
  ];
  const sheets = [survey(rows.join("\n")), choiceSheet("list_name | name | label\nl | x | X")] as const;
  expect(faults(...sheets)).toEqual(["loss survey 2 parameters: Parameters of this type have no meaning here: foo=1"]);
  const read = formOf(...sheets);
  expect(["a", "b", "c"].map((name) => read.questions.get(name)?.settings)).toEqual([
    { randomize: true, seed: 7 },
    {},
    { randomize: true },
  ]);
  expect(formOf(...exportXlsForm(read).sheets).hash).toBe(read.hash);
});

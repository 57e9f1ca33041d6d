import { type Answers, answersWithoutConsent, joinParts, splitAnswers } from "@returns/schemas";
import fc from "fast-check";
import { expect, test } from "vitest";
import type { Question, Roster } from "../../../schemas/src/form/model.ts";

const question = (name: string, role: Question["role"], rosters: readonly string[]): [string, Question] => [
  name,
  {
    node: "question",
    kind: "text",
    name,
    label: { en: name },
    role,
    sensitivity: "low",
    required: false,
    checks: [],
    missing: [],
    settings: {},
    rosters,
  },
];
const roster = (name: string): [string, Roster] => [
  name,
  { node: "roster", name, label: { en: name }, max: 40, children: [] },
];

const form = {
  questions: new Map([
    question("cluster", "design", []),
    question("consent", "design", []),
    question("size", "demographic", []),
    question("phone", "identifier", []),
    question("member_name", "identifier", ["member"]),
    question("member_age", "demographic", ["member"]),
  ]),
  rosters: new Map([roster("member"), roster("shock")]),
};

test("names and telephones leave the answers, member by member", () => {
  const answers = {
    cluster: "C1",
    phone: "0912",
    member: [{ member_name: "Amna", member_age: 35 }, { member_age: 4 }],
  };
  expect(splitAnswers(form, answers)).toEqual({
    core: { cluster: "C1", member: [{ member_age: 35 }, { member_age: 4 }] },
    pii: { phone: "0912", member: [{ member_name: "Amna" }, {}] },
  });
});

test("an answer that the form does not know is kept with the identifiers", () => {
  expect(splitAnswers(form, { nickname: "Abu Ali", unknown_roster: [{ member_age: 3 }] })).toEqual({
    core: {},
    pii: { nickname: "Abu Ali", unknown_roster: [{ member_age: 3 }] },
  });
});

test("a roster without identifiers leaves nothing in the identifiers", () => {
  expect(splitAnswers(form, { member: [{ member_age: 4 }] }).pii).toEqual({});
});

test("the two parts put together are the interview again", () => {
  const member = fc.record({ member_name: fc.string(), member_age: fc.nat(120) }, { requiredKeys: [] });
  const interview = fc.record(
    { cluster: fc.string(), size: fc.nat(), phone: fc.string(), member: fc.array(member), nickname: fc.string() },
    { requiredKeys: [] },
  );
  fc.assert(
    fc.property(interview, (answers: Answers) => {
      expect(joinParts(splitAnswers(form, answers))).toEqual(answers);
    }),
  );
});

test("parts of two interviews are not mixed: rosters of different length are refused", () => {
  const core = { member: [{ member_age: 4 }] };
  const pii = { member: [{ member_name: "Amna" }, { member_name: "Ali" }] };
  expect(() => joinParts({ core, pii })).toThrow("1 members in core, 2 in pii");
});

test("[C118] answers of a household that did not consent are named, those of the design are not", () => {
  expect(answersWithoutConsent(form, { cluster: "C1", consent: "no", member: [] })).toEqual([]);
  expect(answersWithoutConsent(form, { consent: "no", size: 7, member: [{ member_age: 4 }] })).toEqual([
    "size",
    "member",
  ]);
});

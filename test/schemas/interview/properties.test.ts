import { type AnswerValue, type Interview, kinds, openInterview, type Path } from "@returns/schemas";
import fc from "fast-check";
import { expect, test } from "vitest";
import { openTrial, options, trial } from "./trial-form.ts";

interface Act {
  readonly name: string;
  readonly member: number | undefined;
  readonly value: AnswerValue;
}

const member = fc.constantFrom(0, 1, 2);
const act: fc.Arbitrary<Act> = fc.oneof(
  fc.record({ name: fc.constantFrom("returns"), member: fc.constant(undefined), value: fc.constantFrom("yes", "no") }),
  fc.record({ name: fc.constantFrom("state"), member: fc.constant(undefined), value: fc.constantFrom("SD01", "SD02") }),
  fc.record({
    name: fc.constantFrom("locality"),
    member: fc.constant(undefined),
    value: fc.constantFrom("SD01001", "SD02001"),
  }),
  fc.record({
    name: fc.constantFrom("left", "came"),
    member: fc.constant(undefined),
    value: fc.constantFrom("2023-04-20", "2019-01-01", "dk"),
  }),
  fc.record({
    name: fc.constantFrom("reasons"),
    member: fc.constant(undefined),
    value: fc.constantFrom(["home"], ["none", "other"], ["other"]),
  }),
  fc.record({
    name: fc.constantFrom("why_not", "old_head"),
    member: fc.constant(undefined),
    value: fc.constantFrom("too far", "text"),
  }),
  fc.record({
    name: fc.constantFrom("visitor/m1/cost", "visitor/m2/cost"),
    member: fc.constant(undefined),
    value: fc.constantFrom(1, 2),
  }),
  fc.record({ name: fc.constantFrom("relation"), member, value: fc.constantFrom("head", "child") }),
  fc.record({ name: fc.constantFrom("age"), member, value: fc.constantFrom<AnswerValue>(3, 17, 40, 61, "dk") }),
  fc.record({ name: fc.constantFrom("married"), member, value: fc.constantFrom("yes", "no") }),
);

const pathOf = (one: Act): Path => (one.member === undefined ? one.name : `member/m${one.member + 1}/${one.name}`);

const opened = (): Interview => {
  const interview = openTrial();
  for (let i = 0; i < 3; i += 1) interview.addMember("member");
  for (let i = 0; i < 2; i += 1) interview.addMember("visitor");
  return interview;
};

/** Everything that a screen could read. */
const picture = (interview: Interview) => ({
  draft: interview.draft(),
  sections: interview.sections(),
  members: interview.members("member"),
  problems: interview.problems(),
  layouts: ["arrival", "household", "plan", "member/m1", "member/m2"].map((of) => interview.layout(of)),
  progress: interview.progress(),
  speakers: interview.question("speaker").choices,
});

test("an interview stands the same whatever the order in which it was answered", () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(act, { selector: pathOf, maxLength: 15 }),
      fc.infiniteStream(fc.nat()),
      (acts, order) => {
        const one = opened();
        const other = opened();
        for (const each of acts) one.set(pathOf(each), each.value);
        const shuffled = acts.map((each) => ({ each, at: order.next().value })).sort((a, b) => a.at - b.at);
        for (const { each } of shuffled) other.set(pathOf(each), each.value);
        expect(picture(other)).toEqual(picture(one));
      },
    ),
    { numRuns: 200 },
  );
});

test("an interview in progress stands as one that is opened from its draft", () => {
  fc.assert(
    fc.property(fc.array(act, { maxLength: 20 }), fc.constantFrom("m1", "m2", "m3"), fc.nat(2), (acts, key, place) => {
      const interview = opened();
      acts.forEach((each, i) => {
        interview.set(pathOf(each), each.value);
        if (i === 10) interview.moveMember("member", key, place);
        picture(interview);
      });
      expect(picture(openInterview(trial, { ...options, draft: interview.draft() }))).toEqual(picture(interview));
    }),
    { numRuns: 200 },
  );
});

test("an answer says of every question that reads differently that it does", () => {
  const paths = [
    "left",
    "came",
    "months",
    "state",
    "locality",
    "returns",
    "reasons",
    "reasons_other",
    "why_not",
    "how_far",
    "old_head",
    "early",
    "visitors",
    "visitor/m1/cost",
    "heads",
    "adults",
    "head_age",
    "speaker",
  ];
  const inMember = ["relation", "age", "grown", "married", "line"].flatMap((name) =>
    [1, 2, 3].map((i) => `member/m${i}/${name}`),
  );
  fc.assert(
    fc.property(fc.array(act, { minLength: 1, maxLength: 15 }), (acts) => {
      const interview = opened();
      for (const each of acts) {
        const before = new Map([...paths, ...inMember].map((path) => [path, JSON.stringify(interview.question(path))]));
        const changed = interview.set(pathOf(each), each.value);
        for (const [path, state] of before) {
          if (JSON.stringify(interview.question(path)) !== state) expect(changed).toContain(path);
        }
      }
    }),
    { numRuns: 200 },
  );
});

test("what is left out is every answer of the enumerator to a question that is not asked any more", () => {
  fc.assert(
    fc.property(fc.array(act, { maxLength: 25 }), (acts) => {
      const interview = opened();
      for (const each of acts) {
        interview.set(pathOf(each), each.value);
        const notAsked = Object.keys(interview.draft().answers).filter((path) => {
          const { asked, question } = interview.question(path);
          return !asked && kinds[question.kind].filledBy === "enumerator";
        });
        expect([...interview.leftOut()].sort()).toEqual(notAsked.sort());
      }
    }),
    { numRuns: 100 },
  );
});

test("an answer that is dropped never decided what was asked", () => {
  fc.assert(
    fc.property(fc.array(act, { maxLength: 25 }), (acts) => {
      const interview = opened();
      for (const each of acts) interview.set(pathOf(each), each.value);
      const kept = interview.draft();
      const dropped = Object.keys(kept.answers).filter((path) => !interview.question(path).asked);
      const answers = Object.fromEntries(Object.entries(kept.answers).filter(([path]) => !dropped.includes(path)));
      const without = openInterview(trial, { ...options, draft: { ...kept, answers } });
      expect(without.layout("plan")).toEqual(interview.layout("plan"));
      expect(without.sections()).toEqual(interview.sections());
      expect(without.problems()).toEqual(interview.problems());
    }),
    { numRuns: 200 },
  );
});

import {
  type AnswerValue,
  choices,
  defineForm,
  formFromWire,
  formToWire,
  group,
  type InterviewDraft,
  integer,
  migrateDraft,
  openInterview,
  type Path,
  roster,
  selectMany,
  selectOne,
  text,
} from "@returns/schemas";
import fc from "fast-check";
import { expect, test } from "vitest";
import { options } from "./trial-form.ts";

const answer = { label: "?", role: "design" } as const;
const head = { id: "f", title: "F", languages: ["en"], translations: {}, checks: [] } as const;
const old = choices("answers", { yes: "Yes", no: "No", perhaps: "Perhaps" });
const needs = choices("needs", { water: "Water", food: "Food" });

const first = defineForm(
  { ...head, version: "1" },
  {
    s: group(
      { label: "S" },
      {
        returns: selectOne(old, answer),
        needs: selectMany(needs, answer),
        size: integer(answer),
        shoe: integer(answer),
        person: roster({ label: "P", max: 9 }, { age: integer({ ...answer, missing: ["dk"] }), job: text(answer) }),
      },
    ),
  },
);

const next = choices("answers", { yes: "Yes", no: "No", undecided: "Undecided" });
const second = defineForm(
  {
    ...head,
    version: "2",
    migrations: [
      {
        from: first.hash,
        renamed: { person: "member", age: "years" },
        recoded: { returns: { perhaps: "undecided" } },
        removed: ["shoe"],
      },
    ],
  },
  {
    s: group(
      { label: "S" },
      {
        returns: selectOne(next, answer),
        needs: selectMany(needs, answer),
        size: integer({ ...answer, max: 40 }),
        member: roster({ label: "P", max: 2 }, { years: integer({ ...answer, missing: ["dk"] }), job: text(answer) }),
        fresh: text(answer),
      },
    ),
  },
);

const draftOf = (answers: Record<Path, AnswerValue>, people: number): InterviewDraft => ({
  formHash: first.hash,
  answers,
  typed: {},
  members: { person: Array.from({ length: people }, (_, i) => `m${i + 1}`) },
  confirmed: [],
});

test("an interview goes on with the new version under new names and codes", () => {
  const before = draftOf({ returns: "perhaps", "person/m1/age": 7, shoe: 42 }, 1);
  const migrated = migrateDraft(second, { ...before, confirmed: ["person/m1/age|x", "shoe|y"] });
  expect(migrated).toEqual({
    status: "migrated",
    removed: ["shoe"],
    draft: {
      formHash: second.hash,
      answers: { returns: "undecided", "member/m1/years": 7 },
      typed: {},
      members: { member: ["m1"] },
      confirmed: ["member/m1/years|x"],
    },
  });
});

test.each<[string, InterviewDraft, string]>([
  ["an answer that the new version does not take", draftOf({ size: 50 }, 0), "unfit size"],
  ["more members than the new version takes", draftOf({}, 3), "roster-full member"],
  ["an answer to a question that is not there any more", draftOf({ lost: 1 }, 0), "gone lost"],
  ["a member's answer where the roster is another", draftOf({ "other/m1/age": 1 }, 0), "gone other/m1/years"],
])("an interview with %s stays with its own version", (_title, draft, reason) => {
  const result = migrateDraft(second, draft);
  if (result.status !== "stays") throw new Error("it was migrated");
  expect(result.reasons.map(({ code, path }) => `${code} ${path}`)).toEqual([reason]);
  for (const language of ["en", "ar", "fr"]) expect(result.reasons[0]?.message).toHaveProperty(language);
});

test("the way from the earlier version is on the wire", () => {
  const read = formFromWire(JSON.parse(JSON.stringify(formToWire(second))));
  expect(read).toMatchObject({ status: "form", form: { hash: second.hash, migrations: second.migrations } });
});

const anyAnswer = fc.oneof(
  fc.record({ path: fc.constant("returns"), value: fc.constantFrom("yes", "perhaps") }),
  fc.record({ path: fc.constant("needs"), value: fc.subarray(["water", "food"], { minLength: 1 }) }),
  fc.record({ path: fc.constantFrom("size", "shoe"), value: fc.integer({ min: 0, max: 60 }) }),
  fc.record({
    path: fc.constantFrom("person/m1/age", "person/m2/age"),
    value: fc.constantFrom<AnswerValue>("dk", 3, 60),
  }),
  fc.record({ path: fc.constantFrom("person/m1/job", "person/m2/job"), value: fc.string({ minLength: 1 }) }),
);

test("an interview loses no answer on the way to a new version, or stays", () => {
  const at = (path: Path) => path.replace("person", "member").replace("age", "years");
  fc.assert(
    fc.property(fc.array(anyAnswer, { maxLength: 12 }), fc.nat(3), (given, people) => {
      const answers = Object.fromEntries(
        given.flatMap(({ path, value }) => (path.startsWith("person") && people < 2 ? [] : [[path, value]])),
      );
      const migrated = migrateDraft(second, draftOf(answers, people));
      if (migrated.status === "stays") {
        expect(migrated.reasons.length).toBeGreaterThan(0);
        return;
      }
      const interview = openInterview(second, { ...options, draft: migrated.draft });
      for (const [path, value] of Object.entries(answers)) {
        if (path === "shoe") expect(migrated.removed).toContain("shoe");
        else expect(interview.question(at(path)).value).toEqual(value === "perhaps" ? "undecided" : value);
      }
    }),
    { numRuns: 300 },
  );
});

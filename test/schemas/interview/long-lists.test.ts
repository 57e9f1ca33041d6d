import {
  defineForm,
  group,
  type InterviewOptions,
  openInterview,
  projectList,
  selectOne,
  text,
} from "@returns/schemas";
import fc from "fast-check";
import { expect, test } from "vitest";
import { options } from "./trial-form.ts";

const answer = { label: "?", role: "design" } as const;
const states = projectList("states", { code: "state_id", label: "state_name" });
const places = projectList("places", { code: "place_id", label: "place_name" });

/** The same question twice: once as an index can find its places, once as every row must be asked. */
const form = defineForm(
  { id: "f", version: "1", title: "F", languages: ["en"], translations: {}, checks: [] },
  {
    s: group(
      { label: "S" },
      {
        state: selectOne(states, answer),
        kind: text(answer),
        found: selectOne(places, { ...answer, filter: "state = ${state} and kind != ${kind}" }),
        searched: selectOne(places, { ...answer, filter: "concat(state, '') = ${state} and kind != ${kind}" }),
        first: text({ ...answer, default: "instance('places')/root/item[state = '3']/place_id" }),
      },
    ),
  },
);

const lists = (rows: readonly Readonly<Record<string, string>>[]): Pick<InterviewOptions, "lists"> => ({
  lists: { rows: (list) => (list === "places" ? rows : []) },
});

const row = fc.record(
  {
    place_id: fc.string({ minLength: 1 }),
    state: fc.constantFrom("1", "01", "x", ""),
    kind: fc.constantFrom("a", "b"),
  },
  { requiredKeys: ["place_id"] },
);

test("a choice list is the same whether its rows are found or searched", () => {
  fc.assert(
    fc.property(fc.array(row, { maxLength: 30 }), fc.constantFrom("1", "01", "x"), (rows, state) => {
      const interview = openInterview(form, { ...options, ...lists(rows) });
      for (const kind of ["a", "b", "c"]) {
        for (const chosen of [undefined, state]) {
          if (chosen === undefined) interview.clear("state");
          else interview.set("state", chosen);
          interview.set("kind", kind);
          const codes = (path: string) => interview.question(path).choices.map((choice) => choice.code);
          expect(codes("found")).toEqual(codes("searched"));
        }
      }
    }),
    { numRuns: 200 },
  );
});

const many = Array.from({ length: 20_000 }, (_, i) => ({
  place_id: `p${i}`,
  place_name: `Place ${i}`,
  state: String(i % 500),
  kind: "village",
}));

test("choosing a state among 20,000 places costs what the state has, not what the country has", () => {
  const interview = openInterview(form, { ...options, ...lists(many) });
  const spent = (path: string) => {
    interview.question(path);
    const from = performance.now();
    for (let state = 0; state < 40; state += 1) {
      interview.set("state", String(state));
      expect(interview.question(path).choices).toHaveLength(40);
    }
    return performance.now() - from;
  };
  spent("found");
  expect(spent("found")).toBeLessThan(spent("searched") / 5);
});

test("a row of a list is found by its column, and two rows are not one value", () => {
  const interview = openInterview(form, { ...options, ...lists([...many.slice(0, 10), ...many.slice(0, 10)]) });
  expect(interview.question("first").value).toBeUndefined();
  expect(openInterview(form, { ...options, ...lists(many.slice(0, 10)) }).question("first").value).toBe("p3");
});

import { type Revision, revisionStatuses } from "@returns/server";
import fc from "fast-check";
import { expect, test } from "vitest";

const revision = (hash: string, parent: string | null, kind: Revision["kind"] = "final"): Revision => ({
  hash,
  parent,
  kind,
});
const worth = (...revisions: Revision[]) => Object.fromEntries(revisionStatuses(revisions));

test("the last revision of an interview is the one that counts", () => {
  expect(worth(revision("a", null), revision("b", "a"), revision("c", "b"))).toEqual({
    a: "superseded",
    b: "superseded",
    c: "current",
  });
});

test("[C90] two last revisions wait for a person, and neither wins silently", () => {
  expect(worth(revision("a", null), revision("b", "a"), revision("c", "a"))).toEqual({
    a: "superseded",
    b: "fork",
    c: "fork",
  });
});

test("[C117] two phones with the same interview make a fork", () => {
  expect(worth(revision("a", null), revision("b", null))).toEqual({ a: "fork", b: "fork" });
});

test("[C92] a revision whose parent has not arrived counts, and is shown as an orphan", () => {
  expect(worth(revision("b", "a"))).toEqual({ b: "orphan" });
  expect(worth(revision("c", "b"), revision("b", "a"))).toEqual({ b: "superseded", c: "orphan" });
});

test("[C93] revisions that descend from each other are all kept in sight", () => {
  expect(worth(revision("a", "b"), revision("b", "a"))).toEqual({ a: "fork", b: "fork" });
  expect(worth(revision("a", "b"), revision("b", "a"), revision("c", "a"))).toEqual({
    a: "superseded",
    b: "superseded",
    c: "orphan",
  });
});

test("a household that takes its answers back is taken out whatever else was sent", () => {
  expect(worth(revision("a", null), revision("w", "a", "withdrawal"), revision("b", "a"))).toEqual({
    a: "withdrawn",
    w: "withdrawn",
    b: "withdrawn",
  });
});

test("[C91] the order of arrival plays no part", () => {
  const hashes = ["a", "b", "c", "d", "e"];
  const history = fc
    .tuple(...hashes.map((_, index) => fc.constantFrom(null, ...hashes.slice(0, index), "not here")))
    .map((parents) => parents.map((parent, index) => revision(hashes[index] ?? "", parent)));
  fc.assert(
    fc.property(
      history.chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: 5 }))),
      ([all, mixed]) => {
        expect(worth(...mixed)).toEqual(worth(...all));
      },
    ),
  );
});

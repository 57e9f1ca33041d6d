import { expect, test } from "vitest";
import { familiesIn, runFamily } from "./family.ts";
import { goldenFolders } from "./folders.ts";

const { cases, data } = goldenFolders();

test("the golden cases are there", () => {
  expect(familiesIn(cases)).toEqual(expect.arrayContaining(["mean_total", "ratio", "by", "degf", "ciprop", "special"]));
});

test.each(familiesIn(cases))("every figure of the family %s is the one R's survey gives", (family) => {
  const { failures, total } = runFamily(cases, family, data);
  expect(failures).toEqual([]);
  expect(total).toBeGreaterThan(0);
});

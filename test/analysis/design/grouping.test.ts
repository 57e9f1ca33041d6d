import { cross, grouping } from "@returns/analysis";
import { expect, test } from "vitest";

test("groupings that cross give the combinations that occur, the last one slowest, and none where one is missing", () => {
  const state = grouping(["b", "a", "a", null, "b", "a"]);
  const sex = grouping(["f", "m", "f", "m", null, "m"]);
  expect(cross([state, sex])).toEqual({ labels: ["a.f", "b.f", "a.m"], codes: Int32Array.of(1, 2, 0, -1, -1, 2) });
});

test("groupings of very many labels cross to the same combinations as small ones do", () => {
  // 1,200 × 1,200 possible combinations of which 1,200 occur: beyond a mark for each
  const many = Array.from({ length: 1200 }, (_, i) => String(10_000 + i));
  const reversed = many.toReversed();
  const crossed = cross([grouping(many), grouping(reversed)]);
  expect(crossed.labels.length).toBe(1200);
  for (const [row, code] of crossed.codes.entries()) expect(crossed.labels[code]).toBe(`${many[row]}.${reversed[row]}`);
});

import { meansOfGroups, totalsOfGroups } from "../estimate/domains-jointly.ts";
import type { Summed } from "../survey/statistic.ts";
import type { Together } from "../survey/survey.ts";
import { measuredFrom, squaresOf } from "./measured-cells.ts";
import { cellsOf, groupsOf, keyOf, type Question } from "./question.ts";
import { numberIn } from "./source.ts";

/** The means or totals of all groups with their covariances, from the same cells as those of each group alone. */
export async function groupsTogether(question: Question, asked: Summed): Promise<Together> {
  const groups = await groupsOf(question);
  const placeOf = new Map(groups.map((codes, group) => [keyOf(codes), group]));
  const { value, present } = numberIn(question.source, asked.of);
  const { cells, of } = await cellsOf(question, { numbers: [value], indicators: [], conditions: [present] });
  const shifts = Float64Array.from(groups, (codes) => of(codes)[0]?.shifts[0] ?? 0);
  const measured = measuredFrom(
    question.clusters,
    cells,
    1 + 2 * groups.length,
    ({ groups: codes, weight, sums: [sum = new Float64Array(0)] }) => {
      const group = placeOf.get(keyOf(codes)) ?? 0;
      return [
        [1 + 2 * group, weight],
        [2 + 2 * group, sum],
      ];
    },
    question.conventions,
  );
  const squaresAround = (group: number, centre: number) =>
    squaresOf(of(groups[group] ?? []), (shifts[group] ?? 0) - centre, [1]);
  const estimate = asked.statistic === "mean" ? meansOfGroups : totalsOfGroups;
  return { groups, ...estimate(measured, shifts, squaresAround, question.conventions.designEffect) };
}

import type { Design } from "../design/design.ts";
import type { Estimate } from "../estimate/estimate.ts";
import type { PlanOptions } from "./options.ts";
import type { CellValue } from "./table.ts";

/**
 * What may stand in a cell: the figure with its flag, or that it is withheld, or that nobody is there.
 *
 * Flags follow the table plan: fewer respondents than `few`; a coefficient of variation of 20–33 % asks for caution, one
 * above 33 % makes the figure unreliable, and so does a standard error of 0 in a sample: everybody gave the same answer.
 *
 * @param used whether a row of the frame is among the respondents of the cell
 */
export function cellValue(
  estimate: Estimate,
  used: (row: number) => boolean,
  design: Design,
  smallNumbers: PlanOptions["smallNumbers"],
): CellValue {
  const { respondents } = estimate;
  if (respondents === 0 || Number.isNaN(estimate.estimate)) return { status: "empty" };
  if (smallNumbers !== "show") {
    const { needed, clustersNeeded } = smallNumbers;
    if (respondents < needed) return { status: "withheld", reason: "few-respondents", respondents, needed };
    if (!hasClusters(design, used, clustersNeeded))
      return { status: "withheld", reason: "one-cluster", respondents, needed: clustersNeeded };
  }
  const few = smallNumbers === "show" ? 0 : smallNumbers.few;
  return { status: "shown", flag: flagOf(estimate, few, design), ...estimate };
}

function flagOf(estimate: Estimate, few: number, design: Design): "" | "few" | "caution" | "unreliable" {
  const variation = Math.abs(estimate.standardError / estimate.estimate);
  const same = estimate.standardError === 0 && estimate.estimate !== 0 && !isFullCount(design);
  if (variation > 0.33) return "unreliable";
  if (estimate.respondents < few) return "few";
  return variation > 0.2 || same ? "caution" : "";
}

/** Whether every cluster was taken, so that nothing varies from sample to sample. */
const isFullCount = (design: Design): boolean =>
  design.kind === "clusters" && design.levels[0].drawn.every((share) => share >= 1);

/** Whether so many sampled clusters have a row of the domain that counts. Looks no further once they are found. */
function hasClusters(design: Design, used: (row: number) => boolean, needed: number): boolean {
  if (design.kind !== "clusters") return true;
  const seen = new Set<number>();
  for (let row = 0; row < design.rows && seen.size < needed; row++) {
    if ((design.weights[row] ?? 0) > 0 && used(row)) seen.add(design.clusterOf[row] ?? 0);
  }
  return seen.size >= needed;
}

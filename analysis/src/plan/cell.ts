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
 * @param clusters sampled clusters that have respondents of the cell
 */
export function cellValue(
  estimate: Estimate,
  clusters: number,
  design: Design,
  smallNumbers: PlanOptions["smallNumbers"],
): CellValue {
  const { respondents } = estimate;
  if (respondents === 0 || Number.isNaN(estimate.estimate)) return { status: "empty" };
  if (smallNumbers !== "show") {
    const { needed, clustersNeeded } = smallNumbers;
    if (respondents < needed) return { status: "withheld", reason: "few-respondents", respondents, needed };
    if (clusters < clustersNeeded)
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
export const isFullCount = (design: Design): boolean =>
  design.kind === "clusters" && design.levels[0].drawn.every((share) => share >= 1);

/** How many sampled clusters have a row of the domain that counts. */
export function clustersIn(design: Design, used: (row: number) => boolean): number {
  if (design.kind !== "clusters") return Number.POSITIVE_INFINITY;
  const seen = new Set<number>();
  for (const [row, cluster] of design.clusterOf.entries()) {
    if ((design.weights[row] ?? 0) > 0 && used(row)) seen.add(cluster);
  }
  return seen.size;
}

import {
  type Design,
  degreesOfFreedom,
  type Estimate,
  type EstimateOptions,
  type JointEstimate,
  studentQuantile,
} from "@returns/analysis";
import type { Prepared } from "./design.ts";

/** The rows marked 1. */
export function markedRows(marks: Uint8Array): Int32Array {
  const rows: number[] = [];
  for (const [row, mark] of marks.entries()) if (mark === 1) rows.push(row);
  return Int32Array.from(rows);
}

/** The rows that R keeps for a domain: of a calibrated design and of unequal chances all, those outside with weight 0. */
export const rowsOfR = ({ design, domain, isPps }: Prepared): Uint8Array =>
  isPps || (design.kind === "clusters" && design.calibration.length > 0) ? new Uint8Array(design.rows).fill(1) : domain;

/** What every result says of its domain: degrees of freedom, rows used and the sum of weights. */
export function baseReport({ design, domain, hasDomain }: Prepared, missing: (row: number) => boolean) {
  const rows = markedRows(domain);
  const all = markedRows(new Uint8Array(design.rows).fill(1));
  return {
    degf: degreesOfFreedom(design, rows),
    n: rows.filter((row) => !missing(row) && design.weights[row] !== 0).length,
    sumWeights: rows.reduce((sum, row) => sum + (design.weights[row] ?? 0), 0),
    ...(hasDomain && { degfFull: degreesOfFreedom(design, all) }),
  };
}

/** How R's survey is asked in the cases: t intervals with the degrees of freedom of the domain, at 95 %. */
export function optionsFor(
  prepared: Prepared,
  naRm: boolean,
  deff: "srswor" | "replace" | undefined,
  df: number,
): EstimateOptions {
  return {
    domain: prepared.domain,
    missing: naRm ? "drop" : "propagate",
    degreesOfFreedom: df,
    level: 0.95,
    designEffect: deff === "srswor" ? "without-replacement" : "with-replacement",
  };
}

export function jointReport(names: readonly string[], joint: JointEstimate, df: number, deff: boolean) {
  const estimate = joint.estimates.map((each) => each.estimate);
  return {
    names,
    estimate,
    se: joint.estimates.map((each) => each.standardError),
    vcov: joint.covariance.map((row) => Array.from(row)),
    cv: joint.estimates.map((each) => each.standardError / each.estimate),
    ...intervals(joint.estimates, df),
    ...(deff && { deff: joint.estimates.map((each) => each.designEffect) }),
  };
}

export function intervals(estimates: readonly Pick<Estimate, "estimate" | "standardError">[], df: number) {
  return { ciT: symmetric(estimates, df), ciNormal: symmetric(estimates, Number.POSITIVE_INFINITY) };
}

function symmetric(estimates: readonly Pick<Estimate, "estimate" | "standardError">[], df: number) {
  const t = studentQuantile(0.975, df);
  return {
    df: df === Number.POSITIVE_INFINITY ? "Inf" : df,
    level: 0.95,
    lower: estimates.map((each) => each.estimate - t * each.standardError),
    upper: estimates.map((each) => each.estimate + t * each.standardError),
  };
}

/** Σ weight over the rows marked 1. */
export const weightOf = (design: Design, marks: Uint8Array): number =>
  marks.reduce((sum, mark, row) => sum + mark * (design.weights[row] ?? 0), 0);

import { degreesOfFreedom } from "@returns/analysis";
import { runBy } from "./by.ts";
import { goldenCase } from "./case.ts";
import { prepare } from "./design.ts";
import { runMeanOrTotal, runRatio } from "./linear.ts";
import { runCiprop } from "./proportion.ts";
import { baseReport, markedRows } from "./report.ts";

/** Runs one golden case through our estimators and gives a result in the shape of the case's own. */
export function runCase(input: unknown, dataDir: string): Record<string, unknown> {
  const { design: spec, dataset, estimator, R } = goldenCase.parse(input);
  const call = R?.call ?? "";
  const prepared = prepare(spec, dataset, dataDir);
  switch (estimator.kind) {
    case "mean":
    case "total":
      return runMeanOrTotal(prepared, estimator);
    case "ratio":
      return runRatio(prepared, estimator);
    case "by":
      return runBy(prepared, estimator, call);
    case "ciprop":
      return runCiprop(prepared, estimator);
    case "degf": {
      const value = [degreesOfFreedom(prepared.design, markedRows(prepared.domain))];
      return { value, ...baseReport(prepared, () => false) };
    }
    case "weights":
      return { weights: Array.from(prepared.design.weights), ...baseReport(prepared, () => false) };
    default:
      throw new Error(`Uncovered: ${estimator.kind}`);
  }
}

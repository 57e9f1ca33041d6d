import { degreesOfFreedom } from "@returns/analysis";
import { runBy } from "./by.ts";
import { goldenCase } from "./case.ts";
import { runContrast } from "./contrast.ts";
import { prepare } from "./design.ts";
import { runMeanOrTotal, runRatio } from "./linear.ts";
import { exactCoefficients, runGlm, runTermTest, runTTest, runVar } from "./models.ts";
import { runCiprop } from "./proportion.ts";
import { runQuantile } from "./quantile.ts";
import { baseReport, markedRows } from "./report.ts";
import { runChisq, runTable } from "./tables.ts";

/** Runs one golden case through our estimators and gives a result in the shape of the case's own. */
export function runCase(input: unknown, dataDir: string): Record<string, unknown> {
  const golden = goldenCase.parse(input);
  const { estimator, R } = golden;
  const call = R?.call ?? "";
  const prepared = prepare(golden, dataDir);
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
    case "quantile":
      return runQuantile(prepared, estimator, call);
    case "contrast":
      return runContrast(prepared, estimator);
    case "table":
      return runTable(prepared, estimator);
    case "chisq":
      return runChisq(prepared, estimator);
    case "var":
      return runVar(prepared, estimator);
    case "ttest":
      return runTTest(prepared, estimator);
    case "glm":
      return runGlm(prepared, estimator);
    case "regTermTest":
      return runTermTest(prepared, estimator);
  }
}

/**
 * The expected result with R's coefficients replaced by exact ones, where a linear regression allows it: the judge when
 * ours and R's differ. What follows from coefficient and error is left to the rest.
 */
export function judgedExactly(input: unknown, dataDir: string): Record<string, unknown> | undefined {
  const golden = goldenCase.parse(input);
  const { estimator, result } = golden;
  const exact = exactCoefficients(prepare(golden, dataDir), estimator);
  if (exact === undefined) return undefined;
  const { t: _t, p: _p, ciT: _ciT, ...rest } = result;
  return { ...rest, estimate: exact };
}

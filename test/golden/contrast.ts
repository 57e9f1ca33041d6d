import { contrast, type JointEstimate } from "@returns/analysis";
import { jointByDomain } from "./by.ts";
import type { GoldenEstimator } from "./case.ts";
import type { Prepared } from "./design.ts";
import { evaluateDual } from "./dual.ts";
import { meanOrTotal, ratioOf } from "./linear.ts";
import { baseReport, jointReport, optionsFor } from "./report.ts";
import { missingIn } from "./variables.ts";

type Contrast = Extract<GoldenEstimator, { kind: "contrast" }>;

/** R: svycontrast of a mean, total, ratio or svyby. */
export function runContrast(prepared: Prepared, { of, linear, expression }: Contrast) {
  const used = [...of.vars, ...of.by, ...of.numerator, ...of.denominator];
  const base = baseReport(prepared, missingIn(prepared.table, used));
  const { names, joint } = parts(prepared, of, base.degf);
  const expressions =
    linear?.map((coefficients) => ({
      value: (estimates: Float64Array) =>
        names.reduce((sum, name, i) => sum + (coefficients[name] ?? 0) * (estimates[i] ?? 0), 0),
      gradient: () => Float64Array.from(names, (name) => coefficients[name] ?? 0),
    })) ?? (typeof expression === "string" ? [expression] : (expression ?? [])).map((text) => functionOf(text, names));
  const gradients = expressions.map(({ gradient }) =>
    gradient(Float64Array.from(joint.estimates, ({ estimate }) => estimate)),
  );
  const covariance = gradients.map((left) =>
    Float64Array.from(gradients, (right) =>
      left.reduce(
        (sum, a, i) => sum + right.reduce((inner, b, j) => inner + a * b * (joint.covariance[i]?.[j] ?? 0), 0),
        0,
      ),
    ),
  );
  const estimates = expressions.map((each) => contrast(joint, each, 0.95));
  const labels = expressions.length === 1 ? ["contrast"] : expressions.map((_, i) => `contrast${i + 1}`);
  return { ...jointReport(labels, { estimates, covariance }, base.degf, false), ...base };
}

function parts(prepared: Prepared, of: Contrast["of"], df: number): { names: readonly string[]; joint: JointEstimate } {
  const options = optionsFor(prepared, of.naRm, undefined, df);
  switch (of.kind) {
    case "mean":
    case "total":
      return meanOrTotal(prepared, of.kind, of.vars, options);
    case "ratio":
      return ratioOf(prepared, of.numerator, of.denominator, options);
    case "by":
      return jointByDomain(prepared, { of: of.of ?? "mean", vars: of.vars, naRm: of.naRm, by: of.by });
    default:
      throw new Error(`Uncovered: contrast of ${of.kind}`);
  }
}

function functionOf(text: string, names: readonly string[]) {
  const at = (estimates: Float64Array) =>
    evaluateDual(text, (name) => {
      const index = names.indexOf(name);
      if (index < 0) throw new Error(`The contrast names "${name}", which was not estimated`);
      const gradient = new Float64Array(names.length);
      gradient[index] = 1;
      return { value: estimates[index] ?? Number.NaN, gradient };
    });
  return {
    value: (estimates: Float64Array) => at(estimates).value,
    gradient: (estimates: Float64Array) => at(estimates).gradient,
  };
}

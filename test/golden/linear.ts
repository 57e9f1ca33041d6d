import { type EstimateOptions, type JointEstimate, means, ratios, totals } from "@returns/analysis";
import type { GoldenEstimator } from "./case.ts";
import type { Prepared } from "./design.ts";
import { groupingOf } from "./design.ts";
import { baseReport, jointReport, optionsFor } from "./report.ts";
import { columnNamed, levelsOf } from "./table.ts";
import { expand, missingIn } from "./variables.ts";

type Of<Kind extends GoldenEstimator["kind"]> = Extract<GoldenEstimator, { kind: Kind }>;

/** The estimates of svymean and svytotal by variable. */
export function runMeanOrTotal(prepared: Prepared, spec: Of<"mean"> | Of<"total">) {
  const base = baseReport(prepared, missingIn(prepared.table, spec.vars));
  const options = optionsFor(prepared, spec.naRm, spec.deff, base.degf);
  const { names, joint } = meanOrTotal(prepared, spec.kind, spec.vars, options);
  return { ...jointReport(names, joint, base.degf, spec.deff !== undefined), ...base };
}

export function meanOrTotal(
  prepared: Prepared,
  kind: "mean" | "total",
  vars: readonly string[],
  options: EstimateOptions,
) {
  const columns = expand(prepared.table, vars);
  const values = columns.map((column) => column.values);
  const joint = kind === "mean" ? means(prepared.design, values, options) : totals(prepared.design, values, options);
  return { names: columns.map((column) => column.name), joint };
}

export function runRatio(prepared: Prepared, spec: Of<"ratio">) {
  const base = baseReport(prepared, missingIn(prepared.table, [...spec.numerator, ...spec.denominator]));
  const options = optionsFor(prepared, spec.naRm, spec.deff, base.degf);
  if (spec.separate) return { ...separateRatios(prepared, spec, options), ...base };
  const { names, joint } = ratioOf(prepared, spec.numerator, spec.denominator, options);
  return { ...jointReport(names, joint, base.degf, spec.deff !== undefined), ...base };
}

export function ratioOf(
  { table, design }: Prepared,
  numerators: readonly string[],
  denominators: readonly string[],
  options: EstimateOptions,
): { names: string[]; joint: JointEstimate } {
  const pairs = expand(table, denominators).flatMap((denominator) =>
    expand(table, numerators).map((numerator) => ({ numerator, denominator })),
  );
  const joint = ratios(
    design,
    pairs.map(({ numerator, denominator }) => ({ numerator: numerator.values, denominator: denominator.values })),
    options,
  );
  return { names: pairs.map(({ numerator, denominator }) => `${numerator.name}/${denominator.name}`), joint };
}

/** R's separate ratio: one ratio in each stratum, missing values kept. */
function separateRatios(prepared: Prepared, spec: Of<"ratio">, options: EstimateOptions) {
  const strata = prepared.strata;
  if (strata === undefined) throw new Error("Separate ratios need strata");
  const groups = groupingOf(columnNamed(prepared.table, strata));
  const each = levelsOf(columnNamed(prepared.table, strata)).map((_, code) => {
    const domain = groups.codes.map((found, row) => (found === code ? (prepared.domain[row] ?? 0) : 0));
    const { joint } = ratioOf(prepared, spec.numerator, spec.denominator, {
      ...options,
      missing: "propagate",
      domain: Uint8Array.from(domain),
    });
    return joint.estimates;
  });
  const estimates = each.flat();
  return {
    names: groups.labels,
    estimate: estimates.map(({ estimate }) => estimate),
    se: estimates.map(({ standardError }) => standardError),
  };
}

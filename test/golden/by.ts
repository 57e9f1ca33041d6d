import {
  degreesOfFreedom,
  type Estimate,
  type EstimateOptions,
  type JointEstimate,
  populationCovariances,
  ratios,
  totals,
} from "@returns/analysis";
import type { GoldenEstimator } from "./case.ts";
import type { Prepared } from "./design.ts";
import { meanOrTotal, ratioOf } from "./linear.ts";
import { proportionOf } from "./proportion.ts";
import { quantilesOf } from "./quantile.ts";
import { baseReport, intervals, markedRows, optionsFor, rowsOfR } from "./report.ts";
import { type Domain, domainsBy, expand, missingIn } from "./variables.ts";

type By = Extract<GoldenEstimator, { kind: "by" }>;

/** What one domain gives: one number a variable. */
interface DomainEstimates {
  readonly names: readonly string[];
  readonly estimate: readonly number[];
  readonly se: readonly number[];
  readonly deff?: readonly number[];
  readonly lower?: readonly number[];
  readonly upper?: readonly number[];
}

export function runBy(prepared: Prepared, spec: By, call: string) {
  const used = [...spec.vars, ...spec.numerator, ...spec.denominator];
  const base = baseReport(prepared, missingIn(prepared.table, [...used, ...spec.by]));
  const domains = domainsBy(prepared, spec.by);
  const each = domains.map((domain) => estimatesIn({ ...prepared, domain: domain.rows }, spec));
  const variables = each[0]?.names ?? [];
  // Domains first, then variables
  const flat = (pick: (one: DomainEstimates) => readonly number[] | undefined) =>
    variables.flatMap((_, k) => each.map((one) => pick(one)?.[k] ?? Number.NaN));
  const estimate = flat((one) => one.estimate);
  const se = flat((one) => one.se);
  const limits = each[0]?.lower !== undefined;
  return {
    domains: domains.map(({ values }) => values),
    variables,
    names: variables.flatMap((variable) =>
      domains.map(({ label }) => (variables.length === 1 ? label : `${label}:${variable}`)),
    ),
    estimate,
    se,
    ...(limits
      ? { ci: { lower: flat((one) => one.lower), upper: flat((one) => one.upper) } }
      : intervals(
          estimate.map((value, i) => ({ estimate: value, standardError: se[i] ?? Number.NaN })),
          base.degf,
        )),
    ...(spec.deff !== undefined && { deff: flat((one) => one.deff) }),
    ...(call.includes("covmat = TRUE") && {
      vcov: jointOf(prepared, spec, domains).covariance.map((row) => Array.from(row)),
    }),
    domainN: domains.map(({ rows }) => countUsed(prepared, rows, used)),
    ...(prepared.design.kind !== "replicates" && {
      domainDegf: domains.map(({ rows }) => degreesOfFreedom(prepared.design, markedRows(rows))),
    }),
    ...base,
  };
}

/** The means or totals of all domains, in the order of the estimates, with their covariances. */
function jointOf(
  prepared: Prepared,
  spec: Pick<By, "of" | "vars" | "naRm">,
  domains: readonly Domain[],
): JointEstimate {
  const columns = expand(prepared.table, spec.vars);
  const missing = missingIn(prepared.table, spec.vars);
  const inside = (domain: Domain, row: number) => domain.rows[row] === 1 && !(spec.naRm && missing(row));
  const everyone = { ...prepared, domain: rowsOfR(prepared) };
  const options = optionsFor(everyone, false, undefined, 1);
  const pieces = columns.flatMap(({ values }) =>
    domains.map((domain) => ({
      numerator: values.map((value, row) => (inside(domain, row) ? value : 0)),
      denominator: values.map((_, row) => (inside(domain, row) ? 1 : 0)),
    })),
  );
  if (spec.of === "mean") return ratios(prepared.design, pieces, options);
  return totals(
    prepared.design,
    pieces.map(({ numerator }) => numerator),
    options,
  );
}

/** The same with the names that R gives them. */
export function jointByDomain(prepared: Prepared, spec: Pick<By, "of" | "vars" | "naRm" | "by">) {
  const domains = domainsBy(prepared, spec.by);
  const columns = expand(prepared.table, spec.vars);
  const names = columns.flatMap(({ name }) =>
    domains.map(({ label }) => (columns.length === 1 ? label : `${label}:${name}`)),
  );
  return { names, joint: jointOf(prepared, spec, domains) };
}

function estimatesIn(prepared: Prepared, spec: By): DomainEstimates {
  const options: EstimateOptions = optionsFor(prepared, spec.naRm, spec.deff, 1);
  switch (spec.of) {
    case "mean":
    case "total": {
      const { names, joint } = meanOrTotal(prepared, spec.of, spec.vars, options);
      return { names, ...pickNumbers(joint.estimates) };
    }
    case "ratio": {
      const { names, joint } = ratioOf(prepared, spec.numerator, spec.denominator, options);
      return { names, ...pickNumbers(joint.estimates) };
    }
    case "ciprop": {
      const [name = ""] = spec.vars;
      const { estimate, standardError, lower, upper } = proportionOf(prepared, { ...spec, var: name, df: undefined });
      return { names: [name], estimate: [estimate], se: [standardError], lower: [lower], upper: [upper] };
    }
    case "quantile": {
      const found = spec.vars.flatMap((name) =>
        quantilesOf(prepared, name, spec, undefined).map((one, k) => ({
          ...one,
          name: `${name}.${spec.quantiles[k]}`,
        })),
      );
      return {
        names: spec.quantiles.length === 1 ? spec.vars : found.map(({ name }) => name),
        ...pickNumbers(found),
        lower: found.map(({ lower }) => lower),
        upper: found.map(({ upper }) => upper),
      };
    }
    case "var": {
      const values = expand(prepared.table, spec.vars).map((column) => column.values);
      return { names: spec.vars, ...pickNumbers(populationCovariances(prepared.design, values, options).estimates) };
    }
    default:
      throw new Error(`Uncovered: by ${spec.of}`);
  }
}

const pickNumbers = (estimates: readonly Estimate[]) => ({
  estimate: estimates.map(({ estimate }) => estimate),
  se: estimates.map(({ standardError }) => standardError),
  deff: estimates.map(({ designEffect }) => designEffect),
});

const countUsed = ({ design, table }: Prepared, rows: Uint8Array, variables: readonly string[]): number => {
  const missing = missingIn(table, variables);
  return markedRows(rows).filter((row) => !missing(row) && design.weights[row] !== 0).length;
};

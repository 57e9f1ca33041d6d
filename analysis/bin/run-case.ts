import {
  byDomain,
  type Column,
  columnOf,
  columnOfType,
  type Design,
  type Domain,
  type Estimate,
  type EstimateOptions,
  type Frame,
  groupingOf,
  makeDesign,
  means,
  PlanError,
  proportion,
  quantiles,
  ratio,
  rowsWhere,
  totals,
} from "../src/index.ts";
import type { EstimateCase } from "./estimate-case.ts";

/** An estimate with the name of what it is of, and its group where there are groups. */
export interface NamedEstimate extends Estimate {
  readonly name: string;
  readonly group?: string;
}

/** The estimates that a case asks for, from its data. */
export function runCase(asked: EstimateCase, frame: Frame): readonly NamedEstimate[] {
  const design = designOf(asked.design, frame);
  const within = asked.where === undefined ? undefined : rowsWhere(frame, asked.where);
  if (asked.by === undefined) return estimatesOf(asked, frame, design, within);
  const groups = groupingOf(columnOf(frame, asked.by));
  return byDomain(design, groups, within, (domain) => estimatesOf(asked, frame, design, domain)).flatMap(
    ({ label, result }) => result.map((estimate) => ({ ...estimate, group: label })),
  );
}

function estimatesOf(
  { estimator, level = 0.95, degreesOfFreedom = "domain" }: EstimateCase,
  frame: Frame,
  design: Design,
  domain: Domain | undefined,
): readonly NamedEstimate[] {
  const options: EstimateOptions = {
    missing: "drop",
    level,
    degreesOfFreedom,
    designEffect: "with-replacement",
    ...(domain === undefined ? {} : { domain }),
  };
  const numbers = (name: string): Float64Array => columnOfType(frame, name, "number").values;
  switch (estimator.kind) {
    case "mean":
    case "total": {
      const variables = estimator.vars.flatMap((name) => indicatorsOf(columnOf(frame, name)));
      const values = variables.map((variable) => variable.values);
      const joint = estimator.kind === "mean" ? means(design, values, options) : totals(design, values, options);
      return joint.estimates.map((estimate, index) => ({ name: variables[index]?.name ?? "", ...estimate }));
    }
    case "ratio": {
      const { numerator, denominator } = estimator;
      const estimate = ratio(design, numbers(numerator), numbers(denominator), options);
      return [{ name: `${numerator}/${denominator}`, ...estimate }];
    }
    case "proportion": {
      const { var: name, equals, interval } = estimator;
      const indicator = indicatorOf(columnOf(frame, name), equals);
      return [{ name: `${name} = ${equals}`, ...proportion(design, indicator, { ...options, interval }) }];
    }
    case "quantile": {
      const { var: name, quantiles: shares, rule, interval } = estimator;
      const settings = { ...options, rule, interval, ties: "within-rounding" } as const;
      return quantiles(design, numbers(name), Float64Array.from(shares), settings).map((estimate, index) => ({
        name: `${name} at ${shares[index]}`,
        ...estimate,
      }));
    }
  }
}

/** 1 where a column has the value, 0 where it has another, NaN where it has none. */
export function indicatorOf(column: Column, equals: string | number): Float64Array {
  const { codes, labels } = groupingOf(column);
  const code = labels.indexOf(String(equals));
  if (code < 0) {
    const found = labels.slice(0, 20).join(", ");
    throw new PlanError(`Cannot find "${equals}" among the values of ${column.name}: ${found}`);
  }
  return Float64Array.from(codes, (each) => (each < 0 ? Number.NaN : each === code ? 1 : 0));
}

/** A number as it is; a category as one indicator for each of its codes, named as R names them. */
export function indicatorsOf(column: Column): readonly { readonly name: string; readonly values: Float64Array }[] {
  if (column.type === "number") return [{ name: column.name, values: column.values }];
  const { codes, labels } = groupingOf(column);
  return labels.map((label, code) => ({
    name: column.name + label,
    values: Float64Array.from(codes, (each) => (each < 0 ? Number.NaN : each === code ? 1 : 0)),
  }));
}

/** The design that a case describes. */
export function designOf(asked: EstimateCase["design"], frame: Frame): Design {
  const counts = (asked.fpc ?? []).map((name) => columnOfType(frame, name, "number").values);
  const kind = counts.every((values) => values.every((value) => value <= 1)) ? "fraction" : "count";
  const populations = counts.map((values) => ({ kind, values }) as const);
  const stages = (asked.ids ?? []).map((name, stage) => {
    const population = populations[stage];
    const clusters = groupingOf(columnOf(frame, name));
    return population === undefined ? { clusters } : { clusters, population };
  });
  const rowPopulation = stages.length === 0 ? populations[0] : undefined;
  const ones = populations.length === 0 ? new Float64Array(frame.rows).fill(1) : undefined;
  const weights = asked.weights === undefined ? ones : columnOfType(frame, asked.weights, "number").values;
  return makeDesign({
    rows: frame.rows,
    stages,
    ...(weights === undefined ? {} : { weights }),
    ...(asked.strata === undefined ? {} : { strata: groupingOf(columnOf(frame, asked.strata)) }),
    ...(rowPopulation === undefined ? {} : { population: rowPopulation }),
    clusterLabels: asked.nest === true ? "repeat-between-strata" : "unique",
    singleCluster: asked.singleCluster ?? "fail",
    singleClusterOfDomain: "as-sampled",
    laterStages: "add",
  });
}

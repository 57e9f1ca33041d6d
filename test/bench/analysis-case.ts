// One case of the bench in a process of its own, so that its memory is its own: prints one line of JSON
import {
  byDomain,
  type Column,
  categoryShares,
  categoryTotals,
  type Design,
  type Domain,
  type Grouping,
  groupingOf,
  independence,
  type JointEstimate,
  makeDesign,
  median,
  modelMatrix,
  proportion,
  rake,
  ratio,
  regression,
} from "@returns/analysis";
import { readHouseholds } from "./households.ts";

const [path = "", rowsText = "", name = "", repeats = "3"] = process.argv.slice(2);
const rows = Number(rowsText);
const columns = readHouseholds(path, rows);
const numbers = (name: string): Float64Array => {
  const values = columns.get(name);
  return values instanceof Float64Array ? values : Float64Array.from(values ?? []);
};
const column = (name: string): Column => {
  const base = { name, label: {}, missing: new Uint8Array(rows) };
  const values = columns.get(name);
  if (values instanceof Float64Array) return { ...base, type: "number", values };
  const levels = Array.from({ length: 20 }, (_, code) => ({ code: String(code), label: {} }));
  return { ...base, type: "category", levels, codes: values ?? new Int32Array(0) };
};
const options = {
  missing: "drop",
  degreesOfFreedom: "design",
  level: 0.95,
  designEffect: "with-replacement",
} as const;

const design = (): Design =>
  makeDesign({
    rows,
    weights: numbers("w"),
    strata: groupingOf(column("stratum")),
    stages: [{ clusters: groupingOf(column("psu")) }],
    clusterLabels: "unique",
    singleCluster: "fail",
    singleClusterOfDomain: "as-sampled",
    laterStages: "add",
  });
const made = design();
const groups = (name: string) => groupingOf(column(name));
const categories = (name: string) => {
  const { codes, labels } = groups(name);
  return { codes, count: labels.length };
};
const predictors = ["head_female", "head_age", "hh_size", "income", "camp", "months", "fcs", "food"];

const sizes = (grouped: Grouping, factor: (code: number) => number) => {
  const sums = new Float64Array(grouped.labels.length);
  for (const [row, code] of grouped.codes.entries()) sums[code] = (sums[code] ?? 0) + (made.weights[row] ?? 0);
  return sums.map((sum, code) => sum * factor(code));
};
const byLabel = (labels: readonly string[], values: Float64Array) =>
  new Map(labels.map((label, code) => [label, values[code] ?? 0]));

const figures = ({ estimates }: JointEstimate): readonly number[] =>
  estimates.flatMap(({ estimate, standardError }) => [estimate, standardError]);

/** Each case prepares its variables, as R has its factors before, and then gives a few figures that R's must equal. */
const cases: Readonly<Record<string, () => () => readonly number[]>> = {
  design: () => () => [design().rows],
  mean: () => {
    const intention = categories("intention");
    return () => figures(categoryShares(made, intention, { ...options, interval: "wald" }));
  },
  total: () => {
    const intention = categories("intention");
    return () => figures(categoryTotals(made, intention, options));
  },
  "proportion x 18": () => {
    const [intention, origin] = [categories("intention"), groups("origin")];
    const estimate = (domain: Domain) =>
      figures(categoryShares(made, intention, { ...options, interval: "wald", domain }));
    return () => byDomain(made, origin, undefined, estimate).flatMap(({ result }) => result);
  },
  "logit interval x 18": () => {
    const [ret, origin] = [numbers("ret"), groups("origin")];
    const estimate = (domain: Domain) => proportion(made, ret, { ...options, interval: "logit", domain });
    return () =>
      byDomain(made, origin, undefined, estimate).flatMap(({ result }) => [
        result.estimate,
        result.lower,
        result.upper,
      ]);
  },
  ratio: () => () => {
    const { estimate, standardError } = ratio(made, numbers("income"), numbers("hh_size"), options);
    return [estimate, standardError];
  },
  "median x 18": () => {
    const [income, origin] = [numbers("income"), groups("origin")];
    const method = { ...options, rule: "school", interval: "wald", ties: "exact" } as const;
    return () =>
      byDomain(made, origin, undefined, (domain) => median(made, income, { ...method, domain })).map(
        ({ result }) => result.estimate,
      );
  },
  "chi-squared": () => {
    const [intention, camp] = [categories("intention"), categories("camp")];
    const method = { degreesOfFreedom: "design", test: "rao-scott-f" } as const;
    return () => {
      const { statistic, p } = independence(made, intention, camp, method);
      return [statistic, p];
    };
  },
  "logistic regression": () => {
    const response = numbers("ret");
    const terms = predictors.map((each) => [{ kind: "number" as const, name: each, values: numbers(each) }]);
    return () => {
      const input = { response, columns: modelMatrix(rows, terms, "with"), family: "binomial" } as const;
      return figures(regression(made, input, { degreesOfFreedom: "design", level: 0.95 }).coefficients);
    };
  },
  raking: () => {
    const [origin, female] = [groups("origin"), groups("head_female")];
    const origins = sizes(origin, (code) => 0.9 + (0.2 * (Number(origin.labels[code]) - 1)) / 17);
    const all = (values: Float64Array) => values.reduce((sum, each) => sum + each, 0);
    const females = sizes(female, () => 1);
    const scaled = females.map((each) => (each * all(origins)) / all(females));
    return () => [
      ...rake(made, [
        { name: "origin", groups: origin, sizes: byLabel(origin.labels, origins) },
        { name: "head_female", groups: female, sizes: byLabel(female.labels, scaled) },
      ]).weights.subarray(0, 5),
    ];
  },
};

const prepare = cases[name];
if (prepare === undefined) throw new Error(`There is no case "${name}": ${Object.keys(cases).join(", ")}`);
const run = prepare();
let check: readonly number[] = [];
const seconds = Array.from({ length: Number(repeats) }, () => {
  // As in R: what the last repeat left is not this one's
  globalThis.gc?.();
  const before = process.cpuUsage();
  check = run();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
});
const cpu = Math.min(...seconds);
console.log(JSON.stringify({ case: name, cpu, mib: process.resourceUsage().maxRSS / 1024, check }));

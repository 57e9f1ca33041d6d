import {
  type Categories,
  categoryTotals,
  exceedsZeroBySaddlePoint,
  type IndependenceResult,
  type IndependenceTest,
  independence,
  satterthwaiteTail,
} from "@returns/analysis";
import type { GoldenEstimator } from "./case.ts";
import { groupingOf, type Prepared } from "./design.ts";
import { baseReport, markedRows } from "./report.ts";
import { allLevelsOf, columnNamed } from "./table.ts";
import { missingIn } from "./variables.ts";

type Of<Kind extends GoldenEstimator["kind"]> = Extract<GoldenEstimator, { kind: Kind }>;

/** R: svytable. */
export function runTable(prepared: Prepared, { vars, total, round }: Of<"table">) {
  const base = baseReport(prepared, missingIn(prepared.table, vars));
  const groupings = vars.map((name) => groupingOf(columnNamed(prepared.table, name), allLevelsOf));
  const count = groupings.reduce((product, { labels }) => product * labels.length, 1);
  const codes = new Int32Array(prepared.table.rows).map((_, row) => {
    let [cell, size] = [0, 1];
    for (const { codes: own, labels } of groupings) {
      const code = own[row] ?? -1;
      cell = code < 0 ? Number.NaN : cell + size * code;
      size *= labels.length;
    }
    return Number.isNaN(cell) ? -1 : cell;
  });
  const found = weightsOf(prepared, codes, count);
  const sum = found.reduce((all, each) => all + each, 0);
  // With replicate weights R spreads the weights of rows without an answer over the cells
  const whole = total ?? (prepared.design.kind === "replicates" ? base.sumWeights : sum);
  const values = found.map((each) => (each / sum) * whole);
  return {
    dimnames: Object.fromEntries(vars.map((name, i) => [name, groupings[i]?.labels ?? []])),
    values: round ? values.map(Math.round) : values,
    ...base,
  };
}

/** Σw of each cell. R's table has no variance, so that a design without one has a table as well. */
function weightsOf({ design, domain }: Prepared, codes: Int32Array, count: number): number[] {
  const certain = { ...design, ...(design.kind === "clusters" && { singleCluster: "certainty" as const }) };
  const options = {
    domain,
    missing: "drop",
    degreesOfFreedom: 1,
    level: 0.95,
    designEffect: "with-replacement",
  } as const;
  return categoryTotals(certain, { codes, count }, options).estimates.map(({ estimate }) => estimate);
}

const tests = new Map<string, IndependenceTest>([
  ["F", "rao-scott-f"],
  ["Chisq", "rao-scott-chi-squared"],
  ["lincom", "linear-combination"],
  ["saddlepoint", "saddle-point"],
  ["Wald", "wald"],
  ["adjWald", "adjusted-wald"],
]);

/** R: svychisq, whose X² counts all rows of the domain, also those without an answer. */
export function runChisq(prepared: Prepared, { row, col, statistic }: Of<"chisq">) {
  const base = baseReport(prepared, missingIn(prepared.table, [row, col]));
  const test = tests.get(statistic);
  if (test === undefined) throw new Error(`Uncovered: chisq ${statistic}`);
  const found = independence(prepared.design, categoriesOf(prepared, row), categoriesOf(prepared, col), {
    domain: prepared.domain,
    degreesOfFreedom: base.degf,
    test,
  });
  const N = markedRows(prepared.domain).length;
  const scale = N / found.respondents;
  const eigenvalues = Array.from(found.eigenvalues, (each) => each * scale);
  const trace = eigenvalues.reduce((sum, each) => sum + each, 0);
  const d0 = trace ** 2 / eigenvalues.reduce((sum, each) => sum + each ** 2, 0);
  const ownScale =
    test === "rao-scott-chi-squared" || test === "linear-combination" || test === "saddle-point" ? scale : 1;
  const infinite = found.denominatorDf === Number.POSITIVE_INFINITY;
  return {
    statistic: found.statistic * ownScale,
    parameter: Number.isNaN(found.numeratorDf)
      ? null
      : infinite
        ? { df: found.numeratorDf }
        : { ndf: found.numeratorDf, ddf: found.denominatorDf },
    p:
      test === "saddle-point"
        ? truncatedAsInR(found, prepared.design.kind === "replicates" ? undefined : base.degf)
        : found.p,
    pExact: found.p,
    estimate: null,
    ci: null,
    raoScott: { X2: found.pearson * scale, N, eigenvalues, trace, d0, nu: base.degf },
    ...base,
  };
}

/**
 * R repeats the scale's χ² a whole number of times, so it cuts its degrees of freedom down to that. With replicate weights it
 * takes the scale as known, which is one of very many degrees of freedom.
 */
function truncatedAsInR({ eigenvalues, pearson }: IndependenceResult, nu = 1e9): number {
  const trace = eigenvalues.reduce((sum, each) => sum + each, 0);
  const df = (trace ** 2 / eigenvalues.reduce((sum, each) => sum + each ** 2, 0)) * nu;
  const form = {
    weights: Float64Array.of(...eigenvalues, -pearson / df),
    df: Float64Array.of(...eigenvalues.map(() => 1), Math.trunc(df)),
  };
  return exceedsZeroBySaddlePoint(form) ?? satterthwaiteTail(pearson, eigenvalues, df);
}

function categoriesOf({ table }: Prepared, name: string): Categories {
  const { codes, labels } = groupingOf(columnNamed(table, name));
  return { codes, count: labels.length };
}

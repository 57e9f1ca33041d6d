import { type ClusterDesign, type Design, type Grouping, makeDesign, type Population } from "@returns/analysis";
import type { GoldenCase, GoldenDesign } from "./case.ts";
import { evaluate, rowsWhere } from "./expression.ts";
import { pairsOf } from "./pairs.ts";
import { givenReplicates, madeReplicates } from "./replicates.ts";
import { applyStep } from "./reweighting.ts";
import {
  type allLevelsOf,
  columnNamed,
  type GoldenColumn,
  type GoldenTable,
  keepRows,
  levelsOf,
  mergeTables,
  numbersOf,
  readTable,
} from "./table.ts";

/** The data and the design of a case, as R has them before the estimator is called. */
export interface Prepared {
  readonly table: GoldenTable;
  readonly design: Design;
  /** 1 for the rows of the domain (`where`); all rows where there is none. */
  readonly domain: Uint8Array;
  readonly hasDomain: boolean;
  /** Drawn with unequal chances and without replacement, also where Brewer's variance needs no pairs. */
  readonly isPps: boolean;
  /** The column of the strata of the first stage. */
  readonly strata: string | undefined;
}

export function prepare({ design: spec, dataset, R }: GoldenCase, dataDir: string): Prepared {
  const table = prepareTable(spec, dataset, dataDir);
  const start = startingDesign(spec, table, R?.setup ?? [], dataDir);
  const design = spec.post.reduce((each, step) => applyStep(each, step, table), start);
  const domain = spec.where === undefined ? new Uint8Array(table.rows).fill(1) : rowsWhere(spec.where.ast, table);
  const { where, pps, strata } = spec;
  return { table, design, domain, hasDomain: where !== undefined, isPps: pps !== undefined, strata: strata?.[0] };
}

/** Labels of a column, in the order of its levels. */
export function groupingOf(column: GoldenColumn, shown: typeof allLevelsOf = levelsOf): Grouping {
  const levels = shown(column);
  const codeOf = new Map(levels.map((level, code) => [level, code]));
  const codes = Int32Array.from(column.values, (value) => (value === null ? -1 : (codeOf.get(value) ?? -1)));
  return { codes, labels: levels.map(String) };
}

export const isCategory = (column: GoldenColumn): boolean =>
  column.factor || column.values.some((value) => typeof value === "string" || typeof value === "boolean");

function prepareTable(spec: GoldenDesign, dataset: string, dataDir: string): GoldenTable {
  const read = readTable(dataDir, dataset);
  const merged =
    spec.merge === undefined ? read : mergeTables(read, readTable(dataDir, spec.merge.data), spec.merge.by);
  const columns = new Map(merged.columns);
  for (const name of spec.categorical) {
    columns.set(name, categorical(columnNamed(merged, name)));
  }
  const table = { rows: merged.rows, columns };
  for (const [name, { ast }] of Object.entries(spec.derive)) columns.set(name, evaluate(ast, table));
  return spec.rows === undefined ? table : keepRows(table, rowsWhere(spec.rows.ast, table));
}

/** R: factor(). The levels are in the order of their code points. */
function categorical(column: GoldenColumn): GoldenColumn {
  return { values: column.values.map((value) => (value === null ? null : String(value))), factor: true };
}

function startingDesign(spec: GoldenDesign, table: GoldenTable, setup: readonly string[], dataDir: string): Design {
  if (spec.rep !== undefined) return givenReplicates(spec.rep, spec, table);
  const pairwise = pairsOf(spec, table, setup, dataDir);
  if (pairwise !== undefined) return pairwise;
  const clusters = makeClusterDesign(spec, table);
  return spec.asRep === undefined ? clusters : madeReplicates(clusters, spec.asRep);
}

function makeClusterDesign(spec: GoldenDesign, table: GoldenTable): ClusterDesign {
  const columns = spec.fpc.map((name) => numbersOf(columnNamed(table, name)));
  // R's rule: values of at most 1 in all stages are sampling fractions, larger ones population counts
  const shares = columns.every((values) => values.every((value) => value <= 1));
  const kind = !shares ? "count" : spec.pps === undefined ? "fraction" : "inclusion-probability";
  const populations = columns.map((values): Population => ({ kind, values }));
  const [first] = populations;
  const strata = spec.strata?.[0];
  return makeDesign({
    rows: table.rows,
    ...(spec.weights !== undefined && { weights: numbersOf(columnNamed(table, spec.weights)) }),
    ...(strata !== undefined && { strata: groupingOf(columnNamed(table, strata)) }),
    stages: spec.ids.map((name, stage) => {
      const known = populations[stage];
      const inside = stage === 0 ? undefined : spec.strata?.[stage];
      return {
        clusters: groupingOf(columnNamed(table, name)),
        ...(known !== undefined && { population: known }),
        ...(inside !== undefined && { strata: groupingOf(columnNamed(table, inside)) }),
      };
    }),
    ...(spec.ids.length === 0 && first !== undefined && { population: first }),
    clusterLabels: spec.nest ? "repeat-between-strata" : "unique",
    // R's "remove" leaves the stratum out of the variance, which is what "certainty" does
    singleCluster: spec.lonelyPsu === "remove" ? "certainty" : spec.lonelyPsu,
    singleClusterOfDomain: spec.adjustDomainLonely ? "policy" : "as-sampled",
    laterStages: spec.ultimateCluster ? "ignore" : "add",
  });
}

import { nearest } from "@returns/schemas";
import { DesignError } from "../design/design-error.ts";
import { byCodePoint } from "../design/grouping.ts";
import { ColumnError } from "../frame/lookup.ts";
import type { Variable } from "../frame/variable.ts";
import type { DesignSetup } from "../weight/design-for.ts";
import { joined, raw, type SqlText, sql } from "./sql-text.ts";

/** Where the answers stand in a database: one row a unit, numbers as double precision, codes as text, several codes as text[]. */
export interface SqlSource {
  /** A table, a view, or a sub-select in brackets, with the columns of the design and of the answers. SQL of the program. */
  readonly from: string;
  /** The variables that can be asked for. */
  readonly variables: readonly Variable[];
  /** How the database writes the name of a variable, in quotes. */
  readonly column: (name: string) => string;
}

/** One variable of the source, of the measure that is needed. */
export function variableOf(
  { variables }: SqlSource,
  name: string,
  ...measures: readonly Variable["measure"][]
): Variable {
  const found = variables.find((variable) => variable.name === name);
  if (found === undefined) {
    const close = nearest(
      name,
      variables.map((variable) => variable.name),
    );
    throw new ColumnError(
      `Cannot find "${name}" among the variables of the source${close === undefined ? "" : `. Did you mean "${close}"?`}`,
    );
  }
  if (measures.includes(found.measure)) return found;
  throw new ColumnError(`Cannot use "${name}" here as it holds ${found.measure}: ${measures.join(" or ")} is needed`);
}

/** What a statistic needs of each row, besides its stratum, its cluster and its weight. */
export interface Chosen {
  /** Names that columns get, and what they are. */
  readonly columns: readonly (readonly [string, SqlText])[];
  readonly conditions: readonly SqlText[];
}

/** The rows of the source as `stratum`, `cluster`, `weight` and the chosen columns. */
export function rowsOf(source: SqlSource, setup: DesignSetup, { columns, conditions }: Chosen): SqlText {
  const { strata, clusters, weights } = setup;
  if (clusters === undefined) {
    throw new DesignError(
      "Cannot add up in the database without a column of clusters: where households were drawn one by one, name the " +
        "column that tells them apart",
    );
  }
  const own = (name: string) => raw(`source.${source.column(name)}`);
  const byCluster = typeof weights === "object";
  const weight = weights === undefined ? raw("1::float8") : byCluster ? raw("weight_of.value::float8") : own(weights);
  const list: readonly (readonly [string, SqlText])[] = [
    ["stratum", strata === undefined ? raw("''") : sql`${own(strata)}::text`],
    ["cluster", sql`${own(clusters)}::text`],
    ["weight", weight],
    ...columns,
  ];
  const selected = joined(
    list.map(([name, text]) => sql`${text} as ${raw(name)}`),
    ", ",
  );
  const weightTable = byCluster
    ? sql` left join jsonb_each_text(${JSON.stringify(weights)}::jsonb) as weight_of on weight_of.key = ${own(clusters)}::text`
    : raw("");
  const where = conditions.length === 0 ? raw("") : sql` where ${joined(conditions, " and ")}`;
  return sql`select ${selected} from ${raw(source.from)} as source${weightTable}${where}`;
}

/** A number of the source, and the condition that it is there. */
export function numberIn(source: SqlSource, name: string): { readonly value: SqlText; readonly present: SqlText } {
  const column = raw(`source.${source.column(variableOf(source, name, "number").name)}`);
  return { value: sql`${column}::float8`, present: sql`${column} is not null and ${column} <> 'NaN'` };
}

/** A code of the source as text, and the condition that it is there. */
export function codeIn(source: SqlSource, name: string): { readonly value: SqlText; readonly present: SqlText } {
  const column = raw(`source.${source.column(variableOf(source, name, "category", "number", "text").name)}`);
  return { value: sql`${column}::text`, present: sql`${column} is not null` };
}

/** Codes in the order of their list, and after them those that are not on it. */
export const inListedOrder = (codes: readonly string[], listed: readonly string[]): readonly string[] => [
  ...listed.filter((code) => codes.includes(code)),
  ...codes.filter((code) => !listed.includes(code)).sort(byCodePoint),
];

import type { Estimate } from "../estimate/estimate.ts";
import type { Labels } from "../frame/frame.ts";

/** One heading of a table's rows or columns. */
export interface Heading {
  readonly code: string;
  readonly label: Labels;
  /** The variable whose category this is, where a side of the table holds several one after the other. */
  readonly variable?: { readonly name: string; readonly label: Labels };
}

/** What stands in one cell. Withheld is a case of its own, never a null or a zero. */
export type CellValue =
  | ({ readonly status: "shown"; readonly flag: "" | "few" | "caution" | "unreliable" } & Estimate)
  | {
      readonly status: "withheld";
      readonly reason: "few-respondents" | "one-cluster" | "disclosure";
      readonly respondents: number;
      readonly needed: number;
    }
  /** Nobody in the domain: a dash, never 0. */
  | { readonly status: "empty" };

/** What stands in one cell of a table that leaves the office: figures are rounded, of what is withheld nothing is known. */
export type ReleasedValue =
  /** Without standard error, freedom and design effect; `bracketed`: few answers are behind it. */
  | ({ readonly status: "shown"; readonly flag: "" | "caution" | "unreliable" | "bracketed" } & Estimate)
  /** To protect somebody, or as so few answers are no estimate. */
  | { readonly status: "withheld"; readonly reason: "disclosure" | "small-base" }
  /** Of a share it is told only that it lies below or above `than`, so that nobody's answer is certain. */
  | {
      readonly status: "bounded";
      readonly side: "below" | "above";
      readonly than: number;
      readonly respondents: number;
      readonly weighted: number;
    }
  | { readonly status: "empty" };

export interface Cell<Value = CellValue> {
  /** Index into `rows` and `columns`. */
  readonly row: number;
  readonly column: number;
  readonly value: Value;
}

/** Who a table speaks about, printed under it. */
export interface TableBase {
  readonly respondents: number;
  readonly weighted: number;
  /** Rows of the universe without a value, by reason. */
  readonly missing: { readonly notAsked: number; readonly dk: number; readonly ref: number };
  readonly universe: Labels;
}

/** One table of the plan, ready to be shown, charted or written. */
export interface Table<Value = CellValue> {
  readonly id: string;
  readonly title: Labels;
  readonly unit: string;
  readonly statistic: "proportion" | "mean" | "total" | "ratio" | "median" | "count";
  /** Percent tables hold shares between 0 and 1; they are formatted where they are shown. */
  readonly measure: "share" | "number";
  /** What adds up to 100 % where answers exclude each other: each row, each column or the whole table. */
  readonly shareOf?: "row" | "column" | "table";
  readonly rowTitle: Labels;
  readonly rows: readonly Heading[];
  readonly columnTitle: Labels;
  readonly columns: readonly Heading[];
  readonly cells: readonly Cell<Value>[];
  readonly base: TableBase;
  readonly chart: "pyramid" | "matrix" | "stacked-bar" | "dot-whisker" | "bar";
  /** True while fieldwork goes on or weights are not final. */
  readonly provisional: boolean;
  readonly simulated: boolean;
}

/** A table that may leave the office, as `releaseTable` makes it. */
export type ReleasedTable = Table<ReleasedValue>;

/** A table for the office or for everybody: both are drawn and written alike. */
export type AnyTable = Table<AnyValue>;
export type AnyValue = CellValue | ReleasedValue;

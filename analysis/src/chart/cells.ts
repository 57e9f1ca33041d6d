import type { AnyTable, AnyValue } from "../plan/table.ts";
import { figures, roundPeople } from "./text.ts";
import { type ChartLanguage, type ChartWords, chartWords, flagSigns } from "./words.ts";

export type Shown = Extract<AnyValue, { readonly status: "shown" }>;

/** The value of a cell; a cell that the table does not have is empty. */
export function valuesOf(table: AnyTable): (row: number, column: number) => AnyValue {
  const at = new Map(table.cells.map(({ row, column, value }) => [`${row}/${column}`, value]));
  return (row, column) => at.get(`${row}/${column}`) ?? { status: "empty" };
}

/** A figure and its interval as they stand in a chart. */
export interface Written {
  /** `34%`; in a chart with the sign of its flag. */
  readonly figure: string;
  /** `[30–38]`; empty where there is none. */
  readonly interval: string;
}

export type Bounded = Extract<AnyValue, { readonly status: "bounded" }>;

/** A writer of the cells of a chart: as `cellWriter`, and the sign of its flag behind a figure, or brackets around it. */
export function figureWriter(table: AnyTable, language: ChartLanguage): (value: Shown) => Written {
  const write = cellWriter(table, language);
  return (value) => {
    const { figure, interval } = write(value);
    if (value.flag === "bracketed") return { figure: `(${figure})`, interval };
    return { figure: figure + flagSigns[value.flag], interval };
  };
}

/**
 * A writer of the cells of one table, so that its chart and whoever prints it beside the chart say the same: whole
 * percents, or one decimal where all shares are small; numbers of people rounded to 10, and to 100 from 10,000.
 *
 * @example
 * ```ts
 * import type { Table } from "@returns/analysis";
 * import { cellWriter } from "@returns/analysis/chart";
 *
 * const texts = { en: "Households" };
 * const estimate = { estimate: 12_345, standardError: 512, lower: 11_321, upper: 13_369, degreesOfFreedom: 47 };
 * const counts = { respondents: 580, weighted: 12_345, designEffect: 1.4 };
 * const value = { status: "shown", flag: "", ...estimate, ...counts } as const;
 * const table: Table = {
 *   ...{ id: "T1", title: texts, unit: "household", statistic: "count", measure: "number", chart: "bar" },
 *   ...{ rowTitle: texts, rows: [{ code: "total", label: texts }], columnTitle: texts, columns: [{ code: "total", label: texts }] },
 *   cells: [{ row: 0, column: 0, value }],
 *   base: { respondents: 580, weighted: 12_345, missing: { notAsked: 0, dk: 0, ref: 0 }, universe: texts },
 *   ...{ provisional: true, simulated: true },
 * };
 * expect(cellWriter(table, "en")(value)).toEqual({ figure: "12,300", interval: "[11,300–13,400]" });
 * ```
 */
export function cellWriter(table: AnyTable, language: ChartLanguage): (value: Shown) => Written {
  const estimates = table.cells.flatMap(({ value }) => (value.status === "shown" ? [value.estimate] : []));
  const decimals = table.measure === "share" && Math.max(0, ...estimates) < 0.2 ? 1 : 0;
  const write = figures(language, decimals);
  const rounded = roundedFor(table);
  // The t interval of a few people may reach below nobody
  const least = (limit: number): number => (table.statistic === "count" ? Math.max(0, limit) : limit);
  return (value) => ({
    figure: table.measure === "share" ? write.share(value.estimate) : write.number(rounded(value.estimate)),
    interval: hasInterval(value) ? write.limits(rounded(least(value.lower)), rounded(value.upper), table.measure) : "",
  });
}

/** A share of which it is told only where it lies: `<5%`. */
export const boundText = ({ side, than }: Bounded, language: ChartLanguage): string =>
  `${side === "below" ? "<" : ">"}${figures(language, 0).share(than)}`;

/** A full count has no interval: nothing about it would come out differently in another sample. */
const hasInterval = ({ lower, upper }: Shown): boolean => lower < upper;

const roundedFor = (table: AnyTable): ((value: number) => number) =>
  table.statistic === "total" || table.statistic === "count" ? roundPeople : (value) => value;

/** The notes that the cells of a chart call for. */
export function notesFor(
  values: readonly AnyValue[],
  language: ChartLanguage,
  intervals: keyof ChartWords["interval"],
): readonly string[] {
  const words = chartWords[language];
  const flags = new Set(values.flatMap((value) => (value.status === "shown" ? [value.flag] : [])));
  const reasons = values.flatMap((value) => (value.status === "withheld" ? [value.reason] : []));
  const states = new Set(values.map(({ status }) => status));
  return [
    ...(values.some((value) => value.status === "shown" && hasInterval(value)) ? [words.interval[intervals]] : []),
    ...(["caution", "unreliable", "few", "bracketed"] as const).flatMap((flag) =>
      flags.has(flag) ? [words.flags[flag]] : [],
    ),
    ...(reasons.some((reason) => reason !== "small-base") ? [words.withheldNote] : []),
    ...(reasons.includes("small-base") ? [words.smallBaseNote] : []),
    ...(states.has("bounded") ? [words.boundedNote] : []),
    ...(states.has("empty") ? [words.emptyNote] : []),
  ];
}

/** The largest upper limit, or estimate where there is no interval. */
export const highest = (values: readonly AnyValue[]): number =>
  values.reduce(
    (most, value) =>
      value.status === "shown" ? Math.max(most, Number.isNaN(value.upper) ? value.estimate : value.upper) : most,
    0,
  );

/** A round number at or above a value, for the end of an axis, and the steps of its grid. */
export function roundAxis(value: number): { readonly end: number; readonly ticks: readonly number[] } {
  const raw = (value > 0 ? value : 1) / 5;
  const magnitude = 10 ** Math.floor(Math.log10(raw));
  const step = [1, 2, 2.5, 5, 10].map((factor) => factor * magnitude).find((each) => each >= raw * 0.999) ?? raw;
  const count = Math.ceil((value > 0 ? value : 1) / step - 1e-9);
  return { end: count * step, ticks: Array.from({ length: count + 1 }, (_, index) => index * step) };
}

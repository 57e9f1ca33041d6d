import type { AnyTable, AnyValue } from "../plan/table.ts";
import { boundText, figureWriter, highest, notesFor, roundAxis, valuesOf, type Written } from "./cells.ts";
import { amountScale, hatched, type Layer, pixels, textAt } from "./layers.ts";
import { type ChartForm, narrowWidth } from "./look.ts";
import { categoryColours, ink, softInk } from "./palette.ts";
import { layRows } from "./row-labels.ts";
import type { Plot } from "./sheet.ts";
import { directed, isRightToLeft, widthOf } from "./text.ts";
import { type ChartLanguage, chartWords } from "./words.ts";

const wideWidth = 430;
const withheldWidth = 90;

/**
 * One estimate a row: a dot, or a bar from 0, with its interval as a line and both in figures. Drawn from the column of
 * everybody where there is one, else from the first; answers to a question stand in order, the most frequent first.
 */
export function rowsWithIntervals(
  table: AnyTable,
  mark: "dot" | "bar",
  language: ChartLanguage,
  form: ChartForm,
): Plot {
  const mirrored = isRightToLeft(language);
  const rows = rowsToDraw(table);
  const values = rows.map(({ value }) => value);
  const headings = rows.flatMap(({ row }) => table.rows[row] ?? []);
  const layout = layRows(headings, { step: form === "wide" ? 30 : 22, letters: 34, kept: 0 }, language, form);
  const { end, ticks } = roundAxis(highest(values));
  const write = figureWriter(table, language);
  const after = Math.max(60, ...values.map((value) => (value.status === "shown" ? figureWidth(write(value)) : 0)));
  const width = form === "wide" ? wideWidth : narrowWidth - after;
  const across = (amount: number): number => (mirrored ? 1 - amount / end : amount / end) * width;
  const away = mirrored ? -1 : 1;
  const shown = rows.flatMap(({ value }, index) => {
    if (value.status !== "shown") return [];
    const limits = Number.isNaN(value.lower) ? { lower: value.estimate, upper: value.estimate } : value;
    return [
      {
        y: layout.middles[index] ?? 0,
        estimate: value.estimate,
        lower: limits.lower,
        upper: limits.upper,
        ...write(value),
        ink: value.flag === "few" || value.flag === "unreliable" ? softInk : ink,
      },
    ];
  });
  const textFor = (value: AnyValue): string => {
    if (value.status === "bounded") return boundText(value, language);
    return value.status === "empty" ? "–" : directed(chartWords[language].withheld);
  };
  const others = values.flatMap((value, index) =>
    value.status === "shown" ? [] : [{ status: value.status, y: layout.middles[index] ?? 0, text: textFor(value) }],
  );
  const withheld = others.filter(({ status }) => status === "withheld");
  const format = table.measure !== "share" ? "," : end <= 0.05 ? ".1%" : ".0%";
  const ends = form === "wide" ? "centred" : "inside";
  const x = amountScale(end, ticks, { mirrored, format, orient: "top", grid: true, ends });
  const bars: readonly Layer[] = [
    {
      data: { values: shown.map((row) => ({ ...row, from: 0, y: row.y - 8, y2: row.y + 8 })) },
      mark: { type: "rect", fill: categoryColours[1] ?? ink },
      encoding: { x: { ...x, field: "from" }, x2: { field: "estimate" }, y: pixels("y"), y2: { field: "y2" } },
    },
  ];
  const dots: readonly Layer[] = [
    {
      data: { values: shown },
      mark: { type: "point", shape: "circle", size: 62, filled: true, fill: categoryColours[0] ?? ink, opacity: 1 },
      encoding: { x: { ...x, field: "estimate" }, y: pixels("y") },
    },
  ];
  return {
    width,
    height: layout.height,
    before: layout.before,
    after,
    above: 26,
    below: 0,
    notes: notesFor(values, language, "both"),
    layers: [
      ...layout.layers(width, 0),
      ...(mark === "bar" ? bars : []),
      {
        data: { values: shown },
        mark: { type: "rule", stroke: ink, strokeWidth: 1.6 },
        encoding: { x: { ...x, field: "lower" }, x2: { field: "upper" }, y: pixels("y") },
      },
      ...(mark === "dot" ? dots : []),
      ...shown.map((row) =>
        textAt(figureText(row), across(row.upper) + 8 * away, row.y, {
          align: mirrored ? "right" : "left",
          size: 12,
          colour: row.ink,
        }),
      ),
      ...hatched(
        withheld.map(({ y }) => ({
          x: mirrored ? width - withheldWidth : 0,
          y: y - 9,
          width: withheldWidth,
          height: 18,
        })),
      ),
      ...others.map(({ status, y, text }) =>
        textAt(text, across(0) + away * (status === "withheld" ? withheldWidth / 2 : status === "empty" ? 10 : 18), y, {
          align: "center",
          size: status === "bounded" ? 12 : 11,
          colour: softInk,
        }),
      ),
    ],
  };
}

const figureText = ({ figure, interval }: Written): string => `${figure}  ${interval}`;

const figureWidth = (written: Written): number => Math.ceil(widthOf(figureText(written), 12)) + 14;

function rowsToDraw(table: AnyTable): readonly { readonly row: number; readonly value: AnyValue }[] {
  const value = valuesOf(table);
  const column = Math.max(
    0,
    table.columns.findIndex(({ code }) => code === "total"),
  );
  const rows = table.rows.map((_, row) => ({ row, value: value(row, column) }));
  const rank = (each: AnyValue): number => (each.status === "shown" ? each.estimate : -1);
  return table.shareOf === "column" ? rows.sort((a, b) => rank(b.value) - rank(a.value)) : rows;
}

import type { CellValue, Table } from "../plan/table.ts";
import { figureWriter, notesFor, type Shown, valuesOf, type Written } from "./cells.ts";
import { hatched, type Layer, pixels, textAt } from "./layers.ts";
import { type ChartForm, narrowWidth } from "./look.ts";
import { flowColours, ink, inkOn, paper, softInk } from "./palette.ts";
import { layRows, type RowLayout } from "./row-labels.ts";
import type { Plot } from "./sheet.ts";
import { directed, inLanguage, isRightToLeft, widthOf, wrapped } from "./text.ts";
import type { ChartLanguage } from "./words.ts";

const cellHeight = 36;

/**
 * A heat map: the darker a cell, the larger its figure; totals stand at the edge without colour. On a phone it is broken
 * into as many maps, one under the other, as its columns need to be read.
 */
export function matrix(table: Table, language: ChartLanguage, form: ChartForm): Plot {
  const cellWidth = cellWidthOf(table, language);
  const inOne = form === "wide" ? table.columns.length : Math.max(1, Math.floor(narrowWidth / cellWidth));
  const panels = Math.ceil(table.columns.length / inOne);
  // As many columns in each as can be, and none of them alone in the last one
  const inEach = Math.ceil(table.columns.length / panels);
  const layout = layRows(table.rows, { step: cellHeight, letters: 26, kept: 0 }, language, form);
  const wide = form === "wide" ? cellWidth : narrowWidth / inEach;
  const map: HeatMap = { table, language, layout, cellWidth: wide, width: wide * inEach, colourOf: coloursOf(table) };
  const layers: Layer[] = [];
  let top = 0;
  let above = 0;
  for (let first = 0; first < table.columns.length; first += inEach) {
    const columns = table.columns.map((_, index) => index).slice(first, first + inEach);
    const headers = headersOf(map, columns);
    if (first === 0) above = headers.height;
    else top += headers.height + 18;
    layers.push(...headers.layers(top), ...layout.layers(map.width, top), ...cellsOf(map, columns, top));
    top += layout.height;
  }
  return {
    width: map.width,
    height: top,
    before: layout.before,
    after: form === "wide" ? 10 : 0,
    above,
    below: 2,
    notes: notesFor(
      table.cells.map(({ value }) => value),
      language,
      "in-figures",
    ),
    layers,
  };
}

/** What all parts of a map share. */
interface HeatMap {
  readonly table: Table;
  readonly language: ChartLanguage;
  readonly layout: RowLayout;
  readonly cellWidth: number;
  readonly width: number;
  readonly colourOf: (row: number, column: number, value: CellValue) => string;
}

/** Room for the widest figure and interval, and for a word of a heading that is not broken, within reason. */
function cellWidthOf(table: Table, language: ChartLanguage): number {
  const write = figureWriter(table, language);
  const written = table.cells.flatMap((cell) => (cell.value.status === "shown" ? [write(cell.value)] : []));
  const words = table.columns.flatMap(({ label }) => inLanguage(label, language).split(/\s+/));
  return Math.max(
    66,
    ...written.map(({ figure, interval }) => Math.max(widthOf(interval, 9.5) + 8, widthOf(figure, 13) + 10)),
    ...words.map((word) => Math.min(140, widthOf(word, 12) + 10)),
  );
}

const isTotal = ({ rows, columns }: Table, row: number, column: number): boolean =>
  rows[row]?.code === "total" || columns[column]?.code === "total";

/** Colour by the square root of the figure, so that small flows are seen beside large ones. */
function coloursOf(table: Table): HeatMap["colourOf"] {
  const most = Math.max(
    0,
    ...table.cells.flatMap(({ row, column, value }) =>
      value.status === "shown" && !isTotal(table, row, column) ? [value.estimate] : [],
    ),
  );
  return (row, column, value) => {
    if (value.status !== "shown" || isTotal(table, row, column)) return paper;
    const place = most > 0 ? Math.sqrt(Math.max(0, value.estimate) / most) : 0;
    return flowColours[Math.min(flowColours.length - 1, Math.floor(place * flowColours.length))] ?? paper;
  };
}

/** The cells of some columns, from left to right in the direction of the language. */
function cellsOf(
  { table, language, layout, cellWidth, width, colourOf }: HeatMap,
  columns: readonly number[],
  top: number,
): readonly Layer[] {
  const value = valuesOf(table);
  const write = figureWriter(table, language);
  const boxes = table.rows.flatMap((_, row) =>
    columns.map((column, place): CellBox => {
      const x = isRightToLeft(language) ? width - (place + 1) * cellWidth : place * cellWidth;
      const y = top + (layout.middles[row] ?? 0) - cellHeight / 2;
      const each = value(row, column);
      const colour = colourOf(row, column, each);
      return { x, y, width: cellWidth, height: cellHeight, value: each, colour, bold: isTotal(table, row, column) };
    }),
  );
  return [
    {
      data: {
        values: boxes.map((box) => ({
          x: box.x,
          x2: box.x + box.width,
          y: box.y,
          y2: box.y + box.height,
          colour: box.colour,
          estimate: box.value.status === "shown" ? box.value.estimate : "",
        })),
      },
      mark: { type: "rect", stroke: "#d0d0d0", strokeWidth: 0.7 },
      encoding: {
        x: pixels("x"),
        x2: { field: "x2" },
        y: pixels("y"),
        y2: { field: "y2" },
        fill: { field: "colour", type: "nominal", scale: null, legend: null },
      },
    },
    ...hatched(boxes.filter((box) => box.value.status === "withheld")),
    ...boxes.flatMap((box) => cellTexts(box, write)),
  ];
}

interface CellBox {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly value: CellValue;
  readonly colour: string;
  readonly bold: boolean;
}

function cellTexts(
  { x, y, width, height, value, colour, bold }: CellBox,
  write: (value: Shown) => Written,
): readonly Layer[] {
  const [middle, centre] = [x + width / 2, y + height / 2];
  switch (value.status) {
    case "empty":
      return [textAt("–", middle, centre, { align: "center", size: 12, colour: softInk })];
    case "withheld":
      return [];
    case "shown": {
      const { figure, interval } = write(value);
      const style = { align: "center", colour: inkOn(colour) } as const;
      const weight = bold ? "bold" : "normal";
      if (interval === "") return [textAt(figure, middle, centre, { ...style, size: 12, weight })];
      return [
        textAt(figure, middle, centre - 7, { ...style, size: 12, weight }),
        textAt(interval, middle, centre + 9, { ...style, size: 9.5 }),
      ];
    }
  }
}

/** The headings of some columns, above them. */
function headersOf({ table, language, cellWidth, width }: HeatMap, columns: readonly number[]) {
  const headings = columns.flatMap((column) => table.columns[column] ?? []);
  const lines = headings.map(({ label }) => wrapped(inLanguage(label, language), Math.floor(cellWidth / 6.8)));
  return {
    height: Math.max(...lines.map((each) => each.length)) * 15 + 10,
    layers: (top: number) =>
      lines.map((each, place) => {
        const middle = (place + 0.5) * cellWidth;
        const text = each.map((line) => directed(line)).join("\n");
        return textAt(text, isRightToLeft(language) ? width - middle : middle, top - each.length * 15 + 2, {
          align: "center",
          size: 11.5,
          colour: ink,
          weight: headings[place]?.code === "total" ? "bold" : "normal",
        });
      }),
  };
}

import type { AnyTable, AnyValue } from "../plan/table.ts";
import { boundText, figureWriter, notesFor, type Shown, valuesOf, type Written } from "./cells.ts";
import { hatched, type Layer, pixels, textAt } from "./layers.ts";
import { type ChartForm, narrowWidth } from "./look.ts";
import { flowColours, ink, inkOn, paper, softInk } from "./palette.ts";
import { layRows } from "./row-labels.ts";
import type { Plot } from "./sheet.ts";
import { directed, inLanguage, isRightToLeft, widthOf, wrapped } from "./text.ts";
import type { ChartLanguage } from "./words.ts";

const cellHeight = 36;
/** Between two maps that stand one under the other. */
const gap = 18;

/**
 * A heat map: the darker a cell, the larger its figure; totals stand at the edge without colour. On a phone it is broken
 * into as many maps, one under the other, as its columns need to be read; each has the rows in which somebody is.
 */
export function matrix(table: AnyTable, language: ChartLanguage, form: ChartForm): Plot {
  const cellWidth = cellWidthOf(table, language);
  const inOne = form === "wide" ? table.columns.length : Math.max(1, Math.floor(narrowWidth / cellWidth));
  // As many maps as are needed, with about as many columns in each
  const inEach = Math.ceil(table.columns.length / Math.ceil(table.columns.length / inOne));
  const width = form === "wide" ? cellWidth * inEach : narrowWidth;
  const whole: HeatMap = { table, language, form, cellWidth: width / inEach, width, colourOf: coloursOf(table) };
  const maps: MapPart[] = [];
  for (let first = 0; first < table.columns.length; first += inEach) {
    const columns = table.columns.map((_, index) => index).slice(first, first + inEach);
    maps.push(mapOf(whole, columns, form === "wide" ? "every-row" : "rows-with-somebody"));
  }
  const layers: Layer[] = [];
  let top = 0;
  for (const [index, map] of maps.entries()) {
    if (index > 0) top += map.above + gap;
    layers.push(...map.layers(top));
    top += map.height;
  }
  return {
    width,
    height: top,
    before: Math.max(...maps.map(({ before }) => before)),
    after: form === "wide" ? 10 : 0,
    above: maps[0]?.above ?? 0,
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
  readonly table: AnyTable;
  readonly language: ChartLanguage;
  readonly form: ChartForm;
  readonly cellWidth: number;
  readonly width: number;
  readonly colourOf: (row: number, column: number, value: AnyValue) => string;
}

/** Some columns of a map: the room that they need, and their layers from a height on. */
interface MapPart {
  readonly above: number;
  readonly before: number;
  readonly height: number;
  readonly layers: (top: number) => readonly Layer[];
}

function mapOf(map: HeatMap, columns: readonly number[], kept: "every-row" | "rows-with-somebody"): MapPart {
  const { table, language, form, width } = map;
  const value = valuesOf(table);
  const rows = table.rows
    .map((_, index) => index)
    .filter((row) => kept === "every-row" || columns.some((column) => value(row, column).status !== "empty"));
  const layout = layRows(
    rows.flatMap((row) => table.rows[row] ?? []),
    { step: cellHeight, letters: 26, kept: 0 },
    language,
    form,
  );
  const headers = headersOf(map, columns);
  const { middles, before, height } = layout;
  const lines = rows.map((row, index) => ({ row, middle: middles[index] ?? 0 }));
  return {
    above: headers.height,
    before,
    height,
    layers: (top) => [...headers.layers(top), ...layout.layers(width, top), ...cellsOf(map, lines, columns, top)],
  };
}

/** Room for the widest figure and interval, and for a word of a heading that is not broken, within reason. */
function cellWidthOf(table: AnyTable, language: ChartLanguage): number {
  const write = figureWriter(table, language);
  const written = table.cells.flatMap((cell) => (cell.value.status === "shown" ? [write(cell.value)] : []));
  const words = table.columns.flatMap(({ label }) => inLanguage(label, language).split(/\s+/));
  return Math.max(
    66,
    ...written.map(({ figure, interval }) => Math.max(widthOf(interval, 9.5) + 8, widthOf(figure, 13) + 10)),
    ...words.map((word) => Math.min(140, widthOf(word, 12) + 10)),
  );
}

const isTotal = ({ rows, columns }: AnyTable, row: number, column: number): boolean =>
  rows[row]?.code === "total" || columns[column]?.code === "total";

/** Colour by the square root of the figure, so that small flows are seen beside large ones. */
function coloursOf(table: AnyTable): HeatMap["colourOf"] {
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
  { table, language, cellWidth, width, colourOf }: HeatMap,
  lines: readonly { readonly row: number; readonly middle: number }[],
  columns: readonly number[],
  top: number,
): readonly Layer[] {
  const value = valuesOf(table);
  const write = figureWriter(table, language);
  const boxes = lines.flatMap(({ row, middle }) =>
    columns.map((column, place): CellBox => {
      const x = isRightToLeft(language) ? width - (place + 1) * cellWidth : place * cellWidth;
      const y = top + middle - cellHeight / 2;
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
    ...boxes.flatMap((box) => cellTexts(box, write, language)),
  ];
}

interface CellBox {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly value: AnyValue;
  readonly colour: string;
  readonly bold: boolean;
}

function cellTexts(
  { x, y, width, height, value, colour, bold }: CellBox,
  write: (value: Shown) => Written,
  language: ChartLanguage,
): readonly Layer[] {
  const [middle, centre] = [x + width / 2, y + height / 2];
  switch (value.status) {
    case "empty":
      return [textAt("–", middle, centre, { align: "center", size: 12, colour: softInk })];
    case "withheld":
      return [];
    case "bounded":
      return [textAt(boundText(value, language), middle, centre, { align: "center", size: 12, colour: softInk })];
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

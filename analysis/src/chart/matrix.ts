import type { CellValue, Table } from "../plan/table.ts";
import { figureWriter, notesFor, type Shown, valuesOf, type Written } from "./cells.ts";
import { hatched, type Layer, pixels, textAt } from "./layers.ts";
import { flowColours, ink, inkOn, paper, softInk } from "./palette.ts";
import { layRows } from "./row-labels.ts";
import type { Plot } from "./sheet.ts";
import { directed, inLanguage, isRightToLeft, widthOf, wrapped } from "./text.ts";
import type { ChartLanguage } from "./words.ts";

const cellHeight = 36;

/** A heat map: the darker a cell, the larger its figure; totals stand at the edge without colour. */
export function matrix(table: Table, language: ChartLanguage): Plot {
  const mirrored = isRightToLeft(language);
  const value = valuesOf(table);
  const write = figureWriter(table, language);
  const written = table.cells.flatMap((cell) => (cell.value.status === "shown" ? [write(cell.value)] : []));
  const words = table.columns.flatMap(({ label }) => inLanguage(label, language).split(/\s+/));
  const cellWidth = Math.max(
    66,
    ...written.map(({ figure, interval }) => Math.max(widthOf(interval, 9.5) + 8, widthOf(figure, 13) + 10)),
    // A word that is not broken needs its room, within reason
    ...words.map((word) => Math.min(140, widthOf(word, 12) + 10)),
  );
  const width = cellWidth * table.columns.length;
  const layout = layRows(table.rows, cellHeight, language, 26);
  const headers = headersOf(table, cellWidth, width, language);
  const isTotal = (row: number, column: number): boolean =>
    table.rows[row]?.code === "total" || table.columns[column]?.code === "total";
  const most = Math.max(
    0,
    ...table.cells.flatMap(({ row, column, value: each }) =>
      each.status === "shown" && !isTotal(row, column) ? [each.estimate] : [],
    ),
  );
  const boxes = table.rows.flatMap((_, row) =>
    table.columns.map((_, column) => {
      const x = mirrored ? width - (column + 1) * cellWidth : column * cellWidth;
      const each = value(row, column);
      const colour = each.status === "shown" && !isTotal(row, column) ? flowColour(each, most) : paper;
      const y = (layout.middles[row] ?? 0) - cellHeight / 2;
      return { x, y, width: cellWidth, height: cellHeight, value: each, colour, bold: isTotal(row, column) };
    }),
  );
  return {
    width,
    height: layout.height,
    before: layout.before,
    after: 10,
    above: headers.height,
    below: 2,
    notes: notesFor(
      table.cells.map(({ value: each }) => each),
      language,
    ),
    layers: [
      ...headers.layers,
      ...layout.layers(width),
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
    ],
  };
}

/** Colour by the square root of the figure, so that small flows are seen beside large ones. */
function flowColour(value: Shown, most: number): string {
  const place = most > 0 ? Math.sqrt(Math.max(0, value.estimate) / most) : 0;
  return flowColours[Math.min(flowColours.length - 1, Math.floor(place * flowColours.length))] ?? paper;
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

/** Column headings stand upright while there is room for them, and slant where there is not. */
function headersOf(table: Table, cellWidth: number, width: number, language: ChartLanguage) {
  const mirrored = isRightToLeft(language);
  const lines = table.columns.map(({ label }) => wrapped(inLanguage(label, language), Math.floor(cellWidth / 6.8)));
  const height = Math.max(...lines.map((each) => each.length)) * 15 + 10;
  return {
    height,
    layers: lines.map((each, column) => {
      const middle = (column + 0.5) * cellWidth;
      const text = each.map((line) => directed(line)).join("\n");
      return textAt(text, mirrored ? width - middle : middle, -each.length * 15 + 2, {
        align: "center",
        size: 11.5,
        colour: ink,
        weight: table.columns[column]?.code === "total" ? "bold" : "normal",
      });
    }),
  };
}

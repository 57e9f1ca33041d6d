import type { AnyTable, AnyValue } from "../plan/table.ts";
import { boundText, figureWriter, highest, notesFor, roundAxis, type Shown, valuesOf, type Written } from "./cells.ts";
import { hatched, type Layer, pixels, textAt } from "./layers.ts";
import { type ChartForm, narrowWidth } from "./look.ts";
import { categoryColours, grid, ink, softInk } from "./palette.ts";
import type { Plot } from "./sheet.ts";
import { directed, figures, inLanguage, isRightToLeft, widthOf } from "./text.ts";
import type { ChartLanguage } from "./words.ts";

const step = 22;

/** What differs between the forms: a phone has no room for intervals in figures, nor for every line of the grid. */
interface Room {
  /** Of the bars of one side. */
  readonly half: number;
  /** Of the names of the age groups between them. */
  readonly gutter: number;
  readonly margin: number;
  readonly intervals: "both" | "as-lines";
  readonly everyTick: number;
}

/** What stands at the end of a bar. */
const textOf = ({ figure, interval }: Written, { intervals }: Room): string =>
  intervals === "both" ? `${figure} ${interval}` : figure;
const textSize = 10.5;

function roomFor(table: AnyTable, language: ChartLanguage, form: ChartForm): Room {
  const widest = Math.max(...table.rows.map(({ label }) => widthOf(inLanguage(label, language), 12)));
  if (form === "wide") {
    return { half: 300, gutter: Math.max(96, widest + 20), margin: 10, intervals: "both", everyTick: 1 };
  }
  const gutter = widest + 8;
  return { half: (narrowWidth - gutter) / 2, gutter, margin: 0, intervals: "as-lines", everyTick: 2 };
}

/**
 * Age groups from the youngest below to the oldest above, men on the one side and women on the other; each bar has its
 * interval as a line and its share at the end, on a wide chart with the interval in figures.
 */
export function pyramid(table: AnyTable, language: ChartLanguage, form: ChartForm): Plot {
  const room = roomFor(table, language, form);
  const value = valuesOf(table);
  const height = table.rows.length * step;
  const values = table.rows.flatMap((_, row) => [value(row, 0), value(row, 1)]);
  const write = figureWriter(table, language);
  const { end, ticks } = roundAxis(longestOf(values, room, write));
  const shownTicks = ticks.filter((_, index) => index % room.everyTick === 0);
  const sides = sidesOf(table, language, room);
  const { tick: percent, number } = figures(language, 0);
  const tick = table.measure === "share" ? percent : number;
  const middle = (row: number): number => height - (row + 0.5) * step;
  return {
    width: 2 * room.half + room.gutter,
    height,
    before: room.margin,
    after: room.margin,
    above: 30,
    below: 24,
    notes: notesFor(values, language, room.intervals),
    layers: [
      ...sides.flatMap((side) => gridOf(side, room, shownTicks, end, height, tick)),
      ...sides.flatMap((side) =>
        sideLayers(side, room, table, write, end, (row) => value(row, side.column), middle, language),
      ),
      ...table.rows.map(({ label }, row) =>
        textAt(directed(inLanguage(label, language)), room.half + room.gutter / 2, middle(row), {
          align: "center",
          size: 12,
          colour: ink,
        }),
      ),
    ],
  };
}

/** So much that beyond each bar there is room for what stands at its end. */
const longestOf = (values: readonly AnyValue[], room: Room, write: (value: Shown) => Written): number =>
  Math.max(
    0,
    ...values.map((value) => {
      if (value.status !== "shown") return 0;
      const text = widthOf(textOf(write(value), room), textSize) + 12;
      return (highest([value]) * room.half) / Math.max(room.half - text, room.half / 4);
    }),
  );

interface Side {
  readonly column: number;
  readonly title: string;
  readonly colour: string;
  /** Where a bar of nothing ends, and which way it grows. */
  readonly base: number;
  readonly away: 1 | -1;
}

/** Men stand where the reading begins, as in every census. */
function sidesOf(table: AnyTable, language: ChartLanguage, { half, gutter }: Room): readonly Side[] {
  const male = Math.max(
    0,
    table.columns.findIndex(({ code }) => code === "male"),
  );
  const order = isRightToLeft(language) ? [1 - male, male] : [male, 1 - male];
  return order.flatMap((column, position) => {
    const heading = table.columns[column];
    if (heading === undefined) return [];
    const [base, away] = position === 0 ? ([half, -1] as const) : ([half + gutter, 1] as const);
    const title = directed(inLanguage(heading.label, language));
    return [{ column, title, colour: categoryColours[column === male ? 0 : 1] ?? ink, base, away }];
  });
}

function gridOf(
  side: Side,
  { half }: Room,
  ticks: readonly number[],
  end: number,
  height: number,
  tick: (amount: number) => string,
): readonly Layer[] {
  const lines = ticks.map((amount) => ({ x: side.base + (side.away * amount * half) / end, y: 0, y2: height, amount }));
  return [
    {
      data: { values: lines },
      mark: { type: "rule", stroke: grid },
      encoding: { x: pixels("x"), y: pixels("y"), y2: { field: "y2" } },
    },
    ...lines.map(({ x, amount }) => {
      // The last one must not reach over the edge of the picture
      const align = amount < end ? "center" : side.away === 1 ? "right" : "left";
      return textAt(tick(amount), x, height + 12, { align, size: 11 });
    }),
    textAt(side.title, side.base + (side.away * half) / 2, -16, {
      align: "center",
      size: 13.5,
      weight: "bold",
      colour: ink,
    }),
  ];
}

function sideLayers(
  { base, away, colour }: Side,
  room: Room,
  table: AnyTable,
  write: (value: Shown) => Written,
  end: number,
  at: (row: number) => AnyValue,
  middle: (row: number) => number,
  language: ChartLanguage,
): readonly Layer[] {
  const place = (amount: number): number => base + (away * amount * room.half) / end;
  const rows = table.rows.map((_, row) => ({ value: at(row), y: middle(row) }));
  const bars = rows.flatMap(({ value, y }) =>
    value.status === "shown"
      ? [
          {
            x: base,
            x2: place(value.estimate),
            y: y - step * 0.4,
            y2: y + step * 0.4,
            middle: y,
            lower: place(Number.isNaN(value.lower) ? value.estimate : value.lower),
            upper: place(Number.isNaN(value.upper) ? value.estimate : value.upper),
            estimate: value.estimate,
            ...write(value),
          },
        ]
      : [],
  );
  const withheld = rows.filter(({ value }) => value.status === "withheld");
  const align = away === 1 ? "left" : "right";
  return [
    {
      data: { values: bars },
      mark: { type: "rect", fill: colour },
      encoding: { x: pixels("x"), x2: { field: "x2" }, y: pixels("y"), y2: { field: "y2" } },
    },
    // A dark line would be lost on a dark bar: a white one lies under it
    ...[
      { stroke: "#ffffff", strokeWidth: 3.4 },
      { stroke: ink, strokeWidth: 1.3 },
    ].map(
      (style): Layer => ({
        data: { values: bars },
        mark: { type: "rule", ...style },
        encoding: { x: pixels("lower"), x2: { field: "upper" }, y: pixels("middle") },
      }),
    ),
    ...bars.map((bar) =>
      textAt(textOf(bar, room), bar.upper + away * 6, bar.middle, {
        align,
        size: textSize,
        colour: softInk,
      }),
    ),
    ...rows.flatMap(({ value, y }) =>
      value.status === "bounded"
        ? [textAt(boundText(value, language), base + away * 6, y, { align, size: textSize, colour: softInk })]
        : [],
    ),
    ...hatched(
      withheld.map(({ y }) => ({ x: away === 1 ? base : base - 60, y: y - step * 0.4, width: 60, height: step * 0.8 })),
    ),
  ];
}

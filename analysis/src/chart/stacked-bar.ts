import type { AnyTable, AnyValue, Heading } from "../plan/table.ts";
import { figureWriter, notesFor, type Shown, valuesOf, type Written } from "./cells.ts";
import { amountScale, hatched, type Layer, pixels, textAt } from "./layers.ts";
import { legend } from "./legend.ts";
import { type ChartForm, narrowWidth } from "./look.ts";
import { categoryColours, inkOn, paper, softInk } from "./palette.ts";
import { layRows } from "./row-labels.ts";
import type { Plot } from "./sheet.ts";
import { directed, figures, isRightToLeft, widthOf } from "./text.ts";
import { type ChartLanguage, chartWords } from "./words.ts";

const wideWidth = 520;
/** Room for the number of answers at the end of a bar, or of its label. */
const countRoom = 78;
const barHeight = 36;
const quarters = [0, 0.25, 0.5, 0.75, 1];

/** Where the bars are drawn. */
interface Room {
  readonly form: ChartForm;
  readonly width: number;
  readonly mirrored: boolean;
}

interface Bar {
  readonly heading: Heading;
  readonly values: readonly AnyValue[];
}

/** Bars of 100 %, one for each question or group, in which each answer has its part with share and interval. */
export function stackedBars(table: AnyTable, language: ChartLanguage, form: ChartForm): Plot {
  const mirrored = isRightToLeft(language);
  const { bars, segments } = barsOf(table);
  const layout = layRows(
    bars.map(({ heading }) => heading),
    { step: barHeight + 10, letters: 30, kept: countRoom },
    language,
    form,
  );
  const width = form === "wide" ? wideWidth : narrowWidth;
  const ends = form === "wide" ? "centred" : "inside";
  const room: Room = { form, width, mirrored };
  const key = legend(
    segments.map(({ label }, index) => ({ label, colour: colourOf(index) })),
    layout.before + width,
    language,
  );
  const words = chartWords[language];
  const write = figureWriter(table, language);
  const drawn = bars.map((bar, index) => ({ ...bar, y: layout.middles[index] ?? 0 }));
  const complete = drawn.filter(({ values }) => values.some(({ status }) => status === "shown"));
  const withheld = drawn.filter((bar) => !complete.includes(bar) && bar.values.some(isKeptBack));
  const empty = drawn.filter((bar) => !complete.includes(bar) && !withheld.includes(bar));
  const rests = complete.flatMap(({ values, y }) => {
    const from = values.reduce((sum, value) => sum + (value.status === "shown" ? value.estimate : 0), 0);
    return values.some(isKeptBack) && from < 0.995 ? [{ from: from * width, to: width, y }] : [];
  });
  const parts = complete.flatMap((bar) => partsOf(bar.values, write).map((part) => ({ ...part, y: bar.y })));
  return {
    width,
    height: layout.height,
    before: layout.before,
    after: form === "wide" ? countRoom + 8 : 0,
    above: key.height + 6,
    below: 22,
    notes: notesFor(
      bars.flatMap(({ values }) => values),
      language,
      "in-figures",
    ),
    layers: [
      ...key.layers(mirrored ? width + layout.before : -layout.before, -key.height - 6),
      ...layout.layers(width, 0),
      {
        data: {
          values: parts.map((part) => ({ ...part, top: part.y - barHeight / 2, bottom: part.y + barHeight / 2 })),
        },
        mark: { type: "rect", stroke: paper, strokeWidth: 1.5 },
        encoding: {
          x: {
            field: "from",
            ...amountScale(1, quarters, { mirrored, format: ".0%", orient: "bottom", grid: false, ends }),
          },
          x2: { field: "to" },
          y: pixels("top"),
          y2: { field: "bottom" },
          fill: { field: "colour", type: "nominal", scale: null, legend: null },
        },
      },
      ...parts.flatMap((part) => partTexts(part, room)),
      ...complete.map(({ values, y }) => countText(words.count(countOf(values, language)), y, room)),
      ...hatched(withheld.map(({ y }) => ({ x: 0, y: y - barHeight / 2, width, height: barHeight }))),
      ...hatched(
        rests.map(({ from, to, y }) => ({
          x: mirrored ? 0 : from,
          y: y - barHeight / 2,
          width: to - from,
          height: barHeight,
        })),
      ),
      ...rests.flatMap(({ from, to, y }) =>
        to - from < widthOf(words.withheld, 11) + 4
          ? []
          : [
              textAt(directed(words.withheld), mirrored ? (to - from) / 2 : (from + to) / 2, y, {
                align: "center",
                size: 11,
              }),
            ],
      ),
      ...[...withheld, ...empty].map((bar) =>
        textAt(withheld.includes(bar) ? directed(words.withheld) : "–", width / 2, bar.y, {
          align: "center",
          size: 12,
        }),
      ),
    ],
  };
}

/** Of a bar what is not told, or not exactly, is what the parts that are told leave over. */
const isKeptBack = ({ status }: AnyValue): boolean => status === "withheld" || status === "bounded";

const colourOf = (index: number): string => categoryColours[index % categoryColours.length] ?? softInk;

/** Bars are what adds up to 100 %: the columns of a table, or its rows. */
function barsOf(table: AnyTable): { readonly bars: readonly Bar[]; readonly segments: readonly Heading[] } {
  const value = valuesOf(table);
  return table.shareOf === "column"
    ? {
        segments: table.rows,
        bars: table.columns.map((heading, column) => ({
          heading,
          values: table.rows.map((_, row) => value(row, column)),
        })),
      }
    : {
        segments: table.columns,
        bars: table.rows.map((heading, row) => ({
          heading,
          values: table.columns.map((_, column) => value(row, column)),
        })),
      };
}

interface Part extends Written {
  readonly from: number;
  readonly to: number;
  readonly colour: string;
}

function partsOf(values: readonly AnyValue[], write: (value: Shown) => Written): readonly Part[] {
  const shown = values.filter((value) => value.status === "shown");
  const sum = shown.reduce((total, { estimate }) => total + estimate, 0);
  // Rounded shares that miss 100 % by their rounding fill the bar all the same
  const isWhole = !values.some(isKeptBack) && Math.abs(sum - 1) <= 0.005 * shown.length;
  let from = 0;
  return values.flatMap((value, index) => {
    if (value.status !== "shown") return [];
    const part = { from, to: from + value.estimate / (isWhole ? sum : 1), colour: colourOf(index), ...write(value) };
    from = part.to;
    return [part];
  });
}

/** Share and interval inside a part, as far as they fit. */
function partTexts(
  { from, to, colour, figure, interval, y }: Part & { readonly y: number },
  { width, mirrored }: Room,
): readonly Layer[] {
  const room = (to - from) * width;
  const middle = ((from + to) / 2) * width;
  const x = mirrored ? width - middle : middle;
  const style = { align: "center", colour: inkOn(colour) } as const;
  const withInterval = room >= 46 && interval !== "";
  return [
    ...(room >= widthOf(figure, 12.5) + 2
      ? [textAt(figure, x, withInterval ? y - 7 : y, { ...style, size: 12.5, weight: "bold" })]
      : []),
    ...(withInterval ? [textAt(interval, x, y + 9, { ...style, size: 10 })] : []),
  ];
}

const countOf = (values: readonly AnyValue[], language: ChartLanguage): string => {
  const first = values.find((value): value is Shown => value.status === "shown");
  return figures(language, 0).whole(first?.respondents ?? 0);
};

/** Behind the bar where there is room beside it, else at the end of the line above it. */
function countText(text: string, y: number, { form, width, mirrored }: Room): Layer {
  const isBeside = form === "wide";
  const end = mirrored ? 0 : width;
  const gap = isBeside ? (mirrored ? -8 : 8) : 0;
  return textAt(directed(text), end + gap, isBeside ? y : y - barHeight / 2 - 12, {
    align: mirrored === isBeside ? "right" : "left",
    size: 11,
  });
}

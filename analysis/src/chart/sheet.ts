import type { NumberLocale } from "vega";
import type { TopLevelSpec } from "vega-lite";
import type { AnyTable } from "../plan/table.ts";
import { type Layer, textAt } from "./layers.ts";
import type { ChartLook } from "./look.ts";
import { ink, softInk } from "./palette.ts";
import { directed, figures, inLanguage, isRightToLeft, lettersIn, roundPeople, wrapped } from "./text.ts";
import { type ChartLanguage, chartWords } from "./words.ts";

/** What a chart of one kind draws, before title, notes and margins are put around it. */
export interface Plot {
  readonly width: number;
  readonly height: number;
  /** Room beside, above and below the plot for labels and axes, where the reading begins and where it ends. */
  readonly before: number;
  readonly after: number;
  readonly above: number;
  readonly below: number;
  readonly layers: readonly Layer[];
  /** Lines under the chart that say how to read it. */
  readonly notes: readonly string[];
}

const english: NumberLocale = { decimal: ".", thousands: ",", grouping: [3], currency: ["", ""] };

/** How the figures of an axis are written; those of the marks are written by `figures`. */
const numberLocales: Readonly<Record<ChartLanguage, NumberLocale>> = {
  en: english,
  ar: english,
  fr: { decimal: ",", thousands: "\u202F", grouping: [3], currency: ["", ""], percent: "\u00A0%" },
};

const fonts = "Noto Sans Arabic, Noto Sans, Segoe UI, Roboto, Arial, sans-serif";

/**
 * The whole chart as a Vega-Lite specification: title, base, plot and notes, in the direction of the language. Who is
 * in, how many, and that figures are provisional stand in the picture in every look: pictures travel without their page.
 */
export function sheet(table: AnyTable, plot: Plot, language: ChartLanguage, look: ChartLook): TopLevelSpec {
  const rightToLeft = isRightToLeft(language);
  const [left, right] = rightToLeft ? [plot.after, plot.before] : [plot.before, plot.after];
  const room = left + plot.width + right;
  const margin = look.form === "wide" ? 8 : 4;
  const start = rightToLeft ? plot.width + right : -left;
  const align = rightToLeft ? "right" : "left";
  const title = look.title === "drawn" ? wrapped(inLanguage(table.title, language), lettersIn(room, 17)) : [];
  const subtitle = subtitleLines(table, language, lettersIn(room, 12));
  const lines = (
    texts: readonly string[],
    top: number,
    step: number,
    style: { size: number; bold?: true; colour: string },
  ) =>
    texts.map((text, index) =>
      textAt(directed(text), start, top + index * step, {
        align,
        size: style.size,
        colour: style.colour,
        weight: style.bold === true ? "bold" : "normal",
      }),
    );
  const headHeight = title.length * 22 + subtitle.length * 17 + 12;
  const top = -plot.above - headHeight;
  const notes = [...plot.notes, ...statusOf(table, language)].flatMap((note) => wrapped(note, lettersIn(room, 11)));
  const notesTop = plot.height + plot.below + 14;
  return {
    $schema: "https://vega.github.io/schema/vega-lite/v6.json",
    description: describe(table, language),
    width: plot.width,
    height: plot.height,
    padding: {
      left: left + margin,
      right: right + margin,
      top: plot.above + headHeight + 12,
      bottom: plot.below + 14 + notes.length * 16 + 6,
    },
    autosize: { type: "none" },
    background: "#ffffff",
    config: {
      font: fonts,
      view: { stroke: null },
      axis: { labelColor: softInk, labelFontSize: 11, labelFont: fonts },
      aria: false,
      locale: { number: numberLocales[language] },
    },
    layer: [
      ...lines(title, top + 11, 22, { size: 17, bold: true, colour: ink }),
      ...lines(subtitle, top + title.length * 22 + 9, 17, { size: 12, colour: softInk }),
      ...plot.layers,
      ...lines(notes, notesTop, 16, { size: 11, colour: softInk }),
    ],
  };
}

function subtitleLines(table: AnyTable, language: ChartLanguage, letters: number): readonly string[] {
  const { whole } = figures(language, 0);
  const { base } = table;
  const universe = inLanguage(base.universe, language);
  const words = chartWords[language];
  const unit = words.units[table.unit] ?? words.answers;
  const weighted = base.weighted === base.respondents ? "" : words.standingFor(whole(roundPeople(base.weighted)));
  return wrapped(words.base(universe, `${whole(base.respondents)} ${unit}`) + weighted, letters);
}

const statusOf = (table: AnyTable, language: ChartLanguage): readonly string[] => {
  const words = chartWords[language];
  return [...(table.provisional ? [words.provisional] : []), ...(table.simulated ? [words.simulated] : [])];
};

/** What a screen reader says of the picture; the figures themselves stand in the table beside it. */
export const describe = (table: AnyTable, language: ChartLanguage): string =>
  [
    `${table.id}: ${inLanguage(table.title, language)}`,
    ...subtitleLines(table, language, 1000),
    ...statusOf(table, language),
  ].join(". ");

import type { Heading } from "../plan/table.ts";
import { type Layer, textAt } from "./layers.ts";
import { type ChartForm, narrowWidth } from "./look.ts";
import { ink } from "./palette.ts";
import { directed, inLanguage, isRightToLeft, widthOf, wrapped } from "./text.ts";
import type { ChartLanguage } from "./words.ts";

/** The rows of a chart from top to bottom: where each stands, and the labels that are written before or above them. */
export interface RowLayout {
  /** Middle of each heading's row in pixels, in the order of the headings given. */
  readonly middles: readonly number[];
  readonly height: number;
  /** Room that labels need beside the rows. */
  readonly before: number;
  /** @param top where the first row begins, in pixels of the plot */
  readonly layers: (plotWidth: number, top: number) => readonly Layer[];
}

export interface RowRoom {
  /** Height of a row without its label. */
  readonly step: number;
  /** Letters in a line of a label that stands beside its row. */
  readonly letters: number;
  /** Pixels at the end of the line that a label above its row must leave free. */
  readonly kept: number;
}

const fontSize = 12.5;
const lineHeight = 16;
const letterWidth = 6.7;

/** Lays rows out one under the other; where headings belong to several variables each variable gets a line of its own. */
export function layRows(
  headings: readonly Heading[],
  { step, letters: beside, kept }: RowRoom,
  language: ChartLanguage,
  form: ChartForm,
): RowLayout {
  const rightToLeft = isRightToLeft(language);
  const isAbove = form === "narrow";
  const letters = isAbove ? Math.floor((narrowWidth - kept) / letterWidth) : beside;
  const middles: number[] = [];
  const labels: { readonly text: string; readonly y: number; readonly bold: boolean }[] = [];
  let top = 0;
  let variable: string | undefined;
  let widest = 0;
  for (const heading of headings) {
    if (heading.variable !== undefined && heading.variable.name !== variable) {
      variable = heading.variable.name;
      const lines = wrapped(inLanguage(heading.variable.label, language), letters);
      top += 8;
      labels.push({ text: joined(lines), y: top + (lines.length * lineHeight) / 2, bold: true });
      top += lines.length * lineHeight + 4;
      widest = Math.max(widest, ...lines.map((line) => widthOf(line, fontSize) * 1.06));
    }
    const lines = wrapped(inLanguage(heading.label, language), letters);
    const tall = lines.length * lineHeight;
    const height = isAbove ? tall + step + 4 : Math.max(step, tall + 6);
    middles.push(isAbove ? top + tall + step / 2 : top + height / 2);
    labels.push({
      text: joined(lines),
      y: isAbove ? top + tall / 2 : top + height / 2,
      bold: heading.code === "total",
    });
    top += height;
    widest = Math.max(widest, ...lines.map((line) => widthOf(line, fontSize)));
  }
  // Beside its row a label ends where the row begins; above it both begin together
  const away = isAbove ? 0 : 10;
  return {
    middles,
    height: top,
    before: isAbove ? 0 : Math.ceil(widest) + 14,
    layers: (plotWidth, from) =>
      labels.map(({ text, y, bold }) =>
        textAt(text, rightToLeft ? plotWidth + away : -away, from + firstLine(text, y), {
          align: rightToLeft === isAbove ? "right" : "left",
          size: fontSize,
          colour: ink,
          weight: bold ? "bold" : "normal",
        }),
      ),
  };
}

const joined = (lines: readonly string[]): string => lines.map(directed).join("\n");

/** Vega centres the first line of several; the block is to be centred. */
const firstLine = (text: string, middle: number): number => middle - ((text.split("\n").length - 1) * lineHeight) / 2;

import type { Heading } from "../plan/table.ts";
import { type Layer, textAt } from "./layers.ts";
import { ink } from "./palette.ts";
import { directed, inLanguage, isRightToLeft, widthOf, wrapped } from "./text.ts";
import type { ChartLanguage } from "./words.ts";

/** The rows of a chart from top to bottom: where each stands, and the labels that are written before them. */
export interface RowLayout {
  /** Middle of each heading's row in pixels, in the order of the headings given. */
  readonly middles: readonly number[];
  readonly height: number;
  /** Room that the labels need. */
  readonly before: number;
  readonly layers: (plotWidth: number) => readonly Layer[];
}

const fontSize = 12.5;
const lineHeight = 16;

/** Lays rows out one under the other; where headings belong to several variables each variable gets a line of its own. */
export function layRows(
  headings: readonly Heading[],
  step: number,
  language: ChartLanguage,
  letters: number,
): RowLayout {
  const rightToLeft = isRightToLeft(language);
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
    const height = Math.max(step, lines.length * lineHeight + 6);
    middles.push(top + height / 2);
    labels.push({ text: joined(lines), y: top + height / 2, bold: heading.code === "total" });
    top += height;
    widest = Math.max(widest, ...lines.map((line) => widthOf(line, fontSize)));
  }
  return {
    middles,
    height: top,
    before: Math.ceil(widest) + 14,
    layers: (plotWidth) =>
      labels.map(({ text, y, bold }) =>
        textAt(text, rightToLeft ? plotWidth + 10 : -10, firstLine(text, y), {
          align: rightToLeft ? "left" : "right",
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

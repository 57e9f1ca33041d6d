import type { Labels } from "../frame/frame.ts";
import { type Layer, pixels, textAt } from "./layers.ts";
import { ink, softInk } from "./palette.ts";
import { directed, inLanguage, isRightToLeft, widthOf } from "./text.ts";
import type { ChartLanguage } from "./words.ts";

export interface Legend {
  readonly height: number;
  /** @param start where the reading begins, in pixels of the plot */
  readonly layers: (start: number, top: number) => readonly Layer[];
}

const swatch = 13;
const lineHeight = 20;

/** A key of colours in reading order, wrapped to the room there is. */
export function legend(
  entries: readonly { readonly label: Labels; readonly colour: string }[],
  room: number,
  language: ChartLanguage,
): Legend {
  const rightToLeft = isRightToLeft(language);
  const placed: { readonly text: string; readonly colour: string; readonly at: number; readonly line: number }[] = [];
  let at = 0;
  let line = 0;
  for (const { label, colour } of entries) {
    const text = inLanguage(label, language);
    const wide = swatch + 6 + widthOf(text, 12) + 20;
    if (at > 0 && at + wide > room) {
      at = 0;
      line += 1;
    }
    placed.push({ text, colour, at, line });
    at += wide;
  }
  const away = rightToLeft ? -1 : 1;
  return {
    height: (line + 1) * lineHeight,
    layers: (start, top) => [
      {
        data: {
          values: placed.map(({ colour, at: from, line: row }) => ({
            colour,
            x: start + away * from,
            x2: start + away * (from + swatch),
            y: top + row * lineHeight + 3,
            y2: top + row * lineHeight + 3 + swatch,
          })),
        },
        mark: { type: "rect", stroke: softInk, strokeWidth: 0.5 },
        encoding: {
          x: pixels("x"),
          x2: { field: "x2" },
          y: pixels("y"),
          y2: { field: "y2" },
          fill: { field: "colour", type: "nominal", scale: null, legend: null },
        },
      },
      ...placed.map(({ text, at: from, line: row }) =>
        textAt(directed(text), start + away * (from + swatch + 6), top + row * lineHeight + 10, {
          align: rightToLeft ? "right" : "left",
          size: 12,
          colour: ink,
        }),
      ),
    ],
  };
}

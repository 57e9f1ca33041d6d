import type { TopLevelSpec } from "vega-lite";
import { grid as gridColor, softInk, withheldPaper } from "./palette.ts";

/** One layer of a Vega-Lite chart. */
export type Layer = Extract<TopLevelSpec, { readonly layer: unknown }>["layer"][number];

/** Data of a layer: plain rows that stand in the chart itself, never behind an address. */
type Rows = readonly Readonly<Record<string, string | number | boolean>>[];

/** An encoding in pixels of the plot, from its upper left corner. */
export const pixels = (field: string) => ({ field, type: "quantitative", scale: null, axis: null }) as const;

/** The scale of the measured amounts, from 0, with its axis: from right to left in Arabic. */
export const amountScale = (
  end: number,
  ticks: readonly number[],
  look: {
    readonly mirrored: boolean;
    readonly format: ".0%" | ".1%" | ",";
    readonly orient: "top" | "bottom";
    readonly grid: boolean;
    /** Where the first and the last label stand: on a phone nothing may reach over the end of the axis. */
    readonly ends: "centred" | "inside";
  },
) => ({
  type: "quantitative" as const,
  scale: { domain: [0, end], reverse: look.mirrored, nice: false },
  axis: {
    orient: look.orient,
    values: [...ticks],
    format: look.format,
    grid: look.grid,
    gridColor,
    domain: false,
    ticks: false,
    labelFlush: look.ends === "inside",
    title: null,
  },
});

interface TextStyle {
  readonly align: "left" | "center" | "right";
  readonly size: number;
  readonly weight?: "bold" | "normal";
  readonly colour?: string;
  readonly angle?: number;
}

/** A text at a place of the plot; `\n` begins a new line. Whatever it says is drawn, never read as an expression. */
export const textAt = (text: string, x: number, y: number, style: TextStyle): Layer => ({
  data: { values: [{ text }] },
  mark: {
    type: "text",
    x,
    y,
    align: style.align,
    baseline: "middle",
    fontSize: style.size,
    fontWeight: style.weight ?? "normal",
    fill: style.colour ?? softInk,
    angle: style.angle ?? 0,
    lineBreak: "\n",
    lineHeight: Math.round(style.size * 1.25),
  },
  encoding: { text: { field: "text", type: "nominal" } },
});

/** A rectangle of the plot, in pixels. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Boxes filled with grey lines: what is withheld is seen to be so, on paper too. */
export function hatched(boxes: readonly Box[]): readonly Layer[] {
  if (boxes.length === 0) return [];
  const rows = boxes.map(({ x, y, width, height }) => ({ x, y, x2: x + width, y2: y + height }));
  return [
    {
      data: { values: rows },
      mark: { type: "rect", fill: withheldPaper, stroke: "#9a9a9a", strokeWidth: 0.6 },
      encoding: { x: pixels("x"), x2: { field: "x2" }, y: pixels("y"), y2: { field: "y2" } },
    },
    {
      data: { values: boxes.flatMap(hatchLines) },
      mark: { type: "rule", stroke: "#b5b5b5", strokeWidth: 0.8 },
      encoding: { x: pixels("x"), x2: { field: "x2" }, y: pixels("y"), y2: { field: "y2" } },
    },
  ];
}

const hatchStep = 9;

/** Rising lines, cut at the edges of the box. */
function hatchLines({ x, y, width, height }: Box): Rows {
  return Array.from({ length: Math.floor((width + height) / hatchStep) }, (_, index) => {
    const along = (index + 1) * hatchStep;
    const fromX = Math.min(along, width);
    const fromY = along - fromX;
    const toX = Math.max(0, along - height);
    const toY = along - toX;
    return { x: x + fromX, y: y + fromY, x2: x + toX, y2: y + toY };
  });
}

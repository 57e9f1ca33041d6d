import type { Design } from "../design/design.ts";

/** Unweighted rows that stand for somebody. */
export function liveRows({ weights }: Design, rows: Int32Array): number {
  let count = 0;
  for (let i = 0; i < rows.length; i++) if (weights[rows[i] ?? 0] !== 0) count++;
  return count;
}

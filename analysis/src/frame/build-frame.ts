import { buildColumn, type ColumnSource } from "./column.ts";
import { FrameError } from "./error.ts";
import type { Column, Frame } from "./frame.ts";
import { ranksOf } from "./ranks.ts";

/** What the rows of a frame are, for the frame itself and for messages. */
export interface FrameRows {
  readonly unit: string;
  readonly rows: number;
  /** The file, or what else the rows came from. */
  readonly source: string;
  /** How a person finds a row again: `line 12`. */
  readonly place: (row: number) => string;
}

/**
 * Typed columns of one unit.
 *
 * @throws FrameError with every answer that cannot be read and the place of its row
 */
export function buildFrame(sources: readonly ColumnSource[], { unit, rows, source, place }: FrameRows): Frame {
  const built = sources
    .flatMap((column) => (column.variable.measure === "ranking" ? ranksOf(column) : [column]))
    .map(buildColumn);
  const problems = built.flatMap((column) => column.problems.map(({ row, why }) => `${place(row)}: ${why}`));
  if (problems.length > 0) throw new FrameError(source, problems);
  const columns = built.flatMap(({ column }): [string, Column][] =>
    column === undefined ? [] : [[column.name, column]],
  );
  return { unit, rows, columns: new Map(columns) };
}

import { nearest } from "@returns/schemas";
import type { Column, Frame } from "./frame.ts";

/** A plan or a design names a column that is not there, or one that cannot serve the purpose. */
export class ColumnError extends Error {
  override readonly name = "ColumnError";
}

type ColumnOf<T extends Column["type"]> = Extract<Column, { readonly type: T }>;

/**
 * The column of a name. Members also see the columns of their household: each member gets the household's value.
 *
 * @throws ColumnError when there is none; the message has the nearest name
 */
export function columnOf(frame: Frame, name: string): Column {
  const own = frame.columns.get(name);
  if (own !== undefined) return own;
  if (frame.parent !== undefined && knows(frame.parent.frame, name)) {
    return takeRows(columnOf(frame.parent.frame, name), frame.parent.row);
  }
  const close = nearest(name, namesOf(frame));
  throw new ColumnError(
    `Cannot find "${name}" among the columns of the ${frame.unit} frame` +
      (close === undefined ? `, which are ${namesOf(frame).join(", ")}` : `. Did you mean "${close}"?`),
  );
}

/** As `columnOf`, and of one of the wanted types. */
export function columnOfType<T extends Column["type"]>(
  frame: Frame,
  name: string,
  ...types: readonly T[]
): ColumnOf<T> {
  const column = columnOf(frame, name);
  if (isOfType(column, types)) return column;
  throw new ColumnError(
    `Cannot use "${name}" here as it holds ${column.type}: a column of ${types.join(" or ")} is needed`,
  );
}

/** The names that a plan may use on this frame: its own columns and those of the frames above. */
export const namesOf = (frame: Frame): readonly string[] => [
  ...frame.columns.keys(),
  ...(frame.parent === undefined ? [] : namesOf(frame.parent.frame).filter((name) => !frame.columns.has(name))),
];

const knows = (frame: Frame, name: string): boolean =>
  frame.columns.has(name) || (frame.parent !== undefined && knows(frame.parent.frame, name));

const isOfType = <T extends Column["type"]>(column: Column, types: readonly T[]): column is ColumnOf<T> =>
  types.some((type) => type === column.type);

/** The same column with other rows: `rows[i]` is the row that becomes row `i`. */
function takeRows(column: Column, rows: Int32Array): Column {
  const missing = Uint8Array.from(rows, (row) => column.missing[row] ?? 1);
  const base = { name: column.name, label: column.label, missing };
  switch (column.type) {
    case "category":
      return {
        ...base,
        type: "category",
        levels: column.levels,
        codes: Int32Array.from(rows, (row) => column.codes[row] ?? -1),
      };
    case "number":
    case "date":
      return { ...base, type: column.type, values: Float64Array.from(rows, (row) => column.values[row] ?? Number.NaN) };
    case "text":
      return { ...base, type: "text", values: Array.from(rows, (row) => column.values[row] ?? "") };
    case "categories":
      return {
        ...base,
        type: "categories",
        levels: column.levels,
        selected: column.selected.map((flags) => Uint8Array.from(rows, (row) => flags[row] ?? 0)),
      };
  }
}

import { FrameError } from "./error.ts";
import type { Column, Frame } from "./frame.ts";
import { columnOf } from "./lookup.ts";

/**
 * Ties a frame of members to the frame of their households by a key that both have, such as `KEY` and `PARENT_KEY` of
 * ODK Central, `_index` and `_parent_index` of Kobo.
 *
 * @throws FrameError when a key of the households repeats, or a member's household is not there; all are listed
 */
export function joinMembers(
  members: Frame,
  households: Frame,
  keys: { readonly member: string; readonly household: string },
): Frame {
  const rowOf = new Map<string, number>();
  const problems: string[] = [];
  for (const [row, key] of keysOf(columnOf(households, keys.household)).entries()) {
    if (rowOf.has(key)) problems.push(`${households.unit} ${row + 1}: key "${key}" is there twice`);
    rowOf.set(key, row);
  }
  const rows = keysOf(columnOf(members, keys.member)).map((key, row) => {
    const parent = rowOf.get(key);
    if (parent === undefined) problems.push(`${members.unit} ${row + 1}: no ${households.unit} has key "${key}"`);
    return parent ?? -1;
  });
  if (problems.length > 0) throw new FrameError(`${members.unit} with ${households.unit}`, problems);
  return { ...members, parent: { frame: households, row: Int32Array.from(rows) } };
}

/** The values of a column as text, whatever its type: a number 7 and a text 7 are the same key. */
function keysOf(column: Column): readonly string[] {
  switch (column.type) {
    case "text":
      return column.values;
    case "number":
    case "date":
      return Array.from(column.values, String);
    case "category":
      return Array.from(column.codes, (code) => column.levels[code]?.code ?? "");
    case "categories":
      return Array.from(column.missing, () => "");
  }
}

import { codesOf } from "./codes.ts";
import { FrameError } from "./error.ts";
import type { Frame } from "./frame.ts";
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
  const rowOf = new Map<string | null, number>();
  const problems: string[] = [];
  for (const [row, key] of codesOf(columnOf(households, keys.household)).entries()) {
    if (rowOf.has(key)) problems.push(`${households.unit} ${row + 1}: key "${key}" is there twice`);
    rowOf.set(key, row);
  }
  const rows = codesOf(columnOf(members, keys.member)).map((key, row) => {
    const parent = rowOf.get(key);
    if (parent === undefined) problems.push(`${members.unit} ${row + 1}: no ${households.unit} has key "${key}"`);
    return parent ?? -1;
  });
  if (problems.length > 0) throw new FrameError(`${members.unit} with ${households.unit}`, problems);
  return { ...members, parent: { frame: households, row: Int32Array.from(rows) } };
}

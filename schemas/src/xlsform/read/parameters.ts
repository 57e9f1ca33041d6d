import type { KindName } from "../../kinds/index.ts";
import type { TypeCell } from "../type-cell.ts";
import { kindTypes } from "../types.ts";
import { pairs } from "./cells.ts";

/** What a list that comes as a file may end with. */
export const fileEnding = /\.(?:csv|xml|geojson)$/i;

/** The parameters of a row that have no meaning here. */
export function unusedParameters(cell: string, kind: KindName, type: Extract<TypeCell, { is: "question" }>): string {
  const used = new Set([
    ...Object.values(kindTypes[kind].parameters ?? {}),
    ...(type.choices?.from === "file" ? ["value", "label"] : []),
  ]);
  const said = pairs(cell);
  if (said.size === 0) return cell;
  return [...said].flatMap(([key, value]) => (used.has(key) ? [] : [`${key}=${value}`])).join(" ");
}

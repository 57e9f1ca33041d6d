import type { Frame, Level } from "./frame.ts";
import { columnOf } from "./lookup.ts";

/**
 * The same frame with names for the codes of a column, such as the strata of a project, whose names no form knows. Codes
 * without a name keep themselves as name.
 */
export function withLevels(frame: Frame, name: string, levels: readonly Level[]): Frame {
  const column = columnOf(frame, name);
  if (column.type !== "text" && column.type !== "category") return frame;
  const codes =
    column.type === "text" ? column.values : Array.from(column.codes, (code) => column.levels[code]?.code ?? "");
  const named = new Set(levels.map(({ code }) => code));
  const others = [...new Set(codes)].filter((code) => code !== "" && !named.has(code)).sort();
  const all = [...levels, ...others.map((code) => ({ code, label: { und: code } }))];
  const indexOf = new Map(all.map(({ code }, index) => [code, index]));
  const category = {
    type: "category" as const,
    name,
    label: column.label,
    missing: column.missing,
    levels: all,
    codes: Int32Array.from(codes, (code) => indexOf.get(code) ?? -1),
  };
  return { ...frame, columns: new Map([...frame.columns, [name, category]]) };
}

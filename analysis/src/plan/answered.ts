import type { Column, Frame, Labels, Level } from "../frame/frame.ts";
import { missingReasons } from "../frame/frame.ts";
import { columnOfType } from "../frame/lookup.ts";

/** A measured variable of categories: who chose what. */
export interface Answered {
  readonly name: string;
  readonly label: Labels;
  readonly levels: readonly Level[];
  /** For each row the one category that was chosen, −1 where there is none; absent where several can be chosen. */
  readonly codes?: Int32Array;
  /** 1 where the category was chosen, 0 where another was, NaN where there is no answer. */
  indicator(category: number): Float64Array;
  occurs(category: number, universe: Uint8Array): boolean;
  /** For each row why it has no answer, an index into `missingReasons`; 0 where it has one. */
  readonly missing: Uint8Array;
}

/**
 * The measured variables with one common list of categories, that of the first and whatever the others add.
 *
 * @param show reasons for a missing answer that count as answers of their own
 */
export function answeredOf(
  frame: Frame,
  names: readonly string[],
  show: readonly ("dk" | "ref")[],
): readonly Answered[] {
  const columns = names.map((name) => withShown(columnOfType(frame, name, "category", "categories"), show));
  const levels = new Map<string, Level>();
  for (const column of columns) {
    for (const [index, level] of column.levels.entries()) {
      const hidden = isReason(level.code) && !show.some((reason) => reason === level.code) && !chosen(column, index);
      if (!hidden && !levels.has(level.code)) levels.set(level.code, level);
    }
  }
  return columns.map((column) => answered(column, [...levels.values()]));
}

type Choice = Extract<Column, { readonly type: "category" | "categories" }>;

const isReason = (code: string): boolean => code === "dk" || code === "ref";

const chosen = (column: Choice, index: number): boolean =>
  column.type === "category" ? column.codes.includes(index) : column.selected[index]?.includes(1) === true;

/** Makes answers of the reasons that are to be shown. */
function withShown(column: Choice, show: readonly ("dk" | "ref")[]): Choice {
  const reasonOf = column.levels.map(({ code }) => {
    const reason = show.find((each) => each === code);
    return reason === undefined ? 0 : missingReasons.indexOf(reason);
  });
  const missing = column.missing.map((reason) => (reason > 0 && reasonOf.includes(reason) ? 0 : reason));
  if (column.type === "category") {
    const codes = column.codes.map((code, row) => {
      const reason = column.missing[row] ?? 0;
      return reason > 0 ? reasonOf.indexOf(reason) : code;
    });
    return { ...column, codes, missing };
  }
  const selected = column.selected.map((flags, index) =>
    flags.map((flag, row) => (reasonOf[index] !== 0 && column.missing[row] === reasonOf[index] ? 1 : flag)),
  );
  return { ...column, selected, missing };
}

function answered(column: Choice, levels: readonly Level[]): Answered {
  const base = { name: column.name, label: column.label, levels, missing: column.missing };
  if (column.type === "category") {
    const position = new Map(levels.map((level, category) => [level.code, category]));
    const common = column.levels.map(({ code }) => position.get(code) ?? -1);
    const codes = column.codes.map((code) => common[code] ?? -1);
    return {
      ...base,
      codes,
      indicator: (category) => Float64Array.from(codes, (code) => (code < 0 ? Number.NaN : code === category ? 1 : 0)),
      occurs: (category, universe) => codes.some((code, row) => code === category && universe[row] === 1),
    };
  }
  const flagsOf = levels.map(({ code }) => column.selected[column.levels.findIndex((level) => level.code === code)]);
  return {
    ...base,
    indicator: (category) =>
      Float64Array.from(column.missing, (reason, row) => {
        const flag = flagsOf[category]?.[row] ?? 0;
        return reason === 0 && flag <= 1 ? flag : Number.NaN;
      }),
    occurs: (category, universe) => flagsOf[category]?.some((flag, row) => flag === 1 && universe[row] === 1) === true,
  };
}

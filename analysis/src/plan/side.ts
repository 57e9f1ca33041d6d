import { plainLabel } from "../frame/column.ts";
import type { Column, Frame, Labels } from "../frame/frame.ts";
import { columnOf } from "../frame/lookup.ts";
import type { Answered } from "./answered.ts";
import type { Axis } from "./entry.ts";
import { PlanError } from "./plan-error.ts";
import type { Heading } from "./table.ts";

/** One row or one column of a table: its heading, and what it restricts the cell to. */
export interface Line {
  readonly heading: Heading;
  /** Rows of the frame that belong to the group: 1 in, 0 out. */
  readonly members?: Uint8Array;
  /** Rows that have a value in the variable that makes the group: whoever has none is in no group. */
  readonly known?: Uint8Array;
  /** Whether nobody is in two groups of the variable, so that groups add up. */
  readonly exclusive?: boolean;
  /** Index into the categories of the measured variable. */
  readonly category?: number;
  /** Index into the measured variables. */
  readonly variable?: number;
}

/** The headings of everybody together. */
const totalHeading: Heading = {
  code: "total",
  label: { en: "Total", ar: "المجموع", fr: "Total" },
};

/** The lines along one side of a table, in their order. */
export function linesOf(
  axis: Axis,
  frame: Frame,
  universe: Uint8Array,
  measured: readonly Answered[],
): readonly Line[] {
  switch (axis.axis) {
    case "categories": {
      const levels = measured[0]?.levels ?? [];
      const wanted = axis.levels;
      const shown = (code: string, category: number): boolean => {
        if (wanted === "all") return true;
        if (wanted === "occurring") return measured.some((each) => each.occurs(category, universe));
        return wanted.includes(code);
      };
      return levels
        .map((level, category): Line => ({ heading: { code: level.code, label: level.label }, category }))
        .filter(({ heading, category = 0 }) => shown(heading.code, category));
    }
    case "variables":
      return measured.map(({ name, label }, variable) => ({ heading: { code: name, label }, variable }));
    case "groups": {
      const groups = axis.by.flatMap((name) => groupLines(columnOf(frame, name), axis.by.length > 1));
      const everybody: readonly Line[] = [{ heading: totalHeading }];
      switch (axis.total) {
        case "first":
          return [...everybody, ...groups];
        case "last":
          return [...groups, ...everybody];
        case "none":
          return groups;
      }
    }
  }
}

/** The title of a side: the variable that it holds, where there is one only. */
export function sideTitle(axis: Axis, frame: Frame, measured: readonly Answered[]): Labels {
  switch (axis.axis) {
    case "categories":
      return measured.length === 1 ? (measured[0]?.label ?? {}) : { en: "Answer", ar: "الإجابة", fr: "Réponse" };
    case "variables":
      return { en: "Question", ar: "السؤال", fr: "Question" };
    case "groups":
      return axis.by.length === 1 && axis.by[0] !== undefined
        ? columnOf(frame, axis.by[0]).label
        : { en: "Group", ar: "الفئة", fr: "Groupe" };
  }
}

const mostGroups = 100;

/** A line for each category that occurs; those that nobody has would be empty throughout. */
function groupLines(column: Column, oneOfSeveral: boolean): readonly Line[] {
  const variable = oneOfSeveral ? { variable: { name: column.name, label: column.label } } : {};
  const known = column.missing.map((reason) => (reason === 0 ? 1 : 0));
  const groups = groupsIn(column).filter(({ members }) => members.includes(1));
  const exclusive = column.type !== "categories";
  return groups.map(({ code, label, members }) => ({
    heading: { code, label, ...variable },
    members,
    known,
    exclusive,
  }));
}

interface Group {
  readonly code: string;
  readonly label: Labels;
  readonly members: Uint8Array;
}

function groupsIn(column: Column): readonly Group[] {
  if (column.type === "categories") {
    return column.levels.map((level, index) => ({ ...level, members: column.selected[index] ?? new Uint8Array() }));
  }
  if (column.type === "category") {
    return column.levels.map((level, index) => ({
      ...level,
      members: Uint8Array.from(column.codes, (code) => (code === index ? 1 : 0)),
    }));
  }
  const distinct = new Set<number | string>(column.values);
  if (distinct.size <= mostGroups) {
    return [...distinct]
      .filter((value) => value !== "" && !Number.isNaN(value))
      .sort((a, b) => (a < b ? -1 : 1))
      .map((value) => ({
        code: String(value),
        label: plainLabel(String(value)),
        members: Uint8Array.from({ length: column.values.length }, (_, row) => (column.values[row] === value ? 1 : 0)),
      }));
  }
  throw new PlanError(
    `Cannot group by "${column.name}", as it holds ${column.type} with many values: derive a variable of groups from it`,
  );
}

import { namePattern } from "../../form/wire-schema.ts";
import type { SheetNote } from "../sheet.ts";
import { readType, type TypeCell } from "../type-cell.ts";
import { givenTypes } from "../types.ts";
import type { Tell } from "./cells.ts";
import { containerFields, readContainer } from "./container.ts";
import { type Loose, type PropertyFields, withExact } from "./exact.ts";
import { namesOf } from "./names.ts";
import { unusedParameters } from "./parameters.ts";
import { questionFields, readQuestion, type SurveyContext } from "./question.ts";
import type { Table, TableRow } from "./table.ts";
import { computable, hiddenType, refuse } from "./unasked.ts";
import { words } from "./words.ts";

/** The tree of a survey sheet, its shape not checked yet, and where its names stand. */
export interface ReadSurvey {
  readonly sections: readonly Loose[];
  readonly rowOf: ReadonlyMap<string, number>;
  /** Questions for which the sheet says no role; ours is a careful guess. */
  readonly withoutRole: ReadonlySet<string>;
  /** Questions whose rules are those of the sheet `returns_checks`. */
  readonly rulesElsewhere: ReadonlySet<string>;
}

interface OpenNode {
  readonly what: "group" | "repeat";
  readonly row: number;
  readonly name: string;
  readonly children: Loose[];
}

/** Reads the rows of the sheet `survey` into sections, groups, rosters and questions, and notes all that is wrong. */
export function readSurvey(table: Table, context: SurveyContext, notes: SheetNote[]): ReadSurvey {
  const names = namesOf(table);
  const withoutRole = new Set<string>();
  const rulesElsewhere = new Set<string>();
  const top: Loose[] = [];
  const open: OpenNode[] = [];

  const add = (node: Loose): void => {
    (open.at(-1)?.children ?? top).push(node);
  };
  const around = (): string | undefined => open.at(-1)?.name;

  const begin = (what: OpenNode["what"], row: TableRow, tell: Tell): void => {
    // A group that cannot be used is opened all the same, so that its end is not one too many
    const written = namePattern.test(row.cell("name")) ? row.cell("name") : `unnamed_${row.number}`;
    const name = names.take(row, what === "group" ? "read" : "asked", around(), tell) ?? written;
    const tooDeep = depthFault(what, open);
    if (tooDeep?.message !== undefined) tell("type", "structure", "error", tooDeep.message);
    const children: Loose[] = tooDeep === undefined ? [] : (open.at(-1)?.children ?? top);
    const node = exactly(readContainer(row, what, name, context, tell), row, containerFields, tell);
    if (tooDeep === undefined) add({ ...node, children });
    open.push({ what, row: row.number, name, children });
  };

  const end = (what: OpenNode["what"], tell: Tell): void => {
    const last = open.at(-1);
    if (last?.what === what) open.pop();
    else {
      const place =
        last === undefined ? "none is open" : `the ${last.what} "${last.name}" of row ${last.row} is still open`;
      tell("type", "structure", "error", `A ${what} ends here, and ${place}`);
    }
  };

  const ask = (type: Extract<TypeCell, { is: "question" }>, row: TableRow, tell: Tell): void => {
    for (const field of ["trigger", "save_to"]) {
      if (row.cell(field) !== "") tell(field, "not-carried", "loss", `The column ${field} has no meaning here yet`);
    }
    const unused = unusedParameters(row.cell("parameters"), type.kind, type);
    if (unused !== "") {
      tell("parameters", "not-carried", "loss", `Parameters of this type have no meaning here: ${unused}`);
    }
    const name = names.take(row, type.kind === "note" ? "read" : "asked", around(), tell);
    if (name === undefined) return;
    if (givenTypes.has(type.type)) {
      const message = `This app has no ${type.type} of its own: "${name}" is empty where the assignment does not give it`;
      tell("type", "not-known", "warning", message);
    }
    if (row.cell("returns_role") === "") withoutRole.add(name);
    const rosters = open.filter(({ what }) => what === "repeat").map((roster) => roster.name);
    const question = exactly({ ...readQuestion(row, type, context, tell), name }, row, questionFields, tell);
    add({ ...question, rosters });
    if (type.choices?.orOther === true && !names.answered.has(`${name}_other`)) {
      names.add(`${name}_other`, row);
      withoutRole.add(`${name}_other`);
      add({ ...words.specify(name), rosters });
    }
  };

  const exactly = (node: Loose, row: TableRow, fields: PropertyFields, tell: Tell): Loose => {
    const exact = withExact(node, row, fields, tell);
    if (exact.checks === elsewhere) rulesElsewhere.add(String(node.name));
    return exact.checks === elsewhere ? { ...exact, checks: [] } : exact;
  };

  for (const row of table.rows.filter((one) => !one.isEmpty)) {
    const tell = tellAt(table, row, notes);
    const type = readType(row.cell("type"));
    if (isDisabled(row)) {
      tell("disabled", "not-carried", "loss", "The row is disabled, and left out");
    } else if (type.is === "begin") begin(type.what, row, tell);
    else if (type.is === "end") end(type.what, tell);
    else if (type.is === "question") ask(computable(type, row, tell), row, tell);
    else if (refuse(type, row, names.wanted, tell) === "keep") ask(hiddenType, row, () => undefined);
  }
  for (const { what, row, name } of open) {
    const message = `The ${what} "${name}" begins here and does not end`;
    notes.push({ code: "structure", severity: "error", sheet: table.sheet, row, column: "type", message });
  }
  return { sections: sectioned(top, names.rowOf, context), rowOf: names.rowOf, withoutRole, rulesElsewhere };
}

/** Whether somebody has switched a row off. */
export const isDisabled = (row: TableRow): boolean => /^(?:yes|true|1)$/i.test(row.cell("disabled"));

const maxOpen = 16;
const maxRosters = 2;

/** Why nothing more may begin inside what is open: `message` where that was not told before. */
function depthFault(
  what: OpenNode["what"],
  open: readonly OpenNode[],
): { readonly message: string | undefined } | undefined {
  const rosters = open.filter((node) => node.what === "repeat");
  if (what === "repeat" && rosters.length >= maxRosters) {
    const around = rosters.slice(0, maxRosters).map(({ name, row }) => `"${name}" (row ${row})`);
    const most = `${maxRosters} inside each other are the most. Put it beside one of them`;
    return {
      message:
        rosters.length === maxRosters ? `This repeat stands inside of ${around.join(" and ")}: ${most}` : undefined,
    };
  }
  if (open.length < maxOpen) return undefined;
  const most = `This ${what} stands inside of ${maxOpen} others, which are the most. End some of them before`;
  return { message: open.length === maxOpen ? most : undefined };
}

/** Stands in `returns_exact` where the rules of a question are in the sheet `returns_checks`. */
export const elsewhere = "in returns_checks";

/** A way to say something about a cell of a row, by the header that the sheet has for the field. */
export function tellAt(table: Table, row: TableRow, notes: SheetNote[]): Tell {
  return (field, code, severity, message) => {
    const column = table.columns.find((candidate) => candidate.field === field)?.header ?? field;
    notes.push({ code, severity, sheet: table.sheet, row: row.number, column, message });
  };
}

/** Sections are groups: what stands outside of any at the top is put into parts of its own. */
function sectioned(
  top: readonly Loose[],
  taken: ReadonlyMap<string, number>,
  context: SurveyContext,
): readonly Loose[] {
  const sections: Loose[] = [];
  let loose: Loose[] | undefined;
  let parts = 0;
  for (const node of top) {
    if (node.node === "group") {
      loose = undefined;
      sections.push(node);
      continue;
    }
    if (loose === undefined) {
      loose = [];
      do parts += 1;
      while (taken.has(`part_${parts}`));
      const label = words.section(parts, context.languages);
      sections.push({ node: "group", name: `part_${parts}`, label, children: loose });
    }
    loose.push(node);
  }
  return sections;
}

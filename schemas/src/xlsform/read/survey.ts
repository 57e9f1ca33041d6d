import { didYouMean } from "../../expression/nearest.ts";
import type { SheetNote } from "../sheet.ts";
import { readType, type TypeCell } from "../type-cell.ts";
import { givenTypes, kindTypes, refusedTypes } from "../types.ts";
import type { Tell } from "./cells.ts";
import { containerFields, readContainer } from "./container.ts";
import { type Loose, type PropertyFields, withExact } from "./exact.ts";
import { questionFields, readQuestion, type SurveyContext, usesParameters } from "./question.ts";
import type { Table, TableRow } from "./table.ts";
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
  const rowOf = new Map<string, number>();
  const withoutRole = new Set<string>();
  const rulesElsewhere = new Set<string>();
  const top: Loose[] = [];
  const open: OpenNode[] = [];

  const answered = new Set(table.rows.filter((row) => holdsAnswers(row)).map((row) => row.cell("name")));

  const add = (node: Loose): void => {
    (open.at(-1)?.children ?? top).push(node);
  };

  /** The name of a row, when it may have it. Notes and groups, which hold no answer, may do without one or take another. */
  const takeName = (row: TableRow, isForReading: boolean, tell: Tell): string | undefined => {
    const written = row.cell("name");
    const name = isForReading ? freeName(written || `unnamed_${row.number}`, answered, rowOf) : written;
    if (name !== written && written !== "") {
      tell("name", "renamed", "warning", `There is another "${written}": this one is called "${name}"`);
    }
    const before = rowOf.get(name);
    if (name === "") tell("name", "no-name", "error", `A question of type "${row.cell("type")}" needs a name`);
    else if (before === undefined) rowOf.set(name, row.number);
    else
      tell("name", "name-twice", "error", `"${name}" is defined twice (rows ${before} and ${row.number}). Rename one`);
    return name === "" || before !== undefined ? undefined : name;
  };

  const begin = (what: OpenNode["what"], row: TableRow, tell: Tell): void => {
    // A group that cannot be used is opened all the same, so that its end is not one too many
    const name = takeName(row, what === "group", tell) ?? row.cell("name");
    const children: Loose[] = [];
    const node = exactly(readContainer(row, what, name, context, tell), row, containerFields, tell);
    add({ ...node, children });
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
    const parameters = row.cell("parameters");
    if (parameters !== "" && !usesParameters(type.kind, type)) {
      tell("parameters", "not-carried", "loss", `Parameters of this type have no meaning here: ${parameters}`);
    }
    const name = takeName(row, type.kind === "note", tell);
    if (name === undefined) return;
    if (givenTypes.has(type.type)) {
      const message = `This app has no ${type.type} of its own: "${name}" is empty where the assignment does not give it`;
      tell("type", "not-known", "warning", message);
    }
    if (row.cell("returns_role") === "") withoutRole.add(name);
    const rosters = open.filter(({ what }) => what === "repeat").map((roster) => roster.name);
    const question = exactly({ ...readQuestion(row, type, context, tell), name }, row, questionFields, tell);
    add({ ...question, rosters });
    if (type.choices?.orOther === true && !answered.has(`${name}_other`)) {
      rowOf.set(`${name}_other`, row.number);
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
    if (/^(?:yes|true|1)$/i.test(row.cell("disabled"))) {
      tell("disabled", "not-carried", "loss", "The row is disabled, and left out");
    } else if (type.is === "begin") begin(type.what, row, tell);
    else if (type.is === "end") end(type.what, tell);
    else if (type.is === "question") ask(type, row, tell);
    else refuse(type, row, tell);
  }
  for (const { what, row, name } of open) {
    const message = `The ${what} "${name}" begins here and does not end`;
    notes.push({ code: "structure", severity: "error", sheet: table.sheet, row, column: "type", message });
  }
  return { sections: sectioned(top, rowOf, context), rowOf, withoutRole, rulesElsewhere };
}

/** Whether a row asks something, or is a list of members: its name cannot be another one. */
function holdsAnswers(row: TableRow): boolean {
  const type = readType(row.cell("type"));
  return (type.is === "question" && type.kind !== "note") || (type.is === "begin" && type.what === "repeat");
}

function freeName(wanted: string, reserved: ReadonlySet<string>, taken: ReadonlyMap<string, number>): string {
  let name = wanted;
  for (let i = 2; reserved.has(name) || taken.has(name); i += 1) name = `${wanted}_${i}`;
  return name;
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

function refuse(type: Extract<TypeCell, { is: "refused" | "unknown" }>, row: TableRow, tell: Tell): void {
  const name = row.cell("name");
  if (type.is === "refused") {
    tell(
      "type",
      "kind",
      "loss",
      `Questions of type "${type.type}" are not asked, as ${type.why}. "${name}" is left out`,
    );
  } else if (type.type !== "") {
    const known = [...Object.values(kindTypes).flatMap(({ types }) => types), ...refusedTypes.keys(), "begin group"];
    tell("type", "type", "error", `There is no type "${type.type}"${didYouMean(type.type, known)}`);
  } else if (name !== "") tell("type", "type", "error", `"${name}" has no type`);
  else tell("type", "not-carried", "loss", "The row has neither type nor name, and is left out");
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

import type { SheetNote } from "../sheet.ts";
import { type Loose, type PropertyFields, withExact } from "./exact.ts";
import { tellAt } from "./survey.ts";
import type { Table, TableRow } from "./table.ts";

export const ruleFields: PropertyFields = {
  id: ["id"],
  severity: ["severity"],
  test: ["test"],
  message: ["message"],
  at: ["at"],
};

export interface ReadRules {
  /** Rules across questions. */
  readonly ofForm: readonly Loose[];
  readonly ofQuestion: ReadonlyMap<string, readonly Loose[]>;
  readonly rowOf: ReadonlyMap<string, number>;
}

/** Reads the sheet `returns_checks`: all rules that a constraint cannot say, warnings and rules across questions among them. */
export function readRules(table: Table | undefined, notes: SheetNote[]): ReadRules {
  const ofForm: Loose[] = [];
  const ofQuestion = new Map<string, Loose[]>();
  const rowOf = new Map<string, number>();
  for (const row of table?.rows ?? []) {
    if (table === undefined || row.isEmpty) continue;
    const tell = tellAt(table, row, notes);
    const [id, at] = [row.cell("id"), row.cell("at")];
    const rule = withExact(ruleOf(row), row, ruleFields, tell);
    rowOf.set(id, row.number);
    if (row.cell("scope") === "question") ofQuestion.set(at, [...(ofQuestion.get(at) ?? []), rule]);
    else ofForm.push(rule);
  }
  return { ofForm, ofQuestion, rowOf };
}

export const ruleOf = (row: TableRow): Loose => ({
  id: row.cell("id"),
  severity: row.cell("severity") || "hard",
  test: row.cell("test"),
  message: row.texts("message"),
  at: row.cell("at"),
});

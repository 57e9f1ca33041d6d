import { type Answers, type AnswerValue, isMedia, type Sql, type SqlRow, type SqlValue } from "@returns/schemas";
import type { AnswerColumn, AnswerTable } from "../project/table-plan.ts";
import { sqlName } from "./sql-name.ts";

/** Makes the tables of a form, or adds the columns that a new version of it needs. */
export async function ensureAnswerTables(sql: Sql, tables: readonly AnswerTable[]): Promise<void> {
  for (const { name, columns } of tables) {
    const table = sqlName(name);
    await sql.execute(
      `create table if not exists ${table} (
         _hash text not null references submission_core on delete cascade,
         _row integer not null,
         _parent integer not null,
         primary key (_hash, _row)
       )`,
    );
    const additions = columns.flatMap((column) => [
      `add column if not exists ${sqlName(column.name)} ${column.type}`,
      ...(column.reasons.length > 0 ? [`add column if not exists ${reasonName(column)} text`] : []),
    ]);
    if (additions.length > 0) await sql.execute(`alter table ${table} ${additions.join(", ")}`);
  }
}

/** Writes the answers of one interview into the tables of its form. */
export async function insertAnswers(
  sql: Sql,
  hash: string,
  answers: Answers,
  tables: readonly AnswerTable[],
): Promise<void> {
  await sql.query("insert into submission_core (hash) values ($1)", [hash]);
  for (const table of tables) {
    const rows = unitRows(answers, table.rosters);
    const cells = rows.map((row) => table.columns.flatMap((column) => cellsOf(column, row.answers[column.name])));
    // Of several hundred columns most are empty in one interview: only those that are not are named
    const names = [...new Set(cells.flat().map((cell) => cell.column))];
    const perStatement = Math.floor(maxParameters / (names.length + 3));
    for (let start = 0; start < rows.length; start += perStatement) {
      const values: SqlValue[] = [];
      const tuples = rows.slice(start, start + perStatement).map((row, index) => {
        const byColumn = new Map(cells[start + index]?.map((cell) => [cell.column, cell.value]));
        const tuple = [hash, row.row, row.parent, ...names.map((name) => byColumn.get(name) ?? null)];
        return `(${tuple.map((value) => `$${values.push(value)}`).join(", ")})`;
      });
      const columns = ["_hash", "_row", "_parent", ...names].join(", ");
      await sql.query(`insert into ${sqlName(table.name)} (${columns}) values ${tuples.join(", ")}`, values);
    }
  }
}

/** The answers of interviews by hash, put together again from the tables of their form. */
export async function readAnswers(
  sql: Sql,
  tables: readonly AnswerTable[],
  where: { readonly submissions: string; readonly values: readonly SqlValue[] },
): Promise<ReadonlyMap<string, Answers>> {
  const interviews = new Map<string, Growing>();
  // By roster path, then by interview and row: where the rows of the roster inside belong
  const owners = new Map<string, Map<string, Growing>>();
  for (const { name, rosters, columns } of tables) {
    const list = columns.flatMap((column) => [
      sqlName(column.name),
      ...(column.reasons.length > 0 ? [reasonName(column)] : []),
    ]);
    const { rows } = await sql.query(
      `select ${["_hash", "_row", "_parent", ...list].join(", ")} from ${sqlName(name)}
       where _hash in (${where.submissions}) order by _hash, _row`,
      where.values,
    );
    const own = new Map<string, Growing>();
    owners.set(rosters.join("/"), own);
    for (const row of rows) {
      const unit: Growing = {};
      for (const column of columns) {
        const value = readCell(column, row);
        if (value !== undefined) unit[column.name] = value;
      }
      const hash = String(row._hash);
      own.set(`${hash}/${row._row}`, unit);
      const roster = rosters.at(-1);
      if (roster === undefined) interviews.set(hash, unit);
      else append(owners.get(rosters.slice(0, -1).join("/"))?.get(`${hash}/${row._parent}`), roster, unit);
    }
  }
  return interviews;
}

/** Answers while they are being put together. */
interface Growing {
  [name: string]: AnswerValue | Growing[];
}

function append(owner: Growing | undefined, roster: string, unit: Growing): void {
  if (!owner) return;
  const rows = owner[roster];
  if (isRows(rows)) rows.push(unit);
  else owner[roster] = [unit];
}

interface UnitRow {
  readonly answers: Answers;
  readonly row: number;
  readonly parent: number;
}

/** The rows of one unit: the interview itself, or all members of a roster, numbered through. */
function unitRows(answers: Answers, rosters: readonly string[]): readonly UnitRow[] {
  return rosters.reduce<readonly UnitRow[]>(
    (units, roster) =>
      units
        .flatMap((unit) => rowsOf(unit.answers[roster]).map((row) => ({ answers: row, parent: unit.row })))
        .map((row, index) => ({ ...row, row: index + 1 })),
    [{ answers, row: 1, parent: 0 }],
  );
}

const rowsOf = (value: Answers[string]): readonly Answers[] => (isRows(value) ? value : []);

function isRows<Row extends object>(value: AnswerValue | readonly Row[] | undefined): value is Row[] {
  return Array.isArray(value) && value.every((row) => typeof row === "object");
}

interface Cell {
  readonly column: string;
  readonly value: SqlValue;
}

function cellsOf(column: AnswerColumn, value: Answers[string]): readonly Cell[] {
  if (value === undefined) return [];
  if (typeof value === "string" && column.reasons.includes(value)) {
    return [{ column: reasonName(column), value }];
  }
  return [{ column: sqlName(column.name), value: cellValue(value) }];
}

function cellValue(value: NonNullable<Answers[string]>): SqlValue {
  if (typeof value === "string" || typeof value === "number") return value;
  if (typeof value === "boolean") return String(value);
  if (isTexts(value)) return value;
  if (isMedia(value)) return "yes";
  throw new TypeError("Cannot store an answer as no column is made for its kind of value");
}

const isTexts = (value: unknown): value is readonly string[] =>
  Array.isArray(value) && value.every((item) => typeof item === "string");

function readCell(column: AnswerColumn, row: SqlRow): AnswerValue | undefined {
  const value = row[unquoted(sqlName(column.name))];
  if (typeof value === "string" || typeof value === "number" || isTexts(value)) return value;
  const reason = column.reasons.length > 0 ? row[unquoted(reasonName(column))] : null;
  return typeof reason === "string" ? reason : undefined;
}

const reasonName = (column: AnswerColumn): string => sqlName(`${column.name}__missing`);
const unquoted = (name: string): string => name.slice(1, -1).replaceAll('""', '"');

/** One message of PostgreSQL's protocol counts its parameters in 16 bits. */
const maxParameters = 65_535;

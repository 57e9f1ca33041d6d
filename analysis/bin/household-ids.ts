import { type Column, columnOf, type Frame, type Unit } from "../src/index.ts";
import { FileError } from "./files.ts";
import { UsageError } from "./usage.ts";

/** The columns in which exports have the id of an interview: ours, those of ODK Central and of Kobo. */
const knownColumns = ["submission_id", "interview_id", "KEY", "instanceID", "_uuid", "X_uuid", "uuid"];

/**
 * The id of the household of each row of each unit, by which the ledger knows it again in later data.
 *
 * @throws FileError when two households have the same id, or one has none
 */
export function householdIds(
  units: ReadonlyMap<string, Unit>,
  householdUnit: string,
  named: string | undefined,
): ReadonlyMap<string, readonly string[]> {
  const households = units.get(householdUnit)?.frame;
  const column = named ?? knownColumns.find((name) => households?.columns.has(name));
  if (households === undefined || column === undefined) {
    throw new UsageError(
      `The ledger needs to know each household again: name the column with its id by --id (${knownColumns.join(", ")} are found by themselves)`,
    );
  }
  const ids = textsOf(columnOf(households, column));
  const faulty = ids.flatMap((id, row) => (id === "" || ids.indexOf(id) !== row ? [row + 1] : []));
  if (faulty.length > 0) {
    throw new FileError(
      `Cannot tell households apart by "${column}", as it is empty or repeated in ${faulty.length} rows: ` +
        `${faulty.slice(0, 5).join(", ")}${faulty.length > 5 ? " …" : ""}. Name another column with --id`,
    );
  }
  return new Map([...units].map(([unit, { frame }]) => [unit, idsOf(frame, households, ids)]));
}

const idsOf = ({ parent, rows }: Frame, households: Frame, ids: readonly string[]): readonly string[] =>
  Array.from({ length: rows }, (_, row) => ids[parent?.frame === households ? (parent.row[row] ?? row) : row] ?? "");

function textsOf(column: Column): readonly string[] {
  switch (column.type) {
    case "text":
      return column.values;
    case "number":
    case "date":
      return Array.from(column.values, (value) => (Number.isNaN(value) ? "" : String(value)));
    case "category":
      return Array.from(column.codes, (code) => column.levels[code]?.code ?? "");
    case "categories":
      throw new UsageError(`--id is the column of an id: "${column.name}" holds several answers`);
  }
}

import type { CsvTable } from "./csv.ts";
import { FrameError } from "./error.ts";

/** The columns in which exports say under which version of the form a row was answered: ours, Kobo's and Central's. */
const versionColumns = ["form_version", "__version__", "_version_", "FormVersion"];

/** How the answers of a version read under the one that the codebook has. */
export interface VersionReading {
  /** `same`: all versions asked the same; or lines of `version,column,from,to`, where a version alone has nothing to change. */
  readonly versions: "same" | CsvTable | undefined;
  /** Columns whose cells hold several codes. */
  readonly severalCodes: ReadonlySet<string>;
}

/**
 * The rows of several versions of a form as those of one. Answers under different versions are not added up before somebody
 * has said how they belong together, as a code may have got another meaning.
 *
 * @returns the rows with their codes changed, and what the analyst should know of it
 * @throws FrameError when there are several versions and no mapping, or a mapping that leaves one out, or names a version or
 * a column that is not there
 */
export function oneVersion(
  table: CsvTable,
  { versions, severalCodes }: VersionReading,
): { readonly table: CsvTable; readonly remarks: readonly string[] } {
  const place = table.header.findIndex((name) => versionColumns.includes(name));
  const found = place < 0 ? new Map<string, number>() : counted(table.rows.map((row) => row[place] ?? ""));
  const listed = [...found].map(([version, rows]) => `"${version}" in ${rows} rows`).join(", ");
  if (versions === undefined) {
    if (found.size <= 1) return { table, remarks: [] };
    throw new FrameError(table.source, [
      `the answers are of ${found.size} versions of the form: ${listed}. Say how each reads as the others with --versions ` +
        "<file.csv>, a line version,column,from,to for each code that has changed and one for each version that has none; or " +
        "--versions same, where all asked the same",
    ]);
  }
  if (versions === "same")
    return { table, remarks: [`versions of the form read as one: ${listed || "none is named"}`] };
  const changes = changesIn(versions, table, found);
  let changed = 0;
  const rows = table.rows.map((row) => {
    const own = changes.get(row[place] ?? "");
    if (own === undefined || own.size === 0) return row;
    return row.map((cell, index) => {
      const codes = own.get(table.header[index] ?? "");
      if (codes === undefined) return cell;
      const several = severalCodes.has(table.header[index] ?? "");
      const now = several
        ? cell
            .split(" ")
            .map((code) => codes.get(code) ?? code)
            .join(" ")
        : (codes.get(cell) ?? cell);
      if (now !== cell) changed++;
      return now;
    });
  });
  return {
    table: { ...table, rows },
    remarks: [`versions of the form read as one by ${versions.source}: ${listed}; ${changed} answers changed`],
  };
}

function counted(versions: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const version of versions) counts.set(version, (counts.get(version) ?? 0) + 1);
  return counts;
}

type Changes = ReadonlyMap<string, ReadonlyMap<string, ReadonlyMap<string, string>>>;

/** By version and column: the code that each code becomes. */
function changesIn(mapping: CsvTable, table: CsvTable, found: ReadonlyMap<string, number>): Changes {
  const columns = ["version", "column", "from", "to"].map((name) => mapping.header.indexOf(name));
  if (columns.includes(-1))
    throw new FrameError(mapping.source, ["the columns version, column, from and to are needed, and one is missing"]);
  const problems: string[] = [];
  const changes = new Map<string, Map<string, Map<string, string>>>();
  for (const [index, row] of mapping.rows.entries()) {
    const [version = "", column = "", from = "", to = ""] = columns.map((place) => (row[place] ?? "").trim());
    const line = `line ${mapping.lines[index]}`;
    if (!found.has(version)) problems.push(`${line}: no row of ${table.source} has version "${version}"`);
    if (column !== "" && !table.header.includes(column))
      problems.push(`${line}: ${table.source} has no column "${column}"`);
    const own = changes.get(version) ?? new Map<string, Map<string, string>>();
    changes.set(version, own);
    if (column === "") continue;
    const codes = own.get(column) ?? new Map<string, string>();
    own.set(column, codes.set(from, to));
  }
  for (const [version, rows] of found)
    if (!changes.has(version)) problems.push(`version "${version}", in ${rows} rows of ${table.source}, has no line`);
  if (problems.length > 0) throw new FrameError(mapping.source, problems);
  return changes;
}

/** A cell of a CSV file that we write. */
export type CsvCell = string | number | undefined;

/**
 * CSV text with a header, comma separated, lines ended by CR LF (RFC 4180), decimals with a point.
 *
 * A text that a spreadsheet would run as a formula gets an apostrophe before it. NaN and what is undefined stay empty.
 */
export const writeCsv = (header: readonly string[], rows: readonly (readonly CsvCell[])[]): string =>
  [header, ...rows]
    .map((row) => row.map(csvCell).join(","))
    .join("\r\n")
    .concat("\r\n");

function csvCell(value: CsvCell): string {
  if (value === undefined) return "";
  if (typeof value === "number") return Number.isFinite(value) ? String(value) : "";
  const safe = /^[=+\-@\t\r＝＋－＠]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

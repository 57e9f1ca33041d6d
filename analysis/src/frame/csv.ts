import { FrameError } from "./error.ts";

/** The cells of a CSV file as text; `lines[i]` is the line on which row `i` starts. */
export interface CsvTable {
  /** The file's name, for messages. */
  readonly source: string;
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
  readonly lines: readonly number[];
}

/**
 * Reads CSV text: comma, semicolon or tab, quoted or not, any line ending, with or without a byte order mark.
 *
 * Written here and not taken from a library, because a coordinator must learn the line of the mistake, and because
 * this room has no Node types for a stream parser to lean on.
 *
 * @throws FrameError when the file is empty or binary, a quote is never closed, a row has more or fewer cells than the
 * header, or the header has empty or repeated names
 *
 * @example
 * ```ts
 * import { readCsv } from "@returns/analysis";
 *
 * const table = readCsv('state;name\r\nSD01;"Khartoum; the city"\r\n', "states.csv");
 * expect(table.rows).toEqual([["SD01", "Khartoum; the city"]]);
 * ```
 */
export function readCsv(text: string, source: string): CsvTable {
  const content = text.startsWith("\uFEFF") ? text.slice(1) : text;
  if (content.trim() === "") throw new FrameError(source, ["the file is empty"]);
  if (content.includes("\0")) throw new FrameError(source, ["this is a binary file, not text: save it as CSV UTF-8"]);
  const records = splitRecords(content, separatorOf(content), source);
  const [first, ...body] = records.filter(({ cells }) => cells.length > 1 || cells[0] !== "");
  const header = (first?.cells ?? []).map((name) => name.trim());
  checkHeader(header, source);
  const ragged = body.filter(({ cells }) => cells.length !== header.length);
  if (ragged.length > 0) {
    throw new FrameError(
      source,
      ragged.map(({ cells, line }) => `line ${line} has ${cells.length} cells, the header has ${header.length}`),
    );
  }
  return { source, header, rows: body.map(({ cells }) => cells), lines: body.map(({ line }) => line) };
}

interface CsvRecord {
  readonly cells: readonly string[];
  readonly line: number;
}

/** The separator that the first line uses most, outside quotes. */
function separatorOf(content: string): string {
  const end = content.search(/[\r\n]/);
  const firstLine = (end < 0 ? content : content.slice(0, end)).replace(/"(?:[^"]|"")*"/g, "");
  const counted = [",", ";", "\t"].map((separator) => ({ separator, count: firstLine.split(separator).length }));
  return counted.reduce((best, next) => (next.count > best.count ? next : best)).separator;
}

function splitRecords(content: string, separator: string, source: string): readonly CsvRecord[] {
  const records: CsvRecord[] = [];
  let cells: string[] = [];
  let line = 1;
  let recordLine = 1;
  let at = 0;
  const plainCell = new RegExp(`[^${separator}\r\n]*`, "y");
  while (at <= content.length) {
    let cell = "";
    if (content[at] === '"') {
      const quoted = readQuoted(content, at);
      if (quoted === undefined) throw new FrameError(source, [`the quote opened on line ${line} is never closed`]);
      cell = quoted.value;
      line += cell.match(/\r\n|\r|\n/g)?.length ?? 0;
      at = quoted.end;
    }
    plainCell.lastIndex = at;
    cell += plainCell.exec(content)?.[0] ?? "";
    at = plainCell.lastIndex;
    cells.push(cell);
    const next = content[at];
    if (next === separator) {
      at += 1;
      continue;
    }
    records.push({ cells, line: recordLine });
    if (next === undefined) break;
    at += next === "\r" && content[at + 1] === "\n" ? 2 : 1;
    line += 1;
    recordLine = line;
    cells = [];
  }
  return records;
}

/** The text between a quote at `start` and the quote that closes it; `""` inside stands for one quote. */
function readQuoted(content: string, start: number): { readonly value: string; readonly end: number } | undefined {
  let value = "";
  let from = start + 1;
  for (;;) {
    const close = content.indexOf('"', from);
    if (close < 0) return undefined;
    value += content.slice(from, close);
    if (content[close + 1] !== '"') return { value, end: close + 1 };
    value += '"';
    from = close + 2;
  }
}

function checkHeader(header: readonly string[], source: string): void {
  const nameless = header.flatMap((name, index) => (name === "" ? [`column ${index + 1} has no name`] : []));
  const repeated = [...new Set(header.filter((name, index) => name !== "" && header.indexOf(name) !== index))].map(
    (name) => `column "${name}" appears ${header.filter((other) => other === name).length} times`,
  );
  const problems = [...nameless, ...repeated];
  if (problems.length > 0) throw new FrameError(source, problems);
}

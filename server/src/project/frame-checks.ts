import type { Say } from "./frame-sheet.ts";

interface Line {
  readonly line: number;
  readonly row: Readonly<Record<string, unknown>>;
}

/** Every code names one thing. */
export function checkUnique(file: string, column: string, lines: readonly Line[], problem: Say): void {
  const first = new Map<unknown, Line>();
  for (const line of lines) {
    const code = line.row[column];
    const earlier = first.get(code);
    if (!earlier) first.set(code, line);
    else
      problem(
        file,
        line.line,
        `column ${column}: ${code} stands in line ${earlier.line} already${difference(earlier, line)}`,
      );
  }
}

const difference = (earlier: Line, later: Line): string =>
  earlier.row.stratum_id === later.row.stratum_id || later.row.stratum_id === undefined
    ? ""
    : `, and in two strata: ${earlier.row.stratum_id} and ${later.row.stratum_id}`;

/** Every code that is used is there in the file that lists it. */
export function checkReferences(
  file: string,
  column: string,
  lines: readonly Line[],
  listed: readonly Line[],
  problem: Say,
): void {
  const known = new Set(listed.map(({ row }) => String(row[column])));
  // A file that could not be read has said so itself
  if (known.size === 0) return;
  for (const { line, row } of lines) {
    const code = String(row[column]);
    if (known.has(code)) continue;
    const padded = [...known].find((other) => other.replace(/^0+/, "") === code);
    const hint = padded ? `; a spreadsheet may have taken the leading zeros of ${padded}` : "";
    problem(file, line, `column ${column}: ${code} is not listed${hint}`);
  }
}

/** Names that an Arabic keyboard writes in several ways (ى/ي, ة/ه, hamza, tatweel) may be one place listed twice. */
export function warnLookAlikes(file: string, column: string, lines: readonly Line[], note: Say): void {
  const first = new Map<string, Line>();
  for (const line of lines) {
    const name = String(line.row[column]);
    const key = bareArabic(name);
    const earlier = first.get(key);
    if (!earlier) first.set(key, line);
    else if (earlier.row[column] !== name) {
      note(
        file,
        line.line,
        `column ${column}: ${name} may be the same place as ${earlier.row[column]} in line ${earlier.line}`,
      );
    }
  }
}

const bareArabic = (name: string): string =>
  name
    .normalize("NFD")
    .replace(/[\u0640\u064b-\u065f\u0670]/g, "")
    .replace(/[ىئ]/g, "ي")
    .replace(/ة/g, "ه")
    .replace(/[ٱ]/g, "ا")
    .replace(/ؤ/g, "و")
    .toLowerCase()
    .replace(/\s+/g, " ");

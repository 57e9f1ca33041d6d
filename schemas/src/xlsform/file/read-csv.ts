import type { Sheet, SheetRow } from "../sheet.ts";

export type ReadCsv =
  | { readonly status: "sheet"; readonly sheet: Sheet }
  | { readonly status: "refused"; readonly message: string };

/**
 * Reads one sheet that was saved as CSV: comma, semicolon or tab, any line ending, quoted cells over several lines.
 * A row has the number that the spreadsheet showed, and may be shorter than the header, as the sheets of forms are.
 */
export function sheetFromCsv(name: string, text: string): ReadCsv {
  const content = text.replace(/^\ufeff/, "");
  if (content.includes("\0"))
    return { status: "refused", message: `The sheet "${name}" is no text. Save it as CSV UTF-8` };
  const [firstLine = ""] = content.replace(/"(?:[^"]|"")*"/g, "").split(/\r?\n/, 1);
  const separator = [";", "\t"].reduce(
    (best, one) => (count(firstLine, one) > count(firstLine, best) ? one : best),
    ",",
  );
  const rows: SheetRow[] = [];
  let cells: string[] = [];
  let cell = "";
  let quoted = false;
  const endCell = () => {
    cells.push(cell);
    cell = "";
  };
  const endRow = () => {
    endCell();
    rows.push({ number: rows.length + 1, cells });
    cells = [];
  };
  for (let at = 0; at < content.length; at += 1) {
    const character = content[at] ?? "";
    if (quoted) {
      if (character !== '"') cell += character;
      else if (content[at + 1] === '"') {
        cell += '"';
        at += 1;
      } else quoted = false;
    } else if (character === '"' && cell === "") quoted = true;
    else if (character === separator) endCell();
    else if (character === "\n" || character === "\r") {
      if (character === "\r" && content[at + 1] === "\n") at += 1;
      endRow();
    } else cell += character;
  }
  if (quoted) {
    return {
      status: "refused",
      message: `The sheet "${name}" has a quoted cell in row ${rows.length + 1} that does not end`,
    };
  }
  if (cell !== "" || cells.length > 0) endRow();
  return { status: "sheet", sheet: { name, rows } };
}

const count = (text: string, part: string): number => text.split(part).length;

import { readXml } from "./read-xml.ts";

/** Whether a format shows a number as a date: by its number where every spreadsheet knows it, else by its letters. */
export function isDateFormat(format: number, code: string | undefined): boolean {
  if (code !== undefined) return /[ymdhs]/i.test(code.replace(/"[^"]*"|\[[^\]]*\]|\\./g, ""));
  return (format >= 14 && format <= 22) || (format >= 45 && format <= 47);
}

/** Whether a cell of a style shows its number as a date, by the styles of the workbook. */
export function dateFormats(styles: string): (style: number) => boolean {
  const codes = new Map<number, string>();
  const formats: number[] = [];
  let inCells = false;
  readXml(styles, {
    open: (name, { numFmtId = "0", formatCode = "" }) => {
      if (name === "numFmt") codes.set(Number(numFmtId), formatCode);
      if (name === "cellXfs") inCells = true;
      if (name === "xf" && inCells) formats.push(Number(numFmtId));
    },
    text: () => undefined,
    close: (name) => {
      if (name === "cellXfs") inCells = false;
    },
  });
  return (style) => {
    const format = formats[style] ?? 0;
    return isDateFormat(format, codes.get(format));
  };
}

/** The day `YYYY-MM-DD`, with the time where there is one, that a spreadsheet means by a number. */
export function dateOf(serial: number, from1904: boolean): string {
  // Spreadsheets believe that 1900 was a leap year: days before 1 March 1900 are one off, and nobody writes them
  const days = serial + (from1904 ? 1462 : 0) - 25_569;
  const text = new Date(Math.round(days * 86_400) * 1000).toISOString();
  return Number.isInteger(serial) ? text.slice(0, 10) : text.slice(0, 19);
}

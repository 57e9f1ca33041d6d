import { readXml } from "./read-xml.ts";

// Formats 14–22 and 45–47 are dates and times in every spreadsheet
const builtIn = (format: number): boolean => (format >= 14 && format <= 22) || (format >= 45 && format <= 47);

/** Whether a cell of a style shows its number as a date, by the styles of the workbook. */
export function dateFormats(styles: string): (style: number) => boolean {
  const custom = new Map<number, boolean>();
  const formats: number[] = [];
  let inCells = false;
  readXml(styles, {
    open: (name, { numFmtId = "0", formatCode = "" }) => {
      if (name === "numFmt")
        custom.set(Number(numFmtId), /[ymdhs]/i.test(formatCode.replace(/"[^"]*"|\[[^\]]*\]|\\./g, "")));
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
    return custom.get(format) ?? builtIn(format);
  };
}

/** The day `YYYY-MM-DD`, with the time where there is one, that a spreadsheet means by a number. */
export function dateOf(serial: number, from1904: boolean): string {
  // Spreadsheets believe that 1900 was a leap year: days before 1 March 1900 are one off, and nobody writes them
  const days = serial + (from1904 ? 1462 : 0) - 25_569;
  const text = new Date(Math.round(days * 86_400) * 1000).toISOString();
  return Number.isInteger(serial) ? text.slice(0, 10) : text.slice(0, 19);
}

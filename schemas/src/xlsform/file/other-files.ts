import { utf8Decode } from "../../bytes/utf8.ts";

/** What somebody took for a workbook, and the way out; undefined for what begins as one does. */
export function otherFile(bytes: Uint8Array): string | undefined {
  if (bytes.length === 0) return "The file is empty. Copy or download it again";
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) return undefined;
  const start = utf8Decode(bytes.subarray(0, 2)) ?? "";
  if (start === "%P") return "The file is a PDF. Save the workbook that it was made of as .xlsx";
  const text = bytes.includes(0) ? undefined : utf8Decode(bytes);
  if (text === undefined) return "The file is no workbook. Save it as .xlsx";
  return /^\s*\ufeff?</.test(text)
    ? "The file is a web page or XML, whatever its name says. Open it in a spreadsheet and save it as .xlsx"
    : "The file is a text, whatever its name says. Save it as .xlsx; or, if it is the sheet survey as CSV, name it survey.csv";
}

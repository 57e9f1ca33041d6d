import type { Sheet, SheetNote } from "../sheet.ts";
import { otherFile } from "./other-files.ts";
import { openCompound } from "./read-compound.ts";
import { readXlsStream } from "./read-xls.ts";
import { readXlsx } from "./read-xlsx.ts";
import { endsAsZip } from "./read-zip.ts";

export type ReadWorkbook =
  | { readonly status: "workbook"; readonly sheets: readonly Sheet[]; readonly notes: readonly SheetNote[] }
  | { readonly status: "refused"; readonly message: string };

/**
 * Reads the sheets of a workbook as texts: .xlsx, and .xls of Excel 97 to 2003. Which of the two it is, the bytes say.
 *
 * Macros, links, pictures and whatever else a workbook may carry are not looked at.
 */
export function readWorkbook(bytes: Uint8Array): ReadWorkbook {
  const refused = (message: string): ReadWorkbook => ({ status: "refused", message });
  if (![0xd0, 0xcf, 0x11, 0xe0].every((byte, i) => bytes[i] === byte)) {
    const other = endsAsZip(bytes) ? undefined : otherFile(bytes);
    return other === undefined ? readXlsx(bytes) : refused(other);
  }
  const compound = openCompound(bytes);
  if (compound === undefined) return refused("The workbook is damaged. Save it again as .xlsx");
  if (compound("EncryptedPackage") !== undefined)
    return refused("The workbook is locked with a password. Save it without");
  const stream = compound("Workbook");
  if (stream === undefined) return refused("The file is no workbook of Excel 97 or later. Save it as .xlsx");
  try {
    return readXlsStream(stream);
  } catch (error) {
    // A record that ends before its own fields
    if (error instanceof RangeError) return refused("The workbook is damaged. Save it again as .xlsx");
    throw error;
  }
}

import { z } from "zod";
import type { Asked, QuestionOptions } from "../form/declaration.ts";
import { declareQuestion, type MissingOf, type MissingOptions } from "./declare.ts";
import type { Kind } from "./kind.ts";
import { cleanText } from "./typed-text.ts";
import { words } from "./words.ts";

interface BarcodeOptions extends QuestionOptions, MissingOptions {}

/** What is written in a barcode or QR code, read by the camera or typed by hand: a ration card, a tent, a document. */
export function barcode<const O extends BarcodeOptions>(options: O): Asked<string | MissingOf<O>, O>;
export function barcode(options: BarcodeOptions): z.ZodType {
  return declareQuestion("barcode", barcodeKind, options, { settings: {} });
}

/** The most letters that a QR code can hold. */
const maxLength = 4_296;

export const barcodeKind: Kind = {
  measure: () => "text",
  filledBy: "enumerator",
  settings: z.strictObject({}),
  schema: () => z.string().min(1).max(maxLength),
  read: cleanText,
  show: (value) => String(value),
  problems: (value) => {
    const { length } = String(value);
    return length <= maxLength
      ? []
      : [{ code: "too-long", severity: "error", message: words.tooLong(length, maxLength) }];
  },
  arbitrary: (_question, _judging, random) => String(Math.floor(random() * 1e12)),
};

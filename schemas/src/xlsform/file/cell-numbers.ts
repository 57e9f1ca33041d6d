import { plainNumber } from "../../expression/print.ts";
import { dateOf } from "./cell-dates.ts";

/** A number of a cell as a text: without exponent, or as the day that its format shows. */
export function numberText(
  value: number,
  asDate: boolean,
  from1904: boolean,
): { readonly text: string; readonly isDate: boolean } {
  if (!asDate || !(value >= 0 && value < 2_958_466)) return { text: plainNumber(value), isDate: false };
  return { text: dateOf(value, from1904), isDate: true };
}

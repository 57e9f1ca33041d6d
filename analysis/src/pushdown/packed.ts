import type { SqlRow } from "@returns/schemas";

/**
 * Columns of many numbers or texts as one field of a result: numbers as the bytes of their double precision, texts with a
 * separator between them. A row for each number would cost the database and us several times what their sum does, and a
 * number written in digits is slower than its bytes.
 */
export const packedNumbers = (number: string): string => `string_agg(float8send(coalesce(${number}, 0)::float8), '')`;

export const packedTexts = (text: string): string => `string_agg(${text}, chr(31))`;

/** The numbers of a packed field; none where it is null. */
export function numbersIn(row: SqlRow, name: string): Float64Array {
  const bytes = row[name];
  if (!(bytes instanceof Uint8Array)) return new Float64Array(0);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const numbers = new Float64Array(bytes.byteLength / 8);
  for (let i = 0; i < numbers.length; i++) numbers[i] = view.getFloat64(8 * i);
  return numbers;
}

export function textsIn(row: SqlRow, name: string): readonly string[] {
  const text = row[name];
  return typeof text === "string" ? text.split("\u001f") : [];
}

import type { SqlValue } from "@returns/schemas";

/** A part of an SQL sentence and the values behind its parameters, which are numbered when the sentence is put together. */
export interface SqlText {
  readonly parts: readonly string[];
  /** One between each two parts. */
  readonly values: readonly SqlValue[];
}

/**
 * SQL with values in it: strings and numbers become parameters, other pieces of SQL are put in as they are.
 *
 * A name that is no value must come through `raw`, so that nothing a user typed becomes SQL by accident.
 */
export function sql(texts: readonly string[], ...pieces: readonly (SqlValue | SqlText)[]): SqlText {
  const parts = [texts[0] ?? ""];
  const values: SqlValue[] = [];
  for (const [index, piece] of pieces.entries()) {
    const after = texts[index + 1] ?? "";
    if (isText(piece)) {
      parts.push((parts.pop() ?? "") + (piece.parts[0] ?? ""), ...piece.parts.slice(1));
      values.push(...piece.values);
      parts.push((parts.pop() ?? "") + after);
    } else {
      values.push(piece);
      parts.push(after);
    }
  }
  return { parts, values };
}

/** A text that is SQL itself. */
export const raw = (text: string): SqlText => ({ parts: [text], values: [] });

/** Pieces with a text between them. */
export const joined = (pieces: readonly SqlText[], between: string): SqlText =>
  pieces.reduce((whole, piece, index) => (index === 0 ? piece : sql`${whole}${raw(between)}${piece}`), raw(""));

/** The sentence with `$1`, `$2` … and their values. */
export const sentence = ({ parts, values }: SqlText) => ({
  text: parts.map((part, index) => (index === 0 ? part : `$${index}${part}`)).join(""),
  values,
});

const isText = (piece: SqlValue | SqlText): piece is SqlText =>
  typeof piece === "object" && piece !== null && "parts" in piece;

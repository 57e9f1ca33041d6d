import { parseExpression } from "../../expression/parse.ts";
import { ExpressionError } from "../../expression/syntax.ts";

/** Says something about the cell of a row. */
export type Tell = (field: string, code: string, severity: "error" | "loss" | "warning", message: string) => void;

/** `yes`, `true()`, `no`, nothing, or an expression. */
export function condition(cell: string, field: string, tell: Tell): boolean | string {
  if (/^(?:|no|n|non|لا|false|false\(\)|0)$/i.test(cell)) return false;
  if (/^(?:yes|y|true|true\(\)|1|ja|oui|نعم)$/i.test(cell)) return true;
  return expression(cell, field, tell);
}

// What word processors, web pages and other languages make of an expression, and what was meant
const slips: readonly (readonly [RegExp, string])[] = [
  [/[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g, ""],
  [/[\u2018\u2019\u201a\u2032]/g, "'"],
  [/[\u201c\u201d\u201e\u2033]/g, '"'],
  [/&gt;/g, ">"],
  [/&lt;/g, "<"],
  [/&amp;/g, "&"],
  [/&quot;/g, '"'],
  [/&&/g, " and "],
  [/\|\|/g, " or "],
  [/==/g, "="],
  [/<>|\u2260/g, "!="],
  [/\u2265|=>/g, ">="],
  [/\u2264|=</g, "<="],
  [/[\u2212\u2013\u2014]/g, "-"],
  [/^\s*=/, ""],
  [/(?<=[\s)'"}])AND(?=[\s('"$.])/g, "and"],
  [/(?<=[\s)'"}])OR(?=[\s('"$.])/g, "or"],
  [/(?<![\w-])NOT(?=\s*\()/g, "not"],
];

/** An expression as it is written; where it cannot be read, slips of writing are mended and told. */
export function expression(cell: string, field: string, tell: Tell): string {
  const source = cell.replace(/\u00a0/g, " ").trim();
  if (source === "" || canBeRead(source)) return source;
  let mended = source;
  for (const [slip, meant] of slips) {
    mended = mended.replace(slip, meant);
    if (mended !== source && canBeRead(mended)) {
      tell(field, "mended", "warning", `Read as ${mended}`);
      return mended;
    }
  }
  return source;
}

function canBeRead(source: string): boolean {
  try {
    parseExpression(source);
    return true;
  } catch (error) {
    if (error instanceof ExpressionError) return false;
    throw error;
  }
}

/** `key=value key=value`, as in the columns `parameters` and `returns_settings`; also parted by commas or semicolons. */
export function pairs(cell: string): ReadonlyMap<string, string> {
  return new Map([...cell.matchAll(/([^\s=,;]+)\s*=\s*([^\s,;]+)/g)].map(([, key = "", value = ""]) => [key, value]));
}

/**
 * A first value as an expression. In a sheet it is a plain text, unless it looks like an expression: it names a question,
 * or calls a function, or belongs to a number and computes.
 */
export function firstValue(cell: string, isNumber: boolean, field: string, tell: Tell): string {
  const looksComputed = /\$\{|[a-z][a-z0-9:-]*\(/.test(cell);
  if (looksComputed && (isNumber || cell.includes("${") || canBeRead(cell))) return expression(cell, field, tell);
  return isNumber ? cell : quoted(cell);
}

/** A text as an expression; one with both quotes is put together out of pieces, as no literal holds them. */
function quoted(text: string): string {
  const pieces = (text.match(/[^']+|'+/g) ?? [""]).map((piece) => (piece.includes("'") ? `"${piece}"` : `'${piece}'`));
  if (!text.includes("'")) return `'${text}'`;
  return text.includes('"') ? `concat(${pieces.join(", ")})` : `"${text}"`;
}

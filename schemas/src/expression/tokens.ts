import { ExpressionError, maxLength } from "./syntax.ts";

export type Token =
  | { readonly type: "number" | "text" | "name" | "operator"; readonly text: string; readonly at: number }
  | { readonly type: "reference"; readonly text: string; readonly lastSaved: boolean; readonly at: number }
  | { readonly type: "end"; readonly text: ""; readonly at: number };

const name = /[\p{L}_][\p{L}\p{N}_.\u00b7-]*(?::[\p{L}_][\p{L}\p{N}_.-]*)?/uy;
const number = /[0-9]+(?:\.[0-9]*)?|\.[0-9]+/y;
const reference = /\$\{\s*(last-saved#)?([^{}\s]+)\s*\}/y;
const wordOperator = /^(?:and|or|div|mod)/;
const symbols = ["<=", ">=", "!=", "//", "..", "=", "<", ">", "+", "-", "*", "/", "|", "(", ")", "[", "]", ",", "."];

/**
 * Cuts an expression into tokens by the rule of XPath: after an operand, `and or div mod *` are operators, so that
 * `${a}>=15and ${b}=0` reads as people mean it. Elsewhere `*` stands for any child and comes out as the name `*`.
 */
export function tokens(text: string): readonly Token[] {
  if (text.length > maxLength) {
    throw new ExpressionError(
      `Cannot read an expression of ${text.length} characters, as ${maxLength} is the most. Split it into calculations`,
      maxLength,
    );
  }
  const found: Token[] = [];
  let at = 0;
  while (at < text.length) {
    if (/[\s\u00a0]/.test(text.charAt(at))) {
      at += 1;
      continue;
    }
    const token = tokenAt(text, at, endsOperand(found.at(-1)));
    found.push(token.token);
    at = token.next;
  }
  found.push({ type: "end", text: "", at: text.length });
  return found;
}

/** The token that begins at a position, and where the next may begin. */
function tokenAt(text: string, at: number, afterOperand: boolean): { readonly token: Token; readonly next: number } {
  const first = text.charAt(at);
  if (first === "'" || first === '"') {
    const end = text.indexOf(first, at + 1);
    if (end < 0) throw new ExpressionError(`The quote ${first} is never closed. Close it with another ${first}`, at);
    return { token: { type: "text", text: text.slice(at + 1, end), at }, next: end + 1 };
  }
  if (first === "$") {
    const match = matchAt(reference, text, at);
    if (match?.[2] === undefined) {
      throw new ExpressionError('"$" must begin the name of an answer. Write it as ${name}', at);
    }
    const token = { type: "reference", text: match[2], lastSaved: match[1] !== undefined, at } as const;
    return { token, next: at + match[0].length };
  }
  const digits = matchAt(number, text, at)?.[0];
  if (digits !== undefined) return { token: { type: "number", text: digits, at }, next: at + digits.length };
  const word = matchAt(name, text, at)?.[0];
  if (word !== undefined) {
    const operator = afterOperand ? wordOperator.exec(word)?.[0] : undefined;
    return operator === undefined
      ? { token: { type: "name", text: word, at }, next: at + word.length }
      : { token: { type: "operator", text: operator, at }, next: at + operator.length };
  }
  const symbol = symbols.find((candidate) => text.startsWith(candidate, at));
  if (symbol === undefined) {
    const character = String.fromCodePoint(text.codePointAt(at) ?? 0);
    throw new ExpressionError(`"${character}" means nothing in an expression. Put texts into quotes`, at);
  }
  const type = symbol === "*" && !afterOperand ? "name" : "operator";
  return { token: { type, text: symbol, at }, next: at + symbol.length };
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

const endsOperand = (token: Token | undefined): boolean =>
  token !== undefined && (token.type !== "operator" || [")", "]", ".", ".."].includes(token.text));

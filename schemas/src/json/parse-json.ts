/** How much JSON is accepted, counted in one pass before anything is built from it. */
export interface JsonLimits {
  /** Levels of arrays and objects. */
  readonly depth: number;
  /** Keys in all objects together. */
  readonly keys: number;
  /** UTF-16 units of one text or key. */
  readonly text: number;
}

export type JsonFault =
  | "not-json"
  | "too-deep"
  | "too-many-keys"
  | "text-too-long"
  | "duplicate-key"
  | "forbidden-key"
  | "unstorable-text"
  | "number-too-large";

export type ParsedJson =
  | { readonly status: "parsed"; readonly value: unknown }
  | { readonly status: "refused"; readonly fault: JsonFault; readonly position: number };

/** For requests: small, flat messages. */
export const requestJsonLimits: JsonLimits = { depth: 32, keys: 2_000, text: 65_536 };

/** For the parts of an interview: a household of forty with its audit trail fits with room to spare. */
export const interviewJsonLimits: JsonLimits = { depth: 32, keys: 100_000, text: 65_536 };

/**
 * Reads JSON from a stranger: one linear pass counts and refuses before `JSON.parse` builds anything.
 *
 * Deep nesting hangs a database or loses rows without a word, `__proto__` poisons objects, the second of two equal keys
 * wins silently, NUL and lone surrogates cannot be stored as text, `1e400` reads as infinity: none of them comes through.
 *
 * @example
 * ```ts
 * import { parseJson, requestJsonLimits } from "@returns/schemas";
 * import { expect } from "vitest";
 *
 * expect(parseJson('{"age":35}', requestJsonLimits)).toEqual({ status: "parsed", value: { age: 35 } });
 * expect(parseJson('{"age":35,"age":53}', requestJsonLimits)).toMatchObject({ fault: "duplicate-key", position: 10 });
 * ```
 */
export function parseJson(text: string, limits: JsonLimits): ParsedJson {
  const fault = scan(text, limits);
  if (fault !== undefined) return { status: "refused", ...fault };
  try {
    const value: unknown = JSON.parse(text);
    return { status: "parsed", value };
  } catch {
    return { status: "refused", fault: "not-json", position: 0 };
  }
}

interface FoundFault {
  readonly fault: JsonFault;
  readonly position: number;
}

// What the scan must tell apart: brackets, texts and numbers; the grammar between them is JSON.parse's business
const filler = /[^[\]{}"\d-]+/y;
const figure = /-?\d[\d.eE+-]*/y;
const colonFollows = /\s*:/y;

const forbiddenKeys: ReadonlySet<string> = new Set(["__proto__", "constructor", "prototype"]);

function scan(text: string, limits: JsonLimits): FoundFault | undefined {
  const open: Set<string>[] = [];
  let keys = 0;
  let at = 0;
  while (at < text.length) {
    const character = text[at];
    let next = at + 1;
    if (character === "{" || character === "[") {
      open.push(new Set());
      if (open.length > limits.depth) return { fault: "too-deep", position: at };
    } else if (character === "}" || character === "]") {
      open.pop();
    } else if (character === '"') {
      next = endOfText(text, at);
      const quoted = text.slice(at, next);
      const isKey = startsAt(colonFollows, text, next) !== undefined;
      if (isKey) keys += 1;
      if (keys > limits.keys) return { fault: "too-many-keys", position: at };
      const fault = judgeText(quoted, limits) ?? (isKey ? judgeKey(quoted, open.at(-1)) : undefined);
      if (fault !== undefined) return { fault, position: at };
    } else if (character === "-" || (character !== undefined && character >= "0" && character <= "9")) {
      const found = startsAt(figure, text, at) ?? "";
      if (Math.abs(Number(found)) === Number.POSITIVE_INFINITY) return { fault: "number-too-large", position: at };
      next = at + Math.max(1, found.length);
    } else {
      next = at + (startsAt(filler, text, at)?.length ?? 1);
    }
    at = next;
  }
  return undefined;
}

/** What a sticky pattern finds exactly here. */
function startsAt(pattern: RegExp, text: string, at: number): string | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0];
}

/** Just behind the closing quotation mark, or the end of everything. A loop, as a pattern could run out of stack. */
function endOfText(text: string, start: number): number {
  let at = start + 1;
  while (at < text.length && text[at] !== '"') at += text[at] === "\\" ? 2 : 1;
  return Math.min(at + 1, text.length);
}

function judgeText(quoted: string, limits: JsonLimits): JsonFault | undefined {
  if (quoted.length - 2 > limits.text) return "text-too-long";
  // Only an escape or a raw surrogate can hide what cannot be stored; most texts need no closer look
  if (!/\\u|[\uD800-\uDFFF]/.test(quoted)) return undefined;
  const read = readText(quoted);
  if (read === undefined) return "not-json";
  return read.includes("\0") || loneSurrogate.test(read) ? "unstorable-text" : undefined;
}

const loneSurrogate = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/;

function judgeKey(quoted: string, siblings: Set<string> | undefined): JsonFault | undefined {
  const key = readText(quoted);
  if (key === undefined) return "not-json";
  if (forbiddenKeys.has(key)) return "forbidden-key";
  if (siblings?.has(key) === true) return "duplicate-key";
  siblings?.add(key);
  return undefined;
}

function readText(quoted: string): string | undefined {
  try {
    const read: unknown = JSON.parse(quoted);
    return typeof read === "string" ? read : undefined;
  } catch {
    return undefined;
  }
}

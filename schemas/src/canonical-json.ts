/**
 * The one spelling of a JSON value (RFC 8785): keys sorted by their UTF-16 units, no blanks, numbers and texts as
 * JavaScript writes them. Equal values have equal spellings, so that a hash names a value.
 *
 * A property whose value is `undefined` is left out, as if it were absent.
 *
 * @throws TypeError where the value has no faithful spelling: a number that is not finite, half an emoji, a function, a
 * date, a cycle or anything nested deeper than 64
 *
 * @example
 * ```ts
 * import { canonicalJson } from "@returns/schemas";
 * import { expect } from "vitest";
 *
 * expect(canonicalJson({ name: "Amna", age: 35 })).toBe('{"age":35,"name":"Amna"}');
 * ```
 */
export function canonicalJson(value: unknown): string {
  return spell(value, "value", 0);
}

const maxDepth = 64;

function spell(value: unknown, place: string, depth: number): string {
  if (depth > maxDepth) throw refusal(place, `it is nested deeper than ${maxDepth}`);
  if (value === null || typeof value === "boolean") return String(value);
  if (typeof value === "number") {
    if (!Number.isFinite(value)) throw refusal(place, `${value} is not a number that JSON can hold`);
    return JSON.stringify(value);
  }
  if (typeof value === "string") return spellText(value, place);
  if (Array.isArray(value)) {
    return `[${value.map((item, index) => spell(item, `${place}[${index}]`, depth + 1)).join(",")}]`;
  }
  if (typeof value === "object" && isPlain(value)) {
    const entries = Object.entries(value)
      .filter(([, property]) => property !== undefined)
      .sort(([one], [other]) => (one < other ? -1 : 1));
    const members = entries.map(
      ([key, property]) => `${spellText(key, place)}:${spell(property, `${place}.${key}`, depth + 1)}`,
    );
    return `{${members.join(",")}}`;
  }
  throw refusal(place, `a ${typeof value} of this kind is not JSON`);
}

function spellText(text: string, place: string): string {
  if (/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/.test(text)) {
    throw refusal(place, "a text holds half of a character (a lone surrogate)");
  }
  return JSON.stringify(text);
}

function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || prototype === Object.prototype;
}

const refusal = (place: string, why: string) => new TypeError(`Cannot write ${place} as canonical JSON: ${why}`);

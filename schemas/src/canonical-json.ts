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
  return spell(value, []);
}

const maxDepth = 64;

/** The way from the value to one inside it, by keys and indices: written out only where something is refused. */
type Place = (string | number)[];

function spell(value: unknown, place: Place): string {
  if (place.length > maxDepth) throw refusal(place, `it is nested deeper than ${maxDepth}`);
  if (value === null || typeof value === "boolean") return String(value);
  if (typeof value === "number") {
    if (!Number.isFinite(value)) throw refusal(place, `${value} is not a number that JSON can hold`);
    return JSON.stringify(value);
  }
  if (typeof value === "string") return spellText(value, place);
  if (Array.isArray(value)) return spellList(value, place);
  if (typeof value === "object" && isPlain(value)) return spellObject(value, place);
  throw refusal(place, `a ${typeof value} of this kind is not JSON`);
}

function spellList(list: readonly unknown[], place: Place): string {
  let spelt = "";
  for (let index = 0; index < list.length; index += 1) {
    place.push(index);
    spelt += `${index === 0 ? "" : ","}${spell(list[index], place)}`;
    place.pop();
  }
  return `[${spelt}]`;
}

function spellObject(object: Readonly<Record<string, unknown>>, place: Place): string {
  let spelt = "";
  // The order of UTF-16 units, as the standard wants it
  for (const key of Object.keys(object).sort()) {
    const property = object[key];
    if (property === undefined) continue;
    place.push(key);
    spelt += `${spelt === "" ? "" : ","}${spellText(key, place)}:${spell(property, place)}`;
    place.pop();
  }
  return `{${spelt}}`;
}

function spellText(text: string, place: Place): string {
  const spelt = JSON.stringify(text);
  // Half of a character is written as its escape; so is that escape where somebody wrote it
  if (spelt.includes("\\ud") && loneSurrogate.test(text)) {
    throw refusal(place, "a text holds half of a character (a lone surrogate)");
  }
  return spelt;
}

const loneSurrogate = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/;

function isPlain(value: object): value is Readonly<Record<string, unknown>> {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || prototype === Object.prototype;
}

const refusal = (place: Place, why: string) => {
  const steps = place.map((step) => (typeof step === "number" ? `[${step}]` : `.${step}`));
  return new TypeError(`Cannot write value${steps.join("")} as canonical JSON: ${why}`);
};

import type { MissingReason, Place } from "../form/model.ts";
import { type DateValue, isoText, parseDate } from "./dates.ts";
import { plainNumber } from "./print.ts";
import { ExpressionError } from "./syntax.ts";

/** What an expression computes with. An unanswered question is the empty text. */
export type Value = string | number | boolean | DateValue | MissingValue | PlaceValue | Nodes;

/** A question that was answered with a reason instead of a number or date. */
export interface MissingValue {
  readonly type: "missing";
  readonly reason: MissingReason;
}

interface PlaceValue {
  readonly type: "place";
  readonly place: Place;
}

/** Several answers: a reference into a roster. */
export interface Nodes {
  readonly type: "nodes";
  readonly values: readonly Value[];
}

export const isNodes = (value: Value): value is Nodes => typeof value === "object" && value.type === "nodes";
export const isDate = (value: Value): value is DateValue => typeof value === "object" && value.type === "date";
export const isMissing = (value: Value): value is MissingValue => typeof value === "object" && value.type === "missing";

/** The one value that is meant; empty where there is none. */
export function single(value: Value): Exclude<Value, Nodes> {
  if (!isNodes(value)) return value;
  if (value.values.length > 1) {
    throw new ExpressionError(
      `Cannot use ${value.values.length} answers as one. Say which is meant with indexed-repeat(), or sum(), count() …`,
      0,
    );
  }
  const [only] = value.values;
  return only === undefined ? "" : single(only);
}

/** All values, whether one or several. */
export const all = (values: readonly Value[]): readonly Value[] =>
  values.flatMap((value) => (isNodes(value) ? value.values : [value]));

/** As a number: days since 1970 for a date, NaN for what is empty, missing or not a number. */
export function toNumber(value: Value): number {
  if (typeof value === "number") return value;
  const one = single(value);
  if (typeof one === "number") return one;
  if (typeof one === "boolean") return one ? 1 : 0;
  if (typeof one === "string") return textToNumber(one);
  return one.type === "date" ? one.days : Number.NaN;
}

function textToNumber(text: string): number {
  if (text === "") return Number.NaN;
  const trimmed = text.trim();
  if (/^-?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)$/.test(trimmed)) return Number(trimmed);
  return parseDate(trimmed)?.days ?? Number.NaN;
}

/** As a text: numbers without exponent, dates as ISO 8601, NaN as the word. */
export function toText(value: Value): string {
  const one = single(value);
  if (typeof one === "string") return one;
  if (typeof one === "number") return plainNumber(one === 0 ? 0 : one);
  if (typeof one === "boolean") return one ? "true" : "false";
  switch (one.type) {
    case "date":
      return isoText(one);
    case "missing":
      return one.reason;
    case "place":
      return placeText(one.place);
  }
}

/** `latitude longitude altitude accuracy`, as other tools write a position. */
export const placeText = ({ latitude, longitude, altitude = 0, accuracy }: Place): string =>
  `${latitude} ${longitude} ${altitude} ${accuracy}`;

/** As a truth: a number that is neither 0 nor NaN, a text that is not empty, an answer that is not missing. */
export function toBoolean(value: Value): boolean {
  if (typeof value === "boolean") return value;
  const one = isNodes(value) && value.values.length > 1 ? true : single(value);
  if (typeof one === "boolean") return one;
  if (typeof one === "number") return one !== 0 && !Number.isNaN(one);
  if (typeof one === "string") return one !== "";
  return one.type !== "missing";
}

/** The words of a text, and so the codes of a question with several answers. */
export function toWords(value: Value): readonly string[] {
  const text = toText(value).trim();
  return text === "" ? [] : text.split(/\s+/);
}

/**
 * `a = b`. Truths compare as truths, numbers as numbers, everything else as text.
 *
 * A reason for a missing number equals its own code only, and differs from the empty text alone: compared with a number
 * or a date it is neither equal nor different, as nothing is known.
 */
export function equals(a: Value, b: Value): boolean | undefined {
  if (typeof a === "string" && typeof b === "string") return a === b;
  const left = single(a);
  const right = single(b);
  if (isMissing(left) || isMissing(right)) return missingEquals(left, right);
  if (typeof left === "boolean" || typeof right === "boolean") return toBoolean(left) === toBoolean(right);
  if (typeof left === "number" || typeof right === "number") return toNumber(left) === toNumber(right);
  if (isDate(left) || isDate(right)) return compareDates(left, right) === 0;
  return toText(left) === toText(right);
}

/** Less than 0, 0 or more than 0 as `a` lies before, at or after `b`; NaN where one of them is no number. */
export function compare(a: Value, b: Value): number {
  if (typeof a === "number" && typeof b === "number") return a - b;
  const left = single(a);
  const right = single(b);
  if (isDate(left) || isDate(right)) return compareDates(left, right);
  return toNumber(left) - toNumber(right);
}

function missingEquals(left: Value, right: Value): boolean | undefined {
  const known = [left, right].find((value) => typeof value === "number" || typeof value === "boolean" || isDate(value));
  return known === undefined ? toText(left) === toText(right) : undefined;
}

function compareDates(left: Value, right: Value): number {
  const [a, b] = [asDate(left), asDate(right)];
  if (a === undefined || b === undefined) return toNumber(left) - toNumber(right);
  // A day without a time begins at midnight where the other's clock stands
  const aDays = a.offset === undefined && b.offset !== undefined ? a.days - b.offset / 1440 : a.days;
  const bDays = b.offset === undefined && a.offset !== undefined ? b.days - a.offset / 1440 : b.days;
  return aDays - bDays;
}

const asDate = (value: Value): DateValue | undefined =>
  isDate(value) ? value : typeof value === "string" ? parseDate(value.trim()) : undefined;

/** What one engine says: `type` is the kind of value, or `error`. */
interface Said {
  readonly type: string;
  readonly value: string;
}

/**
 * Where we do not follow ODK Collect, by the names under which `schemas/src/expression/README.md` says why. Each covers only
 * the answer that it is about: another difference in the same expression is still one.
 */
export const deviations: Readonly<Record<string, (expression: string, collect: Said, ours: string) => boolean>> = {
  "date-as-text": (expression, collect, ours) =>
    /['"]\d{4}-\d{2}-\d{2}/.test(expression) && ["false", "NaN"].includes(collect.value) && ours !== collect.value,
  "plain-numbers": (_expression, collect, ours) =>
    /\dE-?\d/.test(collect.value) && !/e/i.test(ours) && Number(ours) === Number(collect.value),
  "floor-and-ceiling": (expression, collect, ours) =>
    only(expression, collect, /\b(?:floor|ceiling)\(/) && isNumber(ours),
  "coalesce-of-many": (expression, collect, ours) => only(expression, collect, /coalesce\(/) && !isError(ours),
  "now-and-today": (expression, collect, ours) =>
    /now\(\)/.test(expression) && /today\(\)/.test(expression) && collect.type === "boolean" && !isError(ours),
  "moments-keep-their-time": (expression, collect, ours) =>
    /date-time\(/.test(expression) &&
    collect.type === "date" &&
    ours.startsWith(dayIn(collect.value)) &&
    ours.includes("T"),
  "clock-of-the-moment": (expression, _collect, ours) =>
    /(?:decimal-time|format-date-time|format-date|date)\(/.test(expression) &&
    /T\d|dtime|\$\{t\}|:\d/.test(expression) &&
    !isError(ours),
  "no-date-is-empty": (expression, collect, ours) => only(expression, collect, /date(?:-time)?\(/) && ours === "",
  "other-digests": (expression, collect, ours) =>
    /digest\(.*(?:MD5|SHA-1|SHA-384|SHA-512)/.test(expression) &&
    collect.type === "string" &&
    ours.includes("digest() knows SHA-256 only"),
  "largest-of-negatives": (expression, collect, ours) =>
    /max\(/.test(expression) && Number(collect.value) === 4.9e-324 && Number(ours) <= 0,
  "round-to-tens": (expression, _collect, ours) => /round\(.*, *-\d/.test(expression) && Number(ours) < 0,
  "comma-is-no-point": (expression, _collect, ours) => /['"]-?\d+,\d+['"]/.test(expression) && ours === "NaN",
  "code-without-quotes": (expression, collect, ours) =>
    only(expression, collect, /selected\(.*, *-?\d/) && !isError(ours),
  "one-is-a-list": (expression, collect, ours) =>
    only(expression, collect, /\b(?:count|sum|count-non-empty)\(/) && isNumber(ours),
};

const isError = (ours: string): boolean => ours.startsWith("error");
const isNumber = (ours: string): boolean => ours !== "" && Number.isFinite(Number(ours));
/** Collect refuses it, and it is about this. */
const only = (expression: string, { type }: Said, about: RegExp): boolean => type === "error" && about.test(expression);
const dayIn = (value: string): string => /\d{4}-\d{2}-\d{2}/.exec(value)?.[0] ?? "no day";

/** What a case is expected to give, and how our answer is judged: the tolerances of the reference's README. */
export interface Judged {
  readonly id: string;
  readonly tags: readonly string[];
  readonly result: Readonly<Record<string, unknown>>;
  readonly kind: string;
  readonly method: string;
  /** Whether the case shows the errors of R's `rake`. */
  readonly rakeOfR: boolean;
}

/** Where our answer differs from the expected one, or undefined where it does not. */
export function difference(judged: Judged, got: Readonly<Record<string, unknown>>): string | undefined {
  const expected = flatten(judged.result);
  const found = flatten(got);
  const largestCovariance = Math.max(
    0,
    ...[...expected].filter(([key]) => key.startsWith("vcov")).map(([, value]) => size(value)),
  );
  for (const [key, value] of expected) {
    const [field = ""] = key.split(".");
    if (ignored.has(field)) continue;
    const own = found.get(key);
    if (own === undefined && value === null) continue;
    if (own === undefined) return `${key}: missing, expected ${value}`;
    if (typeof value === "string" && !infinite.has(value)) {
      if (own !== value) return `${key}: ${own}, expected ${value}`;
      continue;
    }
    if (judged.tags.includes("degenerate") && mayDiffer(judged, field, value, own)) continue;
    // R's rake has the right weights and the wrong errors; ours are compared with calibration by raking elsewhere
    if (judged.rakeOfR && errors.has(field)) continue;
    if (field === "deff" && isZeroInTheory(key, expected)) continue;
    if (isMissing(value)) {
      if (!isMissing(own)) return `${key}: ${own}, expected none`;
      continue;
    }
    const [target, number] = [numberOf(value), numberOf(own)];
    if (target === number) continue;
    const allowed =
      relativeTolerance(judged, field) * Math.abs(target) + slack(field, key, expected, largestCovariance);
    if (!(Math.abs(number - target) <= allowed)) return `${key}: ${number}, expected ${target}`;
  }
  return undefined;
}

/**
 * R's answer to a degenerate case is no target. Ours may say that there is no answer; where R has none we may have one, if
 * it is a possible one: limits of a share within 0 and 1.
 */
function mayDiffer({ kind }: Judged, field: string, expected: Leaf, own: Leaf): boolean {
  if (isMissing(own)) return true;
  if (kind === "ciprop" && field === "ci") return Number(own) >= 0 && Number(own) <= 1;
  // R's logit fit of a share of 0 or 1 stops at 1e-12 from it
  if (kind === "ciprop" && field === "estimate") return Math.abs(Number(own) - Number(expected)) < 1e-11;
  return isMissing(expected) && field !== "estimate";
}

/** A design effect of a variance that is 0 but for rounding says nothing. */
function isZeroInTheory(key: string, expected: ReadonlyMap<string, Leaf>): boolean {
  const index = key.split(".")[1] ?? "";
  return size(expected.get(`se.${index}`)) <= 1e-12 * size(expected.get(`estimate.${index}`));
}

/** JSON has no infinity. */
const infinite = new Map<unknown, number>([
  ["Inf", Number.POSITIVE_INFINITY],
  ["-Inf", Number.NEGATIVE_INFINITY],
]);
const numberOf = (value: Leaf): number => infinite.get(value) ?? Number(value ?? Number.NaN);

const ignored = new Set(["warnings"]);
const errors = new Set(["se", "vcov", "cv", "ciT", "ciNormal", "deff"]);

function relativeTolerance({ id, kind, method }: Judged, field: string): number {
  if (kind === "ciprop" && method === "likelihood") return field === "ci" ? 1e-4 : 1e-6;
  if (kind === "chisq") return { lincom: 1e-6, saddlepoint: 1e-4 }[method] ?? (field === "p" ? 1e-8 : 1e-9);
  if (["glm", "regTermTest", "ttest"].includes(kind) || method === "logit") return 1e-6;
  if (id.split("/")[1]?.startsWith("offset")) return 1e-8;
  return field === "p" || field === "pExact" ? 1e-8 : 1e-9;
}

/** Standard errors of what is 0 in theory: 1e-12 of the estimate; a covariance: 1e-9 of the largest. */
function slack(field: string, key: string, expected: ReadonlyMap<string, Leaf>, largestCovariance: number): number {
  if (field === "vcov") {
    const largestEstimate = Math.max(
      0,
      ...[...expected].filter(([each]) => each.startsWith("estimate")).map(([, value]) => size(value)),
    );
    return 1e-9 * largestCovariance + (1e-12 * largestEstimate) ** 2;
  }
  const index = key.split(".").slice(1).join(".");
  const estimate = size(expected.get(`estimate.${key.split(".").at(-1)}`) ?? expected.get(`estimate.${index}`) ?? 0);
  if (field === "se") return 1e-12 * estimate;
  if (field === "ciT" || field === "ciNormal" || field === "ci") return 4e-12 * estimate;
  if (field === "cv") return 1e-12;
  return 0;
}

type Leaf = string | number | boolean | null | undefined;

const size = (value: Leaf): number => (typeof value === "number" && Number.isFinite(value) ? Math.abs(value) : 0);
const isMissing = (value: Leaf): boolean => value === null || value === undefined || Number.isNaN(value);

/** Every number and text of a result under its path. */
function flatten(value: unknown, path = "", into = new Map<string, Leaf>()): Map<string, Leaf> {
  if (typeof value === "object" && value !== null) {
    for (const [key, inner] of Object.entries(value)) flatten(inner, path === "" ? key : `${path}.${key}`, into);
  } else if (
    typeof value === "string" ||
    typeof value === "number" ||
    typeof value === "boolean" ||
    value === null ||
    value === undefined
  ) {
    into.set(path, value);
  }
  return into;
}

import type { ClusterDesign, Design, Level } from "../design/design.ts";
import { DesignError } from "../design/design-error.ts";
import { singleClusterStrata } from "../design/make-design.ts";
import type { Estimate } from "../estimate/estimate.ts";
import { type CsvCell, writeCsv } from "./csv.ts";

/** The interval of an estimate, by its name here: `t` is estimate ± t × standard error. */
type RepeatedInterval = "t" | "logit" | "beta" | "wilson" | "arcsine" | "wald";

/** An estimate with all that it takes to make it again elsewhere. */
export interface RepeatedEstimate {
  readonly name: string;
  readonly measure:
    | { readonly statistic: "mean" | "total"; readonly values: Float64Array }
    | { readonly statistic: "ratio"; readonly values: Float64Array; readonly denominator: Float64Array }
    | { readonly statistic: "quantile"; readonly values: Float64Array; readonly share: number; readonly rule: string };
  /** 1 for the rows that the estimate rests on: in the domain, and with a value. */
  readonly rows: Uint8Array;
  readonly interval: RepeatedInterval;
  readonly level: number;
  /** Of the clusters that the rows are in, of the whole design, or a number. */
  readonly degreesOfFreedom: "domain" | "design" | number;
  readonly estimate: Estimate;
}

/** An R script and the data that it reads. */
export interface RScript {
  readonly script: string;
  readonly data: string;
}

/**
 * The R script that makes estimates again with the package survey, and stops where they differ by more than 1e-8: nobody needs
 * to take our word. It comes with the columns that it needs, and no others, under plain names; domains are columns of 0 and 1.
 *
 * The script was held against R 4.2 with survey 4.1-1.
 *
 * @param title what the script says at its top, a line each
 * @param dataName the file name under which `data` will lie beside the script
 * @throws DesignError when the design has calibrated or replicate weights, which the script does not repeat
 */
export function rScript(
  design: Design,
  estimates: readonly RepeatedEstimate[],
  title: readonly string[],
  dataName: string,
): RScript {
  if (design.kind !== "clusters" || design.calibration.length > 0) {
    throw new DesignError(
      "Cannot write an R script for calibrated or replicate weights: export a design of strata, clusters and weights",
    );
  }
  const columns = new Map<string, readonly CsvCell[]>();
  const known = new Map<string, string>();
  const named = (prefix: string, values: Float64Array | Uint8Array): string => {
    const key = prefix + values.join();
    const name = known.get(key) ?? `${prefix}${known.size + 1}`;
    known.set(key, name);
    columns.set(name, Array.from(values));
    return name;
  };
  const call = designCall(design, columns);
  const figures = estimates.map((each) => figure(each, named));
  const script = [
    ...title.map((line) => `# ${line.replaceAll(/[\r\n]/g, " ")}`),
    "library(survey)",
    `options(survey.lonely.psu = "${design.singleCluster}", survey.adjust.domain.lonely = ${design.singleClusterOfDomain === "policy" ? "TRUE" : "FALSE"})`,
    // Of totals only: elsewhere influence values add up to 0
    `overstated <- ${overstates(design) ? 'packageVersion("survey") < "4.5"' : "FALSE"}`,
    `x <- read.csv("${dataName}")`,
    call,
    functions,
    ...figures,
    ending,
  ];
  const header = [...columns.keys()];
  const rows = Array.from({ length: design.rows }, (_, row) => header.map((name) => columns.get(name)?.[row]));
  return { script: script.join("\n"), data: writeCsv(header, rows) };
}

/** Whether older versions of survey overstate errors of totals, as they centre a stratum of one cluster at 0, not at the mean. */
const overstates = (design: ClusterDesign): boolean =>
  design.singleCluster === "adjust" && singleClusterStrata(design).length > 0;

/** The design's columns from the design itself, and the call of `svydesign` that reads them. */
function designCall(design: ClusterDesign, columns: Map<string, readonly CsvCell[]>): string {
  const clusterAt = clustersByLevel(design);
  const names = design.levels.map((level, depth) => {
    const clusterOf = clusterAt[depth] ?? new Int32Array(0);
    const [cluster, stratum, share] = [`cluster${depth + 1}`, `stratum${depth + 1}`, `drawn${depth + 1}`];
    columns.set(cluster, Array.from(clusterOf));
    columns.set(
      stratum,
      Array.from(clusterOf, (each) => level.stratumOf[each] ?? 0),
    );
    const finite = level.drawn.some((each) => each > 0);
    if (finite)
      columns.set(
        share,
        Array.from(clusterOf, (each) => level.drawn[each] ?? 0),
      );
    return { cluster, stratum, share: finite ? share : undefined };
  });
  columns.set("weight", Array.from(design.weights));
  const formula = (parts: readonly (string | undefined)[]) =>
    `~${parts.filter((part) => part !== undefined).join(" + ")}`;
  const shares = names.flatMap(({ share }) => share ?? []);
  const parts = [
    `ids = ${formula(names.map(({ cluster }) => cluster))}`,
    `strata = ${formula(names.map(({ stratum }) => stratum))}`,
    "weights = ~weight",
    ...(shares.length === 0 ? [] : [`fpc = ${formula(shares)}`]),
    ...(design.levels.some(isUnequal) ? ['pps = "brewer"'] : []),
    "data = x",
  ];
  return `d <- svydesign(${parts.join(", ")})`;
}

/** For each level the cluster of each row. */
function clustersByLevel({ levels, unitOf }: ClusterDesign): readonly Int32Array[] {
  const found = [unitOf];
  for (const level of levels.slice(1).reverse()) {
    const below = found[0] ?? unitOf;
    found.unshift(below.map((cluster) => level.parentOf[cluster] ?? 0));
  }
  return found;
}

/** Whether clusters of one stratum were drawn with different chances. */
function isUnequal({ stratumOf, drawn }: Level): boolean {
  const shareOf = new Map<number, number>();
  return stratumOf.some((stratum, cluster) => {
    const share = drawn[cluster] ?? 0;
    const known = shareOf.get(stratum) ?? share;
    shareOf.set(stratum, known);
    return known !== share;
  });
}

const functionsOfR = { mean: "svymean", total: "svytotal", ratio: "svyratio", quantile: "svyquantile" } as const;

function figure(each: RepeatedEstimate, named: (prefix: string, values: Float64Array | Uint8Array) => string): string {
  const { name, measure, rows, interval, level, degreesOfFreedom: freedom, estimate } = each;
  // What lies outside the rows has no part, and so need not be in the file
  const inside = (values: Float64Array) => values.map((value, row) => (rows[row] === 1 ? value : Number.NaN));
  const domain = named("d", rows);
  const parts = [
    JSON.stringify(name.replaceAll("\\", "/")),
    functionsOfR[measure.statistic],
    `~${named("y", inside(measure.values))}`,
    `"${domain}"`,
    `"${interval}"`,
    `c(${[estimate.estimate, estimate.standardError, estimate.lower, estimate.upper].map(numberOfR).join(", ")})`,
    `level = ${level}`,
    ...(freedom === "domain" ? [] : [`df = ${freedom === "design" ? "degf(d)" : numberOfR(freedom)}`]),
  ];
  if (measure.statistic === "ratio") parts.push(`denominator = ~${named("y", inside(measure.denominator))}`);
  if (measure.statistic === "quantile") parts.push(`p = ${measure.share}`, `rule = "${measure.rule}"`);
  return `check(${parts.join(", ")})`;
}

const numberOfR = (value: number): string => {
  if (Number.isNaN(value)) return "NA";
  return Number.isFinite(value) ? String(value) : value > 0 ? "Inf" : "-Inf";
};

const functions = `
# One estimate over the rows of a domain, beside ours: estimate, standard error and limits of the interval
results <- NULL
left_out <- 0
check <- function(name, statistic, y, domain, interval, ours, level, df = degf(s), denominator = NULL, p = NULL, rule = NULL) {
  s <- d[x[[domain]] == 1, ]
  if (!is.null(p)) {
    # Woodruff's interval by the names that survey has for it; it has none for Wilson
    type <- c(logit = "xlogit", beta = "beta", arcsine = "asin", wald = "mean")[interval]
    m <- svyquantile(y, s, quantiles = p, qrule = rule, alpha = 1 - level, interval.type = if (is.na(type)) "xlogit" else type, df = df)
    r <- c(m[[1]][1, 1], m[[1]][1, 4], m[[1]][1, 2:3])
    if (is.na(type)) r[2:4] <- NA
  } else {
    m <- if (is.null(denominator)) statistic(y, s) else statistic(y, denominator, s)
    r <- c(coef(m), as.vector(SE(m)))
    r <- c(r, limits(interval, r[1], r[2], sum(weights(s) > 0), qt((1 + level) / 2, df), level))
    if (overstated && identical(statistic, svytotal)) {
      left_out <<- left_out + 1
      r[2:4] <- NA
    }
  }
  names(r) <- c("estimate", "se", "lower", "upper")
  if (is.na(r[1])) r[1] <- Inf
  off <- abs(r - ours) / pmax(abs(ours), 1e-4 * abs(ours[1]), 1e-300)
  results <<- rbind(results, data.frame(name = name, t(r), off = max(0, off, na.rm = TRUE)))
}
# Intervals of a share p whose standard error is se: n respondents, t of the degrees of freedom
limits <- function(interval, p, se, n, t, level) {
  a <- (1 - level) / 2
  if (interval %in% c("t", "wald")) return(c(p - t * se, p + t * se))
  # Nobody or everybody: one-sided binomial limits (survey gives none, or one of rounding errors)
  if (is.na(t)) return(c(NA, NA))
  if (p <= 0) return(c(0, 1 - a^(1 / n)))
  if (p >= 1) return(c(a^(1 / n), 1))
  if (se == 0) return(c(p, p))
  m <- p * (1 - p) / se^2
  switch(interval,
    # svyciprop(method = "xlogit")
    logit = plogis(qlogis(p) + c(-1, 1) * t * se / (p * (1 - p))),
    # svyciprop(method = "asin"), kept between 0 and 1
    arcsine = sin(pmin(pi / 2, pmax(0, asin(sqrt(p)) + c(-1, 1) * t * se / (2 * sqrt(p * (1 - p))))))^2,
    # svyciprop(method = "beta"), with no more than the respondents that there are
    beta = { m <- min(n, m * (qt(a, n - 1) / t)^2); c(qbeta(a, m * p, m * (1 - p) + 1), qbeta(1 - a, m * p + 1, m * (1 - p))) },
    wilson = (p + t^2 / (2 * m) + c(-1, 1) * t / (2 * m) * sqrt(4 * m * p * (1 - p) + t^2)) / (1 + t^2 / m))
}
`;

const ending = String.raw`
print(format(results, digits = 12), row.names = FALSE)
if (left_out > 0) cat(sprintf("Errors of %d totals were not compared: this version of survey overstates them where a stratum has one cluster\n", left_out))
cat(sprintf("%d figures, the largest relative difference is %.1e\n", nrow(results), max(results$off)))
if (max(results$off) > 1e-8) stop("figures differ", call. = FALSE)
`;

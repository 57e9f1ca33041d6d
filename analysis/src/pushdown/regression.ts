import { DesignError } from "../design/design-error.ts";
import { compensatedSum } from "../estimate/compensated.ts";
import { type FamilyName, families } from "../estimate/family.ts";
import { jointEstimate } from "../estimate/joint.ts";
import { choleskySolve, type Matrix, multiply, setEntry, transpose, zeros } from "../estimate/linear-algebra.ts";
import type { FittedModel, Model } from "../survey/model.ts";
import { type Cells, live, names } from "./cells.ts";
import { clustersIn, packedClusters } from "./clusters.ts";
import { measuredFrom } from "./measured-cells.ts";
import { chosenFor, columnsOf, type ModelColumn } from "./model-columns.ts";
import { numbersIn, packedNumbers } from "./packed.ts";
import type { Question } from "./question.ts";
import { type Chosen, rowsOf } from "./source.ts";
import { joined, raw, sentence, sql } from "./sql-text.ts";

/**
 * A regression by iteratively reweighted least squares whose rows stay in the database: one sentence for the scales of the
 * predictors, then one a step, `GROUP BY cluster`, whose scores of the last step are those that the variance is made from.
 *
 * The links are the canonical ones, so that the working weight is w V(μ) and the score w (y − μ). Predictors are centred
 * and scaled before they are summed, and the response by its mean where the link is the identity.
 *
 * @throws DesignError when a predictor is explained by the others
 */
export async function regressionInDatabase(question: Question, model: Model): Promise<FittedModel> {
  const family = families[model.family];
  const { predictors, chosen } = chosenFor(question, model);
  const { columns, shift, mean } = await columnsOf(question, model, predictors, chosen, family);
  const beta = new Float64Array(columns.length);
  beta[0] = family.link(mean - shift);
  for (let step = 0, last = Number.POSITIVE_INFINITY; step < 60; step++) {
    const sums = await stepAt(question, model.family, chosen, columns, shift, beta);
    const change = choleskySolve(sums.information, sums.score);
    const separated = sums.largest > 15 && model.family === "binomial";
    // A step of 1e-7 leaves an error of 1e-14, as steps shrink quadratically
    if (change === undefined && step === 0)
      throw new DesignError("Cannot fit the regression, as its information matrix is singular: leave out a predictor");
    if (last < 1e-7 || separated || change === undefined || step === 59)
      return fitted(question, columns, shift, beta, sums, separated || last >= 1e-7 ? "separated" : "converged");
    for (const [k, by] of change.entries()) beta[k] = (beta[k] ?? 0) + by;
    last = model.family === "gaussian" ? 0 : Math.hypot(...change) / Math.max(Math.hypot(...beta), 1e-300);
  }
  throw new TypeError("The last step has no end");
}

interface Step {
  readonly information: Matrix;
  readonly score: Float64Array;
  readonly cells: Cells;
  /** The largest |η|. */
  readonly largest: number;
}

// Beyond 40 a chance differs from 0 or 1 by less than numbers can tell, and PostgreSQL refuses e⁻⁸⁰⁰
const mu: Readonly<Record<FamilyName, string>> = {
  gaussian: "eta",
  binomial: "1 / (1 + exp(-greatest(-40, least(40, eta))))",
  poisson: "exp(greatest(-40, least(40, eta)))",
};
const spread: Readonly<Record<FamilyName, string>> = { gaussian: "1", binomial: "mu * (1 - mu)", poisson: "mu" };

/** Σ w V(μ) u uᵀ and Σ w (y − μ) u at coefficients β, by cluster. */
// Materialised, as PostgreSQL would else put the whole of μ into each of the many sums
async function stepAt(
  { db, source, setup, clusters }: Question,
  family: FamilyName,
  chosen: Chosen,
  columns: readonly ModelColumn[],
  shift: number,
  beta: Float64Array,
): Promise<Step> {
  const u = names("u", columns.length);
  const pairs = u.flatMap((left, i) => u.slice(0, i + 1).map((right, j) => ({ i, j, product: `${left} * ${right}` })));
  const basis = joined(
    columns.map(({ value }, k) => sql`${value} as ${raw(`u${k}`)}`),
    ", ",
  );
  const eta = joined(
    Array.from(beta, (each, k) => sql`${each}::float8 * ${raw(`u${k}`)}`),
    " + ",
  );
  const sums = [
    ...u.map((name, k) => `sum(weight * (y - mu) * ${name}) as t${k}`),
    ...pairs.map(({ i, j, product }) => `sum(weight * ${spread[family]} * ${product}) as a${i}_${j}`),
  ];
  const given = [
    "sum(live) as live",
    "max(largest) as largest",
    `${packedClusters} as clusters`,
    ...["weight", ...u.map((_, k) => `t${k}`)].map((name) => `${packedNumbers(name)} as ${name}`),
    ...pairs.map((pair) => `sum(${nameOf(pair)}) as ${nameOf(pair)}`),
  ];
  const { text, values } = sentence(sql`
    with scaled as materialized (
      select cluster, weight, y - ${shift}::float8 as y, ${basis} from (${rowsOf(source, setup, chosen)}) as unit
    ),
    predicted as materialized (select *, ${eta} as eta from scaled),
    expected as materialized (select *, ${raw(mu[family])} as mu from predicted),
    cell as (
      select cluster, ${live} as live, sum(weight) as weight,
        coalesce(max(abs(eta)) filter (where weight <> 0), 0) as largest, ${raw(sums.join(", "))}
      from expected group by cluster
    )
    select ${raw(given.join(", "))} from cell`);
  const row = (await db.query(text, values)).rows[0] ?? {};
  const scores = u.map((_, k) => numbersIn(row, `t${k}`));
  const information = zeros(columns.length, columns.length);
  for (const pair of pairs) {
    setEntry(information, pair.i, pair.j, Number(row[nameOf(pair)]));
    setEntry(information, pair.j, pair.i, Number(row[nameOf(pair)]));
  }
  return {
    information,
    score: Float64Array.from(scores, compensatedSum),
    largest: Number(row.largest),
    cells: {
      ...{ groups: [], shifts: new Float64Array(0), products: [], held: [] },
      clusters: clustersIn(row, "clusters", clusters),
      live: Number(row.live),
      weight: numbersIn(row, "weight"),
      sums: scores,
    },
  };
}

const nameOf = ({ i, j }: { readonly i: number; readonly j: number }): string => `a${i}_${j}`;

/** Takes coefficients and covariances back to the units of the predictors. */
function fitted(
  { clusters, conventions }: Question,
  columns: readonly ModelColumn[],
  shift: number,
  beta: Float64Array,
  { information, cells }: Step,
  fit: FittedModel["fit"],
): FittedModel {
  const inverse = information.map((_, k) => {
    const unit = new Float64Array(columns.length).with(k, 1);
    return choleskySolve(information, unit) ?? unit.fill(Number.NaN);
  });
  const measured = measuredFrom(
    clusters,
    [cells],
    1 + columns.length,
    ({ sums }) => sums.map((amounts, k) => [1 + k, amounts]),
    conventions,
  );
  const scaled = measured.covariance({
    value: (totals) => totals,
    gradient: () => inverse.map((row) => Array.from(row, (factor, k) => ({ column: 1 + k, factor }))),
  });
  const back = columns.map(({ scale }, k) => new Float64Array(columns.length).with(k, 1 / scale));
  back[0] = Float64Array.from(columns, ({ centre, scale }, k) => (k === 0 ? 1 : -centre / scale));
  const values = multiply(
    back,
    Array.from(beta, (each) => Float64Array.of(each)),
  ).map(([value = Number.NaN]) => value);
  values[0] = (values[0] ?? Number.NaN) + shift;
  const base = { ...measured.base, degreesOfFreedom: measured.base.degreesOfFreedom + 1 - columns.length };
  return {
    names: columns.map(({ name }) => name),
    coefficients: jointEstimate(
      base,
      Float64Array.from(values),
      multiply(multiply(back, scaled), transpose(back)),
      new Float64Array(columns.length).fill(Number.NaN),
    ),
    fit,
  };
}

import type { PairwiseDesign } from "./design.ts";
import { DesignError } from "./design-error.ts";
import type { Grouping } from "./grouping.ts";

/**
 * What is known of πᵢⱼ, the chance of two clusters to be drawn together:
 * - `joint`: the chances themselves, πᵢ on the diagonal
 * - `hartley-rao`: approximated from πᵢ and Σπ²/n over the population (Hartley & Rao 1962); where that is unknown, the
 *   mean of the sample's πᵢ stands for it
 * - `overton`: approximated from πᵢ alone (Overton 1985)
 * - `independent`: Poisson sampling, each cluster drawn for itself
 */
export type PairKnowledge =
  | { readonly kind: "joint"; readonly probabilities: readonly Float64Array[] }
  | { readonly kind: "hartley-rao"; readonly meanSquare: number | "from-sample" }
  | { readonly kind: "overton" }
  | { readonly kind: "independent" };

export interface PairwiseInput {
  /** For each row the chance with which it was drawn. */
  readonly inclusion: Float64Array;
  readonly strata?: Grouping;
  readonly pairs: PairKnowledge;
  readonly form: PairwiseDesign["form"];
}

/**
 * A design of rows drawn with unequal probabilities and without replacement, whose variance uses how pairs were drawn
 * together. Where nothing is known of pairs, `makeDesign` with a population of inclusion probabilities (Brewer) is the
 * simpler way.
 */
export function pairwiseDesign({ inclusion, strata, pairs, form }: PairwiseInput): PairwiseDesign {
  const rows = inclusion.length;
  const wrong = inclusion.findIndex((chance) => !(chance > 0 && chance <= 1));
  if (wrong >= 0) {
    throw new DesignError(
      `Cannot weight row ${wrong + 1}, as its chance of being drawn is ${inclusion[wrong]}: it must be above 0 and at most 1`,
    );
  }
  const stratumOf = strata?.codes ?? new Int32Array(rows);
  return {
    kind: "pairs",
    rows,
    weights: inclusion.map((chance) => 1 / chance),
    stratumOf,
    dependence: dependence(inclusion, stratumOf, pairs),
    form,
  };
}

/** 1 − πᵢπⱼ/πᵢⱼ for each pair; 1 − πᵢ for a row with itself. */
function dependence(inclusion: Float64Array, stratumOf: Int32Array, pairs: PairKnowledge): Float64Array[] {
  const size = inclusion.length;
  const sampled = new Map<number, number>();
  const sums = new Map<number, number>();
  for (const [row, stratum] of stratumOf.entries()) {
    sampled.set(stratum, (sampled.get(stratum) ?? 0) + 1);
    sums.set(stratum, (sums.get(stratum) ?? 0) + (inclusion[row] ?? 0));
  }
  if (
    pairs.kind === "joint" &&
    (pairs.probabilities.length !== size || pairs.probabilities.some((row) => row.length !== size))
  ) {
    throw new DesignError(
      `Cannot match joint probabilities with ${size} rows: the matrix has ${pairs.probabilities.length} rows`,
    );
  }
  return Array.from(inclusion, (own, i) =>
    Float64Array.from(inclusion, (other, j) => {
      if (pairs.kind === "joint") {
        const joint = pairs.probabilities[i]?.[j] ?? 0;
        const diagonal = (at: number) => pairs.probabilities[at]?.[at] ?? 0;
        return (joint - (i === j ? joint ** 2 : diagonal(i) * diagonal(j))) / joint;
      }
      if (i === j) return 1 - own;
      const stratum = stratumOf[i] ?? 0;
      if (stratum !== stratumOf[j] || pairs.kind === "independent") return 0;
      const n = sampled.get(stratum) ?? 0;
      if (pairs.kind === "overton") return 1 - (n - (own + other) / 2) / (n - 1);
      const meanSquare = pairs.meanSquare === "from-sample" ? (sums.get(stratum) ?? 0) / n : pairs.meanSquare;
      return 1 - (n - (own + other) + meanSquare) / (n - 1);
    }),
  );
}

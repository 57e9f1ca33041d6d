import type { ReplicateDesign } from "./design.ts";
import { DesignError } from "./design-error.ts";

/** How replicate weights were made, which says how their deviations are scaled. */
export type ReplicateMethod =
  | { readonly kind: "bootstrap" }
  | { readonly kind: "balanced" }
  | { readonly kind: "fay"; readonly rho: number }
  /** One replicate a cluster, of an unstratified sample. */
  | { readonly kind: "jackknife" }
  /** Four per replicate, as the American Community Survey does. */
  | { readonly kind: "successive-difference" }
  | { readonly kind: "given"; readonly scale: number; readonly factors: Float64Array };

export interface ReplicateInput {
  readonly weights: Float64Array;
  readonly replicates: readonly Float64Array[];
  /** Whether replicate weights are full weights, or factors to multiply the weights by. */
  readonly replicateWeights: "full" | "factors";
  readonly method: ReplicateMethod;
  readonly centre: ReplicateDesign["centre"];
}

/** A design from replicate weights that came with the data. */
export function replicateDesign({
  weights,
  replicates,
  replicateWeights,
  method,
  centre,
}: ReplicateInput): ReplicateDesign {
  const count = replicates.length;
  if (count < 2)
    throw new DesignError(`Cannot estimate a variance from ${count} replicates: give all columns of replicate weights`);
  for (const [r, replicate] of replicates.entries()) {
    if (replicate.length !== weights.length) {
      throw new DesignError(
        `Cannot match replicate ${r + 1} with the weights: it has ${replicate.length} rows, they have ${weights.length}`,
      );
    }
    const row = replicate.findIndex((weight) => !Number.isFinite(weight));
    if (row >= 0) throw new DesignError(`Cannot use replicate ${r + 1}, as row ${row + 1} has no weight in it`);
  }
  const full =
    replicateWeights === "full"
      ? replicates
      : replicates.map((factors) => factors.map((factor, row) => factor * (weights[row] ?? 0)));
  const factors = method.kind === "given" ? method.factors : new Float64Array(count).fill(1);
  return {
    kind: "replicates",
    rows: weights.length,
    weights,
    replicates: full,
    scale: scaleOf(method, count),
    factors,
    centre,
  };
}

function scaleOf(method: ReplicateMethod, count: number): number {
  switch (method.kind) {
    case "bootstrap":
      return 1 / (count - 1);
    case "balanced":
      return 1 / count;
    case "fay":
      return 1 / (count * (1 - method.rho) ** 2);
    case "jackknife":
      return (count - 1) / count;
    case "successive-difference":
      return 4 / count;
    case "given":
      return method.scale;
  }
}

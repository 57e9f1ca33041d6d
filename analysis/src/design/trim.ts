import type { Design } from "./design.ts";
import { DesignError } from "./design-error.ts";
import { reweight } from "./reweight.ts";

export interface TrimOptions {
  readonly lower: number;
  readonly upper: number;
  /** Once, or until no weight is outside: what is cut is never given to a row that was cut before. */
  readonly repeat: "once" | "until-inside";
  /**
   * Rows of weight 0 keep it, as they stand for nobody; or they are raised to the lower limit like any other weight
   * below it, as R's survey does.
   */
  readonly zeroWeights: "keep" | "raise";
}

/** A weight at a limit is inside, also where the product of its chances has lost the last digit. */
const rounding = 1e-12;

/**
 * Weights cut at limits, so that no household counts excessively; what is cut is spread in equal parts over the rows
 * that were inside, so that the sum stays. The variance takes the trimmed weights as given.
 */
export function trimWeights(design: Design, { lower, upper, repeat, zeroWeights }: TrimOptions): Design {
  return reweight(design, (before) => {
    let weights = before;
    const cut = new Uint8Array(before.length);
    const stays = (weight: number) => weight === 0 && zeroWeights === "keep";
    const isOutside = (weight: number) =>
      !stays(weight) && (weight < lower * (1 - rounding) || weight > upper * (1 + rounding));
    for (let round = 0; weights.some(isOutside); round++) {
      if (repeat === "once" && round > 0) break;
      const clipped = weights.map((weight) => (stays(weight) ? 0 : Math.min(upper, Math.max(lower, weight))));
      const excess = weights.reduce((sum, weight, row) => sum + weight - (clipped[row] ?? 0), 0);
      for (const [row, weight] of weights.entries()) if (isOutside(weight)) cut[row] = 1;
      const takers = clipped.reduce((count, weight, row) => count + (!stays(weight) && cut[row] === 0 ? 1 : 0), 0);
      if (takers === 0) {
        throw new DesignError(
          `Cannot trim weights to between ${lower} and ${upper} and keep their sum: every row is at a limit. Widen the limits`,
        );
      }
      weights = clipped.map((weight, row) => (!stays(weight) && cut[row] === 0 ? weight + excess / takers : weight));
    }
    return { weights, step: undefined };
  });
}

import type { Design } from "./design.ts";
import { DesignError } from "./design-error.ts";
import type { Grouping } from "./grouping.ts";
import { reweight } from "./reweight.ts";

/**
 * Weights that add up to the known size of each post-stratum: each weight is multiplied by known ÷ estimated size
 * (Holt & Smith 1979).
 *
 * @param sizes the known size of each group, by its label
 * @throws DesignError when a group has no known size, or a known size has no row of positive weight to carry it
 */
export function postStratify(design: Design, groups: Grouping, sizes: ReadonlyMap<string, number>): Design {
  const known = Float64Array.from(groups.labels, (label) => {
    const size = sizes.get(label);
    if (size === undefined || !(size >= 0)) {
      throw new DesignError(
        `Cannot post-stratify, as group "${label}" has ${size === undefined ? "no known size" : `the size ${size}`}: add it, or merge the group`,
      );
    }
    return size;
  });
  for (const label of sizes.keys()) {
    if (!groups.labels.includes(label)) {
      throw new DesignError(
        `Cannot post-stratify, as no row is in group "${label}" of size ${sizes.get(label)}: merge it with another`,
      );
    }
  }
  return reweight(design, (before) => {
    const estimated = new Float64Array(known.length);
    for (const [row, weight] of before.entries()) {
      const cell = groups.codes[row] ?? -1;
      if (weight === 0) continue;
      if (cell < 0)
        throw new DesignError(
          `Cannot post-stratify row ${row + 1}, as it is in no group: complete it, or give it weight 0`,
        );
      estimated[cell] = (estimated[cell] ?? 0) + weight;
    }
    const empty = estimated.findIndex((size, cell) => size === 0 && (known[cell] ?? 0) > 0);
    if (empty >= 0) {
      throw new DesignError(
        `Cannot reach the size ${known[empty]} of group "${groups.labels[empty]}", as all its rows have weight 0: merge it with another`,
      );
    }
    const after = before.map((weight, row) => {
      const cell = groups.codes[row] ?? -1;
      return weight === 0 ? 0 : weight * ((known[cell] ?? 0) / (estimated[cell] ?? 1));
    });
    return { weights: after, step: { kind: "margins", codes: [groups.codes], counts: [known.length], before, after } };
  });
}

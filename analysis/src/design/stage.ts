import type { Level } from "./design.ts";
import { DesignError } from "./design-error.ts";
import type { Grouping } from "./grouping.ts";
import type { Population } from "./make-design.ts";

/** One stage of sampling as it was built from its columns. */
export interface Stage {
  readonly level: Level;
  /** For each row its cluster at this stage. */
  readonly clusterOf: Int32Array;
  readonly clusterName: (cluster: number) => string;
  readonly hasPopulation: boolean;
}

/**
 * Builds one stage: which cluster each row is in, which stratum each cluster, and how many were drawn of how many.
 *
 * @param strata strata of this stage, or undefined where each cluster of the stage above is one stratum
 * @param above the stage above, whose clusters hold the clusters of this one
 * @param separate codes that keep equal cluster labels apart
 */
export function buildStage(
  clusters: Grouping,
  population: Population | undefined,
  strata: Grouping | undefined,
  above: Stage | undefined,
  separate: Int32Array | undefined,
): Stage {
  const rows = clusters.codes.length;
  const cluster = compact(clusters, separate);
  const stratum = compact(strata ?? { codes: new Int32Array(rows), labels: [""] }, above?.clusterOf);
  const clusterName = (code: number) => labelOf(clusters, cluster.firstRow[code] ?? 0);
  const stratumName = (code: number) => {
    const row = stratum.firstRow[code] ?? 0;
    const parts = [
      above?.clusterName(above.clusterOf[row] ?? 0) ?? "",
      strata === undefined ? "" : labelOf(strata, row),
    ];
    return parts.filter((part) => part !== "").join(" / ");
  };

  const stratumOf = new Int32Array(cluster.firstRow.length).fill(-1);
  for (let row = 0; row < rows; row++) {
    const code = cluster.codeOf[row] ?? 0;
    const known = stratumOf[code] ?? -1;
    const found = stratum.codeOf[row] ?? 0;
    if (known >= 0 && known !== found) {
      throw new DesignError(
        `Cannot make a design in which cluster "${clusterName(code)}" lies in two strata: it is in "${stratumName(known)}" ` +
          `and, in row ${row + 1}, in "${stratumName(found)}". Correct the labels, or say clusterLabels: "repeat-between-strata"`,
      );
    }
    stratumOf[code] = found;
  }
  const sampledIn = new Int32Array(stratum.firstRow.length);
  for (const code of stratumOf) sampledIn[code] = (sampledIn[code] ?? 0) + 1;
  const parentOf = above === undefined ? new Int32Array(0) : cluster.firstRow.map((row) => above.clusterOf[row] ?? 0);
  const names = { clusterName, stratumName };
  const drawn =
    population === undefined
      ? new Float64Array(stratumOf.length)
      : drawnShares(population, cluster, stratumOf, sampledIn, names);
  return {
    level: { stratumOf, parentOf, sampledIn, drawn, stratumName },
    clusterOf: cluster.codeOf,
    clusterName,
    hasPopulation: population !== undefined,
  };
}

interface Names {
  readonly clusterName: (cluster: number) => string;
  readonly stratumName: (stratum: number) => string;
}

function drawnShares(
  { kind, values }: Population,
  cluster: Compacted,
  stratumOf: Int32Array,
  sampledIn: Int32Array,
  { clusterName, stratumName }: Names,
): Float64Array {
  const drawn = new Float64Array(stratumOf.length);
  const populationOf = new Float64Array(sampledIn.length).fill(Number.NaN);
  for (let row = 0; row < cluster.codeOf.length; row++) {
    const code = cluster.codeOf[row] ?? 0;
    const stratum = stratumOf[code] ?? 0;
    const value = values[row] ?? Number.NaN;
    if (!(value > 0) || (kind !== "count" && value > 1)) {
      throw new DesignError(
        `Cannot use the population of stratum "${stratumName(stratum)}": row ${row + 1} has ${value}, where a ${kind} is ` +
          `${kind === "count" ? "above 0" : "above 0 and at most 1"}`,
      );
    }
    const perCluster = kind === "inclusion-probability";
    const known = perCluster ? values[cluster.firstRow[code] ?? 0] : populationOf[stratum];
    if (known !== undefined && !Number.isNaN(known) && known !== value) {
      const place = perCluster ? `cluster "${clusterName(code)}"` : `stratum "${stratumName(stratum)}"`;
      throw new DesignError(
        `Cannot use two populations for ${place}: it has ${known} and, in row ${row + 1}, ${value}`,
      );
    }
    populationOf[stratum] = value;
    const sampled = sampledIn[stratum] ?? 0;
    if (kind === "count" && value < sampled) {
      throw new DesignError(
        `Cannot draw ${sampled} clusters from the ${value} of stratum "${stratumName(stratum)}": correct the population, or ` +
          "the stratum of its clusters",
      );
    }
    drawn[code] = kind === "count" ? sampled / value : value;
  }
  return drawn;
}

interface Compacted {
  readonly codeOf: Int32Array;
  /** For each code the first row that has it. */
  readonly firstRow: Int32Array;
}

/** New codes without gaps, in the order of first appearance; with `within` the same label in two groups counts twice. */
function compact({ codes, labels }: Grouping, within: Int32Array | undefined): Compacted {
  const width = 1 + codes.reduce((max, code) => Math.max(max, code), labels.length - 1);
  const groups = within === undefined ? 1 : 1 + within.reduce((max, code) => Math.max(max, code), 0);
  const codeOf = new Int32Array(codes.length);
  const firstRow = new Int32Array(codes.length);
  const known = width * groups <= 16_000_000 ? denseCodes(width * groups) : sparseCodes();
  let count = 0;
  for (let row = 0; row < codes.length; row++) {
    const key = (codes[row] ?? 0) + width * (within?.[row] ?? 0);
    let code = known.get(key);
    if (code < 0) {
      code = count++;
      firstRow[code] = row;
      known.set(key, code);
    }
    codeOf[row] = code;
  }
  return { codeOf, firstRow: firstRow.slice(0, count) };
}

function denseCodes(size: number) {
  const table = new Int32Array(size).fill(-1);
  return {
    get: (key: number) => table[key] ?? -1,
    set: (key: number, code: number) => {
      table[key] = code;
    },
  };
}

function sparseCodes() {
  const table = new Map<number, number>();
  return { get: (key: number) => table.get(key) ?? -1, set: (key: number, code: number) => void table.set(key, code) };
}

const labelOf = ({ codes, labels }: Grouping, row: number): string => labels[codes[row] ?? -1] ?? `row ${row + 1}`;

import type { CsvTable } from "../frame/csv.ts";
import { FrameError } from "../frame/error.ts";
import { readNumber } from "../frame/value.ts";
import type { DrawnCluster, FrameStratum } from "./base.ts";

/** A drawn cluster as the frame has it, before anybody counted the interviews. */
export type ListedCluster = Omit<DrawnCluster, "interviewed">;

/** The sampling frame: its strata, and the clusters that were drawn. */
export interface SamplingFrame {
  readonly strata: readonly FrameStratum[];
  readonly clusters: readonly ListedCluster[];
}

const columns = ["stratum", "cluster", "frame_households", "listed_households", "drawn_households"] as const;

/**
 * Reads a sampling frame with one cluster a line: `stratum`, `cluster`, `frame_households`, and for those drawn
 * `listed_households`, `drawn_households` and, where known, `not_eligible`. Clusters without `drawn_households` were not drawn:
 * they only add to their stratum. A frame that has the drawn clusters alone says the size of each stratum in `stratum_households`.
 *
 * @throws FrameError with every line that cannot be read
 */
export function readClusters(table: CsvTable): SamplingFrame {
  const missing = columns.filter((column) => !table.header.includes(column));
  if (missing.length > 0) {
    throw new FrameError(table.source, [
      `the frame of clusters has no column ${missing.join(", ")}: it has ${table.header.join(", ")}`,
    ]);
  }
  const problems: string[] = [];
  const sizes = new Map<
    string,
    { readonly said: number | undefined; readonly summed: number; readonly line: number }
  >();
  const clusters: ListedCluster[] = [];
  for (const [row, cells] of table.rows.entries()) {
    const line = table.lines[row] ?? 0;
    const text = (column: string): string => cells[table.header.indexOf(column)]?.trim() ?? "";
    const count = (column: string): number | undefined => {
      if (text(column) === "") return undefined;
      const value = readNumber(text(column));
      if (value !== undefined && value >= 0) return value;
      problems.push(
        `line ${line}: ${column} of cluster ${text("cluster")} is "${text(column)}", no number from 0 upwards`,
      );
      return Number.NaN;
    };
    const [stratum, id, frameHouseholds] = [text("stratum"), text("cluster"), count("frame_households")];
    if (stratum === "" || id === "" || frameHouseholds === undefined) {
      problems.push(`line ${line}: a cluster needs stratum, cluster and frame_households`);
      continue;
    }
    const said = count("stratum_households");
    const known = sizes.get(stratum);
    if (known !== undefined && !Object.is(known.said, said)) {
      problems.push(
        `line ${line}: stratum ${stratum} has ${said} households here, and ${known.said} in line ${known.line}`,
      );
    }
    sizes.set(stratum, { said, summed: (known?.summed ?? 0) + frameHouseholds, line: known?.line ?? line });
    const drawnHouseholds = count("drawn_households");
    if (drawnHouseholds === undefined) continue;
    const listedHouseholds = count("listed_households") ?? Number.NaN;
    const notEligible = count("not_eligible") ?? 0;
    clusters.push({ id, stratum, frameHouseholds, listedHouseholds, drawnHouseholds, notEligible });
  }
  if (problems.length > 0) throw new FrameError(table.source, problems);
  const strata = [...sizes].map(([id, { said, summed }]) => ({ id, frameHouseholds: said ?? summed }));
  return { strata, clusters };
}

import {
  balancedReplicates,
  type ClusterDesign,
  type Design,
  jackknife,
  type ReplicateMethod,
  replicateDesign,
} from "@returns/analysis";
import type { GoldenDesign, ReplicateSpec } from "./case.ts";
import { columnNamed, type GoldenTable, numbersOf } from "./table.ts";

/** R: as.svrepdesign. */
export function madeReplicates(design: ClusterDesign, spec: ReplicateSpec): Design {
  const centre = spec.mse ? "full-sample" : "mean-of-replicates";
  switch (spec.type) {
    case "JK1":
    case "JKn":
    case "auto":
      return jackknife(design, centre);
    case "BRR":
      return balancedReplicates(design, 0, centre);
    case "Fay":
      return balancedReplicates(design, spec.rho ?? 0, centre);
    default:
      throw new Error(`Uncovered: replicates of type ${spec.type}`);
  }
}

/** R: svrepdesign, with the columns whose names match a pattern. */
export function givenReplicates(spec: ReplicateSpec, { weights }: GoldenDesign, table: GoldenTable): Design {
  const pattern = new RegExp(spec.columns);
  const names = [...table.columns.keys()].filter((name) => pattern.test(name));
  const replicates = names.map((name) => numbersOf(columnNamed(table, name)));
  return replicateDesign({
    weights: weights === undefined ? new Float64Array(table.rows).fill(1) : numbersOf(columnNamed(table, weights)),
    replicates,
    replicateWeights: spec.combined ? "full" : "factors",
    method: methodOf(spec, replicates.length),
    centre: spec.mse || spec.type === "ACS" ? "full-sample" : "mean-of-replicates",
  });
}

function methodOf(spec: ReplicateSpec, count: number): ReplicateMethod {
  const rscales =
    typeof spec.rscales === "number" ? Array.from({ length: count }, () => Number(spec.rscales)) : spec.rscales;
  if (spec.scale !== undefined || rscales !== undefined) {
    const factors = Float64Array.from(rscales ?? Array.from({ length: count }, () => 1));
    return { kind: "given", scale: spec.scale ?? 1, factors };
  }
  switch (spec.type) {
    case "bootstrap":
      return { kind: "bootstrap" };
    case "BRR":
      return { kind: "balanced" };
    case "Fay":
      return { kind: "fay", rho: spec.rho ?? 0 };
    case "JK1":
      return { kind: "jackknife" };
    case "successive-difference":
    case "ACS":
      return { kind: "successive-difference" };
    default:
      throw new Error(`Uncovered: replicate weights of type ${spec.type}`);
  }
}

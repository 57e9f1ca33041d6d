import { type Design, type PairKnowledge, pairwiseDesign } from "@returns/analysis";
import type { GoldenDesign } from "./case.ts";
import { groupingOf } from "./design.ts";
import { columnNamed, type GoldenTable, numbersOf, readTable } from "./table.ts";

/**
 * R: svydesign with pps of joint probabilities or an approximation of them; undefined for other designs. The cases write
 * the argument as R text, and the form of the variance in the call that made the design.
 */
export function pairsOf(
  { pps, fpc, strata, variance }: GoldenDesign,
  table: GoldenTable,
  setup: readonly string[],
  dataDir: string,
): Design | undefined {
  const text = typeof pps === "string" ? pps : JSON.stringify(pps ?? "");
  const call = [text, ...setup.filter((line) => line.includes("svydesign"))].join(" ");
  const pairs = knowledge(text, [text, ...setup].join(" "), table, dataDir);
  const [name] = fpc;
  if (pairs === undefined || name === undefined) return undefined;
  const [stratum] = strata ?? [];
  return pairwiseDesign({
    inclusion: numbersOf(columnNamed(table, name)),
    ...(stratum !== undefined && { strata: groupingOf(columnNamed(table, stratum)) }),
    pairs,
    form: (variance ?? "") === "YG" || /variance ?= ?\W*YG/.test(call) ? "Yates-Grundy" : "Horvitz-Thompson",
  });
}

function knowledge(text: string, everything: string, table: GoldenTable, dataDir: string): PairKnowledge | undefined {
  if (text.includes("ppsmat")) {
    const file = /([A-Za-z0-9_]*jointprob[A-Za-z0-9_]*)/.exec(everything)?.[1];
    if (file === undefined) throw new Error("The case does not say where the joint probabilities are");
    const matrix = readTable(dataDir, file);
    const columns = [...matrix.columns.values()].map(numbersOf);
    return { kind: "joint", probabilities: columns };
  }
  if (text.includes("overton")) return { kind: "overton" };
  const hartleyRao = /HR\(\s*([0-9.eE+-]*)/.exec(text);
  if (hartleyRao !== null) {
    const given = Number(hartleyRao[1]) || meanSquareIn(text, table);
    return { kind: "hartley-rao", meanSquare: given > 0 ? given : "from-sample" };
  }
  return text.includes("poisson") ? { kind: "independent" } : undefined;
}

/** `sum(x$p^2)/40`, as R's manual has it. */
function meanSquareIn(text: string, table: GoldenTable): number {
  const [, name = "", count] = /sum\(\s*\w+\$([\w.]+)\s*\^\s*2\s*\)\s*\/\s*([\d.]+)/.exec(text) ?? [];
  const values = count === undefined ? new Float64Array(0) : numbersOf(columnNamed(table, name));
  return values.reduce((sum, value) => sum + value ** 2, 0) / Number(count);
}

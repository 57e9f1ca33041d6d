import type { PlanEntry } from "../plan/entry.ts";
import { estimateEntry, type RunOptions, type Unit } from "../plan/run-plan.ts";
import type { ReleasedTable } from "../plan/table.ts";
import { mergerFor } from "./advice.ts";
import { collapsed, stepsFor } from "./collapse.ts";
import type { Solver } from "./linear-program.ts";
import { type Observed, observe } from "./observed.ts";
import { type Protected, protect } from "./protect.ts";
import { refusalText } from "./refusal.ts";
import { isRestricted } from "./restricted.ts";
import type { DisclosureRules } from "./rules.ts";

/** A table that may leave the office, or the reason why it may not and the way out. */
export type Release =
  | {
      readonly status: "released";
      readonly table: ReleasedTable;
      /** Who stands behind it: for the ledger, never to be written. */
      readonly observed: Observed;
      /** Whether it speaks of what can do harm, and the households that a figure must rest on. */
      readonly needed: number;
      /** Steps of merging that it took. */
      readonly merged: number;
    }
  | { readonly status: "refused"; readonly id: string; readonly message: string };

/**
 * Makes one table of a plan as it may leave the office: what the rules forbid is withheld, and so much beside it that
 * nobody can work it out; figures are rounded; an audit by linear programming has tried. Where too much would be withheld,
 * categories are merged as the rules declare it.
 *
 * @param solve from `loadSolver`
 * @throws PlanError as `runEntry`, and when the rules merge what is not there
 *
 * @example
 * ```ts
 * import { designFor, everyVariable, frameFromCsv, readCsv, surveyOptions } from "@returns/analysis";
 * import { loadSolver, publicRules, releaseTable } from "@returns/analysis/disclosure";
 *
 * const lines = Array.from({ length: 60 }, (_, i) => `camp${i % 6},${i === 7 ? "abroad" : i % 3 === 0 ? "elsewhere" : "stay"}`);
 * const data = readCsv(`camp,plan\n${lines.join("\n")}\n`, "households.csv");
 * const frame = frameFromCsv(data, { unit: "household", variables: [], unlisted: "refuse" });
 * const unit = { frame, design: designFor(frame, { clusters: "camp", singleCluster: "fail" }) };
 * const [, plan] = everyVariable(frame, undefined);
 * if (plan === undefined) throw new Error("The data have a second column");
 * const options = { ...surveyOptions, provisional: false, simulated: true };
 * const solve = await loadSolver();
 * const refused = releaseTable(plan, new Map([["household", unit]]), options, publicRules, solve);
 * expect(refused).toMatchObject({ status: "refused", message: expect.stringContaining('Merge "abroad" and "elsewhere"') });
 * const away = { code: "away", label: { en: "Go elsewhere or abroad" }, of: ["abroad", "elsewhere"] };
 * const rules = { ...publicRules, collapse: { plan: [[away]] } };
 * const release = releaseTable(plan, new Map([["household", unit]]), options, rules, solve);
 * expect(release).toMatchObject({ status: "released", merged: 1 });
 * ```
 */
export function releaseTable(
  entry: PlanEntry,
  units: ReadonlyMap<string, Unit>,
  options: RunOptions,
  rules: DisclosureRules,
  solve: Solver,
): Release {
  const restricted = isRestricted(entry, new Set(rules.restricted));
  const needed = restricted ? rules.households.restricted : rules.households.other;
  const reading = { rules, restricted, needed };
  const attempt = (step: number): { readonly observed: Observed; readonly outcome: Protected } => {
    const made = collapsed(entry, units, rules, step);
    const observed = observe(estimateEntry(made.entry, made.units, { ...options, smallNumbers: "show" }));
    return { observed, outcome: protect(observed, reading, solve) };
  };
  for (let step = 0; ; step++) {
    const { observed, outcome } = attempt(step);
    if (outcome.status === "safe") return { status: "released", table: outcome.table, observed, needed, merged: step };
    if (step < stepsFor(entry, rules)) continue;
    const merger = mergerFor(observed, outcome.marks);
    return { status: "refused", id: entry.id, message: refusalText(observed, outcome, reading, merger) };
  }
}

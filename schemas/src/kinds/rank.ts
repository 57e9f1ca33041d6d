import { z } from "zod";
import type { Asked, DeclaredList, QuestionOptions } from "../form/declaration.ts";
import { offeredProblems, readCodes, showCodes } from "./choice-values.ts";
import { declareQuestion, type MissingOf, type MissingOptions } from "./declare.ts";
import type { Kind } from "./kind.ts";
import { codeSchema } from "./select-one.ts";
import { type ShuffleOptions, shuffleOf, shuffleSettings } from "./shuffle.ts";
import { words } from "./words.ts";

interface RankOptions extends QuestionOptions, MissingOptions, ShuffleOptions {
  readonly filter?: string;
}

/**
 * All choices of a list in an order, the most important first. An order that lacks one is not finished.
 *
 * @example
 * ```ts
 * import { choices, rank } from "@returns/schemas";
 * import { expect } from "vitest";
 *
 * const needs = choices("needs", { water: "Water", food: "Food", shelter: "Shelter" });
 * const first = rank(needs, { label: "What do you need most?", role: "socio-economic" });
 * expect(first.parse(["food", "water", "shelter"])).toEqual(["food", "water", "shelter"]);
 * expect(first.safeParse(["food", "food"]).success).toBe(false);
 * ```
 */
export function rank<const O extends RankOptions, Name extends string, Code extends string, U>(
  list: DeclaredList<Name, Code, U>,
  options: O,
): Asked<Code[] | MissingOf<O>, O, DeclaredList<Name, Code, U>>;
export function rank(list: DeclaredList, options: RankOptions): z.ZodType {
  const filter = options.filter === undefined ? {} : { filter: options.filter };
  return declareQuestion("rank", rankKind, options, { settings: shuffleOf(options), list, ...filter });
}

export const rankKind: Kind = {
  measure: () => "ranking",
  filledBy: "enumerator",
  settings: z.strictObject(shuffleSettings),
  schema: (facts) =>
    z
      .array(codeSchema(facts))
      .min(1)
      .max(facts.codes?.length ?? 1000)
      .refine((codes) => new Set(codes).size === codes.length),
  read: readCodes,
  show: showCodes,
  problems: (value, question, judging) => {
    const strange = offeredProblems(value, question, judging);
    const ranked = Array.isArray(value) ? value.length : 0;
    if (strange.length > 0 || ranked >= judging.offered.length) return strange;
    return [{ code: "not-ranked", severity: "error", message: words.notAllRanked(ranked, judging.offered.length) }];
  },
  arbitrary: (_question, judging, random) => {
    const drawn = judging.offered.map(({ code }) => ({ code, place: random() })).sort((a, b) => a.place - b.place);
    return drawn.length === 0 ? undefined : drawn.map(({ code }) => code);
  },
};

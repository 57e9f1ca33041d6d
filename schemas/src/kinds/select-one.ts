import { z } from "zod";
import type { Asked, DeclaredList, QuestionOptions } from "../form/declaration.ts";
import { offeredProblems, readCode, showCodes, someChoice } from "./choice-values.ts";
import { declareQuestion } from "./declare.ts";
import type { Kind, ValueFacts } from "./kind.ts";
import { type ShuffleOptions, shuffleOf, shuffleSettings } from "./shuffle.ts";

interface SelectOneOptions extends QuestionOptions, ShuffleOptions {
  /** Expression over a choice's columns (bare names) and answers (`${name}`). */
  readonly filter?: string;
}

/** One answer out of a list; don't know and refused are choices of the list. */
export function selectOne<const O extends SelectOneOptions, Name extends string, Code extends string, U>(
  list: DeclaredList<Name, Code, U>,
  options: O,
): Asked<Code, O, DeclaredList<Name, Code, U>>;
export function selectOne(list: DeclaredList, options: SelectOneOptions): z.ZodType {
  const filter = options.filter === undefined ? {} : { filter: options.filter };
  return declareQuestion("selectOne", selectOneKind, options, { settings: shuffleOf(options), list, ...filter });
}

export const selectOneKind: Kind = {
  measure: () => "category",
  filledBy: "enumerator",
  settings: z.strictObject(shuffleSettings),
  schema: codeSchema,
  read: readCode,
  show: showCodes,
  problems: offeredProblems,
  arbitrary: (_question, judging, random) => someChoice(judging.offered, random)?.code,
};

/** One of the codes, or any short text where the rows come with the project. */
export function codeSchema(facts: ValueFacts): z.ZodType {
  return facts.codes === undefined ? z.string().min(1).max(128) : z.enum(facts.codes);
}

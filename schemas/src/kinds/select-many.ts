import { z } from "zod";
import type { Asked, DeclaredList, QuestionOptions } from "../form/declaration.ts";
import { manyProblems, readCodes, showCodes, someChoices } from "./choice-values.ts";
import { declareQuestion } from "./declare.ts";
import { type Kind, numberSetting } from "./kind.ts";
import { codeSchema } from "./select-one.ts";
import { type ShuffleOptions, shuffleOf, shuffleSettings } from "./shuffle.ts";

interface SelectManyOptions extends QuestionOptions, ShuffleOptions {
  readonly filter?: string;
  /** How many answers at most, where the question says "up to three". */
  readonly max?: number;
}

/** Any number of answers out of a list; exclusive choices stand alone. Codes are kept in the order of the list. */
export function selectMany<const O extends SelectManyOptions, Name extends string, Code extends string, U>(
  list: DeclaredList<Name, Code, U>,
  options: O,
): Asked<Code[], O, DeclaredList<Name, Code, U>>;
export function selectMany(list: DeclaredList, options: SelectManyOptions): z.ZodType {
  const filter = options.filter === undefined ? {} : { filter: options.filter };
  return declareQuestion("selectMany", selectManyKind, options, {
    settings: { ...shuffleOf(options), maxSelected: options.max },
    list,
    ...filter,
  });
}

export const selectManyKind: Kind = {
  measure: () => "categories",
  filledBy: "enumerator",
  settings: z.strictObject({ ...shuffleSettings, maxSelected: z.int().min(1).optional() }),
  schema: (facts) => {
    const codes = z.array(codeSchema(facts)).min(1);
    const most = numberSetting(facts, "maxSelected") ?? facts.codes?.length;
    return most === undefined ? codes.max(1000) : codes.max(most);
  },
  read: readCodes,
  show: showCodes,
  problems: manyProblems,
  arbitrary: (question, judging, random) =>
    someChoices(judging.offered, numberSetting(question, "maxSelected"), random),
};

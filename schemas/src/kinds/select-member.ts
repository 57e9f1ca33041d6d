import { z } from "zod";
import type { Asked, QuestionOptions } from "../form/declaration.ts";
import { offeredProblems, readCode, someChoice } from "./choice-values.ts";
import { declareQuestion } from "./declare.ts";
import { type Kind, textSetting } from "./kind.ts";

interface SelectMemberOptions extends QuestionOptions {
  /** Expression over the answers of a member. */
  readonly filter?: string;
}

/** One of the members of a roster: the recorded value is the member's line number as text. */
export function selectMember<const O extends SelectMemberOptions>(roster: string, options: O): Asked<string, O>;
export function selectMember(roster: string, options: SelectMemberOptions): z.ZodType {
  const filter = options.filter === undefined ? {} : { filter: options.filter };
  return declareQuestion("selectMember", selectMemberKind, options, { settings: { roster }, ...filter });
}

export const selectMemberKind: Kind = {
  measure: () => "text",
  filledBy: "enumerator",
  settings: z.strictObject({ roster: z.string().min(1) }),
  schema: () => z.string().regex(/^[1-9][0-9]{0,3}$/),
  read: readCode,
  show: (value) => String(value),
  problems: offeredProblems,
  roster: (question) => textSetting(question, "roster"),
  arbitrary: (_question, judging, random) => someChoice(judging.offered, random)?.code,
};

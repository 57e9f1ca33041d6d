import { valueIn } from "../expression/compile.ts";
import type { Environment } from "../expression/environment.ts";
import { parkMiller, shuffled } from "../expression/park-miller.ts";
import { toNumber } from "../expression/value.ts";
import type { Choice } from "../form/model.ts";
import type { MemberFrame } from "./member-frame.ts";
import type { QuestionPlan } from "./plan.ts";

/**
 * The choices of a question in an order by chance, where its author wants one. With a seed it is that of ODK's tools;
 * without, the interview and the place of the question give it, so that it is the same whenever the question is shown.
 */
export function inShownOrder(
  choices: readonly Choice[],
  { question, slot, seed }: QuestionPlan,
  frame: MemberFrame,
  environment: Environment,
): readonly Choice[] {
  if (question.settings.randomize !== true) return choices;
  const number =
    seed === undefined
      ? numberOf(`${environment.interview} ${frame.paths[slot]}`)
      : toNumber(valueIn(seed, frame, environment));
  return shuffled(choices, parkMiller(number));
}

/** A number for a text, 32 bits (FNV-1a). */
function numberOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i += 1) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}

import { type AnswerValue, type Interview, kinds, type QuestionState } from "@returns/schemas";
import { draw, drawSome, happens, type Random } from "./chance.ts";
import type { SimulatedHousehold } from "./household-model.ts";
import { householdOpinions } from "./household-opinions.ts";
import { mainOf } from "./main-of.ts";
import { memberOpinions } from "./member-opinions.ts";

/** What a simulated household knows when it is asked. */
export interface Asking {
  readonly household: SimulatedHousehold;
  readonly random: Random;
  readonly interview: Interview;
}

/**
 * The answers of one simulated household: what the model knows, else something plausible in which don't know, refused and
 * none are rare. Free texts say that they are simulated, so that nobody takes one for a name.
 */
export function opinionOf(household: SimulatedHousehold, random: Random) {
  return (state: QuestionState, interview: Interview): AnswerValue | undefined => {
    const asking = { household, random, interview };
    const known =
      householdOpinions.get(state.question.name)?.(asking) ??
      mainOpinions.get(state.question.name)?.(asking) ??
      aboutMember(state, asking);
    return known ?? somethingPlausible(state, asking);
  };
}

/** The main answer is one of those that were chosen. */
const mainOpinions: ReadonlyMap<string, (asking: Asking) => AnswerValue | undefined> = new Map([
  ["cause_main", mainOf("cause")],
  ["livelihood_now", mainOf("income_sources")],
  ["reason_return_main", mainOf("reason_return")],
  ["obstacle_main", mainOf("obstacle")],
  ["condition_first", mainOf("condition")],
  ["condition_second", mainOf("condition", "condition_first")],
  ["info_trusted", mainOf("info_source")],
]);

function aboutMember({ question, path }: QuestionState, asking: Asking): AnswerValue | undefined {
  const opinion = memberOpinions.get(question.name);
  const [roster = "", key] = path.split("/");
  if (opinion === undefined || key === undefined) return undefined;
  const line = asking.interview.members(roster).findIndex((member) => member.key === key);
  const member = asking.household.members[line];
  return member === undefined ? undefined : opinion(member, asking, line + 1);
}

function somethingPlausible({ question, choices }: QuestionState, { random }: Asking): AnswerValue | undefined {
  const substantive = choices.filter((choice) => choice.exclusive !== true && choice.other !== true);
  const exclusive = choices.filter((choice) => choice.exclusive === true);
  switch (kinds[question.kind].measure(question)) {
    case "category":
      return (
        draw(
          weigh([
            ...substantive.map(({ code }) => [code, 10] as const),
            ...exclusive.map(({ code }) => [code, 1] as const),
          ]),
          random,
        ) || undefined
      );
    case "categories": {
      const [alone] = exclusive;
      if (alone !== undefined && happens(0.25, random)) return [alone.code];
      return drawSome(weigh(substantive.map(({ code }) => [code, 2 / substantive.length] as const)), 3, random);
    }
    case "text":
      return question.role === "identifier" ? "(simulated)" : undefined;
    default:
      return undefined;
  }
}

const weigh = (weights: readonly (readonly [string, number])[]): Readonly<Record<string, number>> =>
  Object.fromEntries(weights);

import { didYouMean } from "../../expression/nearest.ts";
import { kinds } from "../../kinds/index.ts";
import type { Form, Question } from "../model.ts";
import { error, type FormProblem, warning } from "./problem.ts";

/**
 * Whether a form that asks households says where they agree to it, and asks nothing about them before.
 *
 * That it is not said is a warning: forms that teams bring along ask for consent in words of their own, and an error would
 * only teach them to write something there. What is said must hold.
 */
export function checkConsent(form: Form): readonly FormProblem[] {
  const { consent } = form;
  const questions = [...form.questions.values()];
  const aboutHouseholds = questions.filter(isSubstantive);
  if (consent === undefined) {
    if (aboutHouseholds.length === 0) return [];
    return [
      warning(
        "consent",
        form.id,
        "The form asks about households and does not say at which question they agree to it. Name it, or say why none is needed",
      ),
    ];
  }
  if ("notNeeded" in consent) return [];
  const asked = form.questions.get(consent.question);
  if (asked === undefined || asked.rosters.length > 0) {
    const near = didYouMean(consent.question, form.questions.keys());
    return [
      error(
        "consent",
        form.id,
        `"${consent.question}" is to ask for consent, and is no question of the household${near}`,
      ),
    ];
  }
  const list = form.lists.get(asked.list ?? "");
  if (list?.source !== "form" || !list.choices.some(({ code }) => code === consent.agrees)) {
    return [
      error("consent", asked.name, `"${consent.agrees}" is to mean yes, and cannot be answered to "${asked.name}"`),
    ];
  }
  const at = questions.indexOf(asked);
  return aboutHouseholds
    .filter((question) => questions.indexOf(question) < at)
    .map(({ name }) =>
      error("consent", name, `"${name}" is asked before "${asked.name}", where the household agrees. Move it behind`),
    );
}

/** What a household that refuses must not have answered: the design says where and when, the rest is about people. */
export const isSubstantive = ({ role, kind }: Question): boolean =>
  role !== "design" && role !== "identifier" && kinds[kind].filledBy === "enumerator";

import { checkCircles } from "./check/circles.ts";
import { checkConsent } from "./check/consent.ts";
import { checkDefaults } from "./check/defaults.ts";
import { checkExpressions } from "./check/expressions.ts";
import { checkLeaks } from "./check/leaks.ts";
import { checkLists } from "./check/lists.ts";
import { checkNames } from "./check/names.ts";
import type { FormProblem } from "./check/problem.ts";
import { checkQuestions } from "./check/questions.ts";
import { checkTexts } from "./check/texts.ts";
import type { Form } from "./model.ts";

export type { FormProblem };

/**
 * Everything that is wrong with a form, all at once: names, texts, lists, settings, expressions, circles, first values,
 * consent, identifiers that leak into what everybody may read.
 */
export const checkForm = (form: Form): readonly FormProblem[] =>
  [
    checkNames,
    checkTexts,
    checkLists,
    checkQuestions,
    checkExpressions,
    checkCircles,
    checkDefaults,
    checkConsent,
    checkLeaks,
  ].flatMap((check) => check(form));

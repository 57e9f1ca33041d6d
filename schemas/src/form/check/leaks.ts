import { carriedNames } from "../../expression/carried.ts";
import { parseExpression } from "../../expression/parse.ts";
import { ExpressionError } from "../../expression/syntax.ts";
import { kinds } from "../../kinds/index.ts";
import type { Kind } from "../../kinds/kind.ts";
import type { Form, Question } from "../model.ts";
import { error, type FormProblem } from "./problem.ts";

/** Identifiers that a calculation or first value would carry into a variable that everybody may read. */
export function checkLeaks(form: Form): readonly FormProblem[] {
  return [...form.questions.values()].flatMap((question) => {
    if (question.role === "identifier") return [];
    const kind: Kind = kinds[question.kind];
    return [kind.calculation?.(question), question.default].flatMap((source) => leaksIn(form, question, source));
  });
}

function leaksIn(form: Form, question: Question, source: string | undefined): readonly FormProblem[] {
  if (source === undefined) return [];
  try {
    const names = new Set(carriedNames(parseExpression(source)));
    return [...names].flatMap((name) =>
      form.questions.get(name)?.role === "identifier"
        ? [
            error(
              "leak",
              question.name,
              `"${question.name}" would hold what "${name}" says, which is an identifier, where everybody may read it. ` +
                "Make it an identifier too, or compute something that tells nobody apart",
            ),
          ]
        : [],
    );
  } catch (fault) {
    // What cannot be read is told by the check of expressions
    if (fault instanceof ExpressionError) return [];
    throw fault;
  }
}

import { ExpressionError } from "../../expression/syntax.ts";
import { orderCells } from "../../interview/order.ts";
import { planNodes } from "../../interview/plan-nodes.ts";
import type { Form } from "../model.ts";
import { error, type FormProblem } from "./problem.ts";

/** Expressions that wait for one another, as a path. */
export function checkCircles(form: Form): readonly FormProblem[] {
  try {
    const { cells, questions, rosters } = planNodes(form);
    const ordered = orderCells(cells, questions, rosters);
    if (ordered.status === "ordered") return [];
    const [first = form.id] = ordered.path;
    return [
      error("circle", first, `The expressions go in a circle: ${ordered.path.join(" → ")}. Break it at one of them`),
    ];
  } catch (fault) {
    // What cannot be compiled is told by the check of expressions
    if (fault instanceof ExpressionError) return [];
    throw fault;
  }
}

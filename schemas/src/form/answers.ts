import { z } from "zod";
import { withMissing } from "../kinds/declare.ts";
import { kinds } from "../kinds/index.ts";
import type { Kind } from "../kinds/kind.ts";
import type { Answers, ChoiceList, Form, FormNode, Question } from "./model.ts";

type Shaped = Pick<Form, "sections" | "lists">;

/**
 * The Zod type of a whole finished interview: flat by question name, rosters as arrays of flat rows, everything may be
 * absent. An answer that was to be erased has no place in it, so that nobody can send or keep one.
 */
export function answersSchema(form: Shaped): z.ZodType<Answers>;
export function answersSchema(form: Shaped): z.ZodType {
  return z.strictObject(shapeOf(form.sections, form));
}

/** The Zod type of one answer, its reasons for being missing among the values. */
export function valueSchema(question: Question, lists: ReadonlyMap<string, ChoiceList>): z.ZodType {
  const list = question.list === undefined ? undefined : lists.get(question.list);
  const codes = list?.source === "form" ? list.choices.map((choice) => choice.code) : undefined;
  return withMissing(kinds[question.kind].schema({ settings: question.settings, codes }), question.missing);
}

/** Whether the answer leaves the interview when it is finished. */
export const isErased = ({ kind, settings }: Pick<Question, "kind" | "settings">): boolean => {
  const { erased }: Kind = kinds[kind];
  return erased?.({ settings }) === true;
};

function shapeOf(nodes: readonly FormNode[], form: Shaped): Record<string, z.ZodType> {
  const shape: Record<string, z.ZodType> = {};
  for (const node of nodes) {
    if (node.node === "question") {
      if (!isErased(node)) shape[node.name] = valueSchema(node, form.lists).optional();
    } else if (node.node === "group") Object.assign(shape, shapeOf(node.children, form));
    else
      shape[node.name] = z
        .array(z.strictObject(shapeOf(node.children, form)))
        .max(node.max)
        .optional();
  }
  return shape;
}

import type { ChoiceList, Form, LayoutItem, Path, Question } from "@returns/schemas";
import { nameIn } from "./where.ts";

/** A part of a group: one item as it is, or several questions that have their choices in common. */
export type Part =
  | { readonly part: "item"; readonly item: LayoutItem }
  | { readonly part: "matrix"; readonly rows: readonly Path[] };

/** More choices than this are not readable side by side, and are asked below each other. */
const mostColumns = 7;

/**
 * Puts neighbouring questions with the same choices together where the form wants it: all of a group that is a
 * `table-list`, and elsewhere those that are `list-nolabel`.
 */
export function matrixParts(items: readonly LayoutItem[], form: Form, appearance: string | undefined): readonly Part[] {
  const isTable = hasWord(appearance, "table-list");
  const parts: Part[] = [];
  let open: { readonly list: string; readonly rows: Path[] } | undefined;
  for (const item of items) {
    const list = item.item === "question" ? columnsOf(item.path, form, isTable) : undefined;
    if (item.item !== "question" || list === undefined) {
      open = undefined;
      parts.push({ part: "item", item });
    } else if (open?.list === list) open.rows.push(item.path);
    else {
      open = { list, rows: [item.path] };
      parts.push({ part: "matrix", rows: open.rows });
    }
  }
  return parts.flatMap(asList);
}

/** One question alone is no matrix. */
const asList = (part: Part): readonly Part[] =>
  part.part === "matrix" && part.rows.length < 2
    ? part.rows.map((path) => ({ part: "item", item: { item: "question", path } }))
    : [part];

/** The list whose choices are the columns for this question, and whether one or several are ticked; undefined where it has none. */
function columnsOf(path: Path, form: Form, isTable: boolean): string | undefined {
  const question = form.questions.get(nameIn(path));
  if (question === undefined || !(isTable || hasWord(question.appearance, "list-nolabel"))) return undefined;
  return isRow(question, form.lists.get(question.list ?? "")) ? `${question.kind} ${question.list}` : undefined;
}

const isRow = ({ kind, filter, settings }: Question, list: ChoiceList | undefined): boolean =>
  (kind === "selectOne" || (kind === "selectMany" && settings.maxSelected === undefined)) &&
  filter === undefined &&
  list?.source === "form" &&
  list.choices.length <= mostColumns;

const hasWord = (appearance: string | undefined, word: string): boolean =>
  appearance?.split(/\s+/).includes(word) === true;

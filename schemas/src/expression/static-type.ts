import type { Choice, Form } from "../form/model.ts";
import { kinds } from "../kinds/index.ts";
import { functions } from "./functions/index.ts";
import type { Expression } from "./syntax.ts";

/** What an expression gives, as far as it can be known without answers. */
export type StaticType =
  | { readonly type: "number" | "text" | "boolean" | "date" | "place" | "unknown" }
  /** One or several codes of a list; the codes are unknown where the rows come with the project. */
  | {
      readonly type: "code" | "codes";
      readonly question: string;
      readonly codes: ReadonlySet<string> | undefined;
    };

const unknown: StaticType = { type: "unknown" };

/** The type of an expression over a form. */
export function staticType(
  tree: Expression,
  form: Pick<Form, "questions" | "lists">,
  self: string | undefined,
): StaticType {
  const typeOf = (inner: Expression | undefined): StaticType =>
    inner === undefined ? unknown : staticType(inner, form, self);
  switch (tree.type) {
    case "number":
      return { type: "number" };
    case "text":
      return { type: "text" };
    case "negation":
      return { type: "number" };
    case "operation":
      return { type: "+-*divmod".includes(tree.operator) ? "number" : "boolean" };
    case "reference":
      return questionType(form, tree.name);
    case "path": {
      const last = tree.steps.at(-1);
      if (tree.start === "here" && tree.steps.length === 1 && last?.name === ".") return questionType(form, self);
      return typeof tree.start === "object" && tree.start.type === "call" ? unknown : questionType(form, last?.name);
    }
    case "call":
      switch (tree.name) {
        case "if":
          return common(typeOf(tree.args[1]), typeOf(tree.args[2]));
        case "coalesce":
          return tree.args.map(typeOf).reduce(common, unknown);
        case "once":
          return typeOf(tree.args[0]);
        case "lookup":
          return typeOf(tree.args[2]);
        case "indexed-repeat":
          return typeOf(tree.args[0]);
        case "count-if":
        case "position":
          return { type: "number" };
        case "jr:choice-name":
          return { type: "text" };
        default:
          return { type: functions[tree.name]?.result ?? "unknown" };
      }
  }
}

/** The type of the answer to a question. */
function questionType(form: Pick<Form, "questions" | "lists">, name: string | undefined): StaticType {
  const question = form.questions.get(name ?? "");
  if (question === undefined) return unknown;
  const list = form.lists.get(question.list ?? "");
  const codes = list?.source === "form" ? codesOf(list.choices) : undefined;
  switch (kinds[question.kind].measure(question)) {
    case "number":
      return { type: "number" };
    case "date":
    case "period":
    case "moment":
      return { type: "date" };
    case "place":
      return { type: "place" };
    case "category":
      return { type: "code", question: question.name, codes };
    case "categories":
    case "ranking":
      return { type: "codes", question: question.name, codes };
    case "text":
    case "time":
    case "media":
      return { type: "text" };
    case "none":
      return unknown;
  }
}

const known = new WeakMap<readonly Choice[], ReadonlySet<string>>();

function codesOf(choices: readonly Choice[]): ReadonlySet<string> {
  const found = known.get(choices) ?? new Set(choices.map((choice) => choice.code));
  known.set(choices, found);
  return found;
}

/** The type of a value that is one or the other; an empty text fits to everything. */
function common(a: StaticType, b: StaticType): StaticType {
  if (a.type === b.type && (a.type !== "code" || b.type !== "code" || a.question === b.question)) return a;
  return unknown;
}

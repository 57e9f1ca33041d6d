import { kinds } from "../../kinds/index.ts";
import { walk } from "../assemble.ts";
import type { ChoiceList, Form, Measure, Question } from "../model.ts";
import { error, type FormProblem, warning } from "./problem.ts";

/** Choice lists that are empty, have a code twice, or are not there. */
export function checkLists(form: Form): readonly FormProblem[] {
  const missing = [...walk(form.sections)].flatMap((node) =>
    node.node === "question" && node.list !== undefined && !form.lists.has(node.list)
      ? [error("list", node.name, `There is no choice list "${node.list}"`)]
      : [],
  );
  const wrong = [...form.lists.values()].flatMap((list) => {
    if (list.source === "project") return [];
    if (list.choices.length === 0) return [error("empty-list", list.name, "The choice list is empty")];
    const users = [...form.questions.values()].filter((question) => question.list === list.name);
    return [...codesTwice(list, users), ...codesWithBlanks(list, users)];
  });
  return [...missing, ...wrong];
}

type WrittenList = Extract<ChoiceList, { source: "form" }>;

/** In a cascade a code may stand for one place in each district, as nobody is offered two of them at once. */
function codesTwice({ name, choices }: WrittenList, users: readonly Question[]): readonly FormProblem[] {
  const isFiltered = users.some((question) => question.filter !== undefined);
  const seen = new Set<string>();
  const twice = choices.filter(({ code }) => seen.size === seen.add(code).size).map(({ code }) => code);
  return twice.map((code) =>
    isFiltered
      ? warning(
          "choice-code",
          `${name}/${code}`,
          `The code "${code}" is there twice: only the filter tells which one is meant`,
        )
      : error("choice-code", `${name}/${code}`, `The code "${code}" is there twice. Rename one`),
  );
}

const several: ReadonlySet<Measure> = new Set(["categories", "ranking"]);

/** A blank parts the answers of a question that may have several. */
function codesWithBlanks({ name, choices }: WrittenList, users: readonly Question[]): readonly FormProblem[] {
  const isParted = users.some((question) => several.has(kinds[question.kind].measure(question)));
  return choices
    .filter(({ code }) => /\s/.test(code) || code === "")
    .map(({ code }) =>
      isParted || code.trim() === ""
        ? error("choice-code", `${name}/${code}`, `The code "${code}" has a blank, which parts several answers. Use _`)
        : warning(
            "choice-code",
            `${name}/${code}`,
            `The code "${code}" has a blank: selected() takes it for several answers. Use = or _`,
          ),
    );
}

import { kinds } from "../../kinds/index.ts";
import { walk } from "../assemble.ts";
import type { Form, FormNode, Question } from "../model.ts";
import { isSubstantive } from "./consent.ts";
import { error, type FormProblem } from "./problem.ts";

const maxQuestions = 2_000;

/** Members of a household, or households of a building, at most: beyond that somebody has made a mistake (A16 of the catalogue). */
const maxPeople = 60;

/** Questions and rosters whose settings cannot be right. */
export function checkQuestions(form: Form): readonly FormProblem[] {
  const nodes = [...walk(form.sections)];
  const many =
    form.questions.size > maxQuestions
      ? [
          error(
            "too-many-questions",
            form.id,
            `The form has ${form.questions.size} questions: ${maxQuestions} are the most`,
          ),
        ]
      : [];
  const badAt = form.checks
    .filter((check) => !form.questions.has(check.at))
    .map((check) =>
      error("check-at", check.id, `The check is shown at "${check.at}", which is no question of the form`),
    );
  const ids = [...form.checks, ...[...form.questions.values()].flatMap((question) => question.checks)].map(
    ({ id }) => id,
  );
  const twice = ids
    .filter((id, i) => ids.indexOf(id) !== i)
    .map((id) => error("check-id", id, `The check "${id}" is there twice`));
  return [...many, ...badAt, ...twice, ...nodes.flatMap((node) => checkNode(form, node))];
}

function checkNode(form: Form, node: FormNode): readonly FormProblem[] {
  if (node.node === "question") return checkQuestion(form, node);
  if (node.node === "group") return [];
  const found: FormProblem[] = [];
  if (node.max < 1)
    found.push(error("roster-max", node.name, `The roster may have ${node.max} members. Allow at least one`));
  if (node.max > maxPeople && node.children.some(isAboutPeople)) {
    found.push(
      error(
        "roster-max",
        node.name,
        `The roster may have ${node.max} members: ${maxPeople} are the most where people are asked about`,
      ),
    );
  }
  const inside = [...walk(node.children)].find((inner) => inner.node === "question" && inner.rosters.length > 2);
  if (inside !== undefined) found.push(error("roster-depth", node.name, "Rosters stand three deep. Two are the most"));
  if (node.nameQuestion !== undefined && form.questions.get(node.nameQuestion)?.rosters.at(-1) !== node.name) {
    found.push(
      error("name-question", node.name, `"${node.nameQuestion}" is to name the members, and is no question of theirs`),
    );
  }
  return found;
}

/** Directly in the roster: a list of many buildings may have a short list of households in each. */
function isAboutPeople(node: FormNode): boolean {
  if (node.node === "group") return node.children.some(isAboutPeople);
  return node.node === "question" && isSubstantive(node);
}

function checkQuestion(form: Form, question: Question): readonly FormProblem[] {
  const { name, settings } = question;
  const found: FormProblem[] = [];
  const read = kinds[question.kind].settings.safeParse(settings);
  for (const issue of read.error?.issues ?? []) {
    found.push(error("settings", name, `The setting "${issue.path.join("/")}" cannot be used: ${issue.message}`));
  }
  const { min, max } = settings;
  if (
    (typeof min === "number" && typeof max === "number" && min > max) ||
    (typeof min === "string" && typeof max === "string" && min > max)
  ) {
    found.push(error("range", name, `The least (${min}) is above the most (${max}). Exchange them`));
  }
  if (question.role === "identifier" && (question.purpose ?? "").trim() === "") {
    found.push(error("purpose", name, "The question identifies people and does not say what for. Write its purpose"));
  }
  const roster = kinds[question.kind].roster?.(question);
  if (roster !== undefined && !form.rosters.has(roster)) {
    found.push(error("roster", name, `There is no roster "${roster}" to choose a member from`));
  }
  return found;
}

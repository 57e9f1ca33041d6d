import { error, type FormProblem } from "./check/problem.ts";
import type { Form, Question } from "./model.ts";

/** What keeps a form from following one that is published: a version that is not higher, a question that means something else. */
export function compareForms(published: Form, next: Form): readonly FormProblem[] {
  const found: FormProblem[] = [];
  if (next.id !== published.id) {
    found.push(
      error("form-id", next.id, `The published form is "${published.id}". Publish this one as a form of its own`),
    );
  }
  if (compareVersions(next.version, published.version) <= 0) {
    found.push(
      error("version", next.id, `Version ${next.version} is not higher than ${published.version}, which is published`),
    );
  }
  for (const question of next.questions.values()) {
    const before = published.questions.get(question.name);
    if (before === undefined || sameVariable(before, question)) continue;
    const message = `"${question.name}" was ${described(before)} and is now ${described(question)}. Give it a new name`;
    found.push(error("breaking", question.name, message));
  }
  return found;
}

const sameVariable = (a: Question, b: Question): boolean =>
  a.kind === b.kind && a.rosters.join("/") === b.rosters.join("/");

const described = ({ kind, rosters }: Question): string =>
  rosters.length === 0 ? kind : `${kind} in roster ${rosters.join("/")}`;

/** Versions by their numbers: 1.10 comes after 1.9; what is no number is compared as text. */
export function compareVersions(a: string, b: string): number {
  const [left, right] = [a.split("."), b.split(".")];
  for (let i = 0; i < Math.max(left.length, right.length); i += 1) {
    const [x = "", y = ""] = [left[i], right[i]];
    const bothNumbers = /^[0-9]+$/.test(x) && /^[0-9]+$/.test(y);
    const difference = bothNumbers ? Number(x) - Number(y) : x === y ? 0 : x < y ? -1 : 1;
    if (difference !== 0) return difference;
  }
  return 0;
}

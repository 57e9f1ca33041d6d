import { walk } from "../assemble.ts";
import type { Form, LanguageTag, Texts } from "../model.ts";
import { error, type FormProblem, warning } from "./problem.ts";

const maxLength = 4_000;
const rightToLeft = /^(?:ar|fa|he|ur|ps|ckb|dv|yi|syr|ug)(?:-|$)/;

/** Texts that lack a language, are too long, or carry something else than text. */
export function checkTexts(form: Form): readonly FormProblem[] {
  return everyText(form).flatMap(({ at, texts }) => [
    ...form.languages
      .filter((language) => (texts[language] ?? "").trim() === "")
      .map((language) => warning("untranslated", at, `There is no text in "${language}"`)),
    ...Object.entries(texts).flatMap(([language, text]) => checkText(at, language, text)),
  ]);
}

function everyText(form: Form): readonly { readonly at: string; readonly texts: Texts }[] {
  const found = [{ at: form.id, texts: form.title }];
  const add = (at: string, texts: Texts | undefined) => {
    if (texts !== undefined) found.push({ at, texts });
  };
  for (const node of walk(form.sections)) {
    add(node.name, node.label);
    if (node.node !== "question") continue;
    add(node.name, node.hint);
    add(node.name, node.requiredMessage);
    for (const check of node.checks) add(check.id, check.message);
  }
  for (const check of form.checks) add(check.id, check.message);
  for (const list of form.lists.values()) {
    if (list.source === "form") for (const choice of list.choices) add(`${list.name}/${choice.code}`, choice.label);
  }
  return found;
}

function checkText(at: string, language: LanguageTag, text: string): readonly FormProblem[] {
  const found: FormProblem[] = [];
  if (text.length > maxLength) {
    found.push(
      error("long-text", at, `The text in "${language}" has ${text.length} characters: ${maxLength} are the most`),
    );
  }
  if (/<[a-z!/][^>]*>/i.test(text)) {
    found.push(warning("markup", at, `The text in "${language}" looks like HTML: it is shown as it is written`));
  }
  if (/\]\(\s*(?:javascript|data|vbscript)\s*:/i.test(text)) {
    found.push(error("script-link", at, `The text in "${language}" has a link that runs a script. Remove it`));
  }
  const opened = text.match(/[\u2066-\u2068]/g)?.length ?? 0;
  const closed = text.match(/\u2069/g)?.length ?? 0;
  if (rightToLeft.test(language) && opened !== closed) {
    found.push(
      warning("isolates", at, `The text in "${language}" opens ${opened} isolates of direction and closes ${closed}`),
    );
  }
  return found;
}

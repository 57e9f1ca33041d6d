import type { Use } from "../expression/compile.ts";
import type { Layout } from "../expression/frame.ts";
import type { Form, Question, Texts } from "../form/model.ts";

/** A label that may contain `${name}`, and what it reads. */
export interface LabelTemplate {
  readonly texts: Texts;
  readonly uses: readonly Use[];
  /** The questions that it names; empty for most labels. */
  readonly names: readonly { readonly name: string; readonly question: Question; readonly depth: number }[];
}

const placeholder = /\$\{\s*([^{}\s]+)\s*\}/g;

/** Finds the answers that a label names. A name that cannot be one answer from here stays as it is written. */
export function labelTemplate(
  texts: Texts,
  form: Pick<Form, "questions">,
  layout: Layout,
  chain: readonly string[],
): LabelTemplate {
  const written = new Set(
    Object.values(texts).flatMap((text) => [...text.matchAll(placeholder)].map((match) => match[1] ?? "")),
  );
  const names = [...written].flatMap((name) => {
    const question = form.questions.get(name);
    const place = layout.questions.get(name);
    if (question === undefined || place === undefined) return [];
    const reachable = place.chain.every((roster, i) => chain[i] === roster);
    return reachable ? [{ name, question, depth: place.chain.length }] : [];
  });
  return { texts, names, uses: names.map(({ name, depth }) => ({ reads: "question", name, depth })) };
}

/** The label in every language, with answers in their places. */
export function fillLabel(
  template: LabelTemplate,
  show: (name: string, depth: number, language: string) => string,
): Texts {
  if (template.names.length === 0) return template.texts;
  const depths = new Map(template.names.map(({ name, depth }) => [name, depth]));
  return Object.fromEntries(
    Object.entries(template.texts).map(([language, text]) => [
      language,
      text.replace(placeholder, (all, name: string) => {
        const depth = depths.get(name);
        return depth === undefined ? all : show(name, depth, language);
      }),
    ]),
  );
}

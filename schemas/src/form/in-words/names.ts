import type { Form, LanguageTag, Texts } from "../model.ts";
import type { Phrases } from "./phrases.ts";

/** What questions, choices and rosters are called in one language, as a sentence quotes them. */
export interface Names {
  question(name: string): string;
  choice(question: string, code: string): string;
  roster(name: string): string;
}

/** A label that is longer is cut at a word: it has to be recognised, not read. */
const longest = 70;

export function namesIn(form: Form, language: LanguageTag, phrases: Phrases): Names {
  const label = (texts: Texts | undefined): string => {
    const text = texts?.[language] ?? texts?.[form.languages[0] ?? ""] ?? "";
    return shortened(withoutMarkup(text));
  };
  const named = (texts: Texts | undefined, name: string): string => {
    const text = label(texts);
    return text === "" ? name : phrases.quote(text);
  };
  return {
    question: (name) => named(form.questions.get(name)?.label, name),
    roster: (name) => named(form.rosters.get(name)?.label, name),
    choice: (question, code) => {
      const list = form.lists.get(form.questions.get(question)?.list ?? "");
      const choice = list?.source === "form" ? list.choices.find((each) => each.code === code) : undefined;
      return phrases.quote(label(choice?.label) || code);
    },
  };
}

/** Stars, tags, headings and names of other answers are for the screen. */
const withoutMarkup = (text: string): string =>
  text
    .replace(/<[^<>]*>/g, "")
    .replace(/\$\{[^{}]*\}/g, "…")
    .replace(/\*\*|__|^#+ */gm, "")
    .replace(/\s+/g, " ")
    .trim();

function shortened(text: string): string {
  if (text.length <= longest) return text;
  const cut = text.slice(0, longest);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(" "), longest / 2)).trimEnd()}…`;
}

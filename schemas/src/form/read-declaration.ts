import { z } from "zod";
import {
  type Declaration,
  type DeclaredList,
  declarations,
  type Rule,
  type Sections,
  type Text,
} from "./declaration.ts";
import type { Check, FormNode, Group, LanguageTag, Question, Texts } from "./model.ts";

/** The texts of one node in one language other than English. */
export interface Translated {
  readonly label?: string | undefined;
  readonly hint?: string | undefined;
  readonly requiredMessage?: string | undefined;
  readonly check?: string | readonly (string | undefined)[] | undefined;
  readonly warn?: string | readonly (string | undefined)[] | undefined;
  readonly of?: Readonly<Record<string, Translated | string>> | undefined;
}

interface InLanguage {
  readonly language: LanguageTag;
  readonly texts: Translated;
}

/** Joins an English text with its translations; a text that already has every language stays as it is. */
export function textsOf(
  text: Text,
  others: readonly { readonly language: LanguageTag; readonly text: string | undefined }[],
): Texts {
  if (typeof text !== "string") return text;
  const found = others.flatMap((other) => (other.text === undefined ? [] : [[other.language, other.text] as const]));
  return { en: text, ...Object.fromEntries(found) };
}

/** Walks the Zod objects of a form and turns the declarations of its registry into the form's tree and lists. */
export function readSections(
  sections: Sections,
  languages: readonly InLanguage[],
): { readonly sections: readonly Group[]; readonly lists: readonly DeclaredList[] } {
  const lists = new Map<string, DeclaredList>();
  const nodes = readChildren(sections, languages, [], (list) => {
    const known = lists.get(list.name);
    if (known !== undefined && known !== list) {
      throw new RangeError(
        `Cannot use list "${list.name}" as it is declared twice. Declare it once and use that in every question`,
      );
    }
    lists.set(list.name, list);
  });
  return {
    sections: nodes.map((node) => {
      if (node.node === "group") return node;
      throw new RangeError(`Cannot show "${node.name}" at the top level as sections are groups. Put it into a group`);
    }),
    lists: [...lists.values()],
  };
}

type KeepList = (list: DeclaredList) => void;

function readChildren(
  children: Readonly<Record<string, z.ZodType>>,
  languages: readonly InLanguage[],
  rosters: readonly string[],
  keepList: KeepList,
): readonly FormNode[] {
  return Object.entries(children).map(([name, child]) => {
    const schema = child instanceof z.ZodOptional ? child.unwrap() : child;
    const declaration = schema instanceof z.ZodType ? declarations.get(schema) : undefined;
    if (declaration === undefined) {
      throw new RangeError(
        `Cannot read "${name}" as no builder made it. Use text(), integer(), group() … of this toolkit`,
      );
    }
    return readNode(
      name,
      declaration,
      schema,
      languages.map((one) => childTexts(one, name)),
      rosters,
      keepList,
    );
  });
}

const childTexts = ({ language, texts }: InLanguage, name: string): InLanguage => {
  const own = texts.of?.[name];
  return { language, texts: typeof own === "string" ? { label: own } : (own ?? {}) };
};

function readNode(
  name: string,
  declaration: Declaration,
  schema: unknown,
  languages: readonly InLanguage[],
  rosters: readonly string[],
  keepList: KeepList,
): FormNode {
  if (declaration.node === "question") return readQuestion(name, declaration, languages, rosters, keepList);
  const object = schema instanceof z.ZodArray ? schema.element : schema;
  const shape: Readonly<Record<string, z.ZodType>> = object instanceof z.ZodObject ? object.shape : {};
  const { options } = declaration;
  const label = textsOf(
    options.label,
    languages.map(({ language, texts }) => ({ language, text: texts.label })),
  );
  const inside = declaration.node === "roster" ? [...rosters, name] : rosters;
  const children = readChildren(shape, languages, inside, keepList);
  return declaration.node === "group"
    ? { node: "group", name, ...declaration.options, label, children }
    : { node: "roster", name, ...declaration.options, label, children };
}

function readQuestion(
  name: string,
  declaration: Extract<Declaration, { node: "question" }>,
  languages: readonly InLanguage[],
  rosters: readonly string[],
  keepList: KeepList,
): Question {
  const { options, list, filter } = declaration;
  if (list !== undefined) keepList(list);
  const texts = (text: Text, key: "label" | "hint" | "requiredMessage") =>
    textsOf(
      text,
      languages.map((one) => ({ language: one.language, text: one.texts[key] })),
    );
  const hard = readRules(name, "check", options.check, languages, 0);
  return {
    node: "question",
    kind: declaration.kind,
    name,
    label: texts(options.label, "label"),
    ...(options.hint === undefined ? {} : { hint: texts(options.hint, "hint") }),
    role: options.role,
    sensitivity: options.sensitivity ?? "low",
    ...(options.purpose === undefined ? {} : { purpose: options.purpose }),
    ...(options.relevant === undefined ? {} : { relevant: options.relevant }),
    required: options.required ?? false,
    ...(options.requiredMessage === undefined
      ? {}
      : { requiredMessage: texts(options.requiredMessage, "requiredMessage") }),
    ...(options.readOnly === undefined ? {} : { readOnly: options.readOnly }),
    ...(options.default === undefined ? {} : { default: options.default }),
    checks: [...hard, ...readRules(name, "warn", options.warn, languages, hard.length)],
    missing: declaration.missing,
    ...(list === undefined ? {} : { list: list.name }),
    ...(filter === undefined ? {} : { filter }),
    ...(options.appearance === undefined ? {} : { appearance: options.appearance }),
    settings: declaration.settings,
    rosters,
  };
}

function readRules(
  question: string,
  key: "check" | "warn",
  rules: Rule | readonly Rule[] | undefined,
  languages: readonly InLanguage[],
  before: number,
): readonly Check[] {
  const several: readonly Rule[] = rules === undefined ? [] : "test" in rules ? [rules] : rules;
  return several.map((rule, i) => ({
    id: `${question}/${before + i + 1}`,
    severity: key === "check" ? "hard" : "soft",
    test: rule.test,
    message: textsOf(
      rule.message,
      languages.map(({ language, texts }) => {
        const own = texts[key];
        return { language, text: typeof own === "string" ? own : own?.[i] };
      }),
    ),
    at: question,
  }));
}

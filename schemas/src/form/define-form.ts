import { z } from "zod";
import { assembleForm } from "./assemble.ts";
import type { DeclaredList, FlatAnswers, Sections, Text } from "./declaration.ts";
import type { Check, ChoiceList, Consent, DraftMigration, Form, LanguageTag } from "./model.ts";
import { readSections, type Translated, textsOf } from "./read-declaration.ts";
import type { Translation } from "./translation.ts";

/** A rule across questions, as it is written in the form. */
export interface DeclaredCheck {
  readonly id: string;
  readonly severity: "hard" | "soft";
  /** An expression that is true when the answers are acceptable. */
  readonly test: string;
  /** The question where the problem is shown; inside a roster the rule is judged once for each member. */
  readonly at: string;
  readonly message: Text;
}

/** Keeps the ids of a form's checks in their type, so that a translation must have every message. */
export const formChecks = <const C extends readonly DeclaredCheck[]>(checks: C): C => checks;

interface FormHead<Languages extends readonly LanguageTag[], Checks, S> {
  readonly id: string;
  readonly version: string;
  /** In English; translations have their own. */
  readonly title: string;
  readonly languages: Languages;
  /** The question at which the household agrees, or why nobody has to be asked: `checkForm` warns where it is not said. */
  readonly consent?: Consent;
  readonly translations: { readonly [L in Exclude<Languages[number], "en">]: Translation<S, Checks> };
  readonly checks: Checks;
  readonly migrations?: readonly DraftMigration[];
}

/**
 * A form from its declaration: English in the form file, every other language in a translation that mirrors it.
 *
 * What is wrong with its expressions and lists is found by `checkForm`, all at once.
 *
 * @throws RangeError when a name is used twice, or a list is declared twice with different choices
 *
 * @example
 * ```ts
 * import { choices, defineForm, group, integer, selectOne } from "@returns/schemas";
 * import { expect } from "vitest";
 *
 * const yes_no = choices("yes_no", { yes: "Yes", no: "No" });
 * const form = defineForm(
 *   {
 *     id: "return_plan",
 *     version: "1",
 *     title: "Return plan",
 *     languages: ["en", "fr"],
 *     translations: {
 *       fr: {
 *         title: "Projet de retour",
 *         lists: { yes_no: { yes: "Oui", no: "Non" } },
 *         sections: {
 *           plan: { label: "Projet", of: { returns: "Le ménage rentre-t-il ?", people: "Combien de personnes ?" } },
 *         },
 *         checks: {},
 *       },
 *     },
 *     checks: [],
 *   },
 *   {
 *     plan: group(
 *       { label: "Plan" },
 *       {
 *         returns: selectOne(yes_no, { label: "Does the household return?", role: "intention", required: true }),
 *         people: integer({ label: "How many people?", role: "demographic", relevant: "${returns} = 'yes'", min: 1 }),
 *       },
 *     ),
 *   },
 * );
 * expect(form.questions.get("people")?.label.fr).toBe("Combien de personnes ?");
 * ```
 */
export function defineForm<
  const Languages extends readonly ["en", ...LanguageTag[]],
  const Checks extends readonly DeclaredCheck[],
  S extends Sections,
>(head: FormHead<Languages, Checks, S>, sections: S): Form<FlatAnswers<S>>;
export function defineForm(head: LooseHead, sections: Sections): Form<unknown> {
  const translations = Object.entries(head.translations).map(([language, translation]) => ({
    language,
    translation: LooseTranslation.parse(translation),
  }));
  const read = readSections(
    sections,
    translations.map(({ language, translation }) => ({ language, texts: { of: translation.sections } })),
  );
  const everyText = (text: Text, find: (translation: LooseTranslation) => string | undefined) =>
    textsOf(
      text,
      translations.map(({ language, translation }) => ({ language, text: find(translation) })),
    );
  return assembleForm({
    id: head.id,
    version: head.version,
    title: everyText(head.title, (translation) => translation.title),
    languages: head.languages,
    ...(head.migrations === undefined ? {} : { migrations: head.migrations }),
    ...(head.consent === undefined ? {} : { consent: head.consent }),
    sections: read.sections,
    lists: read.lists.map((list) =>
      listOf(list, (text, code) => everyText(text, (translation) => translation.lists[list.name]?.[code])),
    ),
    checks: head.checks.map(
      (check): Check => ({
        ...check,
        message: everyText(check.message, (translation) => translation.checks[check.id]),
      }),
    ),
  });
}

// The translation's type has done its work at the call: here only its shape matters, and Zod reads it once more
const Tree: z.ZodType<Translated | string> = z.lazy(() => z.union([z.string(), TranslatedNode]));
const Messages = z.union([z.string(), z.array(z.string().optional())]).optional();
const TranslatedNode: z.ZodType<Translated> = z.strictObject({
  label: z.string().optional(),
  hint: z.string().optional(),
  requiredMessage: z.string().optional(),
  check: Messages,
  warn: Messages,
  of: z.record(z.string(), Tree).optional(),
});
const LooseTranslation = z.strictObject({
  title: z.string(),
  lists: z.record(z.string(), z.record(z.string(), z.string())),
  sections: z.record(z.string(), Tree),
  checks: z.record(z.string(), z.string()),
});
type LooseTranslation = z.infer<typeof LooseTranslation>;

type LooseHead = Omit<FormHead<readonly LanguageTag[], readonly DeclaredCheck[], unknown>, "translations"> & {
  readonly translations: Readonly<Record<LanguageTag, unknown>>;
};

function listOf(list: DeclaredList, translate: (label: Text, code: string) => Check["message"]): ChoiceList {
  return list.source === "project"
    ? {
        source: "project",
        name: list.name,
        codeColumn: list.codeColumn ?? "code",
        labelColumn: list.labelColumn ?? "label",
      }
    : {
        source: "form",
        name: list.name,
        choices: list.choices.map((choice) => ({ ...choice, label: translate(choice.label, choice.code) })),
      };
}

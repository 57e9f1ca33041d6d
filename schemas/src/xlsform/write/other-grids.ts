import type { Check, ChoiceList, Form } from "../../form/model.ts";
import { choiceFields, readHeader } from "../headers.ts";
import { languageHeader } from "../languages.ts";
import type { Languages } from "../read/languages-of.ts";
import { choiceFieldsOf, choiceOf } from "../read/lists.ts";
import { ruleFields, ruleOf } from "../read/rules.ts";
import { headFields, headOf } from "../read/settings.ts";
import { type Grid, type GridRow, textCells } from "./grid.ts";

/** The choices of all lists that are written in the form. */
export function choicesGrid(form: Form): Grid {
  const [first = "en"] = form.languages;
  const rows = [...form.lists.values()].flatMap((list): readonly GridRow[] =>
    list.source === "project"
      ? []
      : list.choices.map((choice) => {
          const cells = new Map([
            ["list_name", list.name],
            ["name", choice.code],
            ...textCells("label", choice.label),
            ...(choice.exclusive === true ? [["returns_exclusive", "yes"] as const] : []),
            ...(choice.other === true ? [["returns_other", "yes"] as const] : []),
          ]);
          for (const [header, cell] of Object.entries(choice.columns ?? {})) {
            const read = readHeader(header, choiceFields);
            if (read.is === "other" && read.text !== "" && header === header.trim() && cell !== "")
              cells.set(header, cell);
          }
          return {
            cells,
            meant: { value: { ...choice }, fields: choiceFieldsOf, read: (read) => choiceOf(read, first) },
          };
        }),
  );
  const labels = form.languages.map((tag) => `label::${languageHeader(tag)}`);
  return { sheet: "choices", columns: ["list_name", "name", ...labels], rows };
}

/** All lists in their order, with where their rows come from. */
export function listsGrid(form: Form): Grid {
  const row = (list: ChoiceList): GridRow => ({
    cells: new Map([
      ["list_name", list.name],
      ["source", list.source],
      ...(list.source === "project"
        ? ([
            ["code_column", list.codeColumn],
            ["label_column", list.labelColumn],
          ] as const)
        : []),
    ]),
  });
  return {
    sheet: "returns_lists",
    columns: ["list_name", "source", "code_column", "label_column"],
    rows: [...form.lists.values()].map(row),
  };
}

/** Rules across questions, and those of questions that a constraint cannot say. */
export function rulesGrid(form: Form, ofQuestions: ReadonlySet<string>): Grid {
  const row = (check: Check, scope: string): GridRow => ({
    cells: new Map([
      ["id", check.id],
      ["scope", scope],
      ["at", check.at],
      ["severity", check.severity],
      ["test", check.test],
      ...textCells("message", check.message),
    ]),
    meant: { value: { ...check }, fields: ruleFields, read: ruleOf },
  });
  const rows = [
    ...[...form.questions.values()]
      .filter(({ name }) => ofQuestions.has(name))
      .flatMap(({ checks }) => checks.map((check) => row(check, "question"))),
    ...form.checks.map((check) => row(check, "form")),
  ];
  const messages = form.languages.map((tag) => `message::${languageHeader(tag)}`);
  return { sheet: "returns_checks", columns: ["id", "scope", "at", "severity", "test", ...messages], rows };
}

/** What the form says about itself, in one row. */
export function settingsGrid(form: Form, languages: Languages): Grid {
  const [first = "en"] = form.languages;
  const { id, version, title, consent, migrations } = form;
  const cells = new Map([
    ["form_title", title[first] ?? ""],
    ["form_id", id],
    ["version", version],
    ["default_language", languageHeader(first)],
    // Without it other tools refuse cascades in which a code stands for several places
    ...([...form.lists.values()].some(hasCodeTwice) ? [["allow_choice_duplicates", "yes"] as const] : []),
    ...textCells("returns_title", Object.fromEntries(Object.entries(title).filter(([tag]) => tag !== first))),
    ["returns_languages", form.languages.join(" ")],
    ...(consent === undefined
      ? []
      : "question" in consent
        ? ([
            ["returns_consent", consent.question],
            ["returns_agrees", consent.agrees],
          ] as const)
        : ([["returns_no_consent", consent.notNeeded]] as const)),
    ...(migrations === undefined ? [] : ([["returns_migrations", JSON.stringify(migrations)]] as const)),
  ]);
  const value = {
    id,
    version,
    title,
    languages: form.languages,
    ...(consent === undefined ? {} : { consent }),
    ...(migrations === undefined ? {} : { migrations }),
  };
  return {
    sheet: "settings",
    columns: [...cells.keys()],
    rows: [{ cells, meant: { value, fields: headFields, read: (row) => headOf(row, languages, "") } }],
  };
}

const hasCodeTwice = (list: ChoiceList): boolean =>
  list.source === "form" && new Set(list.choices.map(({ code }) => code)).size < list.choices.length;

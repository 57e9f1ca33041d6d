import { codebook, conditionsInWords, type Form } from "@returns/schemas";
import { type CsvCell, writeCsv } from "../csv.ts";

/** A codebook as two CSV files that belong together. */
export interface CodebookCsv {
  /** A line for each variable. */
  readonly variables: string;
  /** A line for each choice of each list. */
  readonly codes: string;
}

/** Longer lists are in the second file only. */
const mostInCell = 50;

/** The codebook of a form for spreadsheets and scripts: labels in every language of the form, conditions also in its words. */
export function codebookCsv(form: Form): CodebookCsv {
  const labels = form.languages.map((language) => `label_${language}`);
  const words = form.languages.map((language) => `asked_when_${language}`);
  const variables = codebook(form).map((entry): readonly CsvCell[] => [
    entry.variable,
    entry.section,
    entry.rosters.join("/"),
    entry.kind,
    entry.measure,
    ...form.languages.map((language) => entry.label[language]),
    entry.list,
    entry.codes.length > mostInCell ? "" : entry.codes.map(({ code }) => code).join(" "),
    entry.missing.join(" "),
    entry.role,
    entry.sensitivity,
    entry.purpose,
    entry.erased ? "yes" : "",
    entry.relevant.length > 1 ? entry.relevant.map((each) => `(${each})`).join(" and ") : entry.relevant[0],
    ...form.languages.map((language) =>
      entry.relevant.length === 0 ? "" : conditionsInWords(entry.relevant, form, language),
    ),
  ]);
  const codes = [...form.lists.values()].flatMap((list) =>
    list.source === "form"
      ? list.choices.map(({ code, label }) => [list.name, code, ...form.languages.map((language) => label[language])])
      : [],
  );
  return {
    variables: writeCsv(
      [
        ...["variable", "section", "roster", "kind", "type", ...labels, "list", "codes", "missing"],
        ...["role", "sensitivity", "purpose", "erased", "relevant", ...words],
      ],
      variables,
    ),
    codes: writeCsv(["list", "code", ...labels], codes),
  };
}

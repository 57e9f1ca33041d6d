import type { Form } from "../form/model.ts";
import { checkFields, choiceFields, settingFields, surveyFields } from "./headers.ts";
import { languageHeader } from "./languages.ts";
import { languagesOf } from "./read/languages-of.ts";
import type { SurveyContext } from "./read/question.ts";
import { elsewhere } from "./read/survey.ts";
import type { Sheet, SheetNote } from "./sheet.ts";
import { exactSheetOf, sheetOf } from "./write/grid.ts";
import { choicesGrid, listsGrid, rulesGrid, settingsGrid } from "./write/other-grids.ts";
import { surveyGrid } from "./write/survey-grid.ts";

export interface ExportedForm {
  readonly sheets: readonly Sheet[];
  /** What other tools will not do with it. */
  readonly notes: readonly SheetNote[];
}

/**
 * Writes a form as an XLSForm that other tools can use and that reads back as the same form.
 *
 * What an XLSForm cannot say stands in columns and sheets of our own, whose names begin with `returns_`: other tools leave
 * them alone, and authors may fill them: `returns_role`, `returns_sensitivity`, `returns_purpose`, `returns_missing`
 * (`dk ref`), `returns_settings` (`min=0 max=40 erased=true`), in `settings` `returns_consent` and `returns_agrees`, and the
 * sheet `returns_checks` with warnings and rules across questions. `returns_exact` is not for people: it keeps what the
 * other cells cannot say, and counts as long as nobody has changed them. So who changes a cell in a spreadsheet is
 * believed, when the file is read again.
 *
 * @example
 * ```ts
 * import { forms } from "@returns/schemas/forms";
 * import { exportXlsForm, importXlsForm, readWorkbook, writeXlsx } from "@returns/schemas/xlsform";
 * import { expect } from "vitest";
 *
 * const workbook = readWorkbook(writeXlsx(exportXlsForm(forms.listing).sheets));
 * if (workbook.status !== "workbook") throw new Error(workbook.message);
 * const back = importXlsForm(workbook.sheets, "listing.xlsx");
 * expect(back.status === "form" && back.form.hash).toBe(forms.listing.hash);
 * ```
 */
export function exportXlsForm(form: Form): ExportedForm {
  const notes: SheetNote[] = [];
  const lists = new Map([...form.lists.keys()].map((name) => [name, name]));
  const draft: SurveyContext = { languages: form.languages, lists };
  const choices = choicesGrid(form);
  const [first = "en"] = form.languages;
  const ignored: SheetNote[] = [];
  const headers = [
    [sheetOf(surveyGrid(form, draft, ignored)), surveyFields],
    [sheetOf(choices), choiceFields],
  ] as const;
  // As the reader will find them, so that what is read here is what will be read
  const languages = languagesOf(headers, languageHeader(first), ignored);
  const survey = surveyGrid(form, { languages: languages.all, lists }, notes);
  const apart = new Set(
    survey.rows.flatMap(({ meant }) => (meant?.value.checks === elsewhere ? [String(meant.value.name)] : [])),
  );
  const [rules, inOrder] = [rulesGrid(form, apart), listsGrid(form)];
  for (const { at, id, severity } of form.checks) {
    if (severity === "hard") continue;
    notes.push({
      code: "only-here",
      severity: "warning",
      sheet: "returns_checks",
      message: `Other tools have no warnings: "${id}" at "${at}" is known here only`,
    });
  }
  return {
    sheets: [
      exactSheetOf(survey, surveyFields, languages),
      exactSheetOf(choices, choiceFields, languages),
      exactSheetOf(settingsGrid(form, languages), settingFields, languages),
      ...(rules.rows.length === 0 ? [] : [exactSheetOf(rules, checkFields, languages)]),
      ...(inOrder.rows.length === 0 ? [] : [sheetOf(inOrder)]),
    ],
    notes,
  };
}

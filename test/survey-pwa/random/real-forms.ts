import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Form } from "@returns/schemas";
import { formOfFiles } from "@returns/schemas/xlsform";
import { sharedFolder } from "../../machine/shared.ts";
import type { Lists } from "./respondent.ts";

export interface RealForm {
  readonly form: Form;
  readonly lists: Lists;
}

const places = {
  telafar: ["xlsforms/reach_telafar_aba_2021_en_ar.xlsx"],
  americas: ["xlsforms/unhcr_household_survey_americas.xlsx"],
  koboloader: ["xlsforms/unhcr_koboloader_template_en_dari.xlsx"],
  "telafar-2021": ["telafar-2021/xlsform_survey.csv", "telafar-2021/xlsform_choices.csv"],
  "impact-template": ["impact-template/xlsform_survey.csv", "impact-template/xlsform_choices.csv"],
} as const;

export type RealFormName = keyof typeof places;
export const realFormNames = Object.keys(places).filter((name): name is RealFormName => Object.hasOwn(places, name));

/** A form that an agency has used, with rows for the lists that would come with its project; none without the data. */
export function realForm(name: RealFormName): RealForm | undefined {
  const shared = sharedFolder();
  const files = places[name].map((path) => join(shared ?? "", "data", path));
  if (shared === undefined || !files.every((file) => existsSync(file))) return undefined;
  const read = formOfFiles(
    files.map((file) => ({ name: file.slice(file.lastIndexOf("/") + 1), bytes: readFileSync(file) })),
    { title: name },
  );
  if (read.status !== "form")
    throw new Error(JSON.stringify(read.notes.filter(({ severity }) => severity === "error")));
  return { form: read.form, lists: { ...madeUpRows(read.form), ...read.lists } };
}

/** Every code that answers elsewhere in the form have, as a row: a filter finds something whatever it compares with. */
function madeUpRows(form: Form): Lists {
  const codes = [...form.lists.values()].flatMap((list) =>
    list.source === "form" ? list.choices.map(({ code }) => code) : [],
  );
  const rows = codes.map((code) => ({ name: `${code}_1`, label: code, filter: code }));
  return Object.fromEntries(
    [...form.lists.values()].flatMap((list) => (list.source === "project" ? [[list.name, rows] as const] : [])),
  );
}

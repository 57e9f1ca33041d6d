import { canonicalJson, compareForms, type Form } from "@returns/schemas";
import type { SheetNote } from "@returns/schemas/xlsform";
import type { ProjectSetup } from "../demo/setup.ts";
import type { KnownForms } from "../project/known-forms.ts";
import type { FormLists } from "../store/forms.ts";

/**
 * What keeps a form from being published here beside what is wrong with itself: it would break the form that it follows,
 * or a list of it has the name of another one. All lists of a project lie side by side on the phone.
 */
export function judgeDraft(
  form: Form,
  lists: FormLists,
  setup: Pick<ProjectSetup, "lists">,
  { versions }: KnownForms,
): readonly SheetNote[] {
  const inUse = versions.filter(({ state }) => state === "in-use");
  const before = inUse.find(({ published }) => published.id === form.id)?.form;
  const breaks = before === undefined || before.hash === form.hash ? [] : compareForms(before, form);
  const taken = (list: string, message: string): SheetNote => ({
    code: "list-name",
    severity: "error",
    sheet: `${list}.csv`,
    message,
  });
  const conflicts = Object.entries(lists).flatMap(([list, rows]): readonly SheetNote[] => {
    if (Object.hasOwn(setup.lists, list)) {
      return [
        taken(list, `The project has a list "${list}" already. Leave the file out to use that one, or rename it`),
      ];
    }
    const other = inUse.find(
      ({ published }) =>
        published.id !== form.id &&
        Object.hasOwn(published.lists, list) &&
        canonicalJson(published.lists[list]) !== canonicalJson(rows),
    );
    if (other === undefined) return [];
    return [
      taken(list, `The form "${other.published.id}" has a list "${list}" with other rows. Rename it in this form`),
    ];
  });
  return [...breaks.map(({ code, severity, at, message }) => ({ code, severity, sheet: at, message })), ...conflicts];
}

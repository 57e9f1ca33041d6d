import { kinds } from "../kinds/index.ts";
import { isErased } from "./answers.ts";
import type { Form, Measure, MissingReason, Role, Sensitivity, Texts } from "./model.ts";

/** One variable of a form, as analysts and projections need it. */
export interface CodebookEntry {
  readonly variable: string;
  readonly label: Texts;
  readonly kind: string;
  readonly measure: Measure;
  /** The roster whose members have this variable, outermost first; empty for the household. */
  readonly rosters: readonly string[];
  /** The section in which it stands. */
  readonly section: string;
  /** Codes with their labels, in the order of the list; empty where the kind has none or the list comes with the project. */
  readonly codes: readonly { readonly code: string; readonly label: Texts }[];
  readonly list: string | undefined;
  readonly missing: readonly MissingReason[];
  readonly role: Role;
  readonly sensitivity: Sensitivity;
  readonly purpose: string | undefined;
  /** True where the answer served the interview only: no finished interview has it. */
  readonly erased: boolean;
  /** When it is asked; undefined where always. Conditions of the groups around it stand first. */
  readonly relevant: readonly string[];
}

/** Every variable of a form that has a value, in the order of the form; notes are left out. */
export function codebook(form: Form): readonly CodebookEntry[] {
  const entries: CodebookEntry[] = [];
  const visit = (nodes: Form["sections"][number]["children"], section: string, around: readonly string[]): void => {
    for (const node of nodes) {
      const relevant = node.relevant === undefined ? around : [...around, node.relevant];
      if (node.node !== "question") {
        visit(node.children, section === "" ? node.name : section, relevant);
        continue;
      }
      const measure: Measure = kinds[node.kind].measure(node);
      if (measure === "none") continue;
      const list = form.lists.get(node.list ?? "");
      entries.push({
        variable: node.name,
        label: node.label,
        kind: node.kind,
        measure,
        rosters: node.rosters,
        section,
        codes: list?.source === "form" ? list.choices.map(({ code, label }) => ({ code, label })) : [],
        list: node.list,
        missing: node.missing,
        role: node.role,
        sensitivity: node.sensitivity,
        purpose: node.purpose,
        erased: isErased(node),
        relevant,
      });
    }
  };
  visit(form.sections, "", []);
  return entries;
}

import type { Form } from "./model.ts";

/** Something that is wrong with a form, for its author. */
export interface FormProblem {
  readonly code: string;
  /** An error keeps the form from being used; a warning does not. */
  readonly severity: "error" | "warning";
  /** The question, group, roster, list or check that is meant. */
  readonly at: string;
  readonly message: string;
}

/** Everything that is wrong with a form, all at once. */
export const checkForm = (_form: Form): readonly FormProblem[] => [];

/** Something that is wrong with a form, for its author. */
export interface FormProblem {
  /** Stable: `name`, `expression`, `option`, `choice-code` … */
  readonly code: string;
  /** An error keeps the form from being used; a warning does not. */
  readonly severity: "error" | "warning";
  /** The question, group, roster, list or check that is meant. */
  readonly at: string;
  readonly message: string;
}

export const error = (code: string, at: string, message: string): FormProblem => ({
  code,
  severity: "error",
  at,
  message,
});
export const warning = (code: string, at: string, message: string): FormProblem => ({
  code,
  severity: "warning",
  at,
  message,
});

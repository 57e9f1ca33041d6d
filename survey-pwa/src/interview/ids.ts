import type { Path } from "@returns/schemas";

/** The names of a question's parts in the page, so that labels, hints and problems find their answer. */
export interface QuestionIds {
  readonly question: string;
  readonly input: string;
  readonly label: string;
  readonly hint: string;
  readonly problems: string;
}

export const idsOf = (path: Path): QuestionIds => ({
  question: `question:${path}`,
  input: `input:${path}`,
  label: `label:${path}`,
  hint: `hint:${path}`,
  problems: `problems:${path}`,
});

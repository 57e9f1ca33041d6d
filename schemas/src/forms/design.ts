import type { FlatAnswers } from "../form/declaration.ts";

/** Which variables of a form say how its units were drawn. */
export interface FormDesign<Sections> {
  /** Names one unit, such as one household, without carrying a meaning for outsiders. */
  readonly unit: keyof FlatAnswers<Sections> & string;
  readonly stratum: keyof FlatAnswers<Sections> & string;
  readonly cluster: keyof FlatAnswers<Sections> & string;
  /** The form in which the units of a cluster were counted. */
  readonly drawnFrom: string;
}

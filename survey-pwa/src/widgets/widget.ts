import type { AnswerValue, LanguageTag, QuestionState } from "@returns/schemas";
import type { FunctionComponent } from "preact";
import type { QuestionIds } from "../interview/ids.ts";

/** What a widget gets from the question around it. */
export interface WidgetProps {
  readonly state: QuestionState;
  readonly ids: QuestionIds;
  /** The language in which the question is read out. */
  readonly language: LanguageTag;
  /** The parts of the page that explain the answer: hint, problems. */
  readonly describedBy: string | undefined;
  readonly isWrong: boolean;
  readonly answer: {
    set(value: AnswerValue): void;
    /** The same for a choice that arrow keys may only pass over on their way to another. */
    browse(value: AnswerValue): void;
    /** Reads what was typed by the rules of the question's kind. */
    type(typed: string): void;
    /** The same for one more letter in a field that keeps by itself what stands in it. */
    keyIn(typed: string): void;
    clear(): void;
  };
}

/** How one kind of question looks: what stands around the answer, and the control itself. */
export type Widget =
  /** One control with a label. */
  | { readonly frame: "field"; readonly Control: FunctionComponent<WidgetProps> }
  /** Several controls under one legend. */
  | { readonly frame: "fieldset"; readonly Control: FunctionComponent<WidgetProps> }
  /** Words only. */
  | { readonly frame: "text" }
  /** Never shown: filled by the engine. */
  | { readonly frame: "hidden" };

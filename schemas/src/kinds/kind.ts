import type { z } from "zod";
import type { AnswerValue, Choice, ChoiceList, LanguageTag, Measure, Question, Texts } from "../form/model.ts";

/** What was typed, read by the rules of a kind; `note` says how, where the enumerator should see it ("read as 1234"). */
export type Reading =
  | { readonly status: "value"; readonly value: AnswerValue; readonly note?: Texts }
  | { readonly status: "empty" }
  | { readonly status: "unreadable"; readonly code: "unreadable"; readonly message: Texts };

/** What a kind itself finds wrong with a value, before any rule of the form is asked. */
export interface KindProblem {
  readonly code:
    | "not-ranked"
    | "too-few"
    | "range"
    | "choice"
    | "exclusive"
    | "too-many"
    | "too-long"
    | "no-letters"
    | "accuracy"
    | "too-large";
  readonly severity: "error" | "warning";
  readonly message: Texts;
}

/** What decides which values a question can hold: the part of it that the Zod type is made of. */
export interface ValueFacts {
  readonly settings: Readonly<Record<string, unknown>>;
  /** The codes of a list that is written in the form; absent where the rows come with the project. */
  readonly codes: readonly string[] | undefined;
}

/** What the engine knows at the moment of judging a value. */
export interface Judging {
  /** Local date of the interview, `YYYY-MM-DD`. */
  readonly today: string;
  /** The choices that the filter leaves. */
  readonly offered: readonly Choice[];
}

/** The time as the interview knows it. */
interface Clock {
  /** Local date, `YYYY-MM-DD`. */
  readonly today: string;
  /** Local date and time with offset. */
  readonly now: () => string;
}

/** One kind of question: everything that the engine, the wire, the codebook and the analysis ask about it. */
export interface Kind {
  /** What the analysis may do with an answer. */
  measure(question: Pick<Question, "settings">): Measure;
  /** Who gives the answer: a question filled by the engine is never put to anybody, a note has no answer. */
  readonly filledBy: "enumerator" | "engine" | "nobody";
  /** What `question.settings` may say, as it stands on the wire. */
  readonly settings: z.ZodType;
  /** The Zod type of a recorded value, without the reasons for a missing one. */
  schema(facts: ValueFacts): z.ZodType;
  read(typed: string, question: Question): Reading;
  /** The value as a person reads it, in one language. */
  show(value: AnswerValue, list: ChoiceList | undefined, language: LanguageTag): string;
  problems(value: AnswerValue, question: Question, judging: Judging): readonly KindProblem[];
  /** The expression that the engine computes the answer with. */
  calculation?(question: Question): string | undefined;
  /** What the engine itself fills in when the interview is opened or finalised. */
  fill?(question: Question, moment: "opened" | "finalised", clock: Clock): AnswerValue | undefined;
  /** The roster whose members are the choices; the recorded value is then a member's line number. */
  roster?(question: Question): string | undefined;
  /** Whether the answer serves the interview only, and leaves it when it is finished. */
  erased?(question: Pick<Question, "settings">): boolean;
  /** Some value that the question accepts, for try-outs and tests; undefined where there is none. */
  arbitrary(question: Question, judging: Judging, random: () => number): AnswerValue | undefined;
}

/** A number among the settings of a question. */
export const numberSetting = (question: Pick<Question, "settings">, name: string): number | undefined => {
  const value = question.settings[name];
  return typeof value === "number" ? value : undefined;
};

/** A text among the settings of a question. */
export const textSetting = (question: Pick<Question, "settings">, name: string): string | undefined => {
  const value = question.settings[name];
  return typeof value === "string" ? value : undefined;
};

import { z } from "zod";
import type { KindName } from "../kinds/index.ts";
import type { Role, Sensitivity, Texts } from "./model.ts";

/** A text of the form: a plain string is English and must be translated; an object already has every language. */
export type Text = string | Texts;

/** A rule at a question: true when the answer is acceptable, and what to tell the enumerator when it is not. */
export interface Rule {
  readonly test: string;
  readonly message: Text;
}

/** What every kind of question understands. */
export interface QuestionOptions {
  readonly label: Text;
  readonly hint?: Text;
  readonly role: Role;
  /** `low` when absent; an identifier must say. */
  readonly sensitivity?: Sensitivity;
  /** Why it is asked; an identifier must say. */
  readonly purpose?: string;
  readonly relevant?: string;
  readonly required?: boolean | string;
  readonly requiredMessage?: Text;
  readonly readOnly?: boolean | string;
  /** Expression for the first value. */
  readonly default?: string;
  /** Rules that must hold. */
  readonly check?: Rule | readonly Rule[];
  /** Rules that ask "sure?". */
  readonly warn?: Rule | readonly Rule[];
  readonly appearance?: string;
}

/** One choice as it is written in the form. */
export interface DeclaredChoice {
  readonly code: string;
  readonly label: Text;
  readonly exclusive?: boolean;
  readonly other?: boolean;
  readonly columns?: Readonly<Record<string, string>>;
}

/**
 * A choice list as it is written in the form.
 *
 * `Code` is the union of its codes, `Untranslated` the part of them whose labels are English only.
 */
export interface DeclaredList<Name extends string = string, Code extends string = string, Untranslated = unknown> {
  readonly name: Name;
  readonly source: "form" | "project";
  readonly choices: readonly DeclaredChoice[];
  readonly codeColumn?: string;
  readonly labelColumn?: string;
  /** Types only; never there at run time. */
  readonly "~codes"?: Code;
  readonly "~untranslated"?: Untranslated;
}

/** What the registry knows about a node of the form. Names and children come from the Zod object in which it stands. */
export type Declaration =
  | {
      readonly node: "question";
      readonly kind: KindName;
      readonly options: QuestionOptions;
      readonly missing: readonly ("dk" | "ref")[];
      readonly settings: Readonly<Record<string, unknown>>;
      readonly list?: DeclaredList;
      readonly filter?: string;
    }
  | { readonly node: "group"; readonly options: GroupOptions }
  | { readonly node: "roster"; readonly options: RosterOptions };

export interface GroupOptions {
  readonly label: Text;
  readonly relevant?: string;
  readonly appearance?: string;
}

export interface RosterOptions {
  readonly label: Text;
  readonly relevant?: string;
  /** Expression for how many members are expected. */
  readonly count?: string;
  /** Never more than this many members. */
  readonly max: number;
  /** The question that names a member on the screen. */
  readonly nameQuestion?: string;
}

export type Children = Readonly<Record<string, z.ZodType>>;

/** The top level of a form: groups only, each a section of the interview. */
export type Sections = Readonly<Record<string, z.ZodType & GroupLike>>;

/** What Zod has no word for: label, relevance, role … of every node that a builder made. */
export const declarations = z.registry<Declaration>();

/** A question: the Zod type of its recorded value, with what was declared (types only). */
export interface Asked<Value, Options, List = never> extends z.ZodType<Value> {
  readonly "~declared"?: { readonly node: "question"; readonly options: Options; readonly list: List };
}

export interface Grouped<C, Options> extends z.ZodType<FlatAnswers<C>> {
  readonly "~declared"?: { readonly node: "group"; readonly options: Options; readonly children: C };
}

export interface Rostered<C, Options> extends z.ZodType<FlatAnswers<C>[]> {
  readonly "~declared"?: { readonly node: "roster"; readonly options: Options; readonly children: C };
}

/** The flat type of an interview: groups leave no trace, rosters are arrays of flat rows, everything may be absent. */
export type FlatAnswers<C> = Flatten<
  { [K in keyof C as C[K] extends GroupLike ? never : K]?: z.infer<C[K]> } & Intersection<
    { [K in keyof C]: C[K] extends Grouped<infer Inner, infer _> ? FlatAnswers<Inner> : never }[keyof C]
  >
>;

type GroupLike = { readonly "~declared"?: { readonly node: "group" } };
type Intersection<U> = (U extends unknown ? (u: U) => void : never) extends (i: infer I) => void ? I : never;
type Flatten<T> = { [K in keyof T]: T[K] };

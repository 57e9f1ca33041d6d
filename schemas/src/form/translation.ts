import type { DeclaredList } from "./declaration.ts";

/**
 * Every text of a form that is written in English only, to be written in one more language.
 * It mirrors the form; a text that is missing does not compile.
 */
export interface Translation<Sections, Checks = readonly []> {
  readonly title: string;
  readonly lists: ListTexts<Extract<ListsOf<Sections>, DeclaredList>>;
  readonly sections: ChildTexts<Sections>;
  /** The messages of the form's own checks by their id. */
  readonly checks: CheckTexts<Checks>;
}

/**
 * The texts of one section, group, roster or question, for translations that are kept in several files.
 *
 * A question that has a label and nothing more is one string. Otherwise it is an object with `label` and whichever of
 * `hint`, `check`, `warn` and `requiredMessage` the question has; a group or roster has `label` and `of`.
 */
export type NodeTexts<Node> =
  Node extends QuestionNode<infer O, infer _>
    ? QuestionTexts<O>
    : Node extends ContainerNode<infer O, infer C>
      ? Labelled<O> & { readonly of: ChildTexts<C> }
      : never;

export type ChildTexts<C> = {
  readonly [K in keyof C as NodeTexts<C[K]> extends NothingToTranslate ? never : K]: NodeTexts<C[K]>;
};

type ListTexts<L extends DeclaredList> = {
  readonly [One in L as One extends DeclaredList<string, string, never> ? never : One["name"]]: {
    readonly [Code in UntranslatedOf<One>]: string;
  };
};

interface QuestionNode<O, L> {
  readonly "~declared"?: { readonly node: "question"; readonly options: O; readonly list: L };
}
interface ContainerNode<O, C> {
  readonly "~declared"?: { readonly node: "group" | "roster"; readonly options: O; readonly children: C };
}

interface NothingToTranslate {
  readonly "~nothing": true;
}

type QuestionTexts<O> = keyof Extras<O> extends never
  ? O extends { readonly label: string }
    ? string
    : NothingToTranslate
  : Labelled<O> & Extras<O>;

type Labelled<O> = O extends { readonly label: string } ? { readonly label: string } : unknown;

/** The texts beside the label: only those which the question has, and has in English only. */
type Extras<O> = (O extends { readonly hint: string } ? { readonly hint: string } : unknown) &
  (O extends { readonly requiredMessage: string } ? { readonly requiredMessage: string } : unknown) &
  (O extends { readonly check: infer R } ? RuleTexts<R, "check"> : unknown) &
  (O extends { readonly warn: infer R } ? RuleTexts<R, "warn"> : unknown);

type RuleTexts<R, Key extends string> = R extends { readonly message: string }
  ? { readonly [K in Key]: string }
  : R extends readonly { readonly message: unknown }[]
    ? string extends Extract<R[number]["message"], string>
      ? { readonly [K in Key]: MessagesOf<R> }
      : [Extract<R[number]["message"], string>] extends [never]
        ? unknown
        : { readonly [K in Key]: MessagesOf<R> }
    : unknown;

type MessagesOf<R extends readonly { readonly message: unknown }[]> = {
  readonly [I in keyof R]: R[I]["message"] extends string ? string : undefined;
};

type ListsOf<C> = {
  [K in keyof C]: C[K] extends QuestionNode<infer _, infer L>
    ? L
    : C[K] extends ContainerNode<infer _, infer Inner>
      ? ListsOf<Inner>
      : never;
}[keyof C];

type UntranslatedOf<L> =
  L extends DeclaredList<string, string, infer Untranslated> ? Extract<Untranslated, string> : never;

type CheckTexts<Checks> = Checks extends readonly { readonly id: string; readonly message: unknown }[]
  ? { readonly [One in Checks[number] as One["message"] extends string ? One["id"] : never]: string }
  : never;

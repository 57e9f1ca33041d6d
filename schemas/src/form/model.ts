import type { z } from "zod";
import type { KindName } from "../kinds/index.ts";

/** A BCP 47 language tag, such as `en`, `ar` or `fr-SN`. The direction of a text follows from it, never from the text. */
export type LanguageTag = string;

/** One text in every language that it has been written in. */
export type Texts = Readonly<Record<LanguageTag, string>>;

/** Who may see an answer and what the analysis may do with it. The kind of a question never decides this. */
export type Role = "demographic" | "socio-economic" | "intention" | "design" | "identifier";

/** How much harm a leaked answer can do: `high` never leaves in shared microdata. */
export type Sensitivity = "low" | "medium" | "high";

/** Why a question that was asked has no substantive answer. A question that was not asked is simply absent. */
export type MissingReason = "dk" | "ref";

/**
 * What the analysis may do with an answer. Ask this of `kinds[question.kind].measure`; never test the kind itself.
 *
 * A `ranking` has every code of a list in an order. A `period` is a month or a year of which no day is known; a `moment` is a day with a time.
 */
export type Measure =
  | "category"
  | "categories"
  | "ranking"
  | "number"
  | "date"
  | "period"
  | "moment"
  | "time"
  | "text"
  | "place"
  | "media"
  | "none";

/** A rule on answers: `hard` blocks the interview from being finished, `soft` asks "sure?" and keeps the confirmation. */
export interface Check {
  /** Unique in the form: `E03`, or `<question>/1` for a rule written at the question. */
  readonly id: string;
  readonly severity: "hard" | "soft";
  /** An expression that is true when the answers are acceptable. */
  readonly test: string;
  readonly message: Texts;
  /** The question where the problem is shown; inside a roster the rule is judged once for each member. */
  readonly at: string;
}

/** Where a household agrees to be interviewed, or why nobody has to be asked. */
export type Consent =
  /** The question and the code of its answer that means yes. */
  { readonly question: string; readonly agrees: string } | { readonly notNeeded: string };

/** One entry of a choice list. Columns beyond code and label (such as `state`) serve choice filters and `pulldata`. */
export interface Choice {
  readonly code: string;
  readonly label: Texts;
  /** Cannot be combined with another answer: none, don't know, refused. */
  readonly exclusive?: boolean;
  /** Opens a text question "specify". */
  readonly other?: boolean;
  readonly columns?: Readonly<Record<string, string>>;
}

/** A list that is written in the form, or one whose rows come with the project (sites, clusters, enumerators). */
export type ChoiceList =
  | { readonly source: "form"; readonly name: string; readonly choices: readonly Choice[] }
  | { readonly source: "project"; readonly name: string; readonly codeColumn: string; readonly labelColumn: string };

/** One question. `settings` holds what only its kind understands (min, max, maxSelected, calculation …). */
export interface Question {
  readonly node: "question";
  readonly kind: KindName;
  /** The variable's name: unique in the form. */
  readonly name: string;
  readonly label: Texts;
  readonly hint?: Texts;
  readonly role: Role;
  readonly sensitivity: Sensitivity;
  /** Why it is asked; an identifier must say so. */
  readonly purpose?: string;
  /** Expression; the question is asked when it is true, and always when absent. */
  readonly relevant?: string;
  /** `true`, `false`, or an expression. */
  readonly required: boolean | string;
  readonly requiredMessage?: Texts;
  readonly readOnly?: boolean | string;
  /** Expression for the first value. */
  readonly default?: string;
  readonly checks: readonly Check[];
  /** Reasons that the respondent may give instead of a value, for kinds whose values are not choices. */
  readonly missing: readonly MissingReason[];
  readonly list?: string;
  /** Expression over a choice's columns (bare names) and answers (`${name}`). */
  readonly filter?: string;
  /** XLSForm appearance, kept for the round trip and used where it has a meaning here. */
  readonly appearance?: string;
  readonly settings: Readonly<Record<string, unknown>>;
  /** Columns of an XLSForm that have no meaning here, kept for the round trip. */
  readonly columns?: Readonly<Record<string, string>>;
  /** The roster in which the question stands, outermost first; empty at the level of the household. */
  readonly rosters: readonly string[];
}

/** Questions that belong together and share a relevance. The groups at the top level are the sections of the interview. */
export interface Group {
  readonly node: "group";
  readonly name: string;
  readonly label: Texts;
  readonly relevant?: string;
  readonly appearance?: string;
  readonly columns?: Readonly<Record<string, string>>;
  readonly children: readonly FormNode[];
}

/** Questions that are asked once for each member of a list. */
export interface Roster {
  readonly node: "roster";
  readonly name: string;
  readonly label: Texts;
  readonly relevant?: string;
  /** Expression for how many members are expected; a difference is a problem that the enumerator resolves. */
  readonly count?: string;
  /** Never more than this many members. */
  readonly max: number;
  /** The question that names a member on the screen. */
  readonly nameQuestion?: string;
  readonly appearance?: string;
  readonly columns?: Readonly<Record<string, string>>;
  readonly children: readonly FormNode[];
}

export type FormNode = Question | Group | Roster;

/** One recorded answer. Rosters are arrays of flat rows; a question that was not asked is absent. */
export type AnswerValue = string | number | boolean | readonly string[] | Place | Track | Media;

/** A position as the device gave it: degrees, metres. */
export interface Place {
  readonly latitude: number;
  readonly longitude: number;
  readonly accuracy: number;
  readonly altitude?: number;
}

/** Positions in the order in which they were walked. The edge of an area does not repeat its first point. */
export interface Track {
  readonly points: readonly Place[];
}

/** A photo, signature, recording or file. The answer names it; its bytes lie beside the answers and travel after them. */
export interface Media {
  /** SHA-256 of the bytes, in hex as every hash that this toolkit writes: equal bytes are one thing, and cannot change. */
  readonly hash: string;
  /** Media type without parameters, such as `image/jpeg`. */
  readonly type: string;
  /** How many bytes it has. */
  readonly bytes: number;
  /** What the file was called where somebody chose one. */
  readonly name?: string;
}

/** All answers of one interview or of one roster member: flat by question name, groups leave no trace. */
export interface Answers {
  readonly [name: string]: AnswerValue | readonly Answers[] | undefined;
}

/**
 * How an interview that was begun with an earlier version goes on with this one.
 *
 * It is data and not a function, since a published form reaches phones as data.
 */
export interface DraftMigration {
  /** The hash of the earlier form. */
  readonly from: string;
  /** Questions and rosters by their old name, with the new one. */
  readonly renamed?: Readonly<Record<string, string>>;
  /** By the new name of a question: its old codes with the new ones. */
  readonly recoded?: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** Questions and rosters, by their old name, whose answers are let go of on purpose. */
  readonly removed?: readonly string[];
}

/** A published or built-in form, with everything that was derived from its declaration. */
export interface Form<A = Answers> {
  readonly id: string;
  readonly version: string;
  /** SHA-256 in hex of the canonical JSON of the form on the wire: the name of exactly this form. */
  readonly hash: string;
  readonly title: Texts;
  /** The first is the language that is always complete. */
  readonly languages: readonly LanguageTag[];
  /** Absent where the form does not say, as in forms that came from elsewhere. */
  readonly consent?: Consent;
  readonly sections: readonly Group[];
  readonly lists: ReadonlyMap<string, ChoiceList>;
  /** Rules across questions, beside those at the questions themselves. */
  readonly checks: readonly Check[];
  /** For drafts that were begun with earlier versions; what has kept its name and meaning needs none. */
  readonly migrations?: readonly DraftMigration[];
  /** Every question by name, in the order of the form. */
  readonly questions: ReadonlyMap<string, Question>;
  readonly rosters: ReadonlyMap<string, Roster>;
  /** The Zod schema that judges a finished interview. */
  readonly answers: z.ZodType<A>;
}

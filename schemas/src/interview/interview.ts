import type { Answers, AnswerValue, Choice, Form, Question, Texts } from "../form/model.ts";

/**
 * Where an answer stands: `hh_size`, or `member/m3/member_age` for the roster member whose key is `m3`.
 * A key stays with its member for the whole life of the interview, whoever is added, removed or moved.
 */
export type Path = string;

/** What is wrong with an answer, in words for the enumerator. */
export interface Problem {
  readonly path: Path;
  /** A warning does not block once it is confirmed. */
  readonly severity: "error" | "warning";
  /** `required`, `unreadable`, `range`, `choice`, `exclusive`, `too-many`, `unfit`, `roster-count`, or the id of a check of the form. */
  readonly code: string;
  readonly message: Texts;
  readonly confirmed: boolean;
}

/** Everything that a screen needs to draw one question. */
export interface QuestionState {
  readonly path: Path;
  readonly question: Question;
  /** False when the relevance of the question, or of anything around it, is not true. */
  readonly asked: boolean;
  readonly value: AnswerValue | undefined;
  /** What was typed, where it could not be read as a value: kept, shown, and a problem until it is mended. */
  readonly typed: string | undefined;
  /** How the typed text was read, where the enumerator should look again: "read as 1234". */
  readonly note?: Texts;
  readonly required: boolean;
  readonly readOnly: boolean;
  /** The choices that the filter leaves, in the order of the list; empty for kinds without a list. */
  readonly choices: readonly Choice[];
  /** The label with `${name}` replaced by answers, in every language. */
  readonly label: Texts;
  /** The hint in the same way; absent where the question has none. */
  readonly hint?: Texts;
  readonly problems: readonly Problem[];
}

export interface SectionState {
  readonly name: string;
  readonly label: Texts;
  readonly asked: boolean;
  /** Questions that are asked and can be answered by the enumerator (no notes, no calculations), over all members. */
  readonly questions: number;
  readonly answered: number;
  /** Errors in answers that were given; a required question without an answer is not among them. */
  readonly errors: number;
}

/** What a section or a roster member shows, from top to bottom; what is not asked is left out. */
export type LayoutItem =
  | { readonly item: "question"; readonly path: Path }
  | {
      readonly item: "group";
      readonly name: string;
      readonly label: Texts;
      /** How the group wants to look, such as `table-list`. */
      readonly appearance?: string;
      readonly items: readonly LayoutItem[];
    }
  | { readonly item: "roster"; readonly name: string; readonly label: Texts; readonly expected: number | undefined };

export interface MemberState {
  readonly key: string;
  /** The answer of the roster's name question, empty when it has none yet. */
  readonly name: string;
  readonly questions: number;
  readonly answered: number;
  readonly errors: number;
}

/** How long one question took and how often somebody came back to it; never what was answered. */
export interface QuestionTime {
  /** Milliseconds from the start of the interview until it was on the screen, by the clock on the wall. */
  readonly first: number;
  /** Milliseconds that were spent on it, by a clock that runs evenly and stands still in the background. */
  readonly spent: number;
  /** How often it was answered, what is typed in one go counted once. */
  readonly visits: number;
}

export type QuestionTimes = Readonly<Record<Path, QuestionTime>>;

/** What is stored after each answer: enough to go on exactly where the interview stopped. Plain JSON. */
export interface InterviewDraft {
  readonly formHash: string;
  readonly answers: Readonly<Record<Path, AnswerValue>>;
  readonly typed: Readonly<Record<Path, string>>;
  /** Member keys in order, by roster path. */
  readonly members: Readonly<Record<Path, readonly string[]>>;
  /** Confirmed warnings: `path|code`. */
  readonly confirmed: readonly string[];
  /** Where the form asks for them. The engine, which has no clock, does not write them: whoever shows the questions does. */
  readonly times?: QuestionTimes;
}

export type Finalised =
  | {
      readonly status: "finalised";
      readonly answers: Answers;
      /** Answers to questions that are no longer asked: they leave here and nobody sees them again. */
      readonly dropped: readonly Path[];
      /** Answers that served the interview only, such as the names in a roster: taken out on purpose, never sent. */
      readonly erased: readonly Path[];
      readonly confirmed: readonly string[];
    }
  | { readonly status: "problems"; readonly problems: readonly Problem[] };

/** Rows of the lists that come with the project, by list name: sites, clusters, enumerators, teams … */
export interface ListSource {
  rows(list: string): readonly Readonly<Record<string, string>>[] | undefined;
}

export interface InterviewOptions {
  /** Local date of the interview, `YYYY-MM-DD`: the engine has no clock of its own. */
  readonly today: string;
  /** Local date and time with offset, for `now()` and the start of the interview. */
  readonly now: () => string;
  readonly random?: () => number;
  /** What tells this interview from all others, such as its id: choices that are shuffled keep their order by it. */
  readonly id?: string;
  readonly lists?: ListSource;
  /** Values for `param(name, default)`. */
  readonly parameters?: Readonly<Record<string, string | number>>;
  /** The answers of the interview before this one on the same phone, for `${last-saved#name}`. */
  readonly lastSaved?: Readonly<Record<string, AnswerValue>>;
  /** Values that are known before the first question: assignment, device, enumerator. */
  readonly known?: Readonly<Record<string, AnswerValue>>;
  readonly draft?: InterviewDraft;
}

/** One interview in progress. Every change costs what depends on it, never the size of the form. */
export interface Interview {
  readonly form: Form;
  question(path: Path): QuestionState;
  sections(): readonly SectionState[];
  /** The items of a section by its name, or of one member by `member/m3`. */
  layout(of: string): readonly LayoutItem[];
  members(roster: string): readonly MemberState[];
  /** Stores a value, and answers which paths now read differently (the path itself among them). */
  set(path: Path, value: AnswerValue): ReadonlySet<Path>;
  /** Reads what was typed by the rules of the question's kind; what cannot be read is kept and becomes a problem. */
  type(path: Path, typed: string): ReadonlySet<Path>;
  clear(path: Path): ReadonlySet<Path>;
  /**
   * Adds a member at the end and returns its key. A roster inside another is named by its path: `structure/m1/household`.
   *
   * @throws RangeError when the roster is full
   */
  addMember(roster: string): string;
  /**
   * Adds so many members at the end, at once, and returns their keys: what reads them all is computed once and not for each.
   *
   * @throws RangeError when the roster has no room for all of them; then none is added
   */
  addMembers(roster: string, count: number): readonly string[];
  removeMember(roster: string, key: string): void;
  /** Moves a member to a place among the others, counted from 0. */
  moveMember(roster: string, key: string, position: number): void;
  /** The enumerator says that a warning is right as it stands. */
  confirm(problem: Problem): void;
  problems(): readonly Problem[];
  /** What is wrong with one roster as a whole, such as the number of its members. */
  rosterProblems(roster: string): readonly Problem[];
  /** Answers to questions that are no longer asked: kept while the interview is open, left out at its end. */
  leftOut(): readonly Path[];
  progress(): { readonly questions: number; readonly answered: number };
  draft(): InterviewDraft;
  finalise(): Finalised;
  /** Called after every change with all paths that read differently; returns the way to stop. */
  subscribe(listener: (changed: ReadonlySet<Path>) => void): () => void;
}

import type { DateValue } from "./dates.ts";
import type { Frame } from "./frame.ts";
import type { Value } from "./value.ts";

export type Row = Readonly<Record<string, string>>;

/** What an expression may know beside the answers: nothing comes from a global clock or generator. */
export interface Environment {
  readonly today: DateValue;
  /** ISO 8601 with offset. */
  readonly now: () => string;
  readonly random: () => number;
  /** What tells this interview from all others; empty where nobody has said it. */
  readonly interview: string;
  /** The row of a list whose column has a value; undefined where there is none. */
  readonly find: (list: string, column: string, value: string) => Row | undefined;
  readonly rows: (list: string) => readonly Row[];
  /** The places of all rows whose column has a value, counted from 0; a row without the column has the empty text there. */
  readonly placesWith: (list: string, column: string, value: string) => readonly number[];
  readonly parameter: (name: string) => string | number | undefined;
  /** The label of a question's choice, in the first language of the form. */
  readonly choiceLabel: (question: string, code: string) => string;
  /** The answer of the interview before this one. */
  readonly lastSaved: (name: string) => Value;
  readonly formVersion: string;
  /** Where the expression as a whole stands, while a condition on members looks at each of them. */
  readonly here?: Frame;
}

/** A compiled expression. `row` is the list row that a choice filter judges. */
export type Evaluate = (frame: Frame, environment: Environment, row: Row | undefined) => Value;

/**
 * How one question stands, in the words that both engines share. `member[2]/age` is the age of the second member, whatever
 * key that member has here.
 */
export interface Standing {
  readonly asked: boolean;
  /** As a text, codes joined by blanks; empty without an answer, and where the question is not asked. */
  readonly value: string;
  readonly required: boolean;
  /** What stands in the way: nothing, a missing answer, or an answer that breaks a rule. */
  readonly fault: "none" | "required" | "constraint";
  /** The codes that are offered; none where the question is not asked. */
  readonly choices: readonly string[];
}

export type Standings = ReadonlyMap<string, Standing>;

export const notAsked: Standing = { asked: false, value: "", required: false, fault: "none", choices: [] };

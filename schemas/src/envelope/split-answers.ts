import type { Answers, Form } from "../form/model.ts";

/** One interview in two: what the analysis may read, and what tells who the household is. */
export interface SplitAnswers {
  readonly core: Answers;
  readonly pii: Answers;
}

/**
 * Takes the identifiers out of the answers, roster member by roster member: the third row of a roster in `pii` belongs
 * to the third row in `core`. An answer that the form does not know is kept with the identifiers, as nobody has said
 * that it may be read.
 *
 * @example
 * ```ts
 * import { splitAnswers } from "@returns/schemas";
 * import { forms } from "@returns/schemas/forms";
 * import { expect } from "vitest";
 *
 * const { household } = forms;
 * const { core, pii } = splitAnswers(household, { hh_size: 2, respondent_phone: "0912345678" });
 * expect(core).toEqual({ hh_size: 2 });
 * expect(pii).toEqual({ respondent_phone: "0912345678" });
 * ```
 */
export function splitAnswers(form: SplitForm, answers: Answers): SplitAnswers {
  const core: [string, Answers[string]][] = [];
  const pii: [string, Answers[string]][] = [];
  for (const [name, value] of Object.entries(answers)) {
    if (value === undefined) continue;
    if (form.rosters.has(name) && isRows(value)) {
      const rows = value.map((row) => splitAnswers(form, row));
      core.push([name, rows.map((row) => row.core)]);
      if (rows.some((row) => Object.keys(row.pii).length > 0)) pii.push([name, rows.map((row) => row.pii)]);
    } else {
      const role = form.questions.get(name)?.role ?? "identifier";
      (role === "identifier" ? pii : core).push([name, value]);
    }
  }
  return { core: Object.fromEntries(core), pii: Object.fromEntries(pii) };
}

/**
 * Puts an interview together again, for those few who may read both parts.
 *
 * @throws RangeError when a roster has another number of rows in one part than in the other
 */
export function joinParts({ core, pii }: SplitAnswers): Answers {
  const joined = new Map(Object.entries(core));
  for (const [name, value] of Object.entries(pii)) {
    const open = joined.get(name);
    joined.set(name, isRows(open) && isRows(value) ? joinRows(name, open, value) : value);
  }
  return Object.fromEntries(joined);
}

/**
 * The questions that were answered although the household did not consent; none is right. Only questions of the design
 * (where, when, whether and why not) may stand in a refusal.
 */
export function answersWithoutConsent(form: SplitForm, core: Answers): readonly string[] {
  return Object.entries(core).flatMap(([name, value]) => {
    if (value === undefined || (isRows(value) && value.length === 0)) return [];
    return form.questions.get(name)?.role === "design" ? [] : [name];
  });
}

/** What must be known of a form to tell identifiers from answers. */
type SplitForm = Pick<Form, "questions" | "rosters">;

const isRows = (value: Answers[string]): value is readonly Answers[] =>
  Array.isArray(value) && value.every((row) => typeof row === "object" && row !== null);

function joinRows(roster: string, open: readonly Answers[], closed: readonly Answers[]): readonly Answers[] {
  if (open.length !== closed.length) {
    throw new RangeError(
      `Cannot join the roster "${roster}" as its parts do not belong together: ${open.length} members in core, ${closed.length} in pii`,
    );
  }
  return open.map((core, index) => joinParts({ core, pii: closed[index] ?? {} }));
}

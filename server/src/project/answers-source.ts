import { type SqlSource, variablesOf } from "@returns/analysis";
import type { Form } from "@returns/schemas";
import { sqlName } from "../store/sql-name.ts";
import type { InterviewChoice } from "../store/submissions.ts";
import { answerTables } from "./table-plan.ts";

/**
 * The answers of one unit where they stand, for `surveyInDatabase` of the analysis: figures of any number of households
 * without reading one of them. Members see the answers of their household, as they do in a frame.
 *
 * Ask in one transaction of isolation "repeatable read", and only where the tables of the form have been made.
 *
 * @param unit `household`, or the name of a roster in it
 * @param choice which interviews count, as for `readInterviews`
 * @throws TypeError when the form has no such unit, or it lies in another roster
 */
export function answersSource(form: Form, unit: string, choice: InterviewChoice): SqlSource {
  const tables = answerTables(form);
  const [household] = tables;
  const own = tables.find(({ rosters }) => rosters.length === 1 && rosters[0] === unit) ?? household;
  if (own === undefined || household === undefined || (own === household && unit !== "household"))
    throw new TypeError(`The form ${form.id} has no unit "${unit}" whose answers can be added up`);
  const variables = variablesOf(form, unit);
  const counted = `select hash from submission where form_id = ${literal(form.id)}
    and kind = any(array[${choice.kinds.map(literal).join(", ")}])
    and status = any(array[${choice.statuses.map(literal).join(", ")}])`;
  if (own === household) {
    const from = `(select * from ${sqlName(own.name)} where _hash in (${counted}))`;
    return { from, variables, column: sqlName };
  }
  const ownNames = new Set(own.columns.map(({ name }) => name));
  const above = household.columns.filter(({ name }) => !ownNames.has(name));
  const columns = ["unit.*", ...above.map(({ name }) => `household.${sqlName(name)}`)].join(", ");
  return {
    from: `(select ${columns} from ${sqlName(own.name)} as unit
      join ${sqlName(household.name)} as household on household._hash = unit._hash where unit._hash in (${counted}))`,
    variables: [...variables, ...variablesOf(form, "household").filter(({ name }) => !ownNames.has(name))],
    column: sqlName,
  };
}

/** Text as SQL writes it. */
const literal = (text: string): string => `'${text.replaceAll("'", "''")}'`;

import { expression, pairs, type Tell } from "./cells.ts";
import type { Loose, PropertyFields } from "./exact.ts";
import { keptFields, labelOf, type SurveyContext } from "./question.ts";
import type { TableRow } from "./table.ts";

/** Where each property of a group or roster is read from. */
export const containerFields: PropertyFields = {
  label: ["label"],
  relevant: ["relevant"],
  appearance: ["appearance"],
  count: ["repeat_count"],
  max: ["returns_settings"],
  nameQuestion: ["returns_settings"],
  columns: [],
};

/** A roster of people ends at 60 members where the sheet sets no other limit. */
const usualMax = 60;

/** Reads a row that begins a group or a repeat, its children left open. */
export function readContainer(
  row: TableRow,
  what: "group" | "repeat",
  name: string,
  context: SurveyContext,
  tell: Tell,
): Loose {
  const [relevant, appearance, count] = ["relevant", "appearance", "repeat_count"].map((field) => row.cell(field));
  const said = pairs(row.cell("returns_settings"));
  const nameQuestion = said.get("nameQuestion");
  const columns = row.others(keptFields);
  if (what === "repeat" && !said.has("max")) {
    tell(
      "returns_settings",
      "roster-max",
      "warning",
      `"${name}" may have ${usualMax} members at most. Write max=… for another limit`,
    );
  }
  const own = what === "group" ? {} : { max: Number(said.get("max") ?? usualMax) };
  return {
    node: what === "group" ? "group" : "roster",
    name,
    label: labelOf(row, name, true, context.languages, tell),
    ...(relevant ? { relevant: expression(relevant, "relevant", tell) } : {}),
    ...(appearance ? { appearance } : {}),
    ...(what === "repeat" && count ? { count: expression(count, "repeat_count", tell) } : {}),
    ...own,
    ...(nameQuestion === undefined ? {} : { nameQuestion }),
    ...(Object.keys(columns).length === 0 ? {} : { columns }),
  };
}

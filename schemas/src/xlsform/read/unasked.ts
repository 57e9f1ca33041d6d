import { didYouMean } from "../../expression/nearest.ts";
import type { TypeCell } from "../type-cell.ts";
import { kindTypes, refusedTypes } from "../types.ts";
import type { Tell } from "./cells.ts";
import type { TableRow } from "./table.ts";

/** What stands in the place of a question that cannot be asked. */
export const hiddenType = { is: "question", kind: "hidden", type: "hidden", choices: undefined } as const;

/** A calculation that computes nothing holds what something else writes into it, as a hidden question does. */
export function computable(
  type: Extract<TypeCell, { is: "question" }>,
  row: TableRow,
  tell: Tell,
): Extract<TypeCell, { is: "question" }> {
  if (type.kind !== "calculate" || row.cell("calculation") !== "") return type;
  const first = row.cell("default") === "" ? "stays empty" : "keeps its first value";
  tell(
    "calculation",
    "no-calculation",
    "warning",
    `"${row.cell("name")}" has no calculation: it is hidden and ${first}`,
  );
  return hiddenType;
}

/** Says why a row is not asked, and whether an empty question has to stand in its place, as other cells ask for it. */
export function refuse(
  type: Extract<TypeCell, { is: "refused" | "unknown" }>,
  row: TableRow,
  wanted: ReadonlySet<string>,
  tell: Tell,
): "drop" | "keep" {
  const name = row.cell("name");
  if (type.is === "refused") {
    const isWanted = wanted.has(name);
    const rest = isWanted ? `"${name}" stays empty, as other cells ask for it` : `"${name}" is left out`;
    tell("type", "kind", "loss", `Questions of type "${type.type}" are not asked, as ${type.why}. ${rest}`);
    return isWanted ? "keep" : "drop";
  }
  const isRemark = name === "" && Object.keys(row.texts("label")).length === 0 && !/^(?:begin|end)/i.test(type.type);
  if (type.type !== "" && isRemark) {
    tell(
      "type",
      "not-carried",
      "loss",
      `The row is taken for a remark, and is left out: it has no name, and no type is "${type.type}"`,
    );
  } else if (type.type !== "") {
    const known = [
      ...Object.values(kindTypes).flatMap(({ types }) => types),
      ...refusedTypes.keys(),
      "begin group",
    ].filter((spelling) => !spelling.startsWith("get "));
    tell("type", "type", "error", `There is no type "${type.type}"${didYouMean(type.type, known)}`);
  } else if (name !== "") tell("type", "type", "error", `"${name}" has no type`);
  else tell("type", "not-carried", "loss", "The row has neither type nor name, and is left out");
  return "drop";
}

import type { LanguageTag, Texts } from "../../form/model.ts";
import { type KindName, kinds } from "../../kinds/index.ts";
import { kindByLook, type TypeCell } from "../type-cell.ts";
import { kindTypes } from "../types.ts";
import { condition, expression, firstValue, pairs, type Tell } from "./cells.ts";
import type { Loose, PropertyFields } from "./exact.ts";
import { fileEnding, unusedParameters } from "./parameters.ts";
import type { TableRow } from "./table.ts";
import { words } from "./words.ts";

/** What is known of a workbook when its rows are read. */
export interface SurveyContext {
  /** The first is the one that is always complete. */
  readonly languages: readonly LanguageTag[];
  /** The choice lists by the name that the sheet writes. */
  readonly lists: ReadonlyMap<string, string>;
}

/** Where each property of a question is read from. */
export const questionFields: PropertyFields = {
  kind: ["type", "returns_kind", "appearance"],
  label: ["label"],
  hint: ["hint"],
  role: ["returns_role", "type"],
  sensitivity: ["returns_sensitivity", "returns_role"],
  purpose: ["returns_purpose", "returns_role"],
  relevant: ["relevant"],
  required: ["required"],
  requiredMessage: ["required_message"],
  readOnly: ["read_only"],
  default: ["default", "calculation"],
  checks: ["constraint", "constraint_message"],
  missing: ["returns_missing"],
  list: ["type"],
  filter: ["choice_filter"],
  appearance: ["appearance"],
  settings: ["returns_settings", "calculation", "parameters", "type", "appearance"],
  columns: [],
};

/** Fields that have no meaning here yet: what is in them is kept with the question. */
export const keptFields = ["guidance_hint", "image", "big_image", "audio", "video", "parameters"];

/** Reads a row of the sheet `survey` that asks something, its rosters left open. */
export function readQuestion(
  row: TableRow,
  type: Extract<TypeCell, { is: "question" }>,
  context: SurveyContext,
  tell: Tell,
): Loose {
  const name = row.cell("name");
  const kind = kindOf(row, type, tell);
  const { filledBy } = kinds[kind];
  const list = kind === "selectMember" ? undefined : listOf(row, type, context);
  const settings = settingsOf(row, kind, type, tell);
  const role = row.cell("returns_role") || kindTypes[kind].role(type.type);
  const identifies = role === "identifier" && row.cell("returns_role") === "";
  const purpose = row.cell("returns_purpose") || (identifies ? words.unknownPurpose : "");
  const { unmet } = kindTypes[kind];
  const looks = row.cell("appearance").split(/\s+/);
  if (unmet?.words.some((word) => looks.includes(word)) === true) {
    tell("appearance", "not-shown", "loss", `"${name}" ${unmet.instead}`);
  }
  if (/\bsearch\s*\(/.test(row.cell("appearance"))) {
    tell(
      "appearance",
      "not-carried",
      "loss",
      `search() looks nothing up here: "${name}" offers its list as it is written. Use select_one_from_file and choice_filter`,
    );
  }
  const hint = row.texts("hint");
  const requiredMessage = row.texts("required_message");
  const columns = row.others(
    keptFields.filter((field) => field !== "parameters" || unusedParameters(row.cell("parameters"), kind, type) !== ""),
  );
  const isNumber = kinds[kind].measure({ settings }) === "number";
  const [relevant, filter] = ["relevant", "choice_filter"].map((field) => row.cell(field));
  const once = kind === "calculate" ? undefined : onceOf(row);
  const first = once ?? row.cell("default");
  return {
    node: "question",
    kind,
    name,
    label: labelOf(row, name, filledBy === "engine", context.languages, tell),
    ...(isEmpty(hint) ? {} : { hint }),
    role,
    sensitivity: row.cell("returns_sensitivity") || (identifies ? (kindTypes[kind].sensitivity ?? "medium") : "low"),
    ...(purpose === "" ? {} : { purpose }),
    ...(relevant ? { relevant: expression(relevant, "relevant", tell) } : {}),
    required: filledBy === "enumerator" && condition(row.cell("required"), "required", tell),
    ...(isEmpty(requiredMessage) ? {} : { requiredMessage }),
    ...(row.cell("read_only") === "" ? {} : { readOnly: condition(row.cell("read_only"), "read_only", tell) }),
    ...(first === ""
      ? {}
      : {
          default:
            once === undefined ? firstValue(first, isNumber, "default", tell) : expression(first, "calculation", tell),
        }),
    checks: checksOf(row, name, tell),
    missing: row.cell("returns_missing").split(/\s+/).filter(Boolean),
    ...(list === undefined ? {} : { list }),
    ...(filter ? { filter: expression(filter, "choice_filter", tell) } : {}),
    ...(row.cell("appearance") === "" ? {} : { appearance: row.cell("appearance") }),
    settings,
    ...(isEmpty(columns) ? {} : { columns }),
  };
}

const isEmpty = (record: Readonly<Record<string, string>>): boolean => Object.keys(record).length === 0;

function kindOf(row: TableRow, type: Extract<TypeCell, { is: "question" }>, tell: Tell): KindName {
  const said = kindNames.find((kind) => kind === row.cell("returns_kind"));
  if (said !== undefined) return said;
  if (type.choices?.from === "roster") return "selectMember";
  const isFixed = condition(row.cell("read_only"), "read_only", () => undefined) === true;
  const kind = kindByLook(type.kind, row.cell("appearance"));
  if (kind === "calculate" || row.cell("calculation") === "") return kind;
  if (onceOf(row) !== undefined && !isFixed) return kind;
  if (kinds[type.kind].filledBy === "enumerator") {
    tell(
      "calculation",
      "not-shown",
      "loss",
      `"${row.cell("name")}" is computed as in the sheet, and is not shown to anybody`,
    );
  }
  return "calculate";
}

const kindNames = Object.keys(kindTypes).filter((name): name is KindName => Object.hasOwn(kindTypes, name));

function listOf(
  row: TableRow,
  type: Extract<TypeCell, { is: "question" }>,
  context: SurveyContext,
): string | undefined {
  const name = type.choices?.name ?? pairs(row.cell("returns_settings")).get("list");
  if (name === undefined) return undefined;
  return context.lists.get(name) ?? (type.choices?.from === "file" ? name.replace(fileEnding, "") : name);
}

/** What a calculation gives once, as a first value that may be changed. */
const onceOf = (row: TableRow): string | undefined => /^once\s*\((.*)\)$/s.exec(row.cell("calculation"))?.[1];

/** A label for every language where nobody will read it; the name of the question where its author gave it none. */
export function labelOf(
  row: TableRow,
  name: string,
  unseen: boolean,
  languages: readonly LanguageTag[],
  tell: Tell,
): Texts {
  const texts = row.texts("label");
  if (!isEmpty(texts)) return texts;
  if (!unseen) tell("label", "no-label", "warning", `"${name}" has no label, and its name is shown instead`);
  return Object.fromEntries(languages.map((language) => [language, name]));
}

/** The constraint of a row, as the one rule of its question. */
function checksOf(row: TableRow, name: string, tell: Tell): readonly Loose[] {
  const test = expression(row.cell("constraint"), "constraint", tell);
  if (test === "") return [];
  const message = row.texts("constraint_message");
  return [
    { id: `${name}/1`, severity: "hard", test, message: isEmpty(message) ? words.notAccepted : message, at: name },
  ];
}

/** Settings of the kind: what the sheet says outright, what its columns mean, and what holds when nothing is said. */
function settingsOf(
  row: TableRow,
  kind: KindName,
  type: Extract<TypeCell, { is: "question" }>,
  tell: Tell,
): Readonly<Record<string, unknown>> {
  const said = pairs(row.cell("returns_settings"));
  const own = Object.fromEntries(
    [...said].filter(([key]) => key !== "list").map(([key, value]) => [key, settingValue(value)]),
  );
  const usual =
    said.size > 0
      ? {}
      : (kindTypes[kind].settings?.(type.type, pairs(row.cell("parameters")), row.cell("appearance").split(/\s+/)) ??
        {});
  const calculation = row.cell("calculation");
  if (kind === "calculate") {
    const source = expression(calculation, "calculation", tell);
    // A whole number is what such a question keeps of its calculation
    const whole = type.kind === "integer" && said.size === 0;
    return { ...own, calculation: whole ? `int(${source})` : source, measure: own.measure ?? "text" };
  }
  if (type.choices?.from === "roster") return { ...own, roster: type.choices.name };
  return { ...usual, ...own };
}

function settingValue(text: string): string | number | boolean {
  if (/^-?[0-9]+(?:\.[0-9]+)?$/.test(text)) return Number(text);
  return text === "true" ? true : text;
}

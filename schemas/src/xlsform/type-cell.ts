import type { KindName } from "../kinds/index.ts";
import { kindTypes, refusedTypes } from "./types.ts";

/** What the cell `type` of a row says. */
export type TypeCell =
  | { readonly is: "begin"; readonly what: "group" | "repeat" }
  | { readonly is: "end"; readonly what: "group" | "repeat" }
  | {
      readonly is: "question";
      readonly kind: KindName;
      readonly type: string;
      readonly choices: ChoiceSource | undefined;
    }
  | { readonly is: "refused"; readonly type: string; readonly why: string }
  | { readonly is: "unknown"; readonly type: string };

/** Where the choices of a select question come from. */
interface ChoiceSource {
  readonly from: "choices" | "file" | "external" | "roster";
  readonly name: string;
  readonly orOther: boolean;
}

const selects = [
  [
    "selectOne",
    /^(?:select[ _]one|select1|select one prompt|add select one prompt)(?:[ _]?(from[ _]file|external|from|using))?\s+(.+)$/i,
  ],
  [
    "selectMany",
    /^(?:select[ _](?:multiple|all that apply)|add select multiple prompt)(?:[ _]?(from[ _]file|external|from|using))?\s+(.+)$/i,
  ],
  ["rank", /^rank(?:[ _]?(from[ _]file))?\s+(.+)$/i],
] as const;

/** Reads `begin group`, `select_one yes_no or_other`, `select_one_from_file sites.csv`, `select_one ${member_name}`, `integer` … */
export function readType(cell: string): TypeCell {
  const text = cell
    .replace(/\u00a0/g, " ")
    .trim()
    .replace(/\s+/g, " ");
  const structure = /^(begin|end)[ _](group|repeat)$/i.exec(text);
  if (structure !== null) {
    return {
      is: structure[1]?.toLowerCase() === "begin" ? "begin" : "end",
      what: structure[2]?.toLowerCase() === "group" ? "group" : "repeat",
    };
  }
  for (const [kind, pattern] of selects) {
    const [, word = "", rest = ""] = pattern.exec(text) ?? [];
    if (rest === "") continue;
    const [, name = "", other] = /^(.*?)(\s+or[ _](?:other|specify(?: other)?))?$/i.exec(rest) ?? [];
    const roster = /^\$\{\s*([^{}\s]+)\s*\}$/.exec(name)?.[1];
    const from =
      roster !== undefined ? "roster" : /file/i.test(word) ? "file" : /external/i.test(word) ? "external" : "choices";
    return {
      is: "question",
      kind,
      type: kindTypes[kind].types[0] ?? "",
      choices: { from, name: roster ?? name, orOther: other !== undefined },
    };
  }
  // The first tools wrote `q text` and `add text prompt`
  const type = text.toLowerCase().replace(/^(?:q|add) (.+?)(?: prompt)?$/, "$1");
  for (const kind of kindNames) {
    if (kindTypes[kind].types.includes(type)) return { is: "question", kind, type, choices: undefined };
  }
  const first = refusedTypes.has(type) ? type : (type.split(" ")[0] ?? "");
  const why = refusedTypes.get(first);
  if (why !== undefined) return { is: "refused", type: first, why };
  return { is: "unknown", type: text };
}

const kindNames = Object.keys(kindTypes).filter((name): name is KindName => Object.hasOwn(kindTypes, name));

/** The kind of a question by its type and by how it is to look: an image that is signed is a signature. */
export function kindByLook(kind: KindName, appearance: string): KindName {
  const words = appearance.split(/\s+/);
  const isIt = (other: KindName) => {
    const look = kindTypes[other].appearance;
    return look?.of.includes(kind) === true && words.includes(look.word);
  };
  return kindNames.find(isIt) ?? kind;
}

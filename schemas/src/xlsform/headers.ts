/** What a column means: a field of its sheet, perhaps in one language, or something that only its author knows. */
export type Header =
  | { readonly is: "field"; readonly field: string; readonly language: string | undefined }
  | { readonly is: "other"; readonly text: string };

/** The fields of one kind of sheet: spellings that stand for each, and which of them are texts in languages. */
export interface SheetFields {
  readonly spellings: Readonly<Record<string, readonly string[]>>;
  readonly translated: readonly string[];
}

const bookkeeping = ["returns_exact"];

export const surveyFields: SheetFields = {
  spellings: {
    type: [],
    name: ["field_name"],
    label: ["caption"],
    hint: [],
    required: ["bind::required"],
    required_message: ["bind::jr:requiredmsg", "requiredmsg"],
    relevant: ["relevance", "bind::relevant", "skip_logic"],
    constraint: ["bind::constraint", "validation"],
    constraint_message: ["bind::jr:constraintmsg", "constraint_msg", "constraintmsg"],
    calculation: ["calculate", "bind::calculate"],
    choice_filter: [],
    default: [],
    appearance: ["control::appearance"],
    read_only: ["readonly", "bind::readonly"],
    repeat_count: ["count", "control::jr:count", "jr:count"],
    parameters: [],
    trigger: [],
    guidance_hint: [],
    image: ["media::image"],
    big_image: ["media::big-image", "big-image"],
    audio: ["media::audio"],
    video: ["media::video"],
    save_to: ["bind::entities:saveto"],
    disabled: [],
    returns_kind: [],
    returns_role: [],
    returns_sensitivity: [],
    returns_purpose: [],
    returns_missing: [],
    returns_settings: [],
    ...Object.fromEntries(bookkeeping.map((field) => [field, []])),
  },
  translated: [
    "label",
    "hint",
    "guidance_hint",
    "required_message",
    "constraint_message",
    "image",
    "big_image",
    "audio",
    "video",
  ],
};

export const choiceFields: SheetFields = {
  spellings: {
    list_name: ["list"],
    name: ["value"],
    label: ["caption"],
    returns_exclusive: [],
    returns_other: [],
    ...Object.fromEntries(bookkeeping.map((field) => [field, []])),
  },
  translated: ["label"],
};

export const settingFields: SheetFields = {
  spellings: {
    form_title: ["title"],
    form_id: ["id_string"],
    version: [],
    default_language: [],
    allow_choice_duplicates: [],
    public_key: [],
    returns_title: [],
    returns_languages: [],
    returns_consent: [],
    returns_agrees: [],
    returns_no_consent: [],
    returns_migrations: [],
    ...Object.fromEntries(bookkeeping.map((field) => [field, []])),
  },
  translated: ["returns_title"],
};

/** Our own sheets: rules of the form, and the lists in their order. */
export const checkFields: SheetFields = {
  spellings: {
    id: [],
    scope: [],
    at: [],
    severity: [],
    test: [],
    message: [],
    ...Object.fromEntries(bookkeeping.map((field) => [field, []])),
  },
  translated: ["message"],
};
export const listFields: SheetFields = {
  spellings: { list_name: [], source: [], code_column: [], label_column: [] },
  translated: [],
};

/** Reads a header: `label::English (en)`, `Label : Arabic`, `constraint message`, `bind::relevant`, `media::image::French`. */
export function readHeader(text: string, { spellings, translated }: SheetFields): Header {
  const field = fieldOf(text, spellings);
  if (field !== undefined) return { is: "field", field, language: undefined };
  for (const mark of text.matchAll(/::?/g)) {
    const before = fieldOf(text.slice(0, mark.index), spellings);
    const language = text.slice(mark.index + mark[0].length).trim();
    if (before !== undefined && translated.includes(before) && language !== "") {
      return { is: "field", field: before, language };
    }
  }
  return { is: "other", text: text.trim() };
}

function fieldOf(text: string, spellings: SheetFields["spellings"]): string | undefined {
  const plain = text
    .replace(/[\u200b-\u200f\u2060\ufeff]/g, "")
    .trim()
    .toLowerCase()
    .replace(/[\s_]+/g, "_");
  return Object.keys(spellings).find((field) => field === plain || spellings[field]?.includes(plain));
}

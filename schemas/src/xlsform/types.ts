import type { Question, Role, Sensitivity } from "../form/model.ts";
import type { KindName } from "../kinds/index.ts";

/** How a kind of question is written in the column `type`. */
export interface KindType {
  /** Spellings that mean this kind when they are read; the first is the one that is written. */
  readonly types: readonly string[];
  /** What is written, where it depends on the question. */
  readonly write?: (question: Question) => string;
  /** Settings that a question of this kind has when nothing is said about them. */
  readonly settings?: (
    type: string,
    parameters: ReadonlyMap<string, string>,
    looks: readonly string[],
  ) => Readonly<Record<string, unknown>>;
  /** A word that the column `appearance` must have for other tools, where it depends on the settings. */
  readonly look?: (question: Question) => string | undefined;
  /** Settings that stand in the column `parameters`, with their names there. */
  readonly parameters?: Readonly<Record<string, string>>;
  /** A word in the column `appearance` by which other tools tell this kind from the one that has its type. */
  readonly appearance?: { readonly of: readonly KindName[]; readonly word: string };
  /** Words in the column `appearance` that ask for more than this kind does: they are kept, and told. */
  readonly unmet?: { readonly words: readonly string[]; readonly instead: string };
  /** How much harm a leaked answer can do that identifies somebody, where the sheet does not say; `medium` when absent. */
  readonly sensitivity?: Sensitivity;
  /** The role where the sheet does not say one. */
  readonly role: (type: string) => Role;
}

const paradataTypes: Readonly<Record<string, string>> = {
  start: "start",
  end: "end",
  today: "today",
  deviceid: "device_id",
  audit: "audit",
  username: "username",
  phonenumber: "phone_number",
  email: "email",
};

/** Spellings of the first tools, with `get` before them as well. */
const olderParadata: Readonly<Record<string, string>> = {
  "start time": "start",
  "end time": "end",
  "device id": "deviceid",
  imei: "deviceid",
  "phone number": "phonenumber",
};

/** The type of paradata that a spelling means. */
const paradataType = (type: string): string => {
  const plain = type.replace(/^get /, "");
  return olderParadata[plain] ?? plain;
};

/** Types whose value no browser knows: the assignment of a visit may give it, else it stays empty. */
export const givenTypes: ReadonlySet<string> = new Set(["username", "phonenumber", "email"]);

const answered = (): Role => "socio-economic";
// Who may read a text that nobody has described? A text can name a person, a position is one
const closed = (): Role => "identifier";

/** A face, a voice, a signature: nothing tells better who somebody is. */
const guardedMedia = { role: closed, sensitivity: "high" } as const;

const numberIn = (text: string | undefined): number | undefined =>
  text === undefined || Number.isNaN(Number(text)) ? undefined : Number(text);

/** Choices in an order by chance. */
const shuffle = {
  settings: (_type: string, parameters: ReadonlyMap<string, string>) => {
    if (!/^(?:true|yes)$/i.test(parameters.get("randomize") ?? "")) return {};
    const seed = parameters.get("seed");
    return { randomize: true, ...(seed === undefined ? {} : { seed: numberIn(seed) ?? seed }) };
  },
  parameters: { randomize: "randomize", seed: "seed" },
};

const precisions: Readonly<Record<string, string>> = { "month-year": "month", year: "year" };

function precisionIn(looks: readonly string[]): { readonly precision?: string } {
  const precision = looks.flatMap((look) => precisions[look] ?? []).at(0);
  return precision === undefined ? {} : { precision };
}

/**
 * Every kind with its types: a kind that is new here needs one line. A text that comes from elsewhere may be as long as a
 * page; a number has no limits but those of its constraint.
 */
export const kindTypes: Readonly<Record<KindName, KindType>> = {
  text: { types: ["text", "string", "str"], settings: () => ({ maxLength: 2000 }), role: closed },
  integer: { types: ["integer", "int"], role: answered },
  decimal: { types: ["decimal", "dec"], role: answered },
  range: {
    types: ["range"],
    settings: (_type, parameters) => {
      const [min = 1, max = 10, step = 1] = ["start", "end", "step"].map((name) => numberIn(parameters.get(name)));
      return { min, max, step };
    },
    parameters: { min: "start", max: "end", step: "step" },
    role: answered,
  },
  selectOne: {
    types: ["select_one"],
    write: (question) => `select_one ${question.list ?? ""}`,
    ...shuffle,
    role: answered,
  },
  selectMany: {
    types: ["select_multiple"],
    write: (question) => `select_multiple ${question.list ?? ""}`,
    ...shuffle,
    role: answered,
  },
  rank: { types: ["rank"], write: (question) => `rank ${question.list ?? ""}`, ...shuffle, role: answered },
  date: {
    types: ["date"],
    settings: (_type, _parameters, looks) => ({ ...precisionIn(looks), max: "any" }),
    look: ({ settings }) => Object.keys(precisions).find((look) => precisions[look] === settings.precision),
    role: answered,
  },
  dateTime: { types: ["datetime", "date time", "date_time"], settings: () => ({ max: "any" }), role: answered },
  time: { types: ["time"], role: answered },
  place: {
    types: ["geopoint", "gps", "location"],
    settings: (_type, parameters) => {
      const metres = numberIn(parameters.get("capture-accuracy")) ?? 0;
      return metres > 0 ? { maxAccuracy: metres } : {};
    },
    parameters: { maxAccuracy: "capture-accuracy" },
    role: closed,
  },
  photo: {
    types: ["image", "photo", "picture"],
    settings: (_type, parameters) => {
      const pixels = Math.round(Number(parameters.get("max-pixels") ?? Number.NaN));
      return pixels > 0 ? { maxPixels: Math.min(8_192, Math.max(64, pixels)) } : {};
    },
    parameters: { maxPixels: "max-pixels" },
    unmet: { words: ["draw", "annotate"], instead: "is a photo that is taken: nothing is drawn on it" },
    ...guardedMedia,
  },
  signature: { types: [], write: () => "image", appearance: { of: ["photo"], word: "signature" }, ...guardedMedia },
  audio: { types: ["audio"], ...guardedMedia },
  file: { types: ["file"], ...guardedMedia },
  // A ration card or a registration: who has the code can look up who it belongs to
  barcode: { types: ["barcode"], role: closed },
  track: {
    types: ["geotrace", "geoshape"],
    write: ({ settings }) => (settings.shape === "area" ? "geoshape" : "geotrace"),
    // No parameter says how exact a point must be: pyxform refuses `capture-accuracy` here
    settings: (type) => ({ shape: type === "geoshape" ? "area" : "line" }),
    role: closed,
  },
  note: {
    types: ["note"],
    // The words above a table of questions, which ODK writes as a question that nobody can answer
    write: ({ list }) => (list === undefined ? "note" : `select_one ${list}`),
    appearance: { of: ["selectOne", "selectMany"], word: "label" },
    role: () => "design",
  },
  acknowledge: { types: ["acknowledge", "trigger"], role: answered },
  calculate: { types: ["calculate", "calculation", "calculate_here"], role: answered },
  // Preloaded values may say who somebody is
  hidden: { types: ["hidden", "caseid"], role: closed },
  // In a sheet nobody can choose among members: their line number is typed
  selectMember: { types: [], write: () => "integer", role: answered },
  paradata: {
    types: [...Object.keys(paradataTypes), ...Object.keys(olderParadata)].flatMap((type) => [type, `get ${type}`]),
    write: ({ settings }) =>
      Object.keys(paradataTypes).find((type) => paradataTypes[type] === settings.source) ?? "today",
    settings: (type) => ({ source: paradataTypes[paradataType(type)] }),
    role: (type) => (paradataType(type) === "deviceid" || givenTypes.has(paradataType(type)) ? "identifier" : "design"),
  },
};

/** Types of XLSForm that are not asked here on purpose, with the reason. */
export const refusedTypes: ReadonlyMap<string, string> = new Map([
  ["background-audio", "nobody is recorded here without seeing it: ask an audio question"],
  [
    "video",
    "a minute of it is larger than what phones in the field can keep and send: ask for photos, audio or a file",
  ],
  ["start-geopoint", "the position is taken only when somebody taps for it: ask a geopoint at the start"],
  ["subscriberid", "a browser cannot read the SIM card: the phone is known by its deviceid"],
  ["osm", "no map of OpenStreetMap is edited here: ask a geopoint, geotrace or geoshape"],
  ["simserial", "a browser cannot read the SIM card: the phone is known by its deviceid"],
  ["csv-external", "lists come as the files that select_one_from_file and pulldata() name"],
  ["xml-external", "lists come as CSV files that select_one_from_file and pulldata() name"],
  ["text audit", "the time at each question is kept where the form has the type audit"],
  ["audio audit", "nobody is recorded here without seeing it: ask an audio question"],
  ["speed", "how fast questions were answered is seen in the times that the type audit keeps"],
  ["sensor_statistic", "a browser does not measure noise, light or movement"],
  ["sensor_stream", "a browser does not measure noise, light or movement"],
  ["comments", "a remark on a question is written into a text question behind it"],
  ["entity", "entities of a server are not kept: what is known of a household comes with its assignment"],
]);

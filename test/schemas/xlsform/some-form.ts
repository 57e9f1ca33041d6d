import { type Form, formFromWire } from "@returns/schemas";
import fc from "fast-check";

// Texts as people write them, and as nobody should: blanks around, line ends, marks of other formats, half a formula
const nasty = fc.constantFrom(
  " a ",
  "a\r\nb",
  "\u0001b",
  "_x000D_",
  "=1+1",
  '"',
  "'",
  "&lt;",
  "<b>",
  "نعم",
  "é😀",
  "yes",
  "1",
  "-",
  "${q1}",
);
const someText = fc.oneof(fc.string({ minLength: 1, maxLength: 12 }), nasty);
const tags = ["en", "ar", "fr", "und-x-wolof"];
const texts = fc.dictionary(fc.constantFrom(...tags), someText, { maxKeys: 3 });
const columns = fc.dictionary(
  fc.constantFrom("hxl", "order", "media::image", "label", " odd ", "parameters"),
  someText,
  { maxKeys: 2 },
);
const role = fc.constantFrom("demographic", "socio-economic", "intention", "design", "identifier");
const expression = fc.constantFrom(
  "1 = 1",
  "today() > date('2020-01-01')",
  "count-if(${r1}, 1 = 1) > 0",
  "is-empty(param('x', 3))",
  "  2 >1 ",
  "cut(3, 1, 2, 'a', 'b', 'c') = 'a'",
);
const optional = <T>(name: string, value: fc.Arbitrary<T>) =>
  fc.option(value, { nil: undefined }).map((one) => (one === undefined ? {} : { [name]: one }));
const merged = (...parts: fc.Arbitrary<object>[]) => fc.tuple(...parts).map((all) => Object.assign({}, ...all));

const kinds: fc.Arbitrary<object> = fc.oneof(
  fc.record({
    kind: fc.constant("text"),
    settings: fc.constantFrom<object>({ maxLength: 40 }, { maxLength: 9, erased: true }),
  }),
  fc.record({
    kind: fc.constantFrom("integer", "decimal"),
    settings: fc.constantFrom<object>({}, { min: 1 }, { min: -2, max: 9 }),
  }),
  fc.record({
    kind: fc.constant("date"),
    settings: fc.constantFrom<object>(
      {},
      { min: "2020-01-01" },
      { max: "any" },
      { precision: "month", max: "2030-01-01" },
      { precision: "year" },
    ),
  }),
  fc.record({
    kind: fc.constant("dateTime"),
    settings: fc.constantFrom<object>({}, { min: "2020-01-01", max: "any" }),
  }),
  fc.record({ kind: fc.constantFrom("time", "note", "acknowledge"), settings: fc.constant({}) }),
  // The words above a table of questions
  fc.record({ kind: fc.constant("note"), settings: fc.constant({}), list: fc.constant("l1") }),
  fc.record({
    kind: fc.constant("range"),
    settings: fc.constantFrom<object>({ min: 1, max: 10, step: 1 }, { min: -1, max: 1, step: 0.25 }),
  }),
  fc.record({ kind: fc.constant("rank"), settings: fc.constant({}), list: fc.constant("l1") }),
  fc.record({
    kind: fc.constant("track"),
    settings: fc.constantFrom<object>(
      { shape: "line" },
      { shape: "area", minPoints: 5 },
      { shape: "line", maxAccuracy: 8 },
    ),
  }),
  fc.record({ kind: fc.constant("hidden"), settings: fc.constantFrom<object>({}, { measure: "number" }) }),
  fc.record({ kind: fc.constant("place"), settings: fc.constantFrom<object>({}, { maxAccuracy: 20 }) }),
  fc.record({
    kind: fc.constant("photo"),
    settings: fc.constantFrom<object>({}, { maxPixels: 1024 }, { maxPixels: 640, maxBytes: 90_000 }),
  }),
  fc.record({ kind: fc.constantFrom("signature", "barcode", "audio", "file"), settings: fc.constant({}) }),
  fc.record({ kind: fc.constant("audio"), settings: fc.constant({ maxSeconds: 60 }) }),
  fc.record({ kind: fc.constant("selectOne"), settings: fc.constant({}), list: fc.constantFrom("l1", "sites") }),
  fc.record({
    kind: fc.constant("selectMany"),
    settings: fc.constantFrom<object>({}, { maxSelected: 2 }),
    list: fc.constant("l1"),
  }),
  fc.record({ kind: fc.constant("selectMember"), settings: fc.constant({ roster: "r1" }) }),
  fc.record({
    kind: fc.constant("paradata"),
    settings: fc.record({ source: fc.constantFrom("start", "today", "device_id", "audit", "username", "email") }),
  }),
  fc.record({
    kind: fc.constant("calculate"),
    settings: fc.record({ calculation: expression, measure: fc.constantFrom("number", "text", "date") }),
  }),
  fc.constant({ kind: "calculate", settings: { calculation: "if(1 = 1, 'a', 'b')", measure: "category" }, list: "l1" }),
);

const check = (id: string, at: string) =>
  fc.record({
    id: fc.constant(id),
    severity: fc.constantFrom("hard", "soft"),
    test: expression,
    message: texts,
    at: fc.constant(at),
  });

const question = (name: string) =>
  merged(
    kinds,
    fc.record({
      node: fc.constant("question"),
      name: fc.constant(name),
      label: texts,
      role,
      sensitivity: fc.constantFrom("low", "medium", "high"),
      purpose: someText,
      required: fc.oneof(fc.boolean(), expression),
      checks: fc.oneof(
        fc.constant([]),
        fc.tuple(check(`${name}/1`, name)),
        fc.tuple(check(`${name}/1`, name), check(`${name}/2`, name)),
      ),
      missing: fc.subarray(["dk", "ref"]),
    }),
    optional("hint", texts),
    optional("relevant", expression),
    optional("requiredMessage", texts),
    optional("readOnly", fc.oneof(fc.boolean(), expression)),
    optional(
      "appearance",
      fc.constantFrom("minimal", " w1 ", "signature", "month-year", "year w1", "label", "list-nolabel"),
    ),
    optional("columns", columns),
  );

const inRoster = <T extends object>(node: T) => ({ ...node, rosters: ["r1"] });
const atHome = <T extends object>(node: T) => ({ ...node, rosters: [] });

const sections = fc
  .tuple(
    fc.tuple(question("q1"), question("q2"), question("q3")),
    fc.tuple(question("m1"), question("m2")),
    texts,
    texts,
    merged(optional("relevant", expression), optional("appearance", someText), optional("columns", columns)),
    merged(optional("count", fc.constant("2 + 1")), optional("nameQuestion", fc.constant("m1"))),
  )
  .map(([asked, ofMember, label, other, ofGroup, ofRoster]) => [
    {
      node: "group",
      name: "s1",
      label,
      children: [{ ...ofGroup, node: "group", name: "g1", label: other, children: asked.slice(0, 2).map(atHome) }],
    },
    {
      node: "group",
      name: "s2",
      label: other,
      children: [
        { node: "roster", name: "r1", label, max: 7, ...ofRoster, children: ofMember.map(inRoster) },
        ...asked.slice(2).map(atHome),
      ],
    },
  ]);

const choice = (code: string) =>
  merged(
    fc.record({ code: fc.constant(code), label: texts }),
    optional("exclusive", fc.boolean()),
    optional("other", fc.constant(true)),
    optional("columns", columns),
  );
const lists = fc.tuple(choice("a"), choice("b"), choice("0.5"), choice("5")).chain((choices) =>
  fc.shuffledSubarray(
    [
      { source: "form", name: "l1", choices },
      { source: "form", name: "unused", choices: [{ code: "x", label: { en: "X" } }] },
      { source: "project", name: "sites", codeColumn: "site_id", labelColumn: "site_name" },
    ],
    { minLength: 3 },
  ),
);

/** What forms say that nobody would write, with everything that a form can say: most of them are forms. */
export const someSayings: fc.Arbitrary<object> = merged(
  fc.record({
    id: fc.constant("some_form"),
    version: fc.constantFrom("1", "1.10", "2026-01"),
    title: texts,
    languages: fc.shuffledSubarray(tags, { minLength: 1 }),
    sections,
    lists,
    checks: fc.oneof(fc.constant([]), fc.tuple(check("E01", "q1"), check("m1/9", "m1"))),
  }),
  optional("consent", fc.constantFrom({ notNeeded: " nobody " }, { question: "q1", agrees: "a" })),
  optional("migrations", fc.constant([{ from: "0".repeat(64), renamed: { old: "q1" }, removed: ["gone"] }])),
);

/** A form from what it says; undefined where that is no form. */
export function formFrom(sayings: object): Form | undefined {
  const read = formFromWire(JSON.parse(JSON.stringify({ form: sayings })));
  return read.status === "form" ? read.form : undefined;
}

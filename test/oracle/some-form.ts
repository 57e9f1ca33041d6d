import { type Form, type FormNode, formFromWire, type Question } from "@returns/schemas";
import fc from "fast-check";
import {
  type Draw,
  type Known,
  type Scope,
  someCondition,
  someDate,
  someNumber,
  someText,
  type Type,
} from "./some-expression.ts";

const text = (written: string) => ({ en: written });
const codes = new Map<string, readonly [string, ...string[]]>([
  ["yes_no", ["yes", "no"]],
  ["needs", ["water", "food", "0.5", "5"]],
  ["places", ["p1", "p2", "p3", "p4", "p5"]],
]);
const lists = [...codes].map(([name, all]) => ({
  source: "form" as const,
  name,
  choices: all.map((code, i) => ({
    code,
    label: text(`The ${code}`),
    columns: { kind: i % 2 === 0 ? "even" : "odd", of: i < 2 ? "yes" : "no", rank: String(i) },
  })),
}));

/** Small forms with everything that both engines know: rules, computed values, rosters, cascades. */
export const someForm: fc.Arbitrary<Form> = fc.gen().map((gen) =>
  compose({
    upTo: (limit) => gen(fc.nat, { max: limit }),
    of: (items) => items[gen(fc.nat, { max: items.length - 1 })] ?? items[0],
  }),
);

/** Writes a form from the first question to the last: what comes later may name what came before. */
function compose(draw: Draw): Form {
  const known: Known[] = [];
  const rosters = new Map<string, { around: readonly string[]; conditional: boolean }>();
  let names = 0;
  const named = (prefix: string): string => {
    names += 1;
    return `${prefix}${names}`;
  };
  const scopeAt = (inside: readonly string[], self?: Known): Scope => ({
    known,
    inside,
    rosters,
    codes,
    ...(self === undefined ? {} : { self }),
  });
  const sometimes = <Value>(outOf: number, make: () => Value): Value | undefined =>
    draw.upTo(outOf) === 0 ? make() : undefined;
  const given = <Key extends string, Value>(key: Key, value: Value | undefined) =>
    value === undefined ? {} : { [key]: value };

  const question = (inside: readonly string[], conditional: boolean): Question => {
    const name = named("q");
    const kind = draw.of<keyof typeof types | "calculate">([
      "text",
      "integer",
      "integer",
      "decimal",
      "date",
      "selectOne",
      "selectOne",
      "selectMany",
      "calculate",
      "calculate",
    ]);
    const scope = scopeAt(inside);
    const relevant = sometimes(2, () => someCondition(draw, scope, 2));
    const common = {
      node: "question" as const,
      name,
      label: text(name),
      role: "design" as const,
      sensitivity: "low" as const,
      missing: [],
      rosters: inside,
      ...given("relevant", relevant),
    };
    if (kind === "calculate") {
      const measure = draw.of<keyof typeof computed>(["number", "number", "text", "date"]);
      const write = computed[measure];
      const calculation = write(draw, scope, 3);
      known.push({ name, type: measure, list: undefined, rosters: inside });
      return { ...common, kind, required: false, checks: [], settings: { calculation, measure } };
    }
    const list = kind.startsWith("select") ? draw.of<string>(["yes_no", "needs", "places"]) : undefined;
    const own: Known = { name, type: types[kind], list, rosters: inside };
    const required = draw.of<boolean | string>([true, false, someCondition(draw, scope, 1)]);
    const first = sometimes(5, () => firstValue(draw, own, relevant === undefined && !conditional));
    const filter = list === undefined || first !== undefined ? undefined : sometimes(1, () => someFilter(draw, scope));
    // A first value that breaks a rule of its question is no form
    const test = first === undefined ? sometimes(2, () => someCondition(draw, scopeAt(inside, own), 2)) : undefined;
    known.push(own);
    return {
      ...common,
      kind,
      required,
      checks: test === undefined ? [] : [{ id: `${name}/1`, severity: "hard", test, message: text("no"), at: name }],
      settings: kind === "text" ? { maxLength: 200 } : kind === "date" ? { max: "2030-01-01" } : {},
      ...given("list", list),
      ...given("filter", filter),
      ...given("default", first),
    };
  };

  const nodes = (inside: readonly string[], conditional: boolean, count: number, depth: number): FormNode[] =>
    Array.from({ length: count }, (): FormNode => {
      const what = depth === 0 ? 9 : draw.upTo(9);
      if (what === 0) {
        const name = named("g");
        const relevant = sometimes(1, () => someCondition(draw, scopeAt(inside), 1));
        return {
          node: "group",
          name,
          label: text(name),
          ...given("relevant", relevant),
          children: nodes(inside, conditional || relevant !== undefined, 1 + draw.upTo(2), depth - 1),
        };
      }
      if (what <= 2 && inside.length < 2 && rosters.size < 3) {
        const name = named("r");
        const relevant = sometimes(3, () => someCondition(draw, scopeAt(inside), 1));
        const isConditional = conditional || relevant !== undefined;
        rosters.set(name, { around: inside, conditional: isConditional });
        const children = nodes([...inside, name], isConditional, 2 + draw.upTo(2), depth - 1);
        return { node: "roster", name, label: text(name), max: 4, ...given("relevant", relevant), children };
      }
      return question(inside, conditional);
    });

  const sections = Array.from({ length: 2 }, (_, i) => {
    const relevant = i === 0 ? undefined : sometimes(2, () => someCondition(draw, scopeAt([]), 1));
    const name = named("s");
    return {
      node: "group" as const,
      name,
      label: text(name),
      ...given("relevant", relevant),
      children: nodes([], relevant !== undefined, 3 + draw.upTo(2), 2),
    };
  });
  const form = { id: "some_form", version: "1", title: text("Some"), languages: ["en"], sections, lists, checks: [] };
  const read = formFromWire(JSON.parse(JSON.stringify({ form })));
  if (read.status === "form") return read.form;
  throw new Error(`Cannot make a form: ${read.problems.map(({ at, message }) => `${at}: ${message}`).join("; ")}`);
}

const computed = { number: someNumber, text: someText, date: someDate };

const types = {
  text: "text",
  integer: "number",
  decimal: "number",
  date: "date",
  selectOne: "one",
  selectMany: "many",
} satisfies Readonly<Record<string, Type>>;

function someFilter(draw: Draw, scope: Scope): string {
  const one = scope.known.find(
    ({ type, rosters }) => type === "one" && rosters.every((roster, i) => scope.inside[i] === roster),
  );
  const many = scope.known.find(
    ({ type, rosters }) => type === "many" && rosters.every((roster, i) => scope.inside[i] === roster),
  );
  const plain = draw.of(["kind = 'even'", "rank >= 1", "name != 'p2'"]);
  if (many !== undefined && draw.upTo(1) === 0) return `not(selected(\${${many.name}}, name))`;
  if (one === undefined) return plain;
  return draw.of([`of = \${${one.name}}`, `of = \${${one.name}} and ${plain}`, `name != \${${one.name}}`, plain]);
}

/** A computed first value where the question is surely asked when it is made: ODK sets none on a question that is not. */
function firstValue(draw: Draw, { type, list }: Known, isAsked: boolean): string {
  switch (type) {
    case "number":
      return draw.of(["1", "3", isAsked ? "1 + 1" : "2"]);
    case "date":
      return isAsked ? "date('2024-01-01')" : "'2023-05-05'";
    case "text":
      return draw.of(["'a'", "'b'", isAsked ? "concat('a', 'b')" : "'ab'"]);
    default:
      return `'${draw.of(codes.get(list ?? "") ?? ["yes"])}'`;
  }
}

import { functions } from "../../expression/functions/index.ts";
import { parseExpression } from "../../expression/parse.ts";
import { printExpression } from "../../expression/print.ts";
import { specialForms } from "../../expression/special-forms.ts";
import { type Expression, ExpressionError, type Step } from "../../expression/syntax.ts";
import type { Form } from "../../form/model.ts";
import { isOneFrom, memberOf, type Place, placesIn, relative } from "./places.ts";

type Call = Extract<Expression, { type: "call" }>;
type Path = Extract<Expression, { type: "path" }>;

/** An expression for other tools, and the functions in it that they do not have. */
export interface ForOdk {
  readonly source: string;
  readonly unknown: readonly string[];
}

/**
 * Writes an expression with the functions that ODK has. Some of them say the same for all practical purposes only: months
 * are counted by their mean length, and where two members fit, both are given. What we read back is kept beside it.
 *
 * @param at the question, group or roster where it stands
 */
export function toOdk(source: string, form: Form, at: string): ForOdk {
  let tree: Expression;
  try {
    tree = parseExpression(source);
  } catch (error) {
    if (error instanceof ExpressionError) return { source, unknown: [] };
    throw error;
  }
  const written = translate(tree, { places: placesIn(form), rosters: form.rosters, own: at });
  const unknown = [...new Set(callsIn(written))].filter((name) => ours.has(name));
  return { source: written === tree ? source : printExpression(written), unknown };
}

/** The places of the form, and the name of the node where the expression stands. */
interface Standing {
  readonly places: ReadonlyMap<string, Place>;
  readonly rosters: ReadonlyMap<string, unknown>;
  readonly own: string;
}

function translate(tree: Expression, standing: Standing): Expression {
  if (tree.type === "call") {
    const overMembers = membersCall(tree, standing);
    if (overMembers !== undefined) return overMembers;
  }
  const inner = mapInner(tree, (one) => translate(one, standing));
  if (inner.type === "call") return macros[inner.name]?.(inner) ?? inner;
  return inner.type === "path" &&
    typeof inner.start === "object" &&
    inner.start.type === "reference" &&
    standing.rosters.has(inner.start.name)
    ? conditionsFromMember(inner, inner.start.name, standing)
    : inner;
}

/** The conditions of `${roster}[…]`, as a member sees them. */
function conditionsFromMember(path: Path, roster: string, standing: Standing): Path {
  const steps = changed(path.steps, (step) => {
    const predicates = changed(step.predicates, (predicate) => fromMember(predicate, roster, standing));
    return predicates === step.predicates ? step : { ...step, predicates };
  });
  return steps === path.steps ? path : { ...path, steps };
}

/** The same expression with other parts; itself where no part is another. */
function mapInner(tree: Expression, change: (inner: Expression) => Expression): Expression {
  switch (tree.type) {
    case "number":
    case "text":
    case "reference":
      return tree;
    case "negation": {
      const operand = change(tree.operand);
      return operand === tree.operand ? tree : { ...tree, operand };
    }
    case "operation": {
      const [left, right] = [change(tree.left), change(tree.right)];
      return left === tree.left && right === tree.right ? tree : { ...tree, left, right };
    }
    case "call": {
      const args = changed(tree.args, change);
      return args === tree.args ? tree : { ...tree, args };
    }
    case "path": {
      const steps = changed(tree.steps, (step) => {
        const predicates = changed(step.predicates, change);
        return predicates === step.predicates ? step : { ...step, predicates };
      });
      return steps === tree.steps ? tree : { ...tree, steps };
    }
  }
}

/** The same list where no item is another. */
function changed<Item>(items: readonly Item[], change: (item: Item) => Item): readonly Item[] {
  const after = items.map(change);
  return after.every((item, i) => item === items[i]) ? items : after;
}

/** `count-if` and `lookup` as a path with a condition. */
function membersCall(tree: Call, standing: Standing): Expression | undefined {
  const [roster, condition, wanted] = tree.args;
  if (roster?.type !== "reference" || condition === undefined) return undefined;
  const members: Step = { name: ".", predicates: [fromMember(translate(condition, standing), roster.name, standing)] };
  const path = (steps: readonly Step[]): Expression => ({ type: "path", start: roster, steps, at: tree.at });
  if (tree.name === "count-if") return call("count", [path([members])]);
  if (tree.name !== "lookup" || wanted?.type !== "reference") return undefined;
  const [place, own] = [standing.places.get(roster.name), standing.places.get(wanted.name)];
  if (place === undefined || own?.rosters.at(-1) !== place.steps.length) return undefined;
  return call("join", [text(" "), path([members, ...stepsOf(own.steps.slice(place.steps.length))])]);
}

/**
 * A condition on the members of a roster as a member sees it: its answers are written as paths from it, which all tools
 * read alike, and what belongs to where the whole expression stands as a path from there.
 */
function fromMember(tree: Expression, roster: string, standing: Standing): Expression {
  const [members, own] = [standing.places.get(roster), standing.places.get(standing.own)];
  if (tree.type === "reference") {
    const to = standing.places.get(tree.name);
    if (tree.lastSaved || to === undefined || members === undefined || to.rosters.length === 0) return tree;
    if (isOneFrom(memberOf(members), to)) return pathTo("here", relative(memberOf(members), to), tree.at);
    return own !== undefined && isOneFrom(own, to) ? pathTo(current, relative(own, to), tree.at) : tree;
  }
  if (tree.type === "path") {
    return tree.start === "here" && tree.steps.every(({ name }) => name === ".") ? pathTo(current, ".", tree.at) : tree;
  }
  const fromHere = (inner: Expression): Expression => fromMember(inner, roster, standing);
  if (tree.type !== "call" || tree.name !== "indexed-repeat") return mapInner(tree, fromHere);
  // It takes names, which stand for all members, and a place behind the name of each roster
  const isPlace = (argument: Expression): boolean =>
    tree.args.indexOf(argument) > 1 && tree.args.indexOf(argument) % 2 === 0;
  return mapInner(tree, (inner) => (isPlace(inner) ? fromHere(inner) : inner));
}

const stepsOf = (names: readonly string[]): readonly Step[] => names.map((name) => ({ name, predicates: [] }));
const pathTo = (start: Expression | "here", path: string, at: number): Expression => ({
  type: "path",
  start,
  steps: stepsOf(path.split("/")),
  at,
});

const at = 0;
const text = (value: string): Expression => ({ type: "text", value, at });
const call = (name: string, args: readonly Expression[]): Expression => ({ type: "call", name, args, at });
const current = call("current", []);

const operation = (
  left: Expression,
  operator: "=" | "<=" | ">=" | "<" | ">" | "or" | "and",
  right: Expression,
): Expression => ({
  type: "operation",
  operator,
  left,
  right,
  at,
});

/** Reads a template of ODK's dialect, with `${1}`, `${2}` … for the arguments. */
function template(source: string): (call: Call) => Expression {
  const tree = parseExpression(source);
  return ({ args }) => fill(tree, args);
}

const fill = (tree: Expression, args: readonly Expression[]): Expression =>
  tree.type === "reference" ? (args[Number(tree.name) - 1] ?? text("")) : mapInner(tree, (inner) => fill(inner, args));

/** Our own functions in ODK's words. */
const macros: Readonly<Record<string, (call: Call) => Expression | undefined>> = {
  param: template("${2}"),
  "is-empty": template("${1} = ''"),
  "is-missing": (own) =>
    own.args.length === 2 ? template("${1} = ${2}")(own) : template("${1} = 'dk' or ${1} = 'ref'")(own),
  "age-band-lower": template("number(substring-before(concat(${1}, '_'), '_'))"),
  "age-group": template(
    "if(${1} >= 80, '80_plus', if(${1} < 80, concat(int(${1} div 5) * 5, '_', int(${1} div 5) * 5 + 4), ${2}))",
  ),
  "months-between": template("int((decimal-date-time(${2}) - decimal-date-time(${1})) div 30.4375)"),
  "format-number": template("substr(concat(translate(${2}, '#.', ''), ${1}), -string-length(${2}))"),
  "distance-to-cluster": template(
    "int(distance(concat(${1}, ';', pulldata('clusters', 'latitude', 'cluster_id', ${2}), ' ', pulldata('clusters', 'longitude', 'cluster_id', ${2}), ' 0 0')) div 50 + 0.5) * 50",
  ),
  "wg-ss": ({ args }) => {
    const domains = args.slice(0, 6);
    const [cutOff] = args.slice(6);
    if (cutOff?.type !== "text") return undefined;
    const levels = text(difficulty.slice(difficulty.indexOf(cutOff.value)).join(" "));
    const empty = domains.map((domain) => operation(domain, "=", text(""))).reduce((a, b) => operation(a, "and", b));
    const hard = domains.map((domain) => call("selected", [levels, domain])).reduce((a, b) => operation(a, "or", b));
    return call("if", [empty, text(""), call("if", [hard, text("yes"), text("no")])]);
  },
  cut: ({ args: [value, ...rest] }) => {
    if (value === undefined) return undefined;
    const breaks = rest.slice(0, (rest.length - 1) / 2);
    const labels = rest.slice(breaks.length);
    const [highest, last] = [breaks.at(-1) ?? text(""), labels.at(-1) ?? text("")];
    // Where there is no number none of the comparisons holds, and nothing is left
    return breaks.reduceRight(
      (otherwise, limit, i) => call("if", [operation(value, "<=", limit), labels[i] ?? text(""), otherwise]),
      call("if", [operation(value, ">", highest), last, text("")]),
    );
  },
  period: ({ args: [day, ...breaks] }) => {
    if (day === undefined) return undefined;
    const named = breaks.reduceRight<Expression>(
      (later, limit, i) => call("if", [operation(day, "<", call("date", [limit])), text(`period_${i + 1}`), later]),
      text(`period_${breaks.length + 1}`),
    );
    return call("if", [operation(day, "=", text("")), text(""), named]);
  },
};

const difficulty = ["no", "some", "lot", "cannot"];

/** Functions of this toolkit that no other tool has. */
const ours: ReadonlySet<string> = new Set(
  [...Object.keys(macros), "count-if", "lookup", "accuracy", "ends-with", "version"].filter(
    (name) => Object.hasOwn(functions, name) || Object.hasOwn(specialForms, name),
  ),
);

function callsIn(tree: Expression): readonly string[] {
  switch (tree.type) {
    case "number":
    case "text":
    case "reference":
      return [];
    case "negation":
      return callsIn(tree.operand);
    case "operation":
      return [...callsIn(tree.left), ...callsIn(tree.right)];
    case "call":
      return [tree.name, ...tree.args.flatMap(callsIn)];
    case "path":
      return [
        ...(typeof tree.start === "object" ? callsIn(tree.start) : []),
        ...tree.steps.flatMap((step) => step.predicates.flatMap(callsIn)),
      ];
  }
}

import { functions } from "../../expression/functions/index.ts";
import { parseExpression } from "../../expression/parse.ts";
import { printExpression } from "../../expression/print.ts";
import { specialForms } from "../../expression/special-forms.ts";
import { type Expression, ExpressionError, type Step } from "../../expression/syntax.ts";
import type { Form, FormNode } from "../../form/model.ts";

type Call = Extract<Expression, { type: "call" }>;

/** An expression for other tools, and the functions in it that they do not have. */
export interface ForOdk {
  readonly source: string;
  readonly unknown: readonly string[];
}

/**
 * Writes an expression with the functions that ODK has. Some of them say the same for all practical purposes only: months
 * are counted by their mean length, and where two members fit, both are given. What we read back is kept beside it.
 */
export function toOdk(source: string, form: Form): ForOdk {
  let tree: Expression;
  try {
    tree = parseExpression(source);
  } catch (error) {
    if (error instanceof ExpressionError) return { source, unknown: [] };
    throw error;
  }
  const paths = pathsIn(form);
  const written = translate(tree, paths);
  const unknown = [...new Set(callsIn(written))].filter((name) => ours.has(name));
  return { source: written === tree ? source : printExpression(written), unknown };
}

/** By question in a roster: the roster, and the steps from a member to the answer. */
type Paths = ReadonlyMap<string, { readonly roster: string; readonly steps: readonly Step[] }>;

function translate(tree: Expression, paths: Paths): Expression {
  switch (tree.type) {
    case "number":
    case "text":
    case "reference":
      return tree;
    case "negation": {
      const operand = translate(tree.operand, paths);
      return operand === tree.operand ? tree : { ...tree, operand };
    }
    case "operation": {
      const [left, right] = [translate(tree.left, paths), translate(tree.right, paths)];
      return left === tree.left && right === tree.right ? tree : { ...tree, left, right };
    }
    case "path": {
      const steps = tree.steps.map((step) => {
        const predicates = step.predicates.map((predicate) => translate(predicate, paths));
        return predicates.every((predicate, i) => predicate === step.predicates[i]) ? step : { ...step, predicates };
      });
      return steps.every((step, i) => step === tree.steps[i]) ? tree : { ...tree, steps };
    }
    case "call": {
      const overMembers = membersCall(tree, paths);
      if (overMembers !== undefined) return overMembers;
      const args = tree.args.map((argument) => translate(argument, paths));
      const call = args.every((argument, i) => argument === tree.args[i]) ? tree : { ...tree, args };
      return macros[tree.name]?.(call) ?? call;
    }
  }
}

/** `count-if` and `lookup` as a path with a condition. */
function membersCall(tree: Call, paths: Paths): Expression | undefined {
  const [roster, condition, wanted] = tree.args;
  if (roster?.type !== "reference" || condition === undefined) return undefined;
  const inMember = (inner: Expression): Expression => relative(translate(inner, paths), roster.name, paths);
  const members: Step = { name: ".", predicates: [inMember(condition)] };
  const path = (steps: readonly Step[]): Expression => ({ type: "path", start: roster, steps, at: tree.at });
  if (tree.name === "count-if") return call("count", [path([members])]);
  if (tree.name !== "lookup" || wanted?.type !== "reference") return undefined;
  const own = paths.get(wanted.name);
  return own?.roster === roster.name ? call("join", [text(" "), path([members, ...own.steps])]) : undefined;
}

/** Inside a condition, the answers of the tested member are written as paths from it, which all tools read alike. */
function relative(tree: Expression, roster: string, paths: Paths): Expression {
  switch (tree.type) {
    case "reference": {
      const own = paths.get(tree.name);
      if (tree.lastSaved || own?.roster !== roster) return tree;
      return { type: "path", start: "here", steps: [{ name: ".", predicates: [] }, ...own.steps], at: tree.at };
    }
    case "negation":
      return { ...tree, operand: relative(tree.operand, roster, paths) };
    case "operation":
      return { ...tree, left: relative(tree.left, roster, paths), right: relative(tree.right, roster, paths) };
    case "call":
      return { ...tree, args: tree.args.map((argument) => relative(argument, roster, paths)) };
    case "number":
    case "text":
    case "path":
      return tree;
  }
}

function pathsIn(form: Form): Paths {
  const paths = new Map<string, { roster: string; steps: readonly Step[] }>();
  const visit = (nodes: readonly FormNode[], roster: string | undefined, steps: readonly Step[]): void => {
    for (const node of nodes) {
      const here = [...steps, { name: node.name, predicates: [] }];
      if (node.node === "roster") visit(node.children, node.name, []);
      else if (node.node === "group") visit(node.children, roster, here);
      else if (roster !== undefined) paths.set(node.name, { roster, steps: here });
    }
  };
  visit(form.sections, undefined, []);
  return paths;
}

const at = 0;
const text = (value: string): Expression => ({ type: "text", value, at });
const call = (name: string, args: readonly Expression[]): Expression => ({ type: "call", name, args, at });

const operation = (
  left: Expression,
  operator: "=" | "<=" | ">=" | "<" | "or" | "and",
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

function fill(tree: Expression, args: readonly Expression[]): Expression {
  switch (tree.type) {
    case "reference":
      return args[Number(tree.name) - 1] ?? text("");
    case "negation":
      return { ...tree, operand: fill(tree.operand, args) };
    case "operation":
      return { ...tree, left: fill(tree.left, args), right: fill(tree.right, args) };
    case "call":
      return { ...tree, args: tree.args.map((argument) => fill(argument, args)) };
    case "number":
    case "text":
    case "path":
      return tree;
  }
}

/** Our own functions in ODK's words. */
const macros: Readonly<Record<string, (call: Call) => Expression | undefined>> = {
  param: template("${2}"),
  "is-empty": template("${1} = ''"),
  "is-missing": (own) =>
    own.args.length === 2 ? template("${1} = ${2}")(own) : template("${1} = 'dk' or ${1} = 'ref'")(own),
  "age-band-lower": template("number(substring-before(concat(${1}, '_'), '_'))"),
  "age-group": template(
    "if(string(${1}) = '', ${2}, if(${1} >= 80, '80_plus', concat(int(${1} div 5) * 5, '_', int(${1} div 5) * 5 + 4)))",
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
    const last = labels.at(-1) ?? text("");
    const banded = breaks.reduceRight(
      (otherwise, limit, i) => call("if", [operation(value, "<=", limit), labels[i] ?? text(""), otherwise]),
      last,
    );
    return call("if", [operation(value, "=", text("")), text(""), banded]);
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

import { type Compilation, type Context, compilePart, type Part } from "./compile.ts";
import type { Environment, Row } from "./environment.ts";
import type { Frame } from "./frame.ts";
import { listKey, placesOf } from "./list-key.ts";
import {
  compileAnswers,
  compileReference,
  compileRows,
  descend,
  fromOutside,
  insideMembers,
  slotOf,
  unknownName,
} from "./references.ts";
import { type Expression, ExpressionError, type Step } from "./syntax.ts";
import { isNodes, single, toBoolean, type Value } from "./value.ts";

type Path = Extract<Expression, { type: "path" }>;

/** Paths: `.`, `x` in a predicate or choice filter, `./x`, `${roster}[…]/x`, `instance('list')/root/item[…]/x`. */
export function compilePath(path: Path, compilation: Compilation): Part {
  const { start, steps, at } = path;
  if (typeof start === "object" && start.type === "call" && start.name === "instance") {
    return instancePath(start, steps, compilation);
  }
  if (typeof start === "object" && start.type === "call" && start.name === "current") {
    return fromOutside(compilation, (outside) => {
      const context: Context = { ...outside.context, bareNames: "answers" };
      return compilePath({ ...path, start: "here" }, { ...outside, context });
    });
  }
  const segments = segmentsOf(path);
  const last = segments.at(-1);
  if (last === undefined) {
    const dots = steps.map((step) => step.name).join("/");
    if (dots === ".") return selfReference(at, compilation);
    throw new ExpressionError(`"${dots}" has a meaning in position(${dots}) only`, at);
  }
  if (segments.every((segment) => segment.predicates.length === 0)) {
    if (start === "here" && steps.length === 1) return bareName(last.name, at, compilation);
    return compileReference({ name: last.name, lastSaved: false, at }, compilation);
  }
  return filteredRoster(segments, at, compilation);
}

/** The names along a path, without the steps that only move up or stay. */
function segmentsOf({ start, steps, at }: Path): readonly Step[] {
  if (typeof start === "string") return steps.filter((step) => step.name !== "." && step.name !== "..");
  if (start.type !== "reference") {
    throw new ExpressionError("A path begins with ${name}, a name or instance()", at);
  }
  const [first, ...rest] = steps;
  const own = first?.name === "." ? first.predicates : [];
  return [{ name: start.name, predicates: own }, ...(first?.name === "." ? rest : steps)];
}

/**
 * The answer that is judged: also inside a condition on members it is this one, and not that of the tested member. In a
 * condition on answers, such as `${age}[. > 17]`, it is the tested one.
 */
function selfReference(at: number, compilation: Compilation): Part {
  const { self } = compilation.context;
  const { tested } = compilation;
  if (tested !== undefined) return compileReference({ name: tested, lastSaved: false, at }, compilation);
  if (self === undefined)
    throw new ExpressionError('"." has no meaning here, as the expression belongs to no question', at);
  return fromOutside(compilation, (outside) => compileReference({ name: self, lastSaved: false, at }, outside));
}

function bareName(name: string, at: number, compilation: Compilation): Part {
  switch (compilation.context.bareNames) {
    case "columns":
      return { evaluate: (_frame, _environment, row) => row?.[name] ?? "", shape: "single" };
    case "answers":
      return compileReference({ name, lastSaved: false, at }, compilation);
    case "refused":
      throw new ExpressionError(
        `Cannot tell what "${name}" means. Write an answer as \${${name}} and a text in quotes`,
        at,
      );
  }
}

/** `${roster}[condition]/x`: the answers of the members for whom the condition is true, or who stand at its number. */
function filteredRoster(segments: readonly Step[], at: number, compilation: Compilation): Part {
  const filtered = segments.find((segment) => segment.predicates.length > 0);
  const target = segments.at(-1);
  if (filtered === undefined || target === undefined) throw new ExpressionError("The path is empty", at);
  const { layout } = compilation.context;
  if (layout.questions.has(filtered.name) && filtered === target) return filteredAnswers(filtered, at, compilation);
  if (!layout.rosters.has(filtered.name)) {
    throw new ExpressionError(
      `"${filtered.name}" is no roster, and only members of a roster or their answers can be chosen with [ ]`,
      at,
    );
  }
  const rows = compileRows(filtered.name, at, compilation);
  const inside = insideMembers(filtered.name, at, compilation);
  const conditions = filtered.predicates.map((predicate) => compilePart(predicate, inside).evaluate);
  const members: Members = (frame, environment, row) => {
    let left = rows(frame);
    for (const condition of conditions) {
      left = left.filter((member, i) => accepts(condition(member, environment, row), i + 1));
    }
    return left;
  };
  if (target === filtered) {
    return {
      evaluate: (frame, environment, row) => ({
        type: "nodes",
        values: members(frame, environment, row).map(() => ""),
      }),
      shape: "filtered",
    };
  }
  const { chain, slot } = slotOf(target.name, at, compilation);
  const depth = chain.indexOf(filtered.name);
  if (depth < 0) throw unknownName(`${filtered.name}/${target.name}`, at, compilation);
  inside.use({ reads: "question", name: target.name, depth: depth + 1 });
  const below = descend(chain.slice(depth + 1), compilation);
  return {
    evaluate: (frame, environment, row) => ({
      type: "nodes",
      values: members(frame, environment, row)
        .flatMap(below)
        .map((member): Value => member.values[slot] ?? ""),
    }),
    shape: "filtered",
  };
}

/** `${x}[condition]`: the answers for which the condition is true, or that stand at its number. */
function filteredAnswers({ name, predicates }: Step, at: number, compilation: Compilation): Part {
  const { frames, slot, inside } = compileAnswers(name, at, compilation);
  const conditions = predicates.map((predicate) => compilePart(predicate, inside).evaluate);
  return {
    evaluate: (frame, ...rest) => ({
      type: "nodes",
      values: conditions
        .reduce((left, condition) => left.filter((one, i) => accepts(condition(one, ...rest), i + 1)), frames(frame))
        .map((one): Value => one.values[slot] ?? ""),
    }),
    shape: "filtered",
  };
}

type Members = (frame: Frame, environment: Environment, row: Row | undefined) => readonly Frame[];

const accepts = (value: Value, position: number): boolean => {
  if (typeof value === "boolean") return value;
  const one = isNodes(value) ? value : single(value);
  return typeof one === "number" ? one === position : toBoolean(one);
};

/** `instance('list')/root/item[condition]/column`: `pulldata` in another dress. */
function instancePath(
  call: Extract<Expression, { type: "call" }>,
  steps: readonly Step[],
  compilation: Compilation,
): Part {
  const [list] = call.args;
  if (list?.type !== "text" || call.args.length !== 1) {
    throw new ExpressionError("instance() takes the name of a list in quotes", call.at);
  }
  const inRows: Compilation = { ...compilation, context: { ...compilation.context, bareNames: "columns" } };
  const predicates = steps.flatMap((step) => step.predicates);
  const conditions = predicates.map((predicate) => compilePart(predicate, inRows).evaluate);
  const key = predicates.map((predicate) => listKey(predicate, compilation.context)).find((one) => one !== undefined);
  const column = steps.at(-1)?.name ?? "item";
  return {
    evaluate: (frame, environment, outer) => {
      const rows = environment.rows(list.value);
      const places = placesOf(key, list.value, frame, environment, outer) ?? [...rows.keys()];
      const left = places.filter((place) =>
        conditions.every((condition) => accepts(condition(frame, environment, rows[place]), place + 1)),
      );
      return { type: "nodes", values: left.map((place) => rows[place]?.[column] ?? "") };
    },
    shape: "filtered",
  };
}

import { type Compilation, checkCount, compilePart, compileSingle, one, type Part } from "./compile.ts";
import { compileReference, compileRows, descend, insideMembers, slotOf } from "./references.ts";
import { type Expression, ExpressionError } from "./syntax.ts";
import { single, toBoolean, toNumber, toText, type Value } from "./value.ts";

type Call = Extract<Expression, { type: "call" }>;
type SpecialForm = (call: Call, compilation: Compilation) => Part;

/** Functions whose arguments are not simply values: computed when needed, in other members, or names. */
export const specialForms: Readonly<Record<string, SpecialForm>> = Object.assign(Object.create(null), {
  if: (call, compilation) => {
    checkCount(call, [3, 3]);
    const [condition, yes, no] = singles(call, compilation);
    return one((frame, environment, row) =>
      toBoolean(condition(frame, environment, row)) ? yes(frame, environment, row) : no(frame, environment, row),
    );
  },
  coalesce: (call, compilation) => {
    checkCount(call, [1, Number.POSITIVE_INFINITY]);
    const candidates = call.args.map((argument) => compileSingle(argument, compilation));
    return one((frame, environment, row) => {
      for (const candidate of candidates) {
        const value = single(candidate(frame, environment, row));
        if (!isNothing(value)) return value;
      }
      return "";
    });
  },
  once: (call, compilation) => {
    checkCount(call, [1, 1]);
    const [value] = singles(call, compilation);
    const { self } = compilation.context;
    if (self === undefined) return one(value);
    // What it was before is no dependency: a value that waits for itself would be a cycle
    const before = compileReference(
      { name: self, lastSaved: false, at: call.at },
      { ...compilation, use: () => undefined },
    );
    return one((frame, environment, row) => {
      const kept = before.evaluate(frame, environment, row);
      return toText(kept) === "" ? value(frame, environment, row) : kept;
    });
  },
  position: (call, compilation) => {
    checkCount(call, [0, 1]);
    const [argument] = call.args;
    const steps = argument?.type === "path" && argument.start === "here" ? argument.steps : [];
    if (argument !== undefined && !(steps.length > 0 && steps.every((step) => step.name === ".."))) {
      throw new ExpressionError("position() takes .. only: the place of this member in its roster", call.at);
    }
    const { chain } = compilation.context;
    const up = Math.max(0, steps.length - 1);
    const roster = chain.at(-1 - up);
    // As in ODK, what stands in no roster is the first of its kind; checkForm warns of it
    if (roster === undefined) return one(() => 1);
    compilation.use({ reads: "roster", name: roster, depth: chain.length - 1 - up });
    return one((frame) => {
      let found = frame;
      for (let i = 0; i < up; i += 1) found = found.parent ?? found;
      return found.position;
    });
  },
  "count-if": (call, compilation) => {
    checkCount(call, [2, 2]);
    const { rows, inside } = members(call, compilation);
    const [, test] = call.args;
    const accepts = compileSingle(argumentOf(call, test), inside);
    return one((frame, environment, row) => {
      let count = 0;
      for (const member of rows(frame)) if (toBoolean(accepts(member, environment, row))) count += 1;
      return count;
    });
  },
  lookup: (call, compilation) => {
    checkCount(call, [3, 3]);
    const { rows, inside } = members(call, compilation);
    const [, test, wanted] = call.args;
    const accepts = compileSingle(argumentOf(call, test), inside);
    const value = compileSingle(argumentOf(call, wanted), inside);
    return one((frame, environment, row) => {
      const found = rows(frame).find((member) => toBoolean(accepts(member, environment, row)));
      return found === undefined ? "" : value(found, environment, row);
    });
  },
  "indexed-repeat": indexedRepeat,
  "jr:choice-name": (call, compilation) => {
    checkCount(call, [2, 2]);
    const [code, question] = call.args;
    const value = compileSingle(argumentOf(call, code), compilation);
    const name =
      nameIn(question) ??
      (question?.type === "text" ? /^\s*\$?\{?\s*([^{}\s]+?)\s*\}?\s*$/.exec(question.value)?.[1] : undefined);
    if (name === undefined)
      throw new ExpressionError("jr:choice-name() takes a value and the name of a question", call.at);
    slotOf(name, call.at, compilation);
    return one((frame, environment, row) => environment.choiceLabel(name, toText(value(frame, environment, row))));
  },
  current: (call, compilation) => {
    checkCount(call, [0, 0]);
    return compilePart(
      { type: "path", start: "here", steps: [{ name: ".", predicates: [] }], at: call.at },
      compilation,
    );
  },
} satisfies Record<string, SpecialForm>);

/** True for the empty text and for a number that could not be computed; a reason for a missing value is something. */
const isNothing = (value: Value): boolean =>
  typeof value === "number" ? Number.isNaN(value) : typeof value === "string" && value === "";

/** `indexed-repeat(${x}, ${roster}, n, ${inner roster}, m)`: the answer of the n-th member; empty beyond the last. */
function indexedRepeat(call: Call, compilation: Compilation): Part {
  const question = nameIn(call.args[0]);
  if (question === undefined || call.args.length < 3 || call.args.length % 2 === 0) {
    throw new ExpressionError(
      "indexed-repeat() takes a question, then a roster and a number for each roster around it",
      call.at,
    );
  }
  const { chain, slot } = slotOf(question, call.at, compilation);
  const indices = new Map<string, Part>();
  for (let i = 1; i + 1 < call.args.length; i += 2) {
    const roster = nameIn(call.args[i]);
    const index = argumentOf(call, call.args[i + 1]);
    if (roster === undefined || !chain.includes(roster)) {
      throw new ExpressionError(
        `indexed-repeat(): "${question}" does not stand in ${roster === undefined ? "that roster" : `roster "${roster}"`}`,
        call.at,
      );
    }
    indices.set(roster, one(compileSingle(index, compilation)));
  }
  const [first, ...deeper] = chain;
  if (first === undefined || indices.size !== chain.length) {
    throw new ExpressionError(`indexed-repeat(): name all rosters around "${question}": ${chain.join(", ")}`, call.at);
  }
  const outer = compileRows(first, call.at, compilation);
  insideMembers(first, call.at, compilation).use({ reads: "question", name: question, depth: chain.length });
  const steps = [
    { roster: first, rows: outer },
    ...deeper.map((roster) => ({ roster, rows: descend([roster], compilation) })),
  ];
  return one((frame, environment, row) => {
    let here = frame;
    for (const { roster, rows } of steps) {
      const index = toNumber(indices.get(roster)?.evaluate(frame, environment, row) ?? 1);
      const next = rows(here)[Math.max(1, Math.trunc(index)) - 1];
      if (next === undefined) return "";
      here = next;
    }
    return here.values[slot] ?? "";
  });
}

function singles(call: Call, compilation: Compilation): readonly [Eval, Eval, Eval] {
  const nothing: Eval = () => "";
  const [first, second, third] = call.args.map((argument) => compileSingle(argument, compilation));
  return [first ?? nothing, second ?? nothing, third ?? nothing];
}

type Eval = (...args: Parameters<Part["evaluate"]>) => Value;

/** The roster that the first argument names, and the way to compile inside its members. */
function members(call: Call, compilation: Compilation) {
  const [first] = call.args;
  const roster = nameIn(first);
  if (roster === undefined || !compilation.context.layout.rosters.has(roster)) {
    throw new ExpressionError(`${call.name}() takes a roster first, such as \${member}`, first?.at ?? call.at);
  }
  return { rows: compileRows(roster, call.at, compilation), inside: insideMembers(roster, call.at, compilation) };
}

function argumentOf(call: Call, argument: Expression | undefined): Expression {
  if (argument === undefined) throw new ExpressionError(`${call.name}() lacks an argument`, call.at);
  return argument;
}

/** The name that an argument stands for, where it is nothing but a name. */
function nameIn(argument: Expression | undefined): string | undefined {
  if (argument?.type === "reference" && !argument.lastSaved) return argument.name;
  return argument?.type === "path" && argument.start !== "here" ? argument.steps.at(-1)?.name : undefined;
}

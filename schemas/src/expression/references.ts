import type { Compilation, Part } from "./compile.ts";
import type { Frame, Slot } from "./frame.ts";
import { didYouMean } from "./nearest.ts";
import { type Expression, ExpressionError } from "./syntax.ts";
import type { Value } from "./value.ts";

/** `${name}`: this member's answer inside its own roster, all members' answers from outside, the members of a roster. */
export function compileReference(
  tree: Pick<Extract<Expression, { type: "reference" }>, "name" | "lastSaved" | "at">,
  compilation: Compilation,
): Part {
  const { name, at } = tree;
  if (tree.lastSaved) return { evaluate: (_frame, environment) => environment.lastSaved(name), shape: "single" };
  const { layout } = compilation.context;
  if (layout.questions.has(name)) return compileQuestion(name, at, compilation);
  if (layout.rosters.has(name)) {
    const rows = compileRows(name, at, compilation);
    return { evaluate: (frame) => ({ type: "nodes", values: rows(frame).map(() => "") }), shape: "several" };
  }
  throw unknownName(name, at, compilation);
}

/** The answer to a question, or the answers of all members where the question stands in another roster. */
function compileQuestion(name: string, at: number, compilation: Compilation): Part {
  const { chain, slot } = slotOf(name, at, compilation);
  const shared = sharedDepth(chain, compilation.context.chain);
  if (chain.length > shared && isOneOutside(chain, compilation)) {
    return fromOutside(compilation, (outside) => compileQuestion(name, at, outside));
  }
  compilation.use({ reads: "question", name, depth: shared });
  const up = compilation.context.chain.length - shared;
  if (chain.length === shared) {
    return up === 0
      ? { evaluate: (frame) => frame.values[slot] ?? "", shape: "single" }
      : { evaluate: (frame) => ancestor(frame, up).values[slot] ?? "", shape: "single" };
  }
  for (const roster of chain.slice(shared)) compilation.use({ reads: "roster", name: roster, depth: shared });
  const below = descend(chain.slice(shared), compilation);
  return {
    evaluate: (frame) => ({
      type: "nodes",
      values: below(ancestor(frame, up)).map((row): Value => row.values[slot] ?? ""),
    }),
    shape: "several",
  };
}

/** An answer that a condition on members cannot read from the tested member, and that is one where the expression stands. */
const isOneOutside = (chain: readonly string[], { outside }: Compilation): boolean =>
  outside !== undefined && sharedDepth(chain, outside.context.chain) === chain.length;

/** Compiles for the place where the whole expression stands, also inside a condition on members. */
export function fromOutside(compilation: Compilation, compilePart: (outside: Compilation) => Part): Part {
  const { outside } = compilation;
  if (outside === undefined) return compilePart(compilation);
  compilation.markHere();
  const { evaluate, shape } = compilePart(outside);
  return { evaluate: (frame, environment, row) => evaluate(environment.here ?? frame, environment, row), shape };
}

/** The members of a roster as seen from where the expression stands: all of them, also from inside the roster. */
export function compileRows(roster: string, at: number, compilation: Compilation): (frame: Frame) => readonly Frame[] {
  const place = compilation.context.layout.rosters.get(roster);
  if (place === undefined) throw unknownName(roster, at, compilation);
  const shared = sharedDepth(place.chain, compilation.context.chain);
  for (const name of [...place.chain.slice(shared), roster]) {
    compilation.use({ reads: "roster", name, depth: shared });
  }
  const up = compilation.context.chain.length - shared;
  const below = descend([...place.chain.slice(shared), roster], compilation);
  return (frame) => below(ancestor(frame, up));
}

/** A compilation inside the members of a roster; what it reads counts for the expression around it. */
export function insideMembers(roster: string, at: number, compilation: Compilation): Compilation {
  const place = compilation.context.layout.rosters.get(roster);
  if (place === undefined) throw unknownName(roster, at, compilation);
  const shared = sharedDepth(place.chain, compilation.context.chain);
  return insideOf([...place.chain, roster], shared, compilation);
}

const insideOf = (chain: readonly string[], shared: number, compilation: Compilation): Compilation => ({
  context: { ...compilation.context, chain, bareNames: "answers" },
  // A member's answer is read for every member, so the whole roster is what matters to the expression around it
  use: (use) => compilation.use({ ...use, depth: Math.min(use.depth, shared) }),
  markVolatile: compilation.markVolatile,
  outside: compilation.outside ?? compilation,
  markHere: compilation.markHere,
});

/** Where the answers to a question stand, as seen from an expression, and the compilation of a condition on each of them. */
export function compileAnswers(
  name: string,
  at: number,
  compilation: Compilation,
): { readonly frames: (frame: Frame) => readonly Frame[]; readonly slot: number; readonly inside: Compilation } {
  const { chain, slot } = slotOf(name, at, compilation);
  const shared = sharedDepth(chain, compilation.context.chain);
  compilation.use({ reads: "question", name, depth: shared });
  for (const roster of chain.slice(shared)) compilation.use({ reads: "roster", name: roster, depth: shared });
  const up = compilation.context.chain.length - shared;
  const below = descend(chain.slice(shared), compilation);
  return {
    frames: (frame) => below(ancestor(frame, up)),
    slot,
    inside: { ...insideOf(chain, shared, compilation), tested: name },
  };
}

/** Follows rosters downwards and gathers all members at the end. */
export function descend(rosters: readonly string[], compilation: Compilation): (frame: Frame) => readonly Frame[] {
  const slots = rosters.map((roster) => compilation.context.layout.rosters.get(roster)?.slot ?? -1);
  const [first] = slots;
  if (first === undefined) return (frame) => [frame];
  if (slots.length === 1) return (frame) => frame.rows[first] ?? [];
  return (frame) =>
    slots.reduce<readonly Frame[]>((frames, slot) => frames.flatMap((one) => one.rows[slot] ?? []), [frame]);
}

/** Where the answer to a question stands in its frame. */
export function slotOf(name: string, at: number, compilation: Compilation): Slot {
  const slot = compilation.context.layout.questions.get(name);
  if (slot === undefined) throw unknownName(name, at, compilation);
  return slot;
}

export function unknownName(name: string, at: number, compilation: Compilation): ExpressionError {
  const { layout } = compilation.context;
  const hint = didYouMean(name, [...layout.questions.keys(), ...layout.rosters.keys()]);
  return new ExpressionError(`There is no question "${name}" in the form${hint}`, at);
}

function ancestor(frame: Frame, up: number): Frame {
  let found = frame;
  for (let i = 0; i < up; i += 1) {
    if (found.parent === undefined)
      throw new ExpressionError("Cannot leave the interview: the roster around is missing", 0);
    found = found.parent;
  }
  return found;
}

/** How many rosters two places share, from the outermost on. */
function sharedDepth(a: readonly string[], b: readonly string[]): number {
  let depth = 0;
  while (depth < a.length && depth < b.length && a[depth] === b[depth]) depth += 1;
  return depth;
}

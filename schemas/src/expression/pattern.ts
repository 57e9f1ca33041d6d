/**
 * Regular expressions that always end in time: patterns become a set of states that walks the text once (Thompson 1968),
 * so that no pattern in a form can freeze a phone. What cannot be matched that way (back references, look-around) is
 * refused when the form is read.
 */

/** A pattern that cannot be used, and why. */
class PatternError extends Error {
  override readonly name = "PatternError";
}

type State =
  | { readonly type: "take"; readonly accepts: (character: string) => boolean; next: number }
  | { readonly type: "split"; next: number; other: number }
  | { readonly type: "begin" | "end"; next: number }
  | { readonly type: "done" };

interface Pattern {
  readonly states: readonly State[];
  readonly start: number;
}

const maxStates = 5_000;
const patterns = new Map<string, Pattern | PatternError>();

/** True where the pattern matches the whole text; false for a pattern that cannot be used. */
export function matchesWhole(pattern: string, text: string): boolean {
  const compiled = patternOf(pattern);
  return compiled instanceof PatternError ? false : run(compiled, text);
}

/** Why a pattern cannot be used, or undefined where it can. */
export function patternProblem(pattern: string): string | undefined {
  const compiled = patternOf(pattern);
  return compiled instanceof PatternError ? compiled.message : undefined;
}

const alphabet = [..."0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ+-_@./: "];
const maxSteps = 2_000;

/** Some text that the pattern matches, for try-outs; undefined where a walk by chance finds none. */
export function someMatch(pattern: string, random: () => number): string | undefined {
  const compiled = patternOf(pattern);
  if (compiled instanceof PatternError) return undefined;
  let text = "";
  let state = compiled.states[compiled.start];
  for (let step = 0; step < maxSteps && state !== undefined; step += 1) {
    if (state.type === "done") return matchesWhole(pattern, text) ? text : undefined;
    if (state.type === "take") {
      const { accepts } = state;
      const taken = alphabet.filter(accepts);
      const character = taken[Math.floor(random() * taken.length)];
      if (character === undefined) return undefined;
      text += character;
    }
    state = compiled.states[state.type === "split" && random() < 0.5 ? state.other : state.next];
  }
  return undefined;
}

function patternOf(source: string): Pattern | PatternError {
  const known = patterns.get(source);
  if (known !== undefined) return known;
  let compiled: Pattern | PatternError;
  try {
    compiled = build(source);
  } catch (error) {
    if (!(error instanceof PatternError)) throw error;
    compiled = error;
  }
  patterns.set(source, compiled);
  return compiled;
}

function run({ states, start }: Pattern, text: string): boolean {
  const characters = [...text];
  let here = new Set<number>();
  follow(states, start, 0, characters.length, here);
  for (let at = 0; at < characters.length; at += 1) {
    const next = new Set<number>();
    for (const index of here) {
      const state = states[index];
      if (state?.type === "take" && state.accepts(characters[at] ?? "")) {
        follow(states, state.next, at + 1, characters.length, next);
      }
    }
    if (next.size === 0) return false;
    here = next;
  }
  return [...here].some((index) => states[index]?.type === "done");
}

/** Adds a state and all that can be reached from it without taking a character. */
function follow(states: readonly State[], from: number, at: number, length: number, found: Set<number>): void {
  const open = [from];
  for (let index = open.pop(); index !== undefined; index = open.pop()) {
    const state = states[index];
    if (state === undefined || found.has(index)) continue;
    found.add(index);
    if (state.type === "split") open.push(state.next, state.other);
    else if ((state.type === "begin" && at === 0) || (state.type === "end" && at === length)) open.push(state.next);
  }
}

/** A piece of a pattern: builds its states so that they lead to `next`, and returns where it begins. */
type Piece = (states: State[], next: number) => number;

function build(source: string): Pattern {
  const reader = { characters: [...source], at: 0 };
  const piece = alternatives(reader);
  if (reader.at < reader.characters.length) {
    throw new PatternError(
      `Cannot read the pattern as ")" closes nothing at character ${reader.at + 1}. Write it as \\)`,
    );
  }
  const states: State[] = [{ type: "done" }];
  return { start: piece(states, 0), states };
}

interface PatternReader {
  readonly characters: readonly string[];
  at: number;
}

function alternatives(reader: PatternReader): Piece {
  const found = [sequence(reader)];
  while (reader.characters[reader.at] === "|") {
    reader.at += 1;
    found.push(sequence(reader));
  }
  return found.reduceRight((rest, piece) => (states, next) => {
    const other = rest(states, next);
    return add(states, { type: "split", next: piece(states, next), other });
  });
}

function sequence(reader: PatternReader): Piece {
  const pieces: Piece[] = [];
  for (let next = reader.characters[reader.at]; next !== undefined && next !== "|" && next !== ")"; ) {
    pieces.push(repeated(reader, atom(reader)));
    next = reader.characters[reader.at];
  }
  return (states, next) => pieces.reduceRight((after, piece) => piece(states, after), next);
}

function repeated(reader: PatternReader, piece: Piece): Piece {
  const rest = reader.characters.slice(reader.at, reader.at + 12).join("");
  const match = /^(?:[*+?]|\{([0-9]{1,4})(,([0-9]{1,4})?)?\})/.exec(rest);
  if (match === null) return piece;
  const [quantifier, from, comma, to] = match;
  reader.at += quantifier.length;
  if (["?", "+"].includes(reader.characters[reader.at] ?? "")) reader.at += 1;
  const least = from === undefined ? (quantifier === "+" ? 1 : 0) : Number(from);
  const endless = quantifier === "*" || quantifier === "+" || (comma !== undefined && to === undefined);
  const most = quantifier === "?" ? 1 : to !== undefined ? Number(to) : least;
  return (states, next) => {
    let after = endless ? loop(states, piece, next) : next;
    for (let i = least; !endless && i < most; i += 1) {
      after = add(states, { type: "split", next: piece(states, after), other: next });
    }
    for (let i = 0; i < least; i += 1) after = piece(states, after);
    return after;
  };
}

function loop(states: State[], piece: Piece, next: number): number {
  const split: State = { type: "split", next: 0, other: next };
  const index = add(states, split);
  split.next = piece(states, index);
  return index;
}

function atom(reader: PatternReader): Piece {
  const first = reader.characters[reader.at] ?? "";
  reader.at += 1;
  if (first === "(") return grouped(reader);
  if (first === "^" || first === "$") {
    const type = first === "^" ? "begin" : "end";
    return (states, next) => add(states, { type, next });
  }
  if (
    "*+?".includes(first) ||
    (first === "{" && /^[0-9]+(?:,[0-9]*)?\}/.test(reader.characters.slice(reader.at, reader.at + 12).join("")))
  ) {
    throw new PatternError(
      `Cannot read the pattern as "${first}" repeats nothing at character ${reader.at}. Write it as \\${first}`,
    );
  }
  const source =
    first === "["
      ? characterClass(reader)
      : first === "\\"
        ? escapeSequence(reader)
        : first === "."
          ? "."
          : literal(first);
  const accepts = acceptor(source);
  return (states, next) => add(states, { type: "take", accepts, next });
}

function grouped(reader: PatternReader): Piece {
  if (reader.characters[reader.at] === "?") {
    if (reader.characters[reader.at + 1] !== ":") {
      throw new PatternError(
        "Cannot use look-around or named groups in a pattern, as they cannot be matched in steady time. Use (…) or (?:…)",
      );
    }
    reader.at += 2;
  }
  const inner = alternatives(reader);
  if (reader.characters[reader.at] !== ")")
    throw new PatternError('Cannot read the pattern as "(" is never closed. Close it with )');
  reader.at += 1;
  return inner;
}

function characterClass(reader: PatternReader): string {
  let source = "[";
  for (let first = true; ; first = false) {
    const next = reader.characters[reader.at];
    if (next === undefined) throw new PatternError('Cannot read the pattern as "[" is never closed. Close it with ]');
    reader.at += 1;
    if (next === "]" && !first && source !== "[^") return `${source}]`;
    if (next === "\\") source += escapeSequence(reader);
    else source += next === "[" || (next === "]" && (first || source === "[^")) ? `\\${next}` : next;
  }
}

function escapeSequence(reader: PatternReader): string {
  const rest = reader.characters.slice(reader.at, reader.at + 40).join("");
  const known = /^(?:[dDwWsStnrfv]|u[0-9A-Fa-f]{4}|x[0-9A-Fa-f]{2}|[pP]\{[A-Za-z_=]+\}|[^A-Za-z0-9])/u.exec(rest)?.[0];
  if (known === undefined) {
    throw new PatternError(
      `Cannot use "\\${rest.charAt(0)}" in a pattern, as back references and boundaries cannot be matched in steady time. Leave it out`,
    );
  }
  reader.at += [...known].length;
  return /^[^A-Za-z0-9]/.test(known) ? literal(known) : `\\${known}`;
}

// Between brackets and outside, these must be escaped for a RegExp with the flag u; other characters must not be
const literal = (character: string): string => (/[\\^$.*+?()[\]{}|/-]/.test(character) ? `\\${character}` : character);

function acceptor(source: string): (character: string) => boolean {
  const escaped = source === "\\-" ? "-" : source;
  try {
    const one = new RegExp(`^(?:${escaped})$`, "su");
    return (character) => one.test(character);
  } catch {
    throw new PatternError(`Cannot read "${source}" in a pattern. Check the range of its characters`);
  }
}

function add(states: State[], state: State): number {
  if (states.length >= maxStates)
    throw new PatternError(`Cannot use a pattern of more than ${maxStates} steps. Make its repetitions smaller`);
  return states.push(state) - 1;
}

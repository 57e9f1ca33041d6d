/** Chance, one draw at a time. */
export interface Draw {
  /** A whole number from 0 up to and including a limit. */
  upTo(limit: number): number;
  of<Item>(items: readonly [Item, ...Item[]]): Item;
}

export type Type = "number" | "text" | "date" | "one" | "many";

/** A question that expressions may name. */
export interface Known {
  readonly name: string;
  readonly type: Type;
  readonly list: string | undefined;
  /** The rosters in which it stands, outermost first. */
  readonly rosters: readonly string[];
}

/** A roster whose members expressions may look at. */
interface KnownRoster {
  /** The rosters in which it stands, outermost first. */
  readonly around: readonly string[];
  /** Whether it can be that its members are not asked: ODK Web Forms counts them all the same. */
  readonly conditional: boolean;
}

/** What an expression may name, from where it stands. */
export interface Scope {
  readonly known: readonly Known[];
  /** The rosters around it, outermost first; for a condition on members, those around the tested member. */
  readonly inside: readonly string[];
  /** The rosters around the whole expression, where it is a condition on members. */
  readonly outside?: readonly string[];
  readonly rosters: ReadonlyMap<string, KnownRoster>;
  readonly codes: ReadonlyMap<string, readonly [string, ...string[]]>;
  /** The question itself, where it is a constraint. */
  readonly self?: Known;
}

/** Something true or false about the answers in scope. */
export function someCondition(draw: Draw, scope: Scope, depth: number): string {
  const simple = draw.upTo(9);
  if (depth > 0 && simple < 4) {
    const [left, right] = [someCondition(draw, scope, depth - 1), someCondition(draw, scope, depth - 1)];
    return draw.of([`(${left} and ${right})`, `(${left} or ${right})`, `not(${left})`, `not(${left} or ${right})`]);
  }
  const one = answer(draw, scope, "one");
  const many = answer(draw, scope, "many");
  const text = answer(draw, scope, "text");
  const date = answer(draw, scope, "date");
  const choices: (() => string)[] = [
    () => `${someNumber(draw, scope, depth)} ${comparison(draw)} ${someNumber(draw, scope, depth)}`,
  ];
  if (one !== undefined) {
    choices.push(() => `${one.written} ${draw.of(["=", "!="])} '${code(draw, scope, one.known)}'`);
    choices.push(() => `selected(${one.written}, '${code(draw, scope, one.known)}')`);
    choices.push(() => `${one.written} ${draw.of(["=", "!="])} ''`);
  }
  if (many !== undefined) {
    choices.push(() => `selected(${many.written}, '${code(draw, scope, many.known)}')`);
    choices.push(() => `count-selected(${many.written}) ${comparison(draw)} ${draw.upTo(3)}`);
  }
  if (text !== undefined) {
    choices.push(() => `${text.written} ${draw.of(["=", "!="])} ${draw.of(["'a'", "'b'", "''", "'12'"])}`);
    choices.push(() => `regex(${text.written}, '${draw.of(["[a-z]+", "[0-9]{1,2}", "a.*", ".*b"])}')`);
    choices.push(() => `${draw.of(["contains", "starts-with"])}(${text.written}, ${draw.of(["'a'", "'1'"])})`);
  }
  const any = one ?? text ?? date ?? answer(draw, scope, "number");
  if (any !== undefined) choices.push(() => `is-empty(${any.written})`);
  if (depth > 0) {
    choices.push(
      () => `checklist(${draw.upTo(2)}, 2, ${[1, 2, 3].map(() => someCondition(draw, scope, 0)).join(", ")})`,
    );
  }
  if (date !== undefined) choices.push(() => `${date.written} ${comparison(draw)} ${someDate(draw, scope, depth)}`);
  return choices[draw.upTo(choices.length - 1)]?.() ?? "true()";
}

export function someNumber(draw: Draw, scope: Scope, depth: number): string {
  const number = answer(draw, scope, "number");
  const leaf = (): string => (number !== undefined && draw.upTo(3) > 0 ? number.written : literal(draw));
  const inner = (): string => someNumber(draw, scope, depth - 1);
  const choices: (() => string)[] = [leaf, leaf, leaf];
  if (depth > 0) {
    choices.push(
      () => `(${inner()} ${draw.of(["+", "-", "*"])} ${inner()})`,
      () => `(${inner()} ${draw.of(["div", "mod"])} ${draw.of(["2", "3", "4"])})`,
      () => `if(${someCondition(draw, scope, depth - 1)}, ${inner()}, ${inner()})`,
      () => `coalesce(${leaf()}, ${literal(draw)})`,
      () => `round(abs(${inner()}), ${draw.upTo(2)})`,
      () => `${draw.of(["int", "abs", "number", "-"])}(${inner()})`,
      () => `${draw.of(["min", "max"])}(${inner()}, ${inner()})`,
      () => `string-length(${someText(draw, scope, depth - 1)})`,
    );
  }
  if (scope.inside.length > 0) choices.push(() => "position(..)");
  const many = answer(draw, scope, "many");
  if (many !== undefined) choices.push(() => `count-selected(${many.written})`);
  if (depth > 0) choices.push(...overMembers(draw, scope, depth));
  return choices[draw.upTo(choices.length - 1)]?.() ?? "1";
}

/** Sums and counts over members, from outside their roster. */
function overMembers(draw: Draw, scope: Scope, depth: number): readonly (() => string)[] {
  return [...scope.rosters].flatMap(([roster, { around, conditional }]) => {
    if (scope.outside?.includes(roster) === true) return [];
    const inside: Scope = { ...scope, inside: [...around, roster], outside: scope.outside ?? scope.inside };
    const own = scope.known.filter(({ rosters }) => rosters.at(-1) === roster);
    const number = own.find(({ type }) => type === "number");
    const condition = (): string => someCondition(draw, inside, depth - 1);
    const counts = [
      () => `count(\${${roster}})`,
      () => `count-if(\${${roster}}, ${condition()})`,
      () => `count(\${${roster}}[${condition()}])`,
    ];
    return [
      ...(conditional ? [] : counts),
      ...(number === undefined
        ? []
        : [
            () => `${draw.of(["sum", "min", "max", "count-non-empty"])}(\${${number.name}})`,
            () => `sum(\${${roster}}[${condition()}]/${number.name})`,
            ...(around.length === 0
              ? [() => `indexed-repeat(\${${number.name}}, \${${roster}}, ${1 + draw.upTo(2)})`]
              : []),
          ]),
    ];
  });
}

export function someText(draw: Draw, scope: Scope, depth: number): string {
  const named = answer(draw, scope, draw.of(["text", "one", "many"]));
  const literalText = (): string => draw.of(["'a'", "'b c'", "''", "'7'"]);
  const leaf = (): string => (named !== undefined && draw.upTo(3) > 0 ? named.written : literalText());
  if (depth <= 0) return leaf();
  const inner = (): string => someText(draw, scope, depth - 1);
  const date = answer(draw, scope, "date");
  const many = answer(draw, scope, "many");
  const choices: (() => string)[] = [
    leaf,
    leaf,
    () => `concat(${inner()}, ${inner()})`,
    () => `if(${someCondition(draw, scope, depth - 1)}, ${inner()}, ${inner()})`,
    () => `coalesce(${inner()}, ${literalText()})`,
    () => `substr(${inner()}, ${draw.upTo(1)}, ${1 + draw.upTo(2)})`,
    () => `substring-${draw.of(["before", "after"])}(${inner()}, ${draw.of(["' '", "'a'"])})`,
    () => `string(coalesce(${someNumber(draw, scope, depth - 1)}, 0))`,
    () => `translate(${inner()}, 'ab', 'b')`,
    () => `normalize-space(${inner()})`,
    ...choiceNames(draw, scope),
    () => `cut(${someNumber(draw, scope, depth - 1)}, 1, 3, 'low', 'middle', 'high')`,
    () => `age-group(abs(${someNumber(draw, scope, depth - 1)}), 'band', 'un5')`,
  ];
  if (date !== undefined) choices.push(() => `period(${date.written}, '2023-06-01', '2024-06-01')`);
  if (date !== undefined)
    choices.push(() => `format-date(${date.written}, '${draw.of(["%Y-%m-%d", "%e/%n/%y", "%b"])}')`);
  if (many !== undefined) choices.push(() => `selected-at(${many.written}, ${draw.upTo(2)})`);
  const ofMembers = scope.known.find(
    ({ type, rosters }) =>
      type === "text" && rosters.length > scope.inside.length && !scope.inside.includes(rosters[0] ?? ""),
  );
  if (ofMembers !== undefined) choices.push(() => `join(' ', \${${ofMembers.name}})`);
  return choices[draw.upTo(choices.length - 1)]?.() ?? "'a'";
}

function choiceNames(draw: Draw, scope: Scope): readonly (() => string)[] {
  const one = answer(draw, scope, "one");
  if (one === undefined || one.written === ".") return [];
  return [() => `jr:choice-name(${one.written}, '${one.written}')`];
}

export function someDate(draw: Draw, scope: Scope, depth: number): string {
  const named = answer(draw, scope, "date");
  if (named !== undefined && draw.upTo(2) > 0) return named.written;
  if (depth > 0 && draw.upTo(4) === 0) {
    return `if(${someCondition(draw, scope, depth - 1)}, ${someDate(draw, scope, 0)}, ${someDate(draw, scope, 0)})`;
  }
  return `date('${draw.of(["2023-04-15", "2024-02-29", "2025-01-01"])}')`;
}

/** An answer of a type that is one value from here: `.` for the question itself. */
function answer(draw: Draw, scope: Scope, type: Type): { readonly written: string; readonly known: Known } | undefined {
  const isOneFrom = (place: readonly string[], { rosters }: Known): boolean =>
    rosters.every((roster, i) => place[i] === roster);
  const reachable = scope.known.filter(
    (known) => known.type === type && [scope.inside, scope.outside ?? []].some((place) => isOneFrom(place, known)),
  );
  if (scope.self?.type === type && (reachable.length === 0 || draw.upTo(2) > 0)) {
    return { written: ".", known: scope.self };
  }
  const known = reachable[draw.upTo(Math.max(0, reachable.length - 1))];
  return known === undefined ? undefined : { written: `\${${known.name}}`, known };
}

const comparison = (draw: Draw): string => draw.of(["=", "!=", "<", "<=", ">", ">="]);
const literal = (draw: Draw): string => draw.of(["0", "1", "2", "3", "7", "2.5", "-1"]);
const code = (draw: Draw, scope: Scope, { list }: Known): string => draw.of(scope.codes.get(list ?? "") ?? ["a"]);

import { type Expression, type Form, parseExpression } from "@returns/schemas";
import { absolute, isOneFrom, memberOf, type Place, relative, toOdk } from "@returns/schemas/xlsform";
import { repairs } from "./repairs.ts";

/** Where an expression stands. In a choice filter names without `${}` are columns, and answers are read from `current()`. */
interface Standing {
  /** The question, group or roster. */
  readonly node: string;
  readonly place: Place;
  readonly reads: "answers" | "columns";
}

type Call = Extract<Expression, { type: "call" }>;
type Path = Extract<Expression, { type: "path" }>;

/** Writes an expression of ours for an XForm: our own functions in ODK's words, names as paths. */
export function xpathOf(source: string, form: Form, places: ReadonlyMap<string, Place>, standing: Standing): string {
  const own = standing.place;
  const isColumns = standing.reads === "columns";
  const find = (name: string): Place => {
    const found = places.get(name);
    if (found === undefined) throw new RangeError(`Cannot write "${source}" as the form has no "${name}"`);
    return found;
  };

  /** `from` is where names are read: the place of the expression, or a member that a condition looks at. */
  const write = (tree: Expression, from: Place): string => {
    const operand = (inner: Expression): string =>
      inner.type === "operation" || inner.type === "negation" ? `(${write(inner, from)})` : write(inner, from);
    switch (tree.type) {
      case "number":
        return String(tree.value);
      case "text":
        return tree.value.includes("'") ? `"${tree.value}"` : `'${tree.value}'`;
      case "negation":
        return `-${operand(tree.operand)}`;
      case "operation":
        return `${operand(tree.left)} ${tree.operator} ${operand(tree.right)}`;
      case "reference":
        return answer(find(tree.name), from);
      case "path":
        return path(tree, from);
      case "call":
        return call(tree, from);
    }
  };

  const answer = (to: Place, from: Place): string => {
    if (from !== own && !isOneFrom(from, to) && isOneFrom(own, to)) return fromCurrent(relative(own, to));
    const written = relative(from, to);
    return isColumns && !written.startsWith("/") ? fromCurrent(written) : written;
  };

  const path = ({ start, steps }: Path, from: Place): string => {
    const named = steps.filter(({ name }) => !name.startsWith("."));
    const last = named.at(-1);
    if (typeof start === "object" && start.type === "reference") {
      const roster = find(start.name);
      const conditions = steps.flatMap(({ predicates }) => predicates);
      const chosen = conditions.map((condition) => `[${write(condition, memberOf(roster))}]`).join("");
      const below = last === undefined ? [] : find(last.name).steps.slice(roster.steps.length);
      return [`${answer(roster, from)}${chosen}`, ...below].join("/");
    }
    if (last === undefined) return from === own ? "." : "current()/.";
    return isColumns ? last.name : answer(find(last.name), from);
  };

  const call = ({ name, args }: Call, from: Place): string => {
    if (name === "position") {
      const up = from.steps.slice(from.rosters.at(-1) ?? 0).map(() => "..");
      return `position(${up.length === 0 ? "." : up.join("/")})`;
    }
    if (name === "jr:choice-name") {
      const [code, question] = args;
      if (code === undefined || question?.type !== "text") throw new RangeError(`Cannot write "${source}"`);
      return `${name}(${write(code, from)}, '${answer(find(question.value.replace(/[${}\s]/g, "")), from)}')`;
    }
    const written = args.map((argument, i) => {
      const isName = name === "indexed-repeat" && (i === 0 || i % 2 === 1);
      return isName && argument.type === "reference" ? absolute(find(argument.name)) : write(argument, from);
    });
    return repairs[name]?.(written) ?? `${name}(${written.join(", ")})`;
  };

  return write(parseExpression(toOdk(source, form, standing.node).source), own);
}

const fromCurrent = (path: string): string => (path.startsWith("/") ? path : `current()/${path}`);

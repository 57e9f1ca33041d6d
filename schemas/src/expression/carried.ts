import { functions } from "./functions/index.ts";
import type { Expression } from "./syntax.ts";

/**
 * The names of the questions whose answers stand in the result of an expression, whole or in part.
 *
 * A condition is not among them: `if(${phone} = '', 0, 1)` says that there is a number, and not which.
 */
export function carriedNames(tree: Expression): readonly string[] {
  switch (tree.type) {
    case "number":
    case "text":
      return [];
    case "reference":
      return [tree.name];
    case "negation":
      return carriedNames(tree.operand);
    case "operation":
      return "+-*divmod".includes(tree.operator) ? [tree.left, tree.right].flatMap(carriedNames) : [];
    case "path":
      return [
        ...(typeof tree.start === "object" ? carriedNames(tree.start) : []),
        ...tree.steps.slice(-1).map((step) => step.name),
      ];
    case "call":
      if (saysLittle.has(tree.name) || functions[tree.name]?.result === "boolean") return [];
      if (isExtent(tree.name, tree.args)) return [];
      if (tree.name === "if") return tree.args.slice(1).flatMap(carriedNames);
      if (tree.name === "lookup") return tree.args.slice(2).flatMap(carriedNames);
      if (tree.name === "indexed-repeat") return tree.args.slice(0, 1).flatMap(carriedNames);
      return tree.args.flatMap(carriedNames);
  }
}

/** Functions that count, or that give something of a list: what comes out is nobody's answer. */
const saysLittle: ReadonlySet<string> = new Set([
  "count",
  "count-if",
  "count-non-empty",
  "count-selected",
  "string-length",
  "position",
  "pulldata",
  "accuracy",
  "distance-to-cluster",
]);

/** How long a track is and what it encloses; a distance to somewhere else would tell where somebody is. */
const isExtent = (name: string, args: readonly Expression[]): boolean =>
  (name === "distance" || name === "area") && args.length === 1 && args[0]?.type === "reference";

import type { Environment } from "../environment.ts";
import type { Expression } from "../syntax.ts";
import type { Value } from "../value.ts";

/** What kind of value an expression gives, as far as it can be known without answers. */
type StaticType = "number" | "text" | "boolean" | "date" | "place" | "unknown";

/** A function of the expression language over values. Those that need names or members are in special-forms.ts. */
export interface ExpressionFunction {
  /** The least and the most arguments. */
  readonly args: readonly [least: number, most: number];
  readonly result: StaticType;
  /** What the arguments must be, in order, where another type is surely a mistake; the last holds for all further ones. */
  readonly takes?: readonly StaticType[];
  /** True where an argument may be the answers of all members. */
  readonly several?: boolean;
  /** True where the result changes without any answer changing. */
  readonly volatile?: boolean;
  /** Why a call with these arguments cannot be meant; undefined where nothing speaks against it. */
  readonly refuses?: (args: readonly Expression[]) => string | undefined;
  evaluate(args: readonly Value[], environment: Environment): Value;
}

export type FunctionFamily = Readonly<Record<string, ExpressionFunction>>;

export const unlimited = Number.POSITIVE_INFINITY;

/** An argument by its place; the empty text where it was left out. */
export const argument = (args: readonly Value[], place: number): Value => args[place] ?? "";

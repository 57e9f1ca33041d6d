import type { Form } from "@returns/schemas";
import type { Derivation, PlanEntry } from "./entry.ts";

/** The names of all variables of a form, those of roster members among them. */
export type VariableOf<F extends Form<unknown>> = F extends Form<infer A> ? NamesIn<A> : never;

type NamesIn<A> = {
  [K in keyof A & string]:
    | K
    | (Exclude<A[K], undefined> extends readonly (infer Row)[] ? (Row extends object ? NamesIn<Row> : never) : never);
}[keyof A & string];

/**
 * A writer of plan entries for one form: a misspelt variable does not compile.
 *
 * Names under `derive` may be used like those of the form.
 */
export const planFor =
  <F extends Form<unknown>>() =>
  <const D extends string = never>(
    entry: PlanEntry<VariableOf<F> | NoInfer<D>> & { readonly derive?: Readonly<Record<D, Derivation<VariableOf<F>>>> },
  ): PlanEntry =>
    entry;

import type { Form } from "@returns/schemas";

/** The names of the variables of a form that hold numbers; any name where no form is given. */
export type NumberOf<F extends Form<unknown>> = [F] extends [never]
  ? string
  : F extends Form<infer A>
    ? NamesHolding<A, number>
    : never;

/** The names of the variables of a form that hold codes; any name where no form is given. */
export type CategoryOf<F extends Form<unknown>> = [F] extends [never]
  ? string
  : F extends Form<infer A>
    ? Exclude<NamesHolding<A, string | readonly string[]>, NamesHolding<A, number>>
    : never;

type NamesHolding<A, T> = {
  [K in keyof A & string]:
    | (Extract<A[K], T> extends never ? never : K)
    | (Exclude<A[K], undefined> extends readonly (infer Row)[]
        ? Row extends object
          ? NamesHolding<Row, T>
          : never
        : never);
}[keyof A & string];

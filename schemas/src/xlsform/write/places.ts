import type { Form, FormNode } from "../../form/model.ts";

/** Where a node stands in the tree that ODK makes of a form. */
export interface Place {
  /** Names from the outermost group down to the node itself. */
  readonly steps: readonly string[];
  /** For each roster around it, outermost first: how many of the steps lead to that roster. */
  readonly rosters: readonly number[];
}

const placesOf = new WeakMap<Form, ReadonlyMap<string, Place>>();

/** The place of every question, group and roster, by name. */
export function placesIn(form: Form): ReadonlyMap<string, Place> {
  const known = placesOf.get(form);
  if (known !== undefined) return known;
  const places = new Map<string, Place>();
  placesOf.set(form, places);
  const visit = (nodes: readonly FormNode[], around: readonly string[], rosters: readonly number[]): void => {
    for (const node of nodes) {
      const steps = [...around, node.name];
      places.set(node.name, { steps, rosters });
      if (node.node === "group") visit(node.children, steps, rosters);
      if (node.node === "roster") visit(node.children, steps, [...rosters, steps.length]);
    }
  };
  visit(form.sections, [], []);
  return places;
}

/** The place from which an expression about the members of a roster is evaluated: the member itself. */
export const memberOf = ({ steps, rosters }: Place): Place => ({ steps, rosters: [...rosters, steps.length] });

export const absolute = ({ steps }: Place): string => `/data/${steps.join("/")}`;

/**
 * The path from one place to another, as ODK's converter writes it: from the innermost roster that both share, so that a
 * member reads its own answers; absolute where they share none.
 */
export function relative(from: Place, to: Place): string {
  const base = shared(from, to).at(-1);
  if (base === undefined) return absolute(to);
  const up = from.steps.slice(base).map(() => "..");
  return [...(up.length === 0 ? ["."] : up), ...to.steps.slice(base)].join("/");
}

/** Whether there is one answer at a place as seen from another: no roster lies between them. */
export const isOneFrom = (from: Place, to: Place): boolean => shared(from, to).length === to.rosters.length;

/** The rosters that lie around both places, as in `Place.rosters`. */
const shared = (from: Place, to: Place): readonly number[] =>
  from.rosters.filter(
    (length, i) => to.rosters[i] === length && from.steps.slice(0, length).every((step, j) => to.steps[j] === step),
  );

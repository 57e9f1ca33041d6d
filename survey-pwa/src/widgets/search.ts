import type { Choice } from "@returns/schemas";
import { foldedEntry, type SearchIndex, searchIndex } from "./search-index.ts";

/** What a search found: the best first, and how many more there are. */
export interface Found {
  readonly choices: readonly Choice[];
  readonly total: number;
}

/**
 * The choices whose label in any language is like what was typed, the best first.
 * A place may be typed in another language than the one that is read out.
 *
 * @param most how many are handed back at most; the rest is only counted
 */
export const searchChoices = (choices: readonly Choice[], typed: string, most: number): Found =>
  foundAt(indexOf(choices).find(typed), (place) => choices[place], most);

/** What lies at the places that an index has found; a place at which nothing is offered now does not count. */
export function foundAt(places: Int32Array, choiceAt: (place: number) => Choice | undefined, most: number): Found {
  const found: Choice[] = [];
  let total = 0;
  for (const place of places) {
    const choice = choiceAt(place);
    if (choice === undefined) continue;
    total += 1;
    if (found.length < most) found.push(choice);
  }
  return { choices: found, total };
}

// Folding is done once for each list, not at each key
const indices = new WeakMap<readonly Choice[], SearchIndex>();

const indexOf = (choices: readonly Choice[]): SearchIndex => {
  const known = indices.get(choices);
  if (known !== undefined) return known;
  const index = searchIndex(choices.map((choice) => foldedEntry(Object.values(choice.label))).join("\n"));
  indices.set(choices, index);
  return index;
};

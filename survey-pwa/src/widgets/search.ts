import type { Choice } from "@returns/schemas";
import { fold } from "./fold.ts";

/** What a search found: the best first, and how many more there are. */
export interface Found {
  readonly choices: readonly Choice[];
  readonly total: number;
}

/**
 * The choices whose label in any language holds what was typed, those that begin with it first.
 * A place may be typed in another language than the one that is read out.
 *
 * @param most how many are handed back at most; the rest is only counted
 */
export const searchChoices = (choices: readonly Choice[], typed: string, most: number): Found => {
  const wanted = fold(typed);
  if (wanted === "") return { choices: choices.slice(0, most), total: choices.length };
  const first: Choice[] = [];
  const later: Choice[] = [];
  for (const choice of choices) {
    const place = placeOf(wanted, foldedLabels(choice));
    if (place === "begins") first.push(choice);
    else if (place === "inside") later.push(choice);
  }
  return { choices: [...first, ...later].slice(0, most), total: first.length + later.length };
};

const placeOf = (wanted: string, labels: readonly string[]): "begins" | "inside" | "nowhere" => {
  if (labels.some((label) => label.startsWith(wanted) || label.startsWith(`ال${wanted}`))) return "begins";
  return labels.some((label) => label.includes(wanted)) ? "inside" : "nowhere";
};

// Folding is done once for each choice, not at each key: lists of places have thousands of entries
const foldedByChoice = new WeakMap<Choice, readonly string[]>();

const foldedLabels = (choice: Choice): readonly string[] => {
  const known = foldedByChoice.get(choice);
  if (known !== undefined) return known;
  const folded = [...new Set(Object.values(choice.label).map(fold))];
  foldedByChoice.set(choice, folded);
  return folded;
};

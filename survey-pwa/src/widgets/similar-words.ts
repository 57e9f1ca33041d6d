import { slips } from "./slips.ts";

/** Finds entries whose words were meant by somebody whose finger slipped. */
export interface SimilarWords {
  /** Lowers the rank of each entry that is like what was typed to `best` and the number of slips. */
  rank(wanted: string, ranks: Uint8Array, best: number): void;
  prepare(): void;
}

interface Vocabulary {
  readonly words: readonly string[];
  /** Which letters each word has, one bit for each: words that lack the letters that were typed need not be compared. */
  readonly letters: Int32Array;
  /** By word: the entries that have it. */
  readonly entries: readonly (readonly number[])[];
}

/** @param folded entries as `searchIndex` has them. Their vocabulary is made when somebody first mistypes */
export function similarWords(folded: string, starts: Int32Array): SimilarWords {
  let known: Vocabulary | undefined;
  const vocabulary = (): Vocabulary => {
    known ??= vocabularyOf(folded, starts);
    return known;
  };
  return {
    prepare: () => void vocabulary(),
    rank: (wanted, ranks, best) => {
      const joined = costs(wanted.replaceAll(" ", ""), "last", vocabulary(), ranks.length);
      const words = wanted.split(" ");
      const single = words.map((word, i) =>
        costs(word, i === words.length - 1 ? "last" : "whole", vocabulary(), ranks.length),
      );
      ranks.forEach((rank, entry) => {
        const apart = single.reduce((sum, one) => sum + (one[entry] ?? tooMany), 0);
        const slipped = Math.min(joined[entry] ?? tooMany, apart);
        if (slipped < tooMany) ranks[entry] = Math.min(rank, best + slipped);
      });
    },
  };
}

const tooMany = 100;

/** How many slips lie between a word that was typed and each entry; the last word may go on. */
function costs(
  wanted: string,
  which: "whole" | "last",
  { words, letters, entries }: Vocabulary,
  size: number,
): Uint8Array {
  const found = new Uint8Array(size).fill(tooMany);
  const most = wanted.length < 4 ? 0 : wanted.length < 8 ? 1 : 2;
  const asked = lettersOf(wanted);
  words.forEach((word, i) => {
    if (word.length < wanted.length - most || bits(asked & ~(letters[i] ?? 0)) > most) return;
    if (which === "whole" && word.length > wanted.length + most) return;
    const cost = slips(wanted, word, which, most);
    if (cost > most) return;
    for (const entry of entries[i] ?? []) if (cost < (found[entry] ?? 0)) found[entry] = cost;
  });
  return found;
}

function vocabularyOf(folded: string, starts: Int32Array): Vocabulary {
  const places = new Map<string, number[]>();
  const note = (word: string, entry: number): void => {
    const known = places.get(word);
    if (known === undefined) places.set(word, [entry]);
    else if (known.at(-1) !== entry) known.push(entry);
  };
  starts.forEach((start, entry) => {
    const labels = folded.slice(start + 1, (starts[entry + 1] ?? folded.length + 1) - 2).split("\t");
    for (const label of labels) {
      const words = label.split(" ");
      for (const word of words) {
        note(word, entry);
        if (word.startsWith("ال") && word.length > 4) note(word.slice(2), entry);
      }
      // Blanks are where people differ most: Umdurman, Um Durman
      if (words.length > 1) note(words.join(""), entry);
    }
  });
  const words = [...places.keys()];
  return { words, letters: Int32Array.from(words, lettersOf), entries: [...places.values()] };
}

function lettersOf(word: string): number {
  let letters = 0;
  for (let i = 0; i < word.length; i++) letters |= 1 << (word.charCodeAt(i) & 31);
  return letters;
}

function bits(number: number): number {
  let count = 0;
  for (let rest = number; rest !== 0; rest &= rest - 1) count += 1;
  return count;
}

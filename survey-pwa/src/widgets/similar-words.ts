import { slips } from "./slips.ts";

/** Finds entries whose words were meant by somebody whose finger slipped. */
export interface SimilarWords {
  /** Lowers the rank of each entry that is like what was typed to `best` and the number of slips. */
  rank(wanted: string, ranks: Uint8Array, best: number): void;
  /** Makes what the first slip would wait for. */
  prepare(): void;
  /** Compares words once: browsers compile what has run for a while, and the first slip would take five times as long. */
  rehearse(): void;
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
    rank: (wanted, ranks, best) => rankIn(vocabulary(), wanted, ranks, best),
    prepare: () => void vocabulary(),
    rehearse: once(() => {
      const { words } = vocabulary();
      const own = [words.find(({ length }) => length > 4), words.find(({ length }) => length >= 8)];
      for (const wanted of [own[0] ?? "", own.join(" ")]) {
        rankIn(vocabulary(), wanted, new Uint8Array(starts.length), 0);
      }
    }),
  };
}

function once(work: () => void): () => void {
  let isDone = false;
  return () => {
    if (!isDone) work();
    isDone = true;
  };
}

function rankIn(vocabulary: Vocabulary, wanted: string, ranks: Uint8Array, best: number): void {
  const joined = costs(wanted.replaceAll(" ", ""), "last", vocabulary, ranks.length);
  const words = wanted.split(" ");
  const single =
    words.length === 1
      ? [joined]
      : words.map((word, i) => costs(word, i === words.length - 1 ? "last" : "whole", vocabulary, ranks.length));
  ranks.forEach((rank, entry) => {
    const apart = single.reduce((sum, one) => sum + (one[entry] ?? tooMany), 0);
    const slipped = Math.min(joined[entry] ?? tooMany, apart);
    if (slipped < tooMany) ranks[entry] = Math.min(rank, best + slipped);
  });
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
  for (let i = 0; i < letters.length; i += 1) {
    // Most words end here, before they are looked at themselves
    if (bits(asked & ~(letters[i] ?? 0), most) > most) continue;
    const word = words[i] ?? "";
    if (word.length < wanted.length - most || (which === "whole" && word.length > wanted.length + most)) continue;
    const cost = slips(wanted, word, which, most);
    if (cost > most) continue;
    for (const entry of entries[i] ?? []) if (cost < (found[entry] ?? 0)) found[entry] = cost;
  }
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

/** How many bits a number has; more than `most` are not counted further. */
function bits(number: number, most: number): number {
  let count = 0;
  for (let rest = number; rest !== 0 && count <= most; rest &= rest - 1) count += 1;
  return count;
}

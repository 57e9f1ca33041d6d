import { fold } from "./fold.ts";
import { similarWords } from "./similar-words.ts";

/** A list that is searched: it answers with the places of its entries, counted from 0, the best first. */
export interface SearchIndex {
  /** How many entries the list has. */
  readonly size: number;
  /** All entries in their order where nothing was typed. */
  find(typed: string): Int32Array<ArrayBuffer>;
  /** Does what the first word with a slip would wait for. */
  prepare(): void;
}

/** The labels of one entry in all languages, folded: what an index is made of. Each stands between two tabs. */
export const foldedEntry = (labels: readonly string[]): string => `\t${[...new Set(labels.map(fold))].join("\t")}\t`;

/**
 * An index over entries that `foldedEntry` has written, one a line.
 *
 * The best are entries whose name is what was typed; then those that begin with it, with or without the article; then those
 * in which a word begins so; then those that hold it anywhere. Only where no word begins with it, entries follow whose words
 * are one slip of the finger away (two in words of eight letters or more): every word that was typed must be like one of
 * theirs, and blanks do not count.
 *
 * A name is one long text, and finding in it is what engines do fastest: 20,000 places take 1 to 3 ms.
 */
export function searchIndex(folded: string): SearchIndex {
  const starts = startsOf(folded);
  const size = starts.length;
  const similar = similarWords(folded, starts);
  return {
    size,
    prepare: similar.prepare,
    find: (typed) => {
      const wanted = fold(typed);
      if (wanted === "") return Int32Array.from({ length: size }, (_, place) => place);
      const ranks = new Uint8Array(size).fill(ranksOf.nowhere);
      scan(folded, starts, wanted, ranks);
      if (!ranks.some((rank) => rank <= ranksOf.word)) similar.rank(wanted, ranks, ranksOf.similar);
      return inOrder(ranks);
    },
  };
}

const ranksOf = { exact: 0, begins: 1, word: 2, inside: 3, similar: 4, nowhere: 255 } as const;

function startsOf(folded: string): Int32Array {
  const starts = folded === "" ? [] : [0];
  for (let at = folded.indexOf("\n"); at >= 0; at = folded.indexOf("\n", at + 1)) starts.push(at + 1);
  return Int32Array.from(starts);
}

/** Gives each entry the best rank of all places at which it holds what was typed. */
function scan(folded: string, starts: Int32Array, wanted: string, ranks: Uint8Array): void {
  // One letter is in nearly every name: only where a word begins with it anybody means it
  const needles = wanted.length > 1 ? [wanted] : ["\t", " ", "\tال", " ال"].map((before) => before + wanted);
  for (const needle of needles) {
    let entry = 0;
    for (let at = folded.indexOf(needle); at >= 0; at = folded.indexOf(needle, at + 1)) {
      while ((starts[entry + 1] ?? Number.POSITIVE_INFINITY) <= at) entry += 1;
      const rank = rankAt(folded, at + needle.length - wanted.length, wanted.length);
      if (rank < (ranks[entry] ?? 0)) ranks[entry] = rank;
    }
  }
}

function rankAt(folded: string, at: number, length: number): number {
  if (folded[at - 1] === "\t") return folded[at + length] === "\t" ? ranksOf.exact : ranksOf.begins;
  if (article.test(folded.slice(at - 4, at))) return ranksOf.begins;
  return folded[at - 1] === " " || folded.startsWith(" ال", at - 3) ? ranksOf.word : ranksOf.inside;
}

/** The article of Arabic in front of a name, in its own letters or in the usual Latin ones. */
const article = /\t(?:ال|[ae]l )$/;

/** Places by rank, and among equals in the order of the list. */
function inOrder(ranks: Uint8Array): Int32Array<ArrayBuffer> {
  const byRank: number[][] = [];
  ranks.forEach((rank, place) => {
    if (rank === ranksOf.nowhere) return;
    const known = byRank[rank];
    if (known === undefined) byRank[rank] = [place];
    else known.push(place);
  });
  return Int32Array.from(byRank.flat());
}

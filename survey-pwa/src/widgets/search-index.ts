import { fold } from "./fold.ts";
import { similarWords } from "./similar-words.ts";

/** A list that is searched: it answers with the places of its entries, counted from 0, the best first. */
export interface SearchIndex {
  /** How many entries the list has. */
  readonly size: number;
  /** All entries in their order where nothing was typed. */
  find(typed: string): Int32Array<ArrayBuffer>;
  /** Does what the first letter and the first word with a slip would wait for. */
  prepare(): void;
  /** After that: runs once what is slow when it runs for the first time. */
  rehearse(): void;
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
  let byLetter: ReadonlyMap<number, readonly FirstLetter[]> | undefined;
  const find = (typed: string): Int32Array<ArrayBuffer> => {
    const wanted = fold(typed);
    if (wanted === "") return Int32Array.from({ length: size }, (_, place) => place);
    const ranks = new Uint8Array(size).fill(ranksOf.nowhere);
    if (wanted.length === 1) {
      byLetter ??= firstLetters(folded, starts);
      for (const { entry, rank } of byLetter.get(wanted.charCodeAt(0)) ?? []) ranks[entry] = rank;
    } else scan(folded, starts, wanted, ranks);
    if (!ranks.some((rank) => rank <= ranksOf.word)) similar.rank(wanted, ranks, ranksOf.similar);
    return inOrder(ranks);
  };
  return {
    size,
    find,
    prepare: () => {
      byLetter ??= firstLetters(folded, starts);
      similar.prepare();
    },
    rehearse: similar.rehearse,
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
  let entry = 0;
  for (let at = folded.indexOf(wanted); at >= 0; at = folded.indexOf(wanted, at + 1)) {
    while ((starts[entry + 1] ?? Number.POSITIVE_INFINITY) <= at) entry += 1;
    const rank = rankAt(folded, at, wanted.length);
    if (rank < (ranks[entry] ?? 0)) ranks[entry] = rank;
  }
}

interface FirstLetter {
  readonly entry: number;
  readonly rank: number;
}

/**
 * For each letter the entries in which a word begins with it, with or without the article. One letter is in nearly every
 * name, and only where a word begins with it anybody means it; such entries are thousands, so that they are sought once.
 */
function firstLetters(folded: string, starts: Int32Array): ReadonlyMap<number, readonly FirstLetter[]> {
  const byLetter = new Map<number, { entry: number; rank: number }[]>();
  const note = (entry: number, at: number): void => {
    const letter = folded.charCodeAt(at);
    const known = byLetter.get(letter) ?? [];
    if (known.length === 0) byLetter.set(letter, known);
    const rank = rankAt(folded, at, 1);
    const last = known.at(-1);
    if (last?.entry !== entry) known.push({ entry, rank });
    else if (rank < last.rank) last.rank = rank;
  };
  starts.forEach((start, entry) => {
    const end = starts[entry + 1] ?? folded.length + 1;
    for (let at = start + 1; at < end - 2; at += 1) {
      const before = folded.charCodeAt(at - 1);
      if (before !== tab && before !== blank) continue;
      note(entry, at);
      if (folded.startsWith("ال", at) && at + 2 < end - 2) note(entry, at + 2);
    }
  });
  return byLetter;
}

function rankAt(folded: string, at: number, length: number): number {
  const before = folded.charCodeAt(at - 1);
  if (before === tab) return folded.charCodeAt(at + length) === tab ? ranksOf.exact : ranksOf.begins;
  if (before === blank)
    return isArticle(folded, at - 3, "al") || isArticle(folded, at - 3, "el") ? ranksOf.begins : ranksOf.word;
  if (isArticle(folded, at - 2, "ال")) return ranksOf.begins;
  return folded.startsWith(" ال", at - 3) ? ranksOf.word : ranksOf.inside;
}

const [tab, blank] = ["\t", " "].map((mark) => mark.charCodeAt(0));

/** Whether a name begins with the article of Arabic, in its own letters or in the usual Latin ones. */
const isArticle = (folded: string, at: number, letters: string): boolean =>
  folded.charCodeAt(at - 1) === tab && folded.startsWith(letters, at);

/** Places by rank, and among equals in the order of the list. */
function inOrder(ranks: Uint8Array): Int32Array<ArrayBuffer> {
  const ends = new Int32Array(ranksOf.nowhere + 1);
  for (const rank of ranks) ends[rank] = (ends[rank] ?? 0) + 1;
  let found = 0;
  for (let rank = 0; rank < ranksOf.nowhere; rank += 1) {
    const first = found;
    found += ends[rank] ?? 0;
    ends[rank] = first;
  }
  const places = new Int32Array(found);
  for (let place = 0; place < ranks.length; place += 1) {
    const rank = ranks[place] ?? ranksOf.nowhere;
    if (rank === ranksOf.nowhere) continue;
    const next = ends[rank] ?? 0;
    places[next] = place;
    ends[rank] = next + 1;
  }
  return places;
}

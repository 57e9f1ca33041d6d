import { chunkCount, type Media, maxChunks } from "@returns/schemas";
import type { Bytes } from "../keys/seal.ts";
import type { MediaChange } from "./media-disk.ts";

/**
 * Which photos, recordings and files must lie on this phone, and which of them do not yet. What no draft and no sealed
 * interview names is garbage; it is deleted together with the answer that named it last, or when the app starts next.
 */
export interface MediaShelf {
  /** Keeps bytes until the draft that names them is stored. `full` when the interview could not be sent with them. */
  hold(interview: string, media: Media, bytes: Bytes): "held" | "full";
  /** Bytes that are not on disk yet. */
  held(hash: string): Bytes | undefined;
  /** Says what an interview names now, and what has to change on disk together with that. */
  name(interview: string, named: readonly Media[]): readonly MediaChange[];
  /** Says what stored interviews name. From the first call on, what nobody names is known to be garbage. */
  learn(stored: readonly (readonly [interview: string, named: readonly Media[]])[]): void;
  /** These changes are on disk. */
  stored(changes: readonly MediaChange[]): void;
  /** This interview was deleted. */
  forget(interview: string): void;
  /** Of these names, those that nobody needs. */
  garbage(onDisk: readonly string[]): readonly string[];
}

export function createShelf(): MediaShelf {
  const names = new Map<string, ReadonlyMap<string, Media>>();
  const waiting = new Map<string, Bytes>();
  let isComplete = false;
  const isNamed = (hash: string) => [...names.values()].some((named) => named.has(hash));

  return {
    hold: (interview, media, bytes) => {
      const others = [...(names.get(interview)?.values() ?? [])].filter(({ hash }) => hash !== media.hash);
      const chunks = [...others, media].reduce((sum, one) => sum + chunkCount(one.bytes), 0);
      if (chunks > maxChunks) return "full";
      waiting.set(media.hash, bytes);
      return "held";
    },
    held: (hash) => waiting.get(hash),
    name: (interview, named) => {
      const before = [...(names.get(interview)?.keys() ?? [])];
      const hashes = named.map(({ hash }) => hash);
      names.set(interview, new Map(named.map((media) => [media.hash, media])));
      const gone = isComplete ? before.filter((hash) => !isNamed(hash)) : [];
      for (const hash of gone) waiting.delete(hash);
      return [
        ...hashes.flatMap((hash): readonly MediaChange[] => {
          const bytes = waiting.get(hash);
          return bytes === undefined ? [] : [[hash, bytes]];
        }),
        ...gone.map((hash): MediaChange => [hash, undefined]),
      ];
    },
    learn: (stored) => {
      for (const [interview, named] of stored) {
        const known = named.map((media) => [media.hash, media] as const);
        names.set(interview, new Map([...known, ...(names.get(interview) ?? [])]));
      }
      isComplete = true;
    },
    stored: (changes) => {
      for (const [hash, bytes] of changes) if (waiting.get(hash) === bytes) waiting.delete(hash);
    },
    forget: (interview) => {
      names.delete(interview);
    },
    garbage: (onDisk) => (isComplete ? onDisk.filter((hash) => !isNamed(hash) && !waiting.has(hash)) : []),
  };
}

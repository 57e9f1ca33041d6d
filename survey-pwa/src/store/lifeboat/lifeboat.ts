import type { Bytes } from "../../keys/seal.ts";
import { inTurn } from "../in-turn.ts";
import { entryOf, readWriting, type Writing } from "./entry.ts";

/** One of the lifeboat's two files, open for writing by nobody else: a sync access handle of the browser is one. */
export interface SlotFile {
  /** How many bytes it took. */
  write(bytes: Bytes, options: { readonly at: number }): number;
  truncate(size: number): void;
  flush(): void;
}

/** The newest writing that is whole, and in which of the two files it stands. */
export interface Found extends Writing {
  readonly slot: 0 | 1;
}

export interface Lifeboat {
  /** Begins a new writing with these texts, in the file that does not hold the newest one, and only then lets go of that. */
  rewrite(texts: readonly string[]): Promise<void>;
  /**
   * Adds to the newest writing, and outlives a kill at once; resolves a moment later, when it outlives a power cut too. What
   * is asked for while one is being written goes into the file together.
   *
   * @param after what must lie beside the file before these texts name it
   */
  append(texts: readonly string[], after?: Promise<void>): Promise<void>;
  /** Bytes that were added since the last rewriting. */
  readonly added: number;
  /** Empties both files, as what they hold would be old: nothing is written after that. */
  giveUp(): Promise<void>;
}

/** Reads both files, either of which may be empty, half written or damaged. */
export async function newestWriting(files: readonly Bytes[], key: CryptoKey | undefined): Promise<Found | undefined> {
  const [first, second] = await Promise.all(files.map((file) => readWriting(file, key)));
  if (second !== undefined && second.generation > (first?.generation ?? 0)) return { ...second, slot: 1 };
  return first === undefined ? undefined : { ...first, slot: 0 };
}

/**
 * A log in two files that take turns. A writing begins with everything, as one entry or a few, and goes on with what changes;
 * the file before is emptied when the new one is on disk. So at every moment, and after a kill at any byte, one of
 * the two can be read from its beginning.
 *
 * @param found what `newestWriting` said of the same two files
 */
export function createLifeboat(
  slots: readonly [SlotFile, SlotFile],
  found: Pick<Found, "generation" | "slot"> | undefined,
  { key, flushAfterMs }: { readonly key: CryptoKey | undefined; readonly flushAfterMs: number },
): Lifeboat {
  let { generation, slot } = found ?? { generation: 0, slot: 1 as const };
  let index = 0;
  let end = 0;
  let begun = 0;
  let isGivenUp = false;
  let flushing: Promise<void> | undefined;
  /** What goes into the file together. A rewriting begins another one: what comes after it belongs to the new file. */
  let batch: { readonly text: string; readonly after: Promise<void> | undefined }[] = [];
  const turn = inTurn();

  const entries = async (texts: readonly string[]): Promise<readonly Bytes[]> => {
    const all: Bytes[] = [];
    for (const text of texts) all.push(await entryOf(text, { generation, index: index++ }, key));
    return all;
  };
  const write = (file: SlotFile, all: readonly Bytes[], from: number): number => {
    let at = from;
    for (const entry of all) {
      const taken = file.write(entry, { at });
      if (taken < entry.length)
        throw new Error(`Cannot write the second copy: it took ${taken} of ${entry.length} bytes`);
      at += taken;
    }
    return at;
  };
  /** Waits for the memory chip once for all that comes in a moment: on a cheap phone that takes as long as a save. */
  const flushSoon = (): Promise<void> => {
    flushing ??= new Promise((resolve) => setTimeout(resolve, flushAfterMs)).then(() =>
      turn(async () => {
        flushing = undefined;
        slots[slot].flush();
      }),
    );
    return flushing;
  };
  return {
    rewrite: (texts) => {
      batch = [];
      return turn(async () => {
        if (isGivenUp) return;
        const before = slots[slot];
        slot = slot === 0 ? 1 : 0;
        generation += 1;
        index = 0;
        const [first = new Uint8Array(), ...others] = await entries(texts);
        slots[slot].truncate(0);
        // Without its first entry the file counts as empty: that one goes last, when all others are on disk
        end = write(slots[slot], others, first.length);
        slots[slot].flush();
        write(slots[slot], [first], 0);
        slots[slot].flush();
        begun = end;
        before.truncate(0);
        before.flush();
      });
    },
    append: (texts, after) => {
      const mine = batch;
      mine.push(...texts.map((text) => ({ text, after })));
      return turn(async () => {
        // Whoever waits for what was stored is answered first
        await new Promise((resolve) => setTimeout(resolve));
        const together = mine.splice(0);
        await Promise.all(together.map((one) => one.after));
        if (together.length === 0 || isGivenUp) return;
        end = write(slots[slot], await entries(together.map(({ text }) => text)), end);
      }).then(flushSoon);
    },
    get added() {
      return end - begun;
    },
    giveUp: () =>
      turn(async () => {
        isGivenUp = true;
        for (const file of slots) {
          file.truncate(0);
          file.flush();
        }
      }),
  };
}

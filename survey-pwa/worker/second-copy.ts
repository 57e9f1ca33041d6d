import type { PGlite } from "@electric-sql/pglite";
import { type Disk, type RecordChange, readRecords } from "../src/store/disk.ts";
import { inTurn } from "../src/store/in-turn.ts";
import { changeText, type StoredChange } from "../src/store/lifeboat/change.ts";
import { lifeboatFolder, mediaFolder, readSlots } from "../src/store/lifeboat/folder.ts";
import { createLifeboat, type Lifeboat, newestWriting } from "../src/store/lifeboat/lifeboat.ts";
import { readLoad } from "../src/store/lifeboat/load.ts";
import { restoreFrom } from "../src/store/lifeboat/restore.ts";
import type { MediaChange } from "../src/store/media-disk.ts";
import type { PageDatabase } from "../src/store/page-database.ts";
import { record } from "../src/store/snapshot.ts";
import type { SecondCopy } from "../src/store/worker-messages.ts";
import { copyMedia, mirrorMedia, restoreMedia } from "./boat-media.ts";
import { hasRoom, openSlots } from "./boat-slots.ts";

export interface SecondCopyKeeper {
  /** Gives what a new, empty database begins with: what the last one left in its second copy. */
  restore(pg: PGlite): Promise<readonly RecordChange[]>;
  /** Goes on with what has come on the disk. */
  stored(changes: readonly StoredChange[]): void;
  /** The database is up and has answered: opens the lifeboat and writes it anew. */
  begin(database: PageDatabase): void;
  /** Something was written, and nobody waits for it any more. */
  wrote(): void;
  /** The storage is full: the first copy needs the room. */
  giveWay(): void;
}

/**
 * Keeps a second copy of what the phone cannot get again, beside IndexedDB and independent of it.
 *
 * Why two copies: Chromium empties all of IndexedDB of an app, without a word, when it finds any damage in it at its start: a bad
 * sector on a cheap phone is enough. "Saved" goes on meaning the strict flush into IndexedDB; the lifeboat follows right
 * behind it, delays no answer and can make no save fail. Where the browser has no private file system, or little room, there is
 * none, and nothing else changes. What no copy survives is what takes both: deleting the app's data, or the phone.
 *
 * What it is: the sentences that ran, one entry a flush, after a writing of all tables as sentences. Sentences are what every
 * write of the phone consists of already, so that nothing has to know which rows one of them touched, a new table costs one
 * line, and bringing back is running them. Pages instead would bring back what was damaged with them, and are many times more.
 *
 * What it costs: a save of 20 KB takes the database's thread 0.2 ms more, after it was answered; a writing of 2 MB, as of 40
 * interviews that wait and 10 drafts, holds it up for 0.1 s, when nobody has written for a moment.
 *
 * It holds answers: whoever wipes the phone wipes this folder too. Answers that were deleted or have reached the
 * office leave it when it is written anew, a moment later.
 */
export function keepSecondCopy(
  name: string | undefined,
  disk: Disk,
  epoch: number,
  say: (status: SecondCopy) => void,
): SecondCopyKeeper {
  let boat: Lifeboat | undefined;
  let folder: FileSystemDirectoryHandle | undefined;
  let database: PageDatabase | undefined;
  let pause: ReturnType<typeof setTimeout> | undefined;
  let isOutdated = false;
  let base = 0;

  /** A copy that lags behind must not stay: it would bring back what was deleted, and number envelopes twice. */
  const giveUp = async () => {
    const old = boat;
    boat = undefined;
    clearTimeout(pause);
    say("none");
    await old?.giveUp();
    await folder?.removeEntry(mediaFolder, { recursive: true });
  };
  const orGiveUp = (task: Promise<void>): void => void task.catch(giveUp).catch(() => {});
  const turn = inTurn();
  /** A photo that does not go now is tried again when the lifeboat is written anew. */
  const mirror = () =>
    turn(async () => {
      if (folder !== undefined && database !== undefined) await mirrorMedia(folder, disk, database, hasRoom);
    }).catch(() => {});
  const copy = (came: readonly MediaChange[]) =>
    turn(async () => {
      if (folder !== undefined) await copyMedia(folder, disk, came, hasRoom);
    }).catch(() => {});
  const rewrite = async (open: Lifeboat, from: PageDatabase): Promise<void> => {
    // Photos first: the lifeboat names none that is not there
    await mirror();
    let written = Promise.resolve();
    await from.between(async (read) => {
      const texts = (await readLoad(read, await readRecords(disk))).flatMap((change) => changeText(change) ?? []);
      base = texts.reduce((sum, text) => sum + text.length, 0);
      // From here on everything that is stored goes in behind this
      boat = open;
      isOutdated = false;
      written = open.rewrite(texts);
    });
    await written;
  };
  const open = async (from: PageDatabase): Promise<void> => {
    if (name === undefined) return say("none");
    const root = await navigator.storage.getDirectory();
    folder = await root.getDirectoryHandle(name, { create: true });
    const found = await newestWriting(await readSlots(folder), disk.key);
    const fresh = createLifeboat(await openSlots(folder), found, { key: disk.key, flushAfterMs });
    database = from;
    if (await hasRoom()) await rewrite(fresh, from);
    if (boat === undefined) {
      boat = fresh;
      return giveUp();
    }
    say("kept");
    // What came while nobody copied yet
    await mirror();
  };
  const rewriteLater = () => {
    clearTimeout(pause);
    const [current, from] = [boat, database];
    if (current === undefined || from === undefined) return;
    const limit = Math.max(longest, base);
    if (!isOutdated && current.added < limit) return;
    pause = setTimeout(() => orGiveUp(rewrite(current, from)), current.added < 4 * limit ? quietMs : 0);
  };

  return {
    restore: async (pg) => {
      const from = name === undefined ? undefined : await lifeboatFolder(name);
      if (name === undefined || from === undefined) return [];
      const slots = await readSlots(from);
      if (slots.every((slot) => slot.length === 0)) return [];
      const found = await newestWriting(slots, disk.key);
      if (found === undefined) return [record.damage({ status: "emptied" })];
      await restoreMedia(name, disk, epoch);
      return restoreFrom(pg, found.texts);
    },
    stored: (changes) => {
      const current = boat;
      if (current === undefined) return;
      const media = changes.flatMap((change) => change.media);
      const came = media.filter(([, bytes]) => bytes !== undefined);
      isOutdated ||=
        came.length < media.length ||
        changes.some(({ statements }) => statements.some(({ outdates }) => outdates !== undefined));
      try {
        const texts = changes.flatMap((change) => changeText(change) ?? []);
        if (texts.length > 0) orGiveUp(current.append(texts, came.length === 0 ? undefined : copy(came)));
      } catch {
        // What cannot be copied is saved all the same
        orGiveUp(giveUp());
      }
    },
    begin: (from) => void setTimeout(() => orGiveUp(open(from)), openAfterMs),
    wrote: rewriteLater,
    giveWay: () => {
      if (boat !== undefined) orGiveUp(giveUp());
    },
  };
}

/** After the start: what people wait for goes first. */
const openAfterMs = 1_000;

/** What comes within this time is handed to the memory chip together. */
const flushAfterMs = 300;

/** So long nobody has written when it is written anew. */
const quietMs = 3_000;

/** Characters of changes after which it is written anew, where everything else takes less. */
const longest = 4_000_000;

import { type Signal, signal } from "@preact/signals";
import { mediaIn } from "@returns/schemas";
import type { Bytes } from "../keys/seal.ts";
import { readNamedMedia } from "./attachments.ts";
import { type RecordChange, readRecords } from "./disk.ts";
import { faultOf } from "./faults.ts";
import { type Holder, type HolderParts, holdDatabase } from "./holder.ts";
import { inTurn } from "./in-turn.ts";
import { readLines, storeDraft } from "./interviews.ts";
import { type MediaChange, mediaOnDisk, readMedia, writeBeside } from "./media-disk.ts";
import { createShelf, type MediaShelf } from "./media-shelf.ts";
import type { DeviceState, InterviewLine, SavedDraft } from "./phone.ts";
import type { PhoneProject } from "./phone-project.ts";
import { type Enrolment, readProject, readSettings } from "./settings.ts";
import { earlyRecords, readSnapshot, record, type Snapshot, withDraft } from "./snapshot.ts";
import { type Home, read } from "./stored.ts";
import type { PhoneStore, WorkerStore } from "./worker-store.ts";

/** The phone's memory of itself, and the one way by which anything gets on its disk. */
export interface Keeper {
  readonly holder: Holder;
  readonly snapshot: Snapshot;
  readonly device: Signal<DeviceState>;
  readonly lines: Signal<readonly InterviewLine[]>;
  readonly project: Signal<PhoneProject | undefined>;
  /** The interview on the screen as it is now, on disk or not. */
  readonly open: Signal<SavedDraft | undefined>;
  readonly shelf: MediaShelf;
  /** The bytes of a photo, recording or file, on disk or not yet. */
  media(hash: string): Promise<Bytes | undefined>;
  /** Deletes what no interview names any more. Only in turn. */
  sweepMedia(): Promise<void>;
  /** Whatever writes does so in turn: no two writes ever change the same thing at once. */
  readonly turn: <T>(task: () => Promise<T>) => Promise<T>;
  /** Writes records without the database. Only in turn. */
  writeRecords(changes: readonly RecordChange[]): Promise<void>;
  /** Stores a draft in the database or, before that is up, beside it; what it names goes along. Only in turn. */
  writeDraft(draft: SavedDraft): Promise<void>;
  /** The interview on the screen as a record: what is painted first after a restart. */
  openRecord(): RecordChange;
  /** Home with what is about to change, to be written together with it. */
  home(change: Partial<Home>): RecordChange;
  /** Reads the lists anew after something changed them in the database. Only in turn. */
  refresh(store: PhoneStore): Promise<void>;
}

export async function createKeeper(parts: HolderParts): Promise<Keeper> {
  const turn = inTurn();
  const lines = signal<readonly InterviewLine[]>([]);
  const device = signal<DeviceState>({ status: "not-enrolled" });
  const project = signal<PhoneProject | undefined>(undefined);
  const open = signal<SavedDraft | undefined>(undefined);
  const shelf = createShelf();
  let database: WorkerStore | undefined;

  const home = (change: Partial<Home>) => record.home({ device: device.peek(), lines: lines.peek(), ...change });
  const openRecord = () => record.open(open.peek());
  const refresh = async (store: PhoneStore) => {
    const stored = await readLines(store);
    const now = open.peek();
    lines.value = now === undefined ? stored : withDraft(stored, now);
  };
  const sweep = async ({ disk, epoch }: NonNullable<Holder["start"]>) => {
    const garbage = shelf.garbage(await mediaOnDisk(disk)).map((hash) => [hash, undefined] as const);
    if (garbage.length > 0) await writeBeside(disk, epoch, [], garbage);
  };
  /** Where a draft cannot be read, nobody knows what it names: then nothing counts as garbage. */
  const learnMedia = async (store: PhoneStore, early: readonly SavedDraft[]) => {
    try {
      const beside = early.map(({ id, draft }) => [id, mediaIn(draft.answers)] as const);
      shelf.learn([...beside, ...(await readNamedMedia(store))]);
    } catch (cause) {
      if (["broken", "fenced"].includes(faultOf(cause).kind)) throw cause;
    }
  };
  /** What was stored beside the database while it started goes into it; what cannot go stays where it is. */
  const takeIn = (store: WorkerStore, start: NonNullable<Holder["start"]>) =>
    turn(async () => {
      const { early } = readSnapshot(await readRecords(start.disk, earlyRecords));
      for (const draft of early) {
        await store.write(storeDraft(draft), [record.noEarly(draft.id)]).catch((cause) => {
          if (["broken", "fenced"].includes(faultOf(cause).kind)) throw cause;
        });
      }
      const { enrolment } = await readSettings(store);
      if (enrolment !== undefined) device.value = deviceOf(enrolment);
      const bundle = project.peek() === undefined ? await readProject(store) : undefined;
      if (bundle !== undefined) project.value = read.project(bundle);
      await refresh(store);
      await learnMedia(store, early);
      database = store;
      // What stays lying is taken away the next time
      await sweep(start).catch(() => {});
    });

  const holder = await holdDatabase(parts, takeIn);
  const snapshot = readSnapshot(holder.records);
  device.value = snapshot.device;
  lines.value = snapshot.lines;
  project.value = snapshot.project;
  open.value = snapshot.open;

  const writeWithout = async (changes: readonly RecordChange[], media: readonly MediaChange[]) => {
    if (holder.start === undefined) return holder.ready().then(() => {});
    await writeBeside(holder.start.disk, holder.start.epoch, changes, media);
  };
  return {
    holder,
    snapshot,
    device,
    lines,
    project,
    open,
    turn,
    home,
    openRecord,
    refresh,
    shelf,
    media: async (hash) => {
      const held = shelf.held(hash);
      return held ?? (holder.start === undefined ? undefined : readMedia(holder.start.disk, hash));
    },
    sweepMedia: async () => {
      if (holder.start !== undefined) await sweep(holder.start);
    },
    writeRecords: (changes) => writeWithout(changes, []),
    writeDraft: async (draft) => {
      const media = shelf.name(draft.id, mediaIn(draft.draft.answers));
      const beside = () => writeWithout([openRecord(), record.early(draft)], media);
      if (database === undefined) await beside();
      else {
        try {
          await database.write(storeDraft(draft), [openRecord(), record.noEarly(draft.id)], media);
        } catch (cause) {
          if (holder.noteFault(cause).kind !== "broken") throw cause;
          // It is being started again, and takes in what is stored beside it meanwhile
          database = undefined;
          await beside();
        }
      }
      shelf.stored(media);
    },
  };
}

export const deviceOf = ({ deviceId, projectId, label }: Enrolment): DeviceState => ({
  status: "enrolled",
  deviceId,
  projectId,
  label,
});

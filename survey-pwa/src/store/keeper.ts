import { type Signal, signal } from "@preact/signals";
import type { ProjectBundle } from "@returns/schemas";
import { type RecordChange, readRecords, writeRecords } from "./disk.ts";
import { faultOf } from "./faults.ts";
import { type Holder, type HolderParts, holdDatabase } from "./holder.ts";
import { inTurn } from "./in-turn.ts";
import { readLines, storeDraft } from "./interviews.ts";
import type { DeviceState, InterviewLine, SavedDraft } from "./phone.ts";
import { type Enrolment, readProject, readSettings } from "./settings.ts";
import { readSnapshot, record, type Snapshot, withDraft } from "./snapshot.ts";
import { type Home, read } from "./stored.ts";
import type { PhoneStore, WorkerStore } from "./worker-store.ts";

/** The phone's memory of itself, and the one way by which anything gets on its disk. */
export interface Keeper {
  readonly holder: Holder;
  readonly snapshot: Snapshot;
  readonly device: Signal<DeviceState>;
  readonly lines: Signal<readonly InterviewLine[]>;
  readonly project: Signal<ProjectBundle | undefined>;
  /** The interview on the screen as it is now, on disk or not. */
  readonly open: Signal<SavedDraft | undefined>;
  /** Whatever writes does so in turn: no two writes ever change the same thing at once. */
  readonly turn: <T>(task: () => Promise<T>) => Promise<T>;
  /** Writes records without the database. Only in turn. */
  writeRecords(changes: readonly RecordChange[]): Promise<void>;
  /** Stores a draft in the database or, before that is up, beside it. Only in turn. */
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
  const project = signal<ProjectBundle | undefined>(undefined);
  const open = signal<SavedDraft | undefined>(undefined);
  let database: WorkerStore | undefined;

  const home = (change: Partial<Home>) => record.home({ device: device.peek(), lines: lines.peek(), ...change });
  const openRecord = () => record.open(open.peek());
  const refresh = async (store: PhoneStore) => {
    const stored = await readLines(store);
    const now = open.peek();
    lines.value = now === undefined ? stored : withDraft(stored, now);
  };
  /** What was stored beside the database while it started goes into it; what cannot go stays where it is. */
  const takeIn = (store: WorkerStore, { disk }: NonNullable<Holder["start"]>) =>
    turn(async () => {
      for (const draft of readSnapshot(await readRecords(disk)).early) {
        await store.write(storeDraft(draft), [record.noEarly(draft.id)]).catch((cause) => {
          if (["broken", "fenced"].includes(faultOf(cause).kind)) throw cause;
        });
      }
      const { enrolment } = await readSettings(store);
      if (enrolment !== undefined) device.value = deviceOf(enrolment);
      const bundle = project.peek() === undefined ? await readProject(store) : undefined;
      if (bundle !== undefined) project.value = read.project(bundle);
      await refresh(store);
      database = store;
    });

  const holder = await holdDatabase(parts, takeIn);
  const snapshot = readSnapshot(holder.records);
  device.value = snapshot.device;
  lines.value = snapshot.lines;
  project.value = snapshot.project;
  open.value = snapshot.open;

  const writeBeside = async (changes: readonly RecordChange[]) => {
    if (holder.start === undefined) return holder.ready().then(() => {});
    await writeRecords(holder.start.disk, holder.start.epoch, changes);
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
    writeRecords: writeBeside,
    writeDraft: async (draft) => {
      const beside = () => writeBeside([openRecord(), record.early(draft)]);
      if (database === undefined) return beside();
      try {
        await database.write(storeDraft(draft), [openRecord(), record.noEarly(draft.id)]);
      } catch (cause) {
        if (holder.noteFault(cause).kind !== "broken") throw cause;
        // It is being started again, and takes in what is stored beside it meanwhile
        database = undefined;
        await beside();
      }
    },
  };
}

export const deviceOf = ({ deviceId, projectId, label }: Enrolment): DeviceState => ({
  status: "enrolled",
  deviceId,
  projectId,
  label,
});

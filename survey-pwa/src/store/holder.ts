import { type ReadonlySignal, signal } from "@preact/signals";
import { claim, type Disk, epochOf, isVacant, openDisk, readRecords } from "./disk.ts";
import { type Fault, faultOf, isStorageFull, StoreFault } from "./faults.ts";
import { isLaden } from "./lifeboat/folder.ts";
import { writeBeside } from "./media-disk.ts";
import type { StoreState } from "./phone.ts";
import { record } from "./snapshot.ts";
import type { SecondCopy } from "./worker-messages.ts";
import { type WorkerStore, workerStore } from "./worker-store.ts";

/** What the browser lends to whoever holds the database. */
export interface HolderParts {
  readonly name: string;
  /** Sealing key; the unlock that provides one comes later. */
  readonly key: CryptoKey | undefined;
  /** Folder of the second copy; undefined for a database that nobody would miss. */
  readonly lifeboat: string | undefined;
  /** What this browser lacks of what the phone cannot do without, in the words of its makers. */
  readonly missing: readonly string[];
  readonly locks: LockManager;
  readonly startWorker: () => Worker;
  /** Another window has let go of the database: begin anew, since everything that was read here is old. */
  readonly restartPage: () => void;
}

/** This window's hold on the phone's one database. */
export interface Holder {
  readonly state: ReadonlySignal<StoreState>;
  /** What was on disk when this window became the owner; `undefined` when it did not. */
  readonly start: { readonly disk: Disk; readonly epoch: number } | undefined;
  /** The records on disk. A window that may not write needs them too: it says so in the language that was chosen. */
  readonly records: ReadonlyMap<string, string>;
  /** The database, when it is up. Rejects when it cannot come up. */
  ready(): Promise<WorkerStore>;
  /** Takes note of what went wrong with the database, and starts it again when it is broken. Says what it was. */
  noteFault(cause: unknown): Fault;
}

/** Restarts within one session after which the database counts as failed; drafts go on being kept beside it. */
const maxRestarts = 3;

/**
 * Becomes the one window that may write. Resolves as soon as this is known and the records are read; the database comes
 * up meanwhile, in its own thread. `beforeReady` runs when it is up, before anybody else may use it.
 */
export async function holdDatabase(
  parts: HolderParts,
  beforeReady: (store: WorkerStore, start: NonNullable<Holder["start"]>) => Promise<void>,
): Promise<Holder> {
  const state = signal<StoreState>({ status: "starting" });
  const without = (status: StoreState, records: Holder["records"] = new Map()): Holder => {
    state.value = status;
    const ready = () => Promise.reject(new StoreFault({ kind: "fenced", detail: `The database is ${status.status}` }));
    return { state, start: undefined, records, ready, noteFault: faultOf };
  };
  if (parts.missing.length > 0) {
    const detail = `Cannot keep interviews in this browser, as it has no ${parts.missing.join(", ")}. Open the app by https, in a newer browser`;
    return without({ status: "failed", detail });
  }
  const isOwner = await takeLock(parts);
  let start: NonNullable<Holder["start"]>;
  let records: Holder["records"];
  try {
    const disk = await openDisk(parts.name, parts.key);
    if (!isOwner) return without({ status: "elsewhere" }, await readRecords(disk));
    start = { disk, epoch: await becomeOwner(disk) };
    if (parts.lifeboat !== undefined && (await isVacant(disk))) {
      if (await isLaden(parts.lifeboat)) {
        void restore(parts, start).then(parts.restartPage, (cause) => {
          state.value = { status: "failed", detail: detailOf(cause) };
        });
        return without({ status: "restoring" });
      }
      if (disk.isEmptied) await writeBeside(disk, start.epoch, [record.damage({ status: "emptied" })], []);
    }
    records = await readRecords(disk);
  } catch (cause) {
    return without(isOwner ? { status: "failed", detail: detailOf(cause) } : { status: "elsewhere" });
  }

  let restarts = 0;
  let current: WorkerStore;
  let up: Promise<WorkerStore>;
  const bringUp = () => {
    state.value = { status: "starting" };
    let secondCopy: SecondCopy = "starting";
    const store = startStore(parts, start.epoch, (status) => {
      secondCopy = status;
      if (state.peek().status === "ready") state.value = { status: "ready", secondCopy };
    });
    current = store;
    up = store.opened.then(async () => {
      await beforeReady(store, start);
      state.value = { status: "ready", secondCopy };
      return store;
    });
    up.catch(noteFault);
  };
  const noteFault = (cause: unknown): Fault => {
    const { status } = state.peek();
    const fault = faultOf(cause);
    const { kind, detail } = fault;
    if (status === "fenced" || status === "failed") return fault;
    if (kind === "fenced") state.value = { status: "fenced" };
    else if (kind === "broken" && restarts < maxRestarts) {
      restarts += 1;
      current.end();
      bringUp();
    } else if (kind === "broken" || status === "starting") state.value = { status: "failed", detail };
    return fault;
  };
  bringUp();
  return { state, start, records, ready: () => up, noteFault };
}

const startStore = (
  { startWorker, name, key, lifeboat }: HolderParts,
  epoch: number,
  noteSecondCopy?: (status: SecondCopy) => void,
): WorkerStore => workerStore(startWorker(), { name, key, epoch, lifeboat }, noteSecondCopy);

/** Lets the database fill itself from its second copy. @throws when not even that is on the disk afterwards */
async function restore(parts: HolderParts, { disk, epoch }: NonNullable<Holder["start"]>): Promise<void> {
  await startStore(parts, epoch).opened;
  if (await isVacant(disk)) {
    throw new Error(
      "Cannot bring the interviews back as the phone has no space left. Free some space, then load again",
    );
  }
}

/** With the storage full the epoch cannot be raised. The lock alone must do then: the phone has to read, and to send. */
const becomeOwner = (disk: Disk): Promise<number> =>
  claim(disk).catch((cause) => {
    if (isStorageFull(cause)) return epochOf(disk);
    throw cause;
  });

/** Whether this window got the lock at once. If not, it waits for it and then begins anew. */
function takeLock({ locks, name, restartPage }: HolderParts): Promise<boolean> {
  const forEver = new Promise<void>(() => {});
  return new Promise((resolve) => {
    void locks.request(name, { ifAvailable: true }, async (lock) => {
      resolve(lock !== null);
      if (lock !== null) await forEver;
      else void locks.request(name, async () => restartPage());
    });
  });
}

const detailOf = (cause: unknown) => (cause instanceof Error ? `${cause.name}: ${cause.message}` : String(cause));

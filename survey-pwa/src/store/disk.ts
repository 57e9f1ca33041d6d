import { type Bytes, seal, unseal } from "../keys/seal.ts";
import { beginFreshLog } from "./fresh-log.ts";

/**
 * The one IndexedDB database of the phone. `owner` says who may write and in which format; `files` and `pages` are
 * PGlite's data folder; `records` are the small texts that paint the screen before PGlite is up; `media` are photos,
 * recordings and files by their hash. All of it is in one database so that one transaction can change pages, records and
 * media together: the snapshot is never older than the pages, and no answer names a photo that is not there.
 */
export const stores = { owner: "owner", files: "files", pages: "pages", records: "records", media: "media" } as const;

/** Raised by every change that older pages could not be read with, together with the way to bring them along. */
const format = 1;

/** Another window has become the owner: nothing may be written here any more. */
export class FencedError extends Error {
  override name = "FencedError";
  constructor() {
    super("Cannot write to the database: another window of this browser has opened it. Reload this window");
  }
}

/** The database was written by another version of the app. */
class FormatError extends Error {
  override name = "FormatError";
  constructor(found: unknown) {
    super(`Cannot open the database: it is in format ${found}, this version reads format ${format}. Update the app`);
  }
}

/** A small text by name, to be put or (when `undefined`) deleted. */
export type RecordChange = readonly [name: string, text: string | undefined];

export interface Disk {
  readonly database: IDBDatabase;
  /** Sealing key; without one everything is written in the clear (the unlock that provides it comes later). */
  readonly key: CryptoKey | undefined;
  /** The browser found its storage damaged, and has emptied all of it; only Chromium says so. */
  readonly isEmptied: boolean;
}

export async function openDisk(name: string, key: CryptoKey | undefined): Promise<Disk> {
  const opening = indexedDB.open(name, 2);
  let isEmptied = false;
  opening.onupgradeneeded = (event) => {
    isEmptied = "dataLoss" in event && event.dataLoss === "total";
    const { result } = opening;
    // Version 1 had no media
    for (const store of Object.values(stores))
      if (!result.objectStoreNames.contains(store)) result.createObjectStore(store);
  };
  const database = await settled(opening);
  database.onversionchange = () => database.close();
  return { database, key, isEmptied };
}

/**
 * Makes the caller the owner, and every earlier owner fenced.
 *
 * @returns the epoch to write with
 * @throws FormatError when another version of the app wrote the database
 */
export async function claim({ database }: Disk): Promise<number> {
  const transaction = database.transaction(stores.owner, "readwrite", { durability: "strict" });
  const owner = transaction.objectStore(stores.owner);
  const committed = completed(transaction);
  committed.catch(() => {});
  const found: number = (await settled(owner.get("format"))) ?? format;
  if (found !== format) {
    transaction.abort();
    throw new FormatError(found);
  }
  const epoch: number = ((await settled(owner.get("epoch"))) ?? 0) + 1;
  owner.put(epoch, "epoch");
  owner.put(format, "format");
  await committed;
  // Whatever is written from now on waits for it in the browser's own queue
  beginFreshLog(database).catch(() => {});
  return epoch;
}

/** The epoch that the disk is in, for an owner who cannot raise it as the disk is full; 0 on a new disk. */
export async function epochOf({ database }: Disk): Promise<number> {
  const epoch: number | undefined = await settled(
    database.transaction(stores.owner).objectStore(stores.owner).get("epoch"),
  );
  return epoch ?? 0;
}

/** Whether there is no database on this disk yet, or none any more. */
export const isVacant = async ({ database }: Disk): Promise<boolean> =>
  (await settled(database.transaction(stores.files).objectStore(stores.files).count())) === 0;

/** All records, or those whose name begins so, opened. */
export async function readRecords({ database, key }: Disk, begin = ""): Promise<ReadonlyMap<string, string>> {
  const records = database.transaction(stores.records).objectStore(stores.records);
  const range = IDBKeyRange.bound(begin, `${begin}\uffff`);
  const [names, bodies]: [IDBValidKey[], Bytes[]] = await Promise.all([
    settled(records.getAllKeys(range)),
    settled(records.getAll(range)),
  ]);
  const texts = await Promise.all(
    bodies.map((body, i) => (key === undefined ? body : unseal(key, place(`${names[i]}`), body))),
  );
  return new Map(texts.map((text, i) => [`${names[i]}`, new TextDecoder().decode(text)]));
}

/** Seals records ahead of a transaction: an open IndexedDB transaction does not outlive a wait for anything else. */
export function sealRecords({ key }: Disk, changes: readonly RecordChange[]) {
  return Promise.all(
    changes.map(async ([name, text]) => {
      if (text === undefined) return [name, undefined] as const;
      const bytes = new TextEncoder().encode(text);
      return [name, key === undefined ? bytes : await seal(key, place(name), bytes)] as const;
    }),
  );
}

/**
 * One readwrite transaction, strict, that commits only when the caller still is the owner.
 *
 * @throws FencedError when it is not; QuotaExceededError when the disk is full: in both cases nothing was written
 */
export async function writeAsOwner(
  { database }: Disk,
  epoch: number,
  others: readonly string[],
  write: (transaction: IDBTransaction) => void,
): Promise<void> {
  const transaction = database.transaction([stores.owner, ...others], "readwrite", { durability: "strict" });
  const committed = completed(transaction);
  let fenced = false;
  const owner = transaction.objectStore(stores.owner).get("epoch");
  owner.onsuccess = () => {
    fenced = owner.result !== epoch;
    if (fenced) transaction.abort();
  };
  try {
    write(transaction);
  } catch (cause) {
    // Without this, what was asked for before the failure would commit alone
    transaction.abort();
    await committed.catch(() => {});
    throw cause;
  }
  await committed.catch((cause) => {
    throw fenced ? new FencedError() : cause;
  });
}

export const settled = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

export const completed = (transaction: IDBTransaction): Promise<void> =>
  new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = () =>
      reject(transaction.error ?? new DOMException("The transaction was aborted", "AbortError"));
  });

const place = (record: string) => `record\0${record}`;

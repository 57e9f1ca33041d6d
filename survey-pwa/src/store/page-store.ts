import type { ChangeSet, FileWrite, StorageBackend, StorageEntry } from "@electric-sql/pglite/memfs-frontend";
import { type Bytes, seal, unseal } from "../keys/seal.ts";
import { type Disk, type RecordChange, settled, stores, writeAsOwner } from "./disk.ts";
import { besideStores, type MediaChange, putBeside, sealBeside, writeBeside } from "./media-disk.ts";

/** PostgreSQL's own block size, so that most writes are whole pages. */
const pageSize = 8192;

/** Bytes of a file of the data folder as it is in memory now. */
export type ReadMemory = (path: string, at: number, length: number) => Bytes;

export interface PageStore extends StorageBackend {
  /** Tells where the live data folder is: a page that was written in part is completed from there. */
  attach(read: ReadMemory): void;
  /** Writes these records and media in the transaction of the next flush. They stay until a flush succeeds. */
  stage(records: readonly RecordChange[], media: readonly MediaChange[]): void;
  /** Writes what was staged and no flush took along, because no page had changed. */
  writeStaged(): Promise<void>;
}

type PageKey = [path: string, index: number];
type FileMeta = { readonly kind: "file" | "dir"; readonly size: number };

/**
 * PGlite's data folder as pages in IndexedDB: one strict readwrite transaction per flush, so that after a crash or a
 * power cut the disk holds the whole flush or nothing of it, with no torn page and nothing to repair.
 */
export function pageStore(disk: Disk, epoch: number): PageStore {
  let files = new Map<string, FileMeta>();
  let staged = new Map<string, string | undefined>();
  let stagedMedia = new Map<string, Bytes | undefined>();
  let read: ReadMemory = () => {
    throw new Error("Cannot complete a page from memory: the page store is not attached to the database yet");
  };

  async function* load(): AsyncIterable<StorageEntry> {
    const transaction = disk.database.transaction([stores.files, stores.pages]);
    const [paths, metas, keys, bodies] = await Promise.all([
      settled(transaction.objectStore(stores.files).getAllKeys()),
      settled<FileMeta[]>(transaction.objectStore(stores.files).getAll()),
      settled(transaction.objectStore(stores.pages).getAllKeys()),
      settled<Bytes[]>(transaction.objectStore(stores.pages).getAll()),
    ]);
    const data = new Map<string, Uint8Array>();
    metas.forEach((meta, i) => {
      files.set(`${paths[i]}`, meta);
      if (meta.kind === "file") data.set(`${paths[i]}`, new Uint8Array(meta.size));
    });
    const place = async (body: Bytes, key: IDBValidKey | undefined) => {
      if (!Array.isArray(key)) return;
      const [path, index] = [`${key[0]}`, Number(key[1])];
      const page = disk.key === undefined ? body : await unseal(disk.key, placeOf([path, index]), body);
      const file = data.get(path);
      const at = index * pageSize;
      if (file !== undefined && at < file.length) file.set(page.subarray(0, file.length - at), at);
    };
    await Promise.all(bodies.map((body, i) => place(body, keys[i])));
    for (const path of [...files.keys()].sort()) {
      const content = data.get(path);
      yield content === undefined ? { kind: "dir", path } : { kind: "file", path, data: content };
    }
  }

  async function apply({ ops, files: { wal, data, control } }: ChangeSet): Promise<void> {
    const writes = [...wal, ...data, ...control];
    // Before the first wait: memory must still be what the change set was taken from
    const pages = writes.flatMap((write) => pagesOf(write, read));
    const [records, media] = [[...staged], [...stagedMedia]];
    const sealedPages = await Promise.all(
      pages.map(async ([at, page]) => [at, disk.key ? await seal(disk.key, placeOf(at), page) : page] as const),
    );
    const beside = await sealBeside(disk, records, media);
    const next = new Map(files);
    await writeAsOwner(disk, epoch, [stores.files, stores.pages, ...besideStores], (transaction) => {
      for (const { op, path } of ops)
        op === "mkdir" ? putDirectory(transaction, next, path) : remove(transaction, next, path);
      for (const write of writes) putFile(transaction, next, write);
      const pageRows = transaction.objectStore(stores.pages);
      for (const [at, page] of sealedPages) pageRows.put(page, at);
      putBeside(transaction, beside);
    });
    files = next;
    forget(records, media);
  }

  async function writeStaged(): Promise<void> {
    const [records, media] = [[...staged], [...stagedMedia]];
    if (records.length + media.length === 0) return;
    await writeBeside(disk, epoch, records, media);
    forget(records, media);
  }

  const forget = (records: readonly RecordChange[], media: readonly MediaChange[]) => {
    staged = without(staged, records);
    stagedMedia = without(stagedMedia, media);
  };

  return {
    init: async () => {},
    load,
    apply,
    close: async () => disk.database.close(),
    attach: (from) => {
      read = from;
    },
    stage: (records, media) => {
      for (const [name, text] of records) staged.set(name, text);
      for (const [hash, bytes] of media) stagedMedia.set(hash, bytes);
    },
    writeStaged,
  };
}

/** What is left to be written: what was staged anew meanwhile stays. */
const without = <Value>(staged: ReadonlyMap<string, Value>, written: readonly (readonly [string, Value])[]) =>
  new Map([...staged].filter(([name, value]) => !written.some(([n, v]) => n === name && v === value)));

/** The pages that one write touches, each as it has to stand on disk. */
function pagesOf(write: FileWrite, read: ReadMemory): [PageKey, Bytes][] {
  const page = (index: number): [PageKey, Bytes] => {
    const at = index * pageSize;
    return [[write.path, index], read(write.path, at, Math.min(pageSize, write.size - at))];
  };
  const all = [...Array(Math.ceil(write.size / pageSize)).keys()];
  // A file that was cut may have grown again before this flush: its old pages say nothing any more.
  // Pages of zeros need no row: fresh WAL segments are little else.
  if (replaced(write)) return all.map(page).filter(([, bytes]) => bytes.some((byte) => byte !== 0));
  const touched = new Set<number>();
  for (const { at, data } of write.chunks) {
    for (let index = Math.floor(at / pageSize); index * pageSize < at + data.length; index++) touched.add(index);
  }
  return [...touched].map(page);
}

const replaced = (write: FileWrite) => write.full || write.truncate;

function putDirectory(transaction: IDBTransaction, files: Map<string, FileMeta>, path: string): void {
  const meta: FileMeta = { kind: "dir", size: 0 };
  files.set(path, meta);
  transaction.objectStore(stores.files).put(meta, path);
}

function putFile(transaction: IDBTransaction, files: Map<string, FileMeta>, write: FileWrite): void {
  if (replaced(write)) transaction.objectStore(stores.pages).delete(pageRange(write.path));
  if (files.get(write.path)?.size === write.size) return;
  const meta: FileMeta = { kind: "file", size: write.size };
  files.set(write.path, meta);
  transaction.objectStore(stores.files).put(meta, write.path);
}

/** Removes a file, or a folder with all that is in it. */
function remove(transaction: IDBTransaction, files: Map<string, FileMeta>, path: string): void {
  const rows = transaction.objectStore(stores.files);
  const pages = transaction.objectStore(stores.pages);
  for (const known of files.keys()) {
    if (known !== path && !known.startsWith(`${path}/`)) continue;
    files.delete(known);
    rows.delete(known);
    pages.delete(pageRange(known));
  }
}

const pageRange = (path: string) => IDBKeyRange.bound([path, 0], [path, Number.POSITIVE_INFINITY]);

const placeOf = ([path, index]: PageKey) => `page\0${path}\0${index}`;

import { type Bytes, seal, unseal } from "../keys/seal.ts";
import { type Disk, type RecordChange, sealRecords, settled, stores, writeAsOwner } from "./disk.ts";

/**
 * Photos, recordings and files lie beside the pages of the database and not in them: PGlite keeps all of its pages in
 * memory and writes every row twice, which a cheap phone cannot afford for a day's photos; and they can be stored in the
 * seconds before the database is up, as drafts can. They go to the disk in the same transaction as the answers that name
 * them, sealed with the same key.
 */
export type MediaChange = readonly [hash: string, bytes: Bytes | undefined];

/** Records and media as they have to stand on disk: an open IndexedDB transaction does not outlive a wait for sealing. */
export async function sealBeside(disk: Disk, records: readonly RecordChange[], media: readonly MediaChange[]) {
  const { key } = disk;
  const sealedMedia = media.map(async ([hash, bytes]) => {
    if (bytes === undefined || key === undefined) return [hash, bytes] as const;
    return [hash, await seal(key, place(hash), bytes)] as const;
  });
  return { records: await sealRecords(disk, records), media: await Promise.all(sealedMedia) };
}

/** The object stores that `putBeside` writes to. */
export const besideStores = [stores.records, stores.media] as const;

export function putBeside(transaction: IDBTransaction, sealed: Awaited<ReturnType<typeof sealBeside>>): void {
  for (const [name, changes] of [
    [stores.records, sealed.records],
    [stores.media, sealed.media],
  ] as const) {
    const rows = transaction.objectStore(name);
    for (const [key, body] of changes) body === undefined ? rows.delete(key) : rows.put(body, key);
  }
}

/** Writes records and media without the database; resolves when they are on disk. */
export async function writeBeside(
  disk: Disk,
  epoch: number,
  records: readonly RecordChange[],
  media: readonly MediaChange[],
): Promise<void> {
  const sealed = await sealBeside(disk, records, media);
  await writeAsOwner(disk, epoch, besideStores, (transaction) => putBeside(transaction, sealed));
}

/** The bytes that have this name, or `undefined` where they are not on this phone. */
export async function readMedia(disk: Disk, hash: string): Promise<Bytes | undefined> {
  const body = await readSealedMedia(disk, hash);
  return body === undefined ? undefined : openMedia(disk.key, hash, body);
}

/** Opens bytes as they lie on this disk, or lay there. */
export const openMedia = async (key: CryptoKey | undefined, hash: string, body: Bytes): Promise<Bytes> =>
  key === undefined ? body : unseal(key, place(hash), body);

/** The bytes as they lie there, sealed where there is a key. */
export const readSealedMedia = ({ database }: Disk, hash: string): Promise<Bytes | undefined> =>
  settled(database.transaction(stores.media).objectStore(stores.media).get(hash));

/** The names of all media on this disk. */
export async function mediaOnDisk({ database }: Disk): Promise<readonly string[]> {
  const keys = await settled(database.transaction(stores.media).objectStore(stores.media).getAllKeys());
  return keys.map(String);
}

const place = (hash: string) => `media\0${hash}`;

import { toHex } from "@returns/schemas";
import type { Bytes } from "../src/keys/seal.ts";
import type { Disk } from "../src/store/disk.ts";
import { lifeboatFolder, mediaFolder, readFile, sizeOf } from "../src/store/lifeboat/folder.ts";
import {
  type MediaChange,
  mediaOnDisk,
  openMedia,
  readSealedMedia,
  sealBeside,
  writeBeside,
} from "../src/store/media-disk.ts";
import type { PageDatabase } from "../src/store/page-database.ts";

/**
 * Photos, recordings and files of the second copy: one file each, as it lies on the disk, so that nothing of them is copied
 * when the lifeboat is written anew. The name says how long the file is when it is whole.
 */
const fileName = (hash: string, length: number) => `${hash}.${length}`;

/** Brings the folder to what the disk has and the office does not. `hasRoom` is asked before each. */
export async function mirrorMedia(
  folder: FileSystemDirectoryHandle,
  disk: Disk,
  database: Pick<PageDatabase, "read">,
  hasRoom: () => Promise<boolean>,
): Promise<void> {
  const media = await folder.getDirectoryHandle(mediaFolder, { create: true });
  const sent = await database.read("select hash from attachment group by hash having bool_and(sent)", []);
  const atOffice = new Set(sent.map(({ hash }) => hash));
  const wanted = new Set((await mediaOnDisk(disk)).filter((hash) => !atOffice.has(hash)));
  for await (const name of media.keys()) {
    const [hash = "", length] = name.split(".");
    const isWhole = (await sizeOf(media, name)) === Number(length);
    if (isWhole && wanted.has(hash)) wanted.delete(hash);
    else await media.removeEntry(name);
  }
  for (const hash of wanted) {
    const body = await readSealedMedia(disk, hash);
    if (body !== undefined && (await hasRoom())) await put(media, hash, body);
  }
}

/**
 * Copies what has just come on the disk. Its bytes are taken from memory: on the disk another photo may have taken its place
 * by now, while an answer that the lifeboat is about to hold still names this one.
 */
export async function copyMedia(
  folder: FileSystemDirectoryHandle,
  disk: Disk,
  came: readonly MediaChange[],
  hasRoom: () => Promise<boolean>,
): Promise<void> {
  const media = await folder.getDirectoryHandle(mediaFolder, { create: true });
  for (const [hash, body] of (await sealBeside(disk, [], came)).media) {
    if (body !== undefined && (await hasRoom())) await put(media, hash, body);
  }
}

async function put(media: FileSystemDirectoryHandle, hash: string, body: Bytes): Promise<void> {
  const file = await media.getFileHandle(fileName(hash, body.length), { create: true });
  const handle = await file.createSyncAccessHandle();
  try {
    handle.write(body, { at: 0 });
    handle.flush();
  } finally {
    handle.close();
  }
}

/** Brings back what is still what its name says. */
export async function restoreMedia(name: string, disk: Disk, epoch: number): Promise<void> {
  const folder = await lifeboatFolder(name);
  const media = await folder?.getDirectoryHandle(mediaFolder).catch(() => undefined);
  if (media === undefined) return;
  for await (const name of media.keys()) {
    const [hash = ""] = name.split(".");
    const body = await readFile(media, name);
    const bytes = body === undefined ? undefined : await openMedia(disk.key, hash, body).catch(() => undefined);
    if (bytes === undefined || toHex(new Uint8Array(await crypto.subtle.digest("SHA-256", bytes))) !== hash) continue;
    await writeBeside(disk, epoch, [], [[hash, bytes]]);
  }
}

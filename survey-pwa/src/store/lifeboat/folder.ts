import type { Bytes } from "../../keys/seal.ts";

/** The two files of a lifeboat, in a folder of the browser's private file system; photos lie in a folder beside them. */
export const slotNames = ["first", "second"] as const;
export const mediaFolder = "media";

/** The folder of this name; undefined where it is not there, or the browser has no such file system. */
export async function lifeboatFolder(name: string): Promise<FileSystemDirectoryHandle | undefined> {
  try {
    return await (await navigator.storage.getDirectory()).getDirectoryHandle(name);
  } catch {
    return undefined;
  }
}

/** Reads both files whole. It needs no lock: the thread that wrote them last may still be ending. */
export async function readSlots(folder: FileSystemDirectoryHandle): Promise<readonly [Bytes, Bytes]> {
  const [first, second] = slotNames.map((name) => readFile(folder, name));
  return [(await first) ?? new Uint8Array(), (await second) ?? new Uint8Array()];
}

/** Whether there is something to bring back, without reading it. */
export async function isLaden(name: string): Promise<boolean> {
  const folder = await lifeboatFolder(name);
  if (folder === undefined) return false;
  const sizes = slotNames.map((slot) => sizeOf(folder, slot).catch(() => 0));
  return (await Promise.all(sizes)).some((size) => size > 0);
}

export async function readFile(folder: FileSystemDirectoryHandle, name: string): Promise<Bytes | undefined> {
  try {
    const file = await (await folder.getFileHandle(name)).getFile();
    return new Uint8Array(await file.arrayBuffer());
  } catch {
    return undefined;
  }
}

export const sizeOf = async (folder: FileSystemDirectoryHandle, name: string): Promise<number> =>
  (await (await folder.getFileHandle(name)).getFile()).size;

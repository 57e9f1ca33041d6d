import { slotNames } from "../src/store/lifeboat/folder.ts";
import type { SlotFile } from "../src/store/lifeboat/lifeboat.ts";

/** Opens the two files of a lifeboat for this thread alone. @throws DOMException when another holds on to them for seconds */
export async function openSlots(folder: FileSystemDirectoryHandle): Promise<readonly [SlotFile, SlotFile]> {
  return [await lock(folder, slotNames[0]), await lock(folder, slotNames[1])];
}

/** The thread before this one may still hold the file for a moment. */
async function lock(folder: FileSystemDirectoryHandle, name: string): Promise<FileSystemSyncAccessHandle> {
  const file = await folder.getFileHandle(name, { create: true });
  for (let tries = 1; ; tries++) {
    try {
      return await file.createSyncAccessHandle();
    } catch (cause) {
      if (tries === 10) throw cause;
      await new Promise((resolve) => setTimeout(resolve, 500));
    }
  }
}

/** A phone that is nearly full keeps what is left for the first copy. */
export async function hasRoom(): Promise<boolean> {
  const { usage = 0, quota = 0 } = await navigator.storage.estimate();
  return quota - usage > reserve;
}

const reserve = 64_000_000;

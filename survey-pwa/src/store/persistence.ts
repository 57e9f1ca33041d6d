import { type ReadonlySignal, signal } from "@preact/signals";
import type { Persistence } from "./phone.ts";

export interface StorageKeeping {
  readonly persistence: ReadonlySignal<Persistence>;
  ask(): Promise<Persistence>;
  estimate(): Promise<{ readonly usedBytes: number; readonly quotaBytes: number } | undefined>;
}

/** What the browser says of our storage: whether it will keep it when space runs short, and how much there is. */
export function storageKeeping(storage: StorageManager | undefined): StorageKeeping {
  const persistence = signal<Persistence>(storage === undefined ? "unsupported" : "unknown");
  void storage?.persisted().then((isKept) => {
    if (isKept) persistence.value = "granted";
  });
  return {
    persistence,
    ask: async () => {
      if (storage !== undefined) persistence.value = (await storage.persist()) ? "granted" : "denied";
      return persistence.peek();
    },
    estimate: async () => {
      const { usage, quota } = (await storage?.estimate()) ?? {};
      return usage === undefined || quota === undefined ? undefined : { usedBytes: usage, quotaBytes: quota };
    },
  };
}

import type { Page } from "playwright-core";

/** Lets nothing more into the storage of the database's thread. @returns the way to make space again */
export async function fillStorage(page: Page): Promise<() => Promise<void>> {
  const [thread] = page.workers();
  if (thread === undefined) throw new Error("The page has not started its database");
  await thread.evaluate(() => {
    const { put } = IDBObjectStore.prototype;
    IDBObjectStore.prototype.put = () => {
      throw new DOMException("full", "QuotaExceededError");
    };
    Object.assign(globalThis, { makeSpace: () => Object.assign(IDBObjectStore.prototype, { put }) });
  });
  return async () => {
    await thread.evaluate("makeSpace()");
  };
}

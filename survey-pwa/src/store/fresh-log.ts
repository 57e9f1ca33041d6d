import { completed, stores } from "./disk.ts";

/**
 * Makes the browser begin a new log for its storage, by giving it more than one log holds; nothing of it stays.
 *
 * Chromium keeps IndexedDB in LevelDB, and goes on writing the log that it finds when it starts. Where the last program was
 * killed in the middle of a record, that record now stands in the middle of the log. The start after takes it for damage
 * and **empties the whole storage of the app** without a word: three starts on the same log, and every interview that was
 * not sent is gone. A new log that was begun in time holds no such record, and the old one is deleted.
 *
 * Resolves when the browser has it all. Where there is no room for it, the old log stays.
 */
export async function beginFreshLog(database: IDBDatabase): Promise<void> {
  // Only browsers that empty a damaged storage have a word for it
  if (!("dataLoss" in IDBVersionChangeEvent.prototype)) return;
  const transaction = database.transaction(stores.owner, "readwrite", { durability: "relaxed" });
  const committed = completed(transaction);
  const owner = transaction.objectStore(stores.owner);
  for (let i = 0; i < fillers; i++) owner.put(filler(), ["filler", i]);
  owner.delete(IDBKeyRange.bound(["filler"], ["filler", []]));
  await committed;
}

/** Small enough to go into the log itself, and by chance, so that nothing can make it smaller. */
const filler = () => crypto.getRandomValues(new Uint8Array(32_768));

/** LevelDB's log and the table in memory that it stands for hold 4 MiB at most. */
const fillers = 4.25 * 32;

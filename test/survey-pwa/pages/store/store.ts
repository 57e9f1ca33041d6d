import { seal, unseal } from "../../../../survey-pwa/src/keys/seal.ts";
import { startDatabaseWorker } from "../../../../survey-pwa/src/store/app-loader.ts";
import { claim, openDisk, readRecords, settled, stores } from "../../../../survey-pwa/src/store/disk.ts";
import { faultOf } from "../../../../survey-pwa/src/store/faults.ts";
import { lifeboatFolder, mediaFolder, readFile, readSlots } from "../../../../survey-pwa/src/store/lifeboat/folder.ts";
import { mediaOnDisk, readMedia, writeBeside } from "../../../../survey-pwa/src/store/media-disk.ts";
import type { SecondCopy } from "../../../../survey-pwa/src/store/worker-messages.ts";
import { type WorkerStore, workerStore } from "../../../../survey-pwa/src/store/worker-store.ts";

/** The phone's store without its screens, for tests that drive it from outside. */
const sealingKey = (byte = 7) =>
  crypto.subtle.importKey("raw", new Uint8Array(32).fill(byte), "AES-GCM", false, ["encrypt", "decrypt"]);

let store: WorkerStore | undefined;
let secondCopy: SecondCopy = "starting";
let epoch = 0;

const opened = () => {
  if (store === undefined) throw new Error("Open the store first");
  return store;
};

const faultKind = (cause: unknown) => faultOf(cause).kind;

const storePage = {
  /** @param lifeboat folder of a second copy; there is none where it is left out */
  async open(name: string, pages: "plain" | "sealed", lifeboat?: string) {
    const key = pages === "sealed" ? await sealingKey() : undefined;
    const disk = await openDisk(name, key);
    epoch = await claim(disk);
    disk.database.close();
    store = workerStore(startDatabaseWorker(), { name, epoch, key, lifeboat }, (status) => {
      secondCopy = status;
    });
    await store.opened;
  },
  secondCopy: () => secondCopy,
  /** Everything that the second copy holds, read without any key: how much, and as text. */
  async boat(lifeboat: string) {
    const folder = await lifeboatFolder(lifeboat);
    if (folder === undefined) return { bytes: 0, text: "" };
    const files = [...(await readSlots(folder))];
    const media = await folder.getDirectoryHandle(mediaFolder).catch(() => undefined);
    for await (const name of media?.keys() ?? []) {
      if (media !== undefined) files.push((await readFile(media, name)) ?? new Uint8Array());
    }
    const whole = new Blob(files);
    return { bytes: whole.size, text: await whole.text() };
  },
  /** The browser loses the database, and leaves the second copy. */
  lose: (name: string) =>
    new Promise<void>((resolve, reject) => {
      const losing = indexedDB.deleteDatabase(name);
      losing.onsuccess = () => resolve();
      losing.onerror = () => reject(losing.error);
    }),
  /** Something else lies where the folder of the second copy would be. */
  async block(lifeboat: string) {
    await (await navigator.storage.getDirectory()).getFileHandle(lifeboat, { create: true });
  },
  query: (text: string) => opened().query(text, []),
  async count() {
    const [row] = await opened().query("select count(*)::int as n from setting where name like 'row-%'", []);
    return Number(row?.n);
  },
  /** Stores one preference, with a record of the same content beside it. */
  save: (name: string, value: string) =>
    opened()
      .write([{ text: upsert, values: [name, value] }], [[name, value]])
      .then(() => "saved" as const, faultKind),
  /** Stores one preference, with a photo of the same content beside it. */
  savePhoto: (name: string, value: string) =>
    opened()
      .write([{ text: upsert, values: [name, value] }], [], [[name, new TextEncoder().encode(value)]])
      .then(() => "saved" as const, faultKind),
  async photos(name: string, pages: "plain" | "sealed") {
    const disk = await openDisk(name, pages === "sealed" ? await sealingKey() : undefined);
    const found = await Promise.all(
      (await mediaOnDisk(disk)).map(async (photo) => [photo, new TextDecoder().decode(await readMedia(disk, photo))]),
    );
    disk.database.close();
    return Object.fromEntries(found);
  },
  /** Something that no compression makes smaller. */
  saveNoise: (name: string, size: number) =>
    storePage.save(name, Array.from({ length: size / 10 }, () => Math.random().toString(36).slice(2, 12)).join("")),
  /** Deletes a preference for good. */
  forget: (name: string) =>
    opened().write(
      [{ text: "delete from setting where name = $1", values: [name], outdates: "second-copy" }],
      [[name, undefined]],
    ),
  /** A transaction whose second sentence touches no row although it must. */
  saveHalf: (name: string) =>
    opened()
      .write(
        [
          { text: upsert, values: [name, "half"] },
          { text: "delete from setting where name = $1", values: ["nobody"], affects: 1 },
        ],
        [[name, "half"]],
      )
      .then(() => "saved" as const, faultKind),
  /** Writes for ever and says after each answer what was acknowledged. */
  async writeForever(how: "plain" | "transaction", from: number, filler: number) {
    for (let i = from; ; i++) {
      const value = `${i}:${"x".repeat(filler)}`;
      if (how === "plain") await opened().write([{ text: upsert, values: [`row-${i}`, value] }], [["newest", `${i}`]]);
      else {
        await opened().write(
          [
            { text: upsert, values: [`row-${i}`, value] },
            { text: upsert, values: ["newest", value] },
          ],
          [["newest", `${i}`]],
        );
      }
      console.log(`acknowledged ${i}`);
    }
  },
  async records(name: string, pages: "plain" | "sealed") {
    const disk = await openDisk(name, pages === "sealed" ? await sealingKey() : undefined);
    const records = await readRecords(disk);
    disk.database.close();
    return Object.fromEntries(records);
  },
  /** Everything that IndexedDB holds, read without any key. */
  async rawBytes(name: string) {
    const { database } = await openDisk(name, undefined);
    const transaction = database.transaction([stores.pages, stores.records, stores.media]);
    const bodies: Uint8Array<ArrayBuffer>[][] = await Promise.all(
      [stores.pages, stores.records, stores.media].map((store) => settled(transaction.objectStore(store).getAll())),
    );
    database.close();
    const text = await new Blob(bodies.flat()).text();
    return { rows: bodies.flat().length, text };
  },
  async sealAndOpen(sealed: { key: number; place: string }, opened: { key: number; place: string }) {
    const body = await seal(await sealingKey(sealed.key), sealed.place, new Uint8Array([1, 2, 3]));
    return unseal(await sealingKey(opened.key), opened.place, body).then(
      () => "opened",
      () => "refused",
    );
  },
  async writeRecordLate(name: string, text: string) {
    const disk = await openDisk(name, undefined);
    const outcome = await writeBeside(disk, epoch, [["late", text]], []).then(
      () => "saved",
      (cause: Error) => cause.name,
    );
    disk.database.close();
    return outcome;
  },
};

const upsert =
  "insert into setting (name, value) values ($1, $2) on conflict (name) do update set value = excluded.value";

declare global {
  var page: StorePage;
}
export type StorePage = typeof storePage;
globalThis.page = storePage;

import { askOffice } from "../sync/ask-office.ts";
import { startDatabaseWorker } from "./app-loader.ts";
import { watchAppUpdate } from "./app-update.ts";
import { createPhone, type PhoneParts } from "./create-phone.ts";
import { storageKeeping } from "./persistence.ts";
import type { Phone } from "./phone.ts";

/** Starts the phone in this browser window. Resolves when home can be painted, long before the database is up. */
export function startPhone(): Promise<Phone> {
  return createPhone({
    ...browserParts(),
    name: "returns",
    lifeboat: "lifeboat",
    ask: askOffice((...request) => fetch(...request)),
    update: watchAppUpdate(navigator.serviceWorker, restartPage),
  });
}

/** What this browser lends to any phone that is started in it. */
export function browserParts(): Omit<PhoneParts, "name" | "lifeboat" | "ask" | "update"> {
  return {
    // The unlock that provides a key comes later; until then pages and records are written in the clear
    key: undefined,
    missing: Object.entries(needed).flatMap(([name, isThere]) => (isThere() ? [] : [name])),
    locks: navigator.locks,
    startWorker: startDatabaseWorker,
    restartPage,
    origin: window.location.origin,
    now: () => new Date(),
    isOnline: () => navigator.onLine,
    whenOnline: (task) => window.addEventListener("online", task),
    later: (task, ms) => {
      const timer = setTimeout(task, ms);
      return () => clearTimeout(timer);
    },
    storage: storageKeeping(navigator.storage),
  };
}

const restartPage = () => window.location.reload();

/** Old browsers lack some of it, and all browsers lack it where the app did not come by https. */
const needed: Readonly<Record<string, () => boolean>> = {
  IndexedDB: () => "indexedDB" in globalThis,
  WebAssembly: () => "WebAssembly" in globalThis,
  WebCrypto: () => globalThis.crypto?.subtle !== undefined,
  "Web Locks": () => "locks" in navigator,
  CompressionStream: () => "CompressionStream" in globalThis,
};

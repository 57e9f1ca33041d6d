import { type ReadonlySignal, signal } from "@preact/signals";
import { Workbox } from "workbox-window";
import { serviceWorkerScript } from "./app-loader.ts";

/** A newer version of the app: it waits, complete, until somebody takes it. */
export interface AppUpdate {
  readonly ready: ReadonlySignal<boolean>;
  /** Takes it and starts the page anew. */
  take(): void;
}

/** Registers the service worker, which keeps the whole app for the time without network. */
export function watchAppUpdate(container: ServiceWorkerContainer | undefined, restartPage: () => void): AppUpdate {
  const ready = signal(false);
  // A browser window in private mode may have none: then the app works as long as there is a network
  if (container === undefined) return { ready, take: () => {} };
  const workbox = new Workbox(serviceWorkerScript());
  workbox.addEventListener("waiting", () => {
    ready.value = true;
  });
  void workbox.register({ immediate: true }).catch(() => {});
  return {
    ready,
    take: () => {
      workbox.addEventListener("controlling", restartPage);
      workbox.messageSkipWaiting();
    },
  };
}

import { cleanupOutdatedCaches, createHandlerBoundToURL, precacheAndRoute } from "workbox-precaching";
import { NavigationRoute, registerRoute } from "workbox-routing";

declare const self: ServiceWorkerGlobalScope;

/** All files of the app, written in by the build. */
declare const keptFiles: { readonly url: string; readonly revision: string | null }[];

// Only these files are ever kept, and only answers to GET: what is said to the office under /v1 is never stored here.
// They are fetched before this version becomes active: a half-loaded version never takes the place of a whole one.
precacheAndRoute(keptFiles);
cleanupOutdatedCaches();

// The app's own two addresses. The office's pages, and the address that wipes this phone, always go to the network.
registerRoute(new NavigationRoute(createHandlerBoundToURL("/index.html"), { allowlist: [/^\/$/, /^\/enrol$/] }));

// The first visit: the page that is open works without network from here on. A later version waits until it is asked.
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));
self.addEventListener("message", ({ data }) => {
  if (data?.type === "SKIP_WAITING") void self.skipWaiting();
});

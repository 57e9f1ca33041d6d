import databaseWorkerUrl from "../../worker/database-worker.ts?worker&url";

/** The only two scripts that this page ever starts besides its own. The content security policy lets nobody else name one. */
const scripts: readonly string[] = [databaseWorkerUrl, "/service-worker.js"];

const policy = globalThis.trustedTypes?.createPolicy("app-loader", {
  createScriptURL: (url) => {
    if (scripts.includes(url)) return url;
    throw new TypeError(`Cannot load the script ${url}: only ${scripts.join(" and ")} belong to this app`);
  },
});

const trusted = (url: string) => policy?.createScriptURL(url) ?? url;

export const startDatabaseWorker = (): Worker => new Worker(trusted(databaseWorkerUrl), { type: "module" });

export const serviceWorkerScript = () => trusted("/service-worker.js");

import { computed, signal } from "@preact/signals";
import { keyFingerprint, ProjectBundle } from "@returns/schemas";
import { createPhone } from "../store/create-phone.ts";
import type { Phone } from "../store/phone.ts";
import { browserParts } from "../store/start.ts";
import { trialOffice } from "./trial-office.ts";

/** Where a form is tried. What stands behind it in the address says which one. */
export const trialAddress = "/try";

const storeName = "returns-trial";

/**
 * Starts the app for trying a form: the real phone, but with a database of its own and an office inside the page, so
 * that nothing leaves it. Another form, or another version of it, begins with an empty database.
 *
 * @returns undefined where there is no form to try
 */
export async function startTrial(): Promise<Phone | undefined> {
  const bundle = await fetchBundle();
  if (bundle === undefined) return undefined;
  const name = `${storeName}-${bundle.hash.slice(0, 16)}`;
  await forgetOthers(name);
  const parts = browserParts();
  const { key, ask } = await trialOffice(bundle, parts.now);
  const phone = await createPhone({
    ...parts,
    name,
    lifeboat: undefined,
    ask,
    isOnline: () => true,
    storage: { persistence: signal("granted"), ask: async () => "granted", estimate: async () => undefined },
    update: { ready: signal(false), take: () => {} },
  });
  const enrolled =
    phone.device.peek().status === "enrolled"
      ? Promise.resolve()
      : phone.enrol(
          { status: "readable", origin: parts.origin, ticket: "trial-ticket", fingerprint: keyFingerprint(key) },
          storeName,
        );
  return {
    ...phone,
    purpose: "trial",
    // The form can be filled before the database is up, as on any phone
    device: computed(() => ({ status: "enrolled", deviceId: "trial", projectId: bundle.id, label: storeName })),
    project: computed(() => phone.project.value ?? { ...bundle, olderForms: [], newForms: [] }),
    finalise: async (...finish) => {
      await enrolled;
      return phone.finalise(...finish);
    },
  };
}

async function fetchBundle(): Promise<ProjectBundle | undefined> {
  const reply = await fetch(`${trialAddress}/bundle.json${window.location.search}`, { cache: "no-store" }).catch(
    () => undefined,
  );
  if (reply?.ok !== true) return undefined;
  const read = ProjectBundle.safeParse(await reply.json().catch(() => undefined));
  return read.success ? read.data : undefined;
}

/** Answers of earlier trials go; a browser that cannot list its databases keeps them until its own tidying. */
async function forgetOthers(name: string): Promise<void> {
  const all = await indexedDB.databases?.().catch(() => []);
  for (const other of all ?? []) {
    if (other.name?.startsWith(`${storeName}-`) && other.name !== name) indexedDB.deleteDatabase(other.name);
  }
}

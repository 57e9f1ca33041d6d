import { computed, signal } from "@preact/signals";
import { webCrypto, webDeflate } from "@returns/schemas";
import type { AskOffice } from "../sync/ask-office.ts";
import type { AppUpdate } from "./app-update.ts";
import { draftCalls } from "./drafts.ts";
import type { HolderParts } from "./holder.ts";
import { createKeeper } from "./keeper.ts";
import { rememberForms } from "./known-forms.ts";
import { officeCalls } from "./office.ts";
import type { StorageKeeping } from "./persistence.ts";
import type { InterviewLine, Phone } from "./phone.ts";
import { record } from "./snapshot.ts";

/** All that the phone needs of the browser around it. */
export interface PhoneParts extends HolderParts {
  /** The server that this app came from. */
  readonly origin: string;
  readonly ask: AskOffice;
  readonly now: () => Date;
  readonly isOnline: () => boolean;
  readonly whenOnline: (task: () => void) => void;
  readonly later: (task: () => void, ms: number) => () => void;
  readonly storage: StorageKeeping;
  readonly update: AppUpdate;
}

/** Puts the phone together. Resolves when home can be painted; the database comes up meanwhile. */
export async function createPhone(parts: PhoneParts): Promise<Phone> {
  const keeper = await createKeeper(parts);
  const { holder, turn, device, lines, open, project, snapshot } = keeper;
  const tools = {
    ...webCrypto(crypto.subtle),
    ...webDeflate(
      () => new CompressionStream("deflate-raw"),
      () => new DecompressionStream("deflate-raw"),
    ),
  };
  const { syncAsOnline, ...office } = officeCalls(keeper, { ...parts, tools });
  const whenEnrolled = (send: () => Promise<void>) => () => {
    if (device.peek().status === "enrolled") void send();
  };
  const sendSoon = whenEnrolled(office.syncNow);
  const drafts = draftCalls(keeper, {
    now: parts.now,
    bootId: `b-${parts.now().getTime().toString(36)}`,
    tools,
    sealed: sendSoon,
  });
  const preferences = signal(snapshot.preferences);
  const damage = signal(snapshot.damage);

  holder.ready().then(sendSoon, () => {});
  parts.whenOnline(whenEnrolled(syncAsOnline));
  // Browsers grant it without a word to an app that is used; asking again costs nothing
  if (device.peek().status === "enrolled") void parts.storage.ask();

  return {
    purpose: "field",
    ...office,
    ...drafts,
    device,
    store: holder.state,
    project,
    interviews: lines,
    unsentCount: computed(() => lines.value.filter(isOnlyHere).length),
    persistence: parts.storage.persistence,
    damage,
    updateReady: parts.update.ready,
    preferences,
    knownForms: rememberForms(keeper),
    searchList: async (list, typed, most) => {
      const hash = project.peek()?.hash;
      if (hash === undefined || holder.state.peek().status !== "ready") return undefined;
      const store = await holder.ready();
      return store.search({ ...list, project: hash }, typed, most).catch(() => undefined);
    },
    setPreference: async (name, value) => {
      preferences.value = { ...preferences.peek(), [name]: value };
      await turn(() => keeper.writeRecords([record.preferences(preferences.peek())])).catch(holder.noteFault);
    },
    noteDamageSeen: async () => {
      damage.value = undefined;
      await turn(() => keeper.writeRecords([record.damage(undefined)])).catch(holder.noteFault);
    },
    newInterviewId: () => uuidV7(parts.now()),
    askPersistence: parts.storage.ask,
    storageEstimate: parts.storage.estimate,
    applyUpdate: () => {
      if (open.peek() === undefined) parts.update.take();
    },
  };
}

const isOnlyHere = (line: InterviewLine): boolean =>
  line.state === "draft" || line.state === "ready" || line.mediaLeft !== undefined;

/** A UUID of version 7 (RFC 9562): the time in front, so that names sort as the interviews began. */
function uuidV7(at: Date): string {
  const time = at.getTime().toString(16).padStart(12, "0");
  return `${time.slice(0, 8)}-${time.slice(8)}-7${crypto.randomUUID().slice(15)}`;
}

import type { EnvelopeTools } from "@returns/schemas";
import { askToEnrol } from "../keys/enrol.ts";
import { readEnrolLink } from "../keys/enrol-link.ts";
import type { AskOffice } from "../sync/ask-office.ts";
import { exportFile } from "../sync/export-file.ts";
import { type RunParts, type RunResult, runSync } from "../sync/run.ts";
import { createSchedule, type Schedule, type ScheduleParts } from "../sync/schedule.ts";
import { sendMedia } from "../sync/send-media.ts";
import { readAttachments, storeStanding } from "./attachments.ts";
import { isStorageFull } from "./faults.ts";
import { deviceOf, type Keeper } from "./keeper.ts";
import { readBytes, readHeld, storeChanges } from "./outbox.ts";
import type { EnrolOutcome, Phone } from "./phone.ts";
import { type PhoneProject, takeBundle } from "./phone-project.ts";
import { dropFoldedLists, readSettings, restartChain, storeProject, storeSetting } from "./settings.ts";
import { record } from "./snapshot.ts";
import type { PhoneStore } from "./worker-store.ts";

export interface OfficeCalls
  extends Pick<Phone, "sync" | "readEnrolLink" | "enrol" | "syncNow" | "noteFormsSeen" | "exportOutbox"> {
  /** To be called when the network comes back. */
  readonly syncAsOnline: () => Promise<void>;
}

export interface OfficeParts extends Omit<ScheduleParts, "run"> {
  readonly ask: AskOffice;
  readonly origin: string;
  readonly tools: Pick<EnvelopeTools, "verify">;
}

/** The phone's dealings with its office: enrolment, sending, and the project that comes back. */
export function officeCalls(keeper: Keeper, parts: OfficeParts): OfficeCalls {
  const { holder, turn, device, project } = keeper;
  const { ask, tools, now } = parts;

  const run = async (progress: RunParts["progress"]): Promise<RunResult> => {
    const store = await holder.ready();
    const { enrolment, witness } = await readSettings(store);
    if (enrolment === undefined) return { status: "left", cause: "not-enrolled", retryAt: undefined };
    const result = await runSync(enrolment, witness ?? null, {
      ask,
      tools,
      now,
      progress,
      held: () => readHeld(store),
      bytes: (hashes) => readBytes(store, hashes),
      change: (changes, newest) =>
        turn(async () => {
          await noted(store.write([...storeChanges(changes), storeSetting("witness", newest)], []));
          await keeper.refresh(store);
          await noted(keeper.writeRecords([keeper.home({})]));
        }),
      noteClock: (offsetMs) => turn(() => noted(store.write([storeSetting("clockOffsetMs", offsetMs)], []))),
      projectHash: () => project.peek()?.hash,
      storeProject: (bundle) => turn(() => putProject(store, takeBundle(project.peek(), bundle, begunWith(keeper)))),
    });
    // One interview that the office cannot take now must not hold up the photos of all others
    if (result.status === "left" && result.cause !== "busy") return result;
    const which = isFirstRun ? "all" : "unsent";
    const media = await sendMedia(enrolment, {
      ask,
      tools,
      progress,
      attachments: () => readAttachments(store, which),
      bytes: (hash) => keeper.media(hash),
      change: (changed) =>
        turn(async () => {
          await noted(store.write(storeStanding(changed), []));
          await keeper.refresh(store);
          await noted(keeper.writeRecords([keeper.home({})]));
        }),
    });
    if (media.status === "done") isFirstRun = false;
    return result.status === "done" ? media : result;
  };
  /** Once in a session the office is asked about everything that it ever had: what it has lost it gets again. */
  let isFirstRun = true;
  const putProject = async (store: PhoneStore, next: PhoneProject): Promise<void> => {
    await noted(store.write([storeProject(next.hash, JSON.stringify(next)), dropFoldedLists], [record.project(next)]));
    project.value = next;
  };
  /** With the storage full the office still gets everything; what it answered, it answers again after a restart. */
  const noted = (written: Promise<unknown>): Promise<void> =>
    written.then(
      () => {},
      (cause) => {
        holder.noteFault(cause);
        if (!isStorageFull(cause)) throw cause;
      },
    );
  const schedule: Schedule = createSchedule({ ...parts, run });

  const enrol = async (...[link, label]: Parameters<Phone["enrol"]>): Promise<EnrolOutcome> => {
    const store = await holder.ready();
    const before = await readSettings(store);
    // Not in turn: an answer that is being typed must not wait for the network
    const asked = await askToEnrol(link, label, before.signingKey, ask, (key) =>
      turn(() => store.write([storeSetting("signingKey", key)], [])),
    );
    if (asked.status !== "granted") return asked;
    const { enrolment } = asked;
    const isNewDevice = before.enrolment?.deviceId !== enrolment.deviceId;
    await turn(() =>
      store.write(
        [storeSetting("enrolment", enrolment), ...(isNewDevice ? [storeSetting("witness", null), restartChain] : [])],
        [keeper.home({ device: deviceOf(enrolment) })],
      ),
    );
    device.value = deviceOf(enrolment);
    // The first project comes with the enrolment, so that the phone may go offline right after it
    await schedule.runNow();
    return { status: "enrolled", deviceId: enrolment.deviceId };
  };

  return {
    sync: schedule.state,
    syncNow: schedule.runNow,
    syncAsOnline: schedule.runAsOnline,
    readEnrolLink: (text) => readEnrolLink(text, parts.origin),
    enrol: (link, label) =>
      enrol(link, label).catch((cause): EnrolOutcome => {
        holder.noteFault(cause);
        return { status: "not-enrolled", cause: "not-saved" };
      }),
    noteFormsSeen: async () => {
      const store = await holder.ready();
      await turn(async () => {
        const now = project.peek();
        if (now !== undefined) await putProject(store, { ...now, newForms: [] });
      }).catch(holder.noteFault);
    },
    exportOutbox: async () => exportFile(await holder.ready()),
  };
}

/** The hashes of the forms of all interviews that are not finished. */
const begunWith = ({ lines, open }: Keeper): ReadonlySet<string> =>
  new Set([
    ...lines.peek().flatMap((line) => (line.state === "draft" ? [line.meta.formHash] : [])),
    open.peek()?.draft.formHash ?? "",
  ]);

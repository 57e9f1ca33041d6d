import "../../../../survey-pwa/src/jitless.ts";
import { type Form, formFromWire, isMedia, openInterview, toHex, webCrypto } from "@returns/schemas";
import type { DraftMeta, Phone } from "../../../../survey-pwa/src/store/phone.ts";
import { startPhone } from "../../../../survey-pwa/src/store/start.ts";

/** The phone without its screens, for tests that drive it from outside. */
const started = performance.now();
const phone = await startPhone();
const startedMs = performance.now() - started;

/** Everything that a screen would show, as plain values. */
const look = () => ({
  store: phone.store.value,
  saved: phone.saved.value.status,
  device: phone.device.value.status,
  project: phone.project.value?.id,
  lines: phone.interviews.value.map(({ id, state, meta }) => ({ id, state, answered: meta.answered })),
  unsent: phone.unsentCount.value,
  sync: phone.sync.value.status,
  lastOpen: phone.lastOpen()?.draft.answers,
  preferences: phone.preferences.value,
  updateReady: phone.updateReady.value,
  damage: phone.damage.value,
  startedMs,
});

const meta = (answered: number): DraftMeta => ({
  formId: "hh",
  formVersion: "1",
  formHash: "0".repeat(64),
  assignmentId: null,
  title: "C01 · 7",
  language: "ar",
  position: "",
  questions: 100,
  answered,
  startedAt: "2026-11-24T09:00:00+02:00",
});

const noise = (length: number) =>
  Array.from({ length: length / 10 }, () => Math.random().toString(36).slice(2, 12)).join("");

const save = (id: string, answer: number, typed: Readonly<Record<string, string>>) => {
  const draft = { formHash: "0".repeat(64), answers: { hh_size: answer }, typed, members: {}, confirmed: [] };
  return phone.saveDraft(id, draft, meta(answer));
};

/** Stores an interview with this answer and a photo of noise. */
const savePhoto = async (id: string, answer: number, size: number) => {
  const bytes = new Uint8Array(size);
  for (let at = 0; at < size; at += 65_536) crypto.getRandomValues(bytes.subarray(at, at + 65_536));
  const held = await phone.holdMedia(id, bytes, { type: "image/jpeg" });
  if (held.status === "full") throw new Error("The interview holds no more photos");
  const answers = { hh_size: answer, photo: held.media };
  const draft = { formHash: "0".repeat(64), answers, typed: {}, members: {}, confirmed: [] };
  return phone.saveDraft(id, draft, meta(answer));
};

const householdForm = () => {
  const read = formFromWire(phone.project.value?.forms[0]);
  if (read.status !== "form") throw new Error("The project has no form");
  return read.form;
};

/** Stores an interview of the project's form in which nothing is answered yet. */
const begin = (id: string) => {
  const form = householdForm();
  const interview = openInterview(form, { today: "2026-11-24", now: () => "2026-11-24T09:00:00+02:00" });
  return phone.saveDraft(id, interview.draft(), metaOf(form));
};

const seal = (id: string) => {
  const form = householdForm();
  return phone.finalise(id, {
    form,
    result: { status: "finalised", answers: { enumerator_id: "E01" }, dropped: [], erased: [], confirmed: [] },
    meta: metaOf(form),
    kind: "final",
    finalisedAt: "2026-11-24T09:41:00+02:00",
    paradata: {},
  });
};

const metaOf = ({ id, version, hash }: Form): DraftMeta => ({
  ...meta(1),
  formId: id,
  formVersion: version,
  formHash: hash,
});

const phoneHandle = {
  phone,
  look,
  save: (id: string, answer: number) => save(id, answer, {}),
  newId: () => phone.newInterviewId(),
  open: async (id: string) => (await phone.openDraft(id))?.draft.answers,
  /** Types for ever, and says after each answer what was acknowledged. */
  async typeForEver(id: string, from: number) {
    for (let answer = from; ; answer++) {
      const outcome = await save(id, answer, {});
      console.log(`${outcome.status} ${answer}`);
    }
  },
  /** Types what no compression makes smaller, until it does not fit any more; says why. */
  async saveUntilFull(id: string) {
    for (let answer = 1; ; answer++) {
      const outcome = await save(id, answer, { noise: noise(600_000) });
      if (outcome.status === "not-saved") return outcome.cause;
    }
  },
  /** Takes photos for ever, each in the place of the one before, and says after each what was acknowledged. */
  async takePhotosForEver(id: string, from: number) {
    for (let answer = from; ; answer++) {
      const outcome = await savePhoto(id, answer, 120_000);
      console.log(`${outcome.status} ${answer}`);
    }
  },
  savePhoto,
  /** The photo of the interview that was open last: whether its bytes are here, and are those that its answer names. */
  async photoThere() {
    const photo = phone.lastOpen()?.draft.answers.photo;
    if (photo === undefined || !isMedia(photo)) return "none";
    const bytes = await phone.readMedia(photo.hash);
    if (bytes === undefined) return "lost";
    const { sha256 } = webCrypto(crypto.subtle);
    return toHex(await sha256(bytes)) === photo.hash ? "there" : "damaged";
  },
  begin,
  seal,
  /** One interview of the project's household form, from nothing to its envelope. */
  async interview(id: string) {
    await begin(id);
    return seal(id);
  },
  async enrol(link: string) {
    const read = phone.readEnrolLink(link);
    if (read.status !== "readable") throw new Error(`The link is ${read.status}`);
    return phone.enrol(read, "Phone 1");
  },
  exportSize: async () => (await phone.exportOutbox()).size,
  /** Waits for it, and says how the phone stands when it does not come. */
  until: (what: "ready" | "sent") =>
    new Promise<void>((resolve, reject) => {
      setTimeout(() => reject(new Error(`Not ${what}: ${JSON.stringify([look(), phone.sync.value])}`)), 45_000);
      const check = () => {
        const lines = phone.interviews.value;
        const isSent = lines.length > 0 && lines.every(({ state }) => state === "sent");
        if (what === "ready" ? phone.store.value.status === "ready" : isSent) resolve();
      };
      phone.store.subscribe(check);
      phone.interviews.subscribe(check);
    }),
};

declare global {
  var handle: PhoneHandle;
}
export type PhoneHandle = Omit<typeof phoneHandle, "phone"> & { readonly phone: Phone };
globalThis.handle = phoneHandle;

import type { ReadonlySignal } from "@preact/signals";
import type { Finalised, Form, InterviewDraft, LanguageTag, Media, Path, QuestionTimes } from "@returns/schemas";
import type { Damage } from "./damage.ts";
import type { KnownForms } from "./known-forms.ts";
import type { ListName, ListPlaces } from "./list-search.ts";
import type { PhoneProject } from "./phone-project.ts";
import type { SecondCopy } from "./worker-messages.ts";

/** Whether this phone belongs to a project. */
export type DeviceState =
  | { readonly status: "not-enrolled" }
  | { readonly status: "enrolled"; readonly deviceId: string; readonly projectId: string; readonly label: string };

/** How far the database is. Home and the open interview are painted, and typing is accepted, in `starting` already. */
export type StoreState =
  | { readonly status: "starting" }
  | { readonly status: "ready"; readonly secondCopy: SecondCopy }
  /** The browser has emptied its storage: everything is being brought back, and then the app begins anew by itself. */
  | { readonly status: "restoring" }
  /** Another window holds the database; this one goes on by itself as soon as that one closes. */
  | { readonly status: "elsewhere" }
  /** Another window took the database over while this one slept. Nothing is written here any more: reload. */
  | { readonly status: "fenced" }
  /** It could not be opened. `detail` is for the office, in English. */
  | { readonly status: "failed"; readonly detail: string };

/** Where the newest answer of the open interview is. `saved` means: on disk, and still there after the battery dies. */
export type SavedState =
  | { readonly status: "unchanged" }
  | { readonly status: "saving" }
  | { readonly status: "saved"; readonly at: Date }
  | { readonly status: "not-saved"; readonly cause: NotSavedCause };

/** Why an answer is not on disk: `storage-full` asks for space or sending, `elsewhere` for the other window, `fault` for a restart. */
export type NotSavedCause = "storage-full" | "elsewhere" | "fault";

export type SaveOutcome = Extract<SavedState, { readonly status: "saved" | "not-saved" }>;

/** Where sending stands. It never gives up: `waiting` says when it tries again by itself. */
export type SyncState =
  | { readonly status: "idle"; readonly lastAt: Date | undefined }
  | { readonly status: "sending"; readonly sent: number; readonly total: number }
  | { readonly status: "waiting"; readonly retryAt: Date; readonly cause: SyncCause };

/** `refused`: the office no longer knows this phone; interviews stay here, a new enrolment or the export file sends them. */
export type SyncCause =
  | "offline"
  | "unreachable"
  | "busy"
  | "refused"
  | "not-believed"
  | "foreign-project"
  | "not-enrolled";

/** Whether the browser promised to keep our storage when space runs short. */
export type Persistence = "unknown" | "granted" | "denied" | "unsupported";

/**
 * What the lists and the header of an envelope need to know about one interview, with no answer in it.
 * The screens write it; `title` must never hold a name, only codes such as cluster and household number.
 */
export interface DraftMeta {
  readonly formId: string;
  readonly formVersion: string;
  readonly formHash: string;
  readonly assignmentId: string | null;
  readonly title: string;
  readonly language: LanguageTag;
  /** Where the enumerator stands, in the screens' own words; kept so that the interview opens there again. */
  readonly position: string;
  readonly questions: number;
  readonly answered: number;
  /** ISO 8601 with offset. */
  readonly startedAt: string;
}

/** A draft as it was stored last. */
export interface SavedDraft {
  readonly id: string;
  readonly meta: DraftMeta;
  readonly draft: InterviewDraft;
  readonly savedAt: string;
}

/** The office's word that it has the interview. */
interface ReceiptLine {
  /** Number of the envelope in the office's journal. */
  readonly seq: number;
  readonly at: string;
  /** `quarantined`: "received; the office will check", never an error for the enumerator. */
  readonly status: "stored" | "duplicate" | "fork" | "quarantined";
  /** First letters of the envelope's hash, as the office prints them too. */
  readonly code: string;
}

/** One interview in a list: `draft` → `ready` (sealed, only on this phone) → `sent` (receipt held) → `durable` (in a verified backup). */
export type InterviewLine =
  | { readonly state: "draft"; readonly id: string; readonly meta: DraftMeta; readonly updatedAt: string }
  | {
      readonly state: "ready";
      readonly id: string;
      readonly meta: DraftMeta;
      readonly updatedAt: string;
      readonly bytes: number;
      /** As below: all of them, where there are some. */
      readonly mediaLeft?: number;
    }
  | {
      readonly state: "sent" | "durable";
      readonly id: string;
      readonly meta: DraftMeta;
      readonly updatedAt: string;
      readonly receipt: ReceiptLine;
      /** Photos, recordings and files of the interview that the office does not have yet; absent where it has all. */
      readonly mediaLeft?: number;
    };

/** What an enrolment link or code was read as. */
export type EnrolLink =
  | { readonly status: "readable"; readonly origin: string; readonly ticket: string; readonly fingerprint: string }
  /** [G204] The link belongs to another server: show both hosts; the way out is to open the link itself. */
  | { readonly status: "other-server"; readonly here: string; readonly there: string; readonly link: string }
  | { readonly status: "unreadable" };

export type EnrolOutcome =
  | { readonly status: "enrolled"; readonly deviceId: string }
  | {
      readonly status: "not-enrolled";
      /** `wrong-key`: the server's receipt key is not the one on the printed link: nothing was enrolled, tell the office. */
      readonly cause:
        | "used"
        | "expired"
        | "unknown-ticket"
        | "wrong-key"
        | "unreachable"
        | "busy"
        | "not-saved"
        | "unreadable-answer";
    };

export type FinaliseOutcome =
  | { readonly status: "sealed"; readonly hash: string; readonly bytes: number; readonly line: InterviewLine }
  | { readonly status: "not-enrolled" }
  /** The draft is untouched: nothing left it. */
  | { readonly status: "not-saved"; readonly cause: NotSavedCause }
  /** No such draft: it was sealed or discarded before. */
  | { readonly status: "unknown" };

/** What a finished interview leaves with. */
export interface Finish {
  readonly form: Form;
  readonly result: Extract<Finalised, { readonly status: "finalised" }>;
  readonly meta: DraftMeta;
  readonly kind: "final" | "refusal";
  /** Local time with offset, ISO 8601. */
  readonly finalisedAt: string;
  /** How the interview went, besides what was confirmed, dropped and erased, which is added from `result`. Plain JSON. */
  readonly paradata: Readonly<Record<string, string | number | readonly Path[] | QuestionTimes>>;
}

/**
 * All that the screens ask of the phone. Values that change are signals: read `.value` in a component.
 * `startPhone()` resolves when the snapshot record is read (a few ms), long before the database is up.
 */
export interface Phone {
  /** `trial`: somebody tries a form; there is no office behind it, and nothing leaves this browser. */
  readonly purpose: "field" | "trial";
  readonly device: ReadonlySignal<DeviceState>;
  readonly store: ReadonlySignal<StoreState>;
  readonly project: ReadonlySignal<PhoneProject | undefined>;
  /** Newest first. */
  readonly interviews: ReadonlySignal<readonly InterviewLine[]>;
  /** Interviews of which something exists on this phone only: drafts, ready ones, those whose photos were not sent. */
  readonly unsentCount: ReadonlySignal<number>;
  readonly saved: ReadonlySignal<SavedState>;
  readonly sync: ReadonlySignal<SyncState>;
  readonly persistence: ReadonlySignal<Persistence>;
  /** What a damaged storage has cost, until `noteDamageSeen`. */
  readonly damage: ReadonlySignal<Damage | undefined>;
  /** A new version of the app stands ready; it is taken when no interview is open and `applyUpdate` is called. */
  readonly updateReady: ReadonlySignal<boolean>;
  /** Language, text size, theme: short words by name, the screens' own. */
  readonly preferences: ReadonlySignal<Readonly<Record<string, string>>>;
  readonly knownForms: KnownForms;
  /**
   * Searches a long list of the project in the thread of the database: `most` places of its entries, the best first.
   * Undefined where that cannot be done, as while the database is starting; whoever asks then searches by itself.
   */
  searchList(list: ListName, typed: string, most: number): Promise<ListPlaces | undefined>;

  setPreference(name: string, value: string): Promise<void>;

  /** A fresh interview id (UUID v7). Nothing is stored until the first `saveDraft`. */
  newInterviewId(): string;
  /** Opens a draft; at once when it is the one that was open last, else when the database is up. */
  openDraft(id: string): Promise<SavedDraft | undefined>;
  /** The draft that was open when the app was closed or killed, from the snapshot: paint it without waiting. */
  lastOpen(): SavedDraft | undefined;
  /** Leaves the interview screen: an app update may be taken now. The draft stays. */
  closeDraft(): void;
  /**
   * Stores the draft. Call it after every answer; calls while a write runs are merged into the next one.
   * Resolves when this draft, or a newer one of the same interview, is on disk, or says why it is not. Never rejects.
   */
  saveDraft(id: string, draft: InterviewDraft, meta: DraftMeta): Promise<SaveOutcome>;
  /**
   * Keeps the bytes of a photo, recording or file until the answer that names them is stored: they go to the disk in one
   * step. Give the answer right after. `full`: the interview could not be sent with them, as its media are too large.
   */
  holdMedia(
    id: string,
    bytes: Uint8Array<ArrayBuffer>,
    what: { readonly type: string; readonly name?: string },
  ): Promise<{ readonly status: "held"; readonly media: Media } | { readonly status: "full" }>;
  /** The bytes that an answer names, to be shown or played; `undefined` where this phone has lost them. */
  readMedia(hash: string): Promise<Uint8Array<ArrayBuffer> | undefined>;
  /** Tries again to store what `saved` says is not saved. */
  retrySave(): Promise<void>;
  /** Deletes a draft for good, after the enumerator has confirmed. */
  discard(id: string): Promise<SaveOutcome>;
  /** Seals the interview into the outbox and removes its draft: both or neither. */
  finalise(id: string, finish: Finish): Promise<FinaliseOutcome>;

  /** Reads a link, the text of a QR code, or what was typed. */
  readEnrolLink(text: string): EnrolLink;
  enrol(link: Extract<EnrolLink, { readonly status: "readable" }>, label: string): Promise<EnrolOutcome>;

  /** Sends what is ready and fetches the project, now. Runs by itself when the phone comes online. */
  syncNow(): Promise<void>;
  /** The enumerator has seen which forms came newly. */
  noteFormsSeen(): Promise<void>;
  /** All sealed interviews as one file, for a memory stick or another phone; the phone keeps its copies. */
  exportOutbox(): Promise<Blob>;

  /** The enumerator has read what became of the interviews. */
  noteDamageSeen(): Promise<void>;
  /** Asks the browser to keep our storage; the answer is in `persistence`. */
  askPersistence(): Promise<Persistence>;
  storageEstimate(): Promise<{ readonly usedBytes: number; readonly quotaBytes: number } | undefined>;
  /** Takes the waiting version of the app: reloads the page. Does nothing while an interview is open. */
  applyUpdate(): void;
}

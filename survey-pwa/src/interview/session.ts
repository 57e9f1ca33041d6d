import { effect, type ReadonlySignal, type Signal, signal } from "@preact/signals";
import {
  type Assignment,
  type Form,
  type Interview,
  type InterviewDraft,
  openInterview,
  type Path,
  type ProjectBundle,
} from "@returns/schemas";
import { localInstant } from "../app/clock.ts";
import type { Step } from "../app/route.ts";
import type { DraftMeta, Phone, SavedDraft } from "../store/phone.ts";
import type { VersionNotice } from "./choose-version.ts";
import { titleOf } from "./interview-title.ts";
import { type LiveInterview, liveInterview } from "./live.ts";
import { createSaver, type Saver } from "./saver.ts";
import { startTimes, type Times, timed, wantsTimes } from "./times.ts";
import { readPosition, type Whereabouts, whereabouts, writePosition } from "./where.ts";

/** One interview that is open on the screen, and its way to the store. */
export interface Session {
  readonly id: string;
  readonly form: Form;
  readonly interview: Interview;
  readonly live: LiveInterview;
  readonly where: Whereabouts;
  readonly saver: Saver;
  readonly assignment: Assignment | undefined;
  /** The language in which the questions are read out; the app's own words may be in another. */
  readonly language: Signal<string>;
  /** Where the interview was left: its page, and in `focus` the last answer that was given. */
  readonly start: ReturnType<typeof readPosition>;
  readonly title: ReadonlySignal<string>;
  readonly versionNotice: VersionNotice | undefined;
  /** The time of each question, where the form asks for it. */
  readonly times: Times | undefined;
  /** The interview as it is stored. */
  draft(): InterviewDraft;
  meta(): DraftMeta;
  /** Remembers the page on which the enumerator stands. */
  stand(step: Step): void;
  /** Remembers the question that was answered last. */
  answered(path: Path): void;
  /** Stores an answer that came after the interview was closed: a photo takes its time to be made smaller. */
  storeLate(): void;
  close(): void;
}

export interface Beginning {
  /** What the enumerator should know about the version of the form. */
  readonly versionNotice: VersionNotice | undefined;
  readonly form: Form;
  readonly assignment: Assignment | undefined;
  readonly project: ProjectBundle | undefined;
  readonly deviceId: string;
  readonly language: string;
}

/** Opens an interview that was stored, or a new one; nothing is stored before its first answer. */
export const openSession = (phone: Phone, id: string, beginning: Beginning, saved: SavedDraft | undefined): Session => {
  const { form, assignment, project } = beginning;
  const startedAt = saved?.meta.startedAt ?? localInstant(new Date());
  const opened = openInterview(form, {
    today: startedAt.slice(0, 10),
    now: () => localInstant(new Date()),
    random: Math.random,
    id,
    lists: { rows: (list) => project?.lists[list] },
    parameters: project?.parameters ?? {},
    known: {
      device_id: beginning.deviceId,
      ...(project === undefined ? {} : { survey_round: project.round }),
      ...assignment?.known,
    },
    ...(saved === undefined ? {} : { draft: saved.draft }),
  });
  const clocks = { even: () => performance.now(), sinceStart: () => Date.now() - Date.parse(startedAt) };
  const times = wantsTimes(form) ? startTimes(clocks, saved?.draft.times) : undefined;
  const interview = times === undefined ? opened : timed(opened, times);
  const draft = (): InterviewDraft => ({
    ...interview.draft(),
    ...(times === undefined ? {} : { times: times.record() }),
  });
  const live = liveInterview(interview);
  const where = whereabouts(form);
  const language = signal(spokenIn(form, saved?.meta.language ?? beginning.language));
  const title = signal(titleOf(interview, assignment));
  const start = readPosition(saved?.meta.position ?? "");
  let page: Step | undefined = start;
  let last = start?.focus;

  const meta = (): DraftMeta => ({
    formId: form.id,
    formVersion: form.version,
    formHash: form.hash,
    assignmentId: assignment?.id ?? saved?.meta.assignmentId ?? null,
    title: title.peek(),
    language: language.peek(),
    position: page === undefined ? "" : writePosition(page, last),
    ...interview.progress(),
    startedAt,
  });
  const saver = createSaver(() => {
    title.value = titleOf(interview, assignment);
    void phone.saveDraft(id, draft(), meta());
  });
  const unsubscribe = interview.subscribe(() => saver.soon());
  let isOpen = true;
  let stored = saved !== undefined;
  const stopStored = effect(() => {
    if (saver.waiting.value) stored = true;
  });
  return {
    id,
    form,
    interview,
    live,
    where,
    saver,
    assignment,
    language,
    start,
    title,
    versionNotice: beginning.versionNotice,
    times,
    draft,
    meta,
    stand: (step) => {
      if (step.show !== "section" || isSamePage(step, page)) return;
      page = step;
      last = undefined;
      if (stored) saver.soon();
    },
    answered: (path) => {
      last = path;
    },
    storeLate: () => {
      // Where it was opened again, it has newer answers than are known here
      if (isOpen || phone.lastOpen()?.id === id) return;
      void phone.saveDraft(id, draft(), meta());
      phone.closeDraft();
    },
    close: () => {
      isOpen = false;
      unsubscribe();
      stopStored();
      saver.stop();
      live.stop();
      phone.closeDraft();
    },
  };
};

const isSamePage = (step: Extract<Step, { readonly show: "section" }>, page: Step | undefined): boolean =>
  page?.show === "section" && page.section === step.section && page.member === step.member;

const spokenIn = (form: Form, wanted: string): string =>
  form.languages.includes(wanted) ? wanted : (form.languages[0] ?? wanted);

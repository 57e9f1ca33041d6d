import type { Form } from "@returns/schemas";
import { forms } from "@returns/schemas/forms";
import type { DraftMeta, Finish, SavedDraft } from "../../survey-pwa/src/store/phone.ts";

const form: Form = forms.household;

const meta: DraftMeta = {
  formId: form.id,
  formVersion: form.version,
  formHash: form.hash,
  assignmentId: "a-1",
  title: "C01 · 7",
  language: "ar",
  position: "",
  questions: 12,
  answered: 3,
  startedAt: "2026-11-24T09:00:00+02:00",
};

/** A name for the interview with this number, as a phone makes them. */
export const interviewId = (number: number) => `01890a5d-ac96-774b-bcce-${String(number).padStart(12, "0")}`;

export const someDraft = (number: number, size = 7): SavedDraft => ({
  id: interviewId(number),
  meta,
  draft: { formHash: form.hash, answers: { hh_size: size }, typed: {}, members: {}, confirmed: [] },
  savedAt: `2026-11-24T09:${String(number % 60).padStart(2, "0")}:00.000Z`,
});

export const someFinish: Finish = {
  form,
  result: {
    status: "finalised",
    answers: { hh_size: 7, respondent_phone: "0912345678", enumerator_id: "E01", cluster_id: "C01" },
    dropped: [],
    erased: [],
    confirmed: [],
  },
  meta,
  kind: "final",
  finalisedAt: "2026-11-24T09:41:00+02:00",
  paradata: {},
};

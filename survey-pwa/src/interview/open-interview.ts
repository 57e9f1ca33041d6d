import type { Form } from "@returns/schemas";
import type { Phone, SavedDraft } from "../store/phone.ts";
import { openSession, type Session } from "./session.ts";

export type Opened =
  | { readonly status: "open"; readonly session: Session }
  /** It was sealed or deleted meanwhile. */
  | { readonly status: "gone" }
  /** Its form is not among those of the project. */
  | { readonly status: "form-missing" };

/** Opens the interview that was open last without waiting for the database; any other when it is there. */
export const openInterviewOn = async (
  phone: Phone,
  id: string,
  begin: { readonly formId: string; readonly assignmentId: string | null } | undefined,
  forms: readonly Form[],
  language: string,
): Promise<Opened> => {
  const saved = await draftOf(phone, id);
  if (saved === undefined && begin === undefined) return { status: "gone" };
  const form =
    saved === undefined
      ? forms.find((known) => known.id === begin?.formId)
      : forms.find((known) => known.hash === saved.draft.formHash);
  if (form === undefined) return { status: "form-missing" };

  const project = phone.project.peek();
  const device = phone.device.peek();
  const assignmentId = saved?.meta.assignmentId ?? begin?.assignmentId;
  const beginning = {
    form,
    assignment: project?.assignments.find((assignment) => assignment.id === assignmentId),
    project,
    deviceId: device.status === "enrolled" ? device.deviceId : "",
    language,
  };
  return { status: "open", session: openSession(phone, id, beginning, saved) };
};

const draftOf = async (phone: Phone, id: string): Promise<SavedDraft | undefined> => {
  const last = phone.lastOpen();
  if (last?.id === id) return last;
  const isKnown = phone.interviews.peek().some((line) => line.id === id && line.state === "draft");
  return isKnown ? phone.openDraft(id) : undefined;
};

import type { Form } from "@returns/schemas";
import type { ProjectForm } from "../app/forms.ts";
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
  forms: readonly ProjectForm[],
  language: string,
): Promise<Opened> => {
  const line = phone.interviews.peek().find((known) => known.id === id);
  if (line !== undefined && line.state !== "draft") return { status: "gone" };
  const saved = await draftOf(phone, id, line === undefined ? "new" : "stored");
  if (saved === undefined && begin === undefined) return { status: "gone" };
  const form = saved === undefined ? forms.find((known) => known.id === begin?.formId)?.read() : formOf(saved, forms);
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

/** Exactly the form with which the interview was begun: by name first, as reading a form takes time, then by its hash. */
const formOf = ({ meta, draft }: SavedDraft, forms: readonly ProjectForm[]): Form | undefined =>
  forms
    .filter((known) => known.id === meta.formId && known.version === meta.formVersion)
    .map((known) => known.read())
    .find((form) => form?.hash === draft.formHash);

const draftOf = async (phone: Phone, id: string, place: "stored" | "new"): Promise<SavedDraft | undefined> => {
  const last = phone.lastOpen();
  if (last?.id === id) return last;
  return place === "stored" ? phone.openDraft(id) : undefined;
};

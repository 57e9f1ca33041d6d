import type { ProjectForm } from "../app/forms.ts";
import type { Phone, SavedDraft } from "../store/phone.ts";
import { chooseVersion } from "./choose-version.ts";
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
  forms: { readonly current: readonly ProjectForm[]; readonly older: readonly ProjectForm[] },
  language: string,
): Promise<Opened> => {
  const line = phone.interviews.peek().find((known) => known.id === id);
  if (line !== undefined && line.state !== "draft") return { status: "gone" };
  const saved = await draftOf(phone, id, line === undefined ? "new" : "stored");
  if (saved === undefined && begin === undefined) return { status: "gone" };
  const chosen = saved === undefined ? undefined : chooseVersion(saved, forms.current, forms.older);
  const form = saved === undefined ? forms.current.find(({ id }) => id === begin?.formId)?.read() : chosen?.form;
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
    versionNotice: chosen?.notice,
  };
  return { status: "open", session: openSession(phone, id, beginning, chosen?.saved) };
};

const draftOf = async (phone: Phone, id: string, place: "stored" | "new"): Promise<SavedDraft | undefined> => {
  const last = phone.lastOpen();
  if (last?.id === id) return last;
  return place === "stored" ? phone.openDraft(id) : undefined;
};

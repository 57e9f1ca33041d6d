import { computed, type ReadonlySignal } from "@preact/signals";
import { type Form, formFromWire, formReadBefore, type Texts } from "@returns/schemas";
import { z } from "zod";
import type { Phone } from "../store/phone.ts";

/** One form of the project as the lists show it. The whole form is read when it is needed, and once. */
export interface ProjectForm {
  readonly id: string;
  readonly version: string;
  readonly title: Texts;
  /** Undefined for a form that this version of the app cannot read. Takes a second on a cheap phone. */
  read(): Form | undefined;
}

/** The forms of the project, without reading them: home must not wait for 273 questions. New interviews begin with them. */
export const projectForms = (phone: Phone): ReadonlySignal<readonly ProjectForm[]> => formsOf(phone).current;

/** Forms that were replaced, and are kept for interviews that were begun with them. */
export const olderForms = (phone: Phone): ReadonlySignal<readonly ProjectForm[]> => formsOf(phone).older;

interface FormsOfPhone {
  readonly current: ReadonlySignal<readonly ProjectForm[]>;
  readonly older: ReadonlySignal<readonly ProjectForm[]>;
}

const formsOf = (phone: Phone): FormsOfPhone => {
  const known = formsByPhone.get(phone);
  if (known !== undefined) return known;
  const forms = {
    current: computed(() => {
      const project = phone.project.value;
      return (project?.forms ?? []).flatMap((wire, i) =>
        projectForm(wire, () => readOf(phone, project?.hash ?? "", i, wire)),
      );
    }),
    older: computed(() =>
      (phone.project.value?.olderForms ?? []).flatMap((wire) => projectForm(wire, () => readForm(wire))),
    ),
  };
  formsByPhone.set(phone, forms);
  return forms;
};

/** Reads the forms while nothing else is to do, so that an interview opens at once. */
export const readWhenIdle = (forms: readonly ProjectForm[]): void => {
  const [first, ...rest] = forms;
  if (first === undefined) return;
  const later = globalThis.requestIdleCallback ?? ((task: () => void) => setTimeout(task, 300));
  later(() => {
    first.read();
    readWhenIdle(rest);
  });
};

const projectForm = (wire: unknown, read: () => Form | undefined): readonly ProjectForm[] => {
  const head = Head.safeParse(wire);
  if (!head.success) return [];
  let form: { readonly read: Form | undefined } | undefined;
  const { id, version, title } = head.data.form;
  return [
    {
      id,
      version,
      title,
      read: () => {
        form ??= { read: read() };
        return form.read;
      },
    },
  ];
};

/** What this very build found right in this very project before is not looked through again: see `formReadBefore`. */
const readOf = (phone: Phone, hash: string, position: number, wire: unknown): Form | undefined => {
  // The name of a built file holds a hash of what is in it
  const project = `${import.meta.url} ${hash} `;
  const place = `${project}${position}`;
  const known = phone.knownForms.hashOf(place);
  const before = known === undefined ? undefined : formReadBefore(wire, known);
  if (before !== undefined) return before;
  const form = readForm(wire);
  if (form !== undefined) phone.knownForms.note(project, place, form.hash);
  return form;
};

const readForm = (wire: unknown): Form | undefined => {
  const read = formFromWire(wire);
  return read.status === "form" ? read.form : undefined;
};

const Head = z.looseObject({
  form: z.looseObject({ id: z.string(), version: z.string(), title: z.record(z.string(), z.string()) }),
});

const formsByPhone = new WeakMap<Phone, FormsOfPhone>();

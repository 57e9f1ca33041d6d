import { computed, type ReadonlySignal } from "@preact/signals";
import { type Form, formFromWire } from "@returns/schemas";
import type { Phone } from "../store/phone.ts";

/**
 * The forms of the project, read once for each project; a form that this version of the app cannot read is left out.
 */
export const projectForms = (phone: Phone): ReadonlySignal<readonly Form[]> => {
  const known = formsByPhone.get(phone);
  if (known !== undefined) return known;
  const forms = computed(() =>
    (phone.project.value?.forms ?? []).flatMap((wire) => {
      const read = formFromWire(wire);
      return read.status === "form" ? [read.form] : [];
    }),
  );
  formsByPhone.set(phone, forms);
  return forms;
};

const formsByPhone = new WeakMap<Phone, ReadonlySignal<readonly Form[]>>();

import { canonicalJson, type Form, formToWire, wireHash } from "@returns/schemas";
import type { PublishedForm } from "../store/forms.ts";

/** A form as it travels, parsed and as text. */
export interface TravellingForm extends PublishedForm {
  readonly json: unknown;
}

// The wire of a large form takes a quarter of a second to write
const known = new WeakMap<Form, TravellingForm>();

/** A form as phones load it, under the hash of exactly that text. */
export function travelling(form: Form): TravellingForm {
  const before = known.get(form);
  if (before !== undefined) return before;
  const json = formToWire(form);
  const written = { hash: wireHash(json), id: form.id, version: form.version, wire: canonicalJson(json), json };
  known.set(form, written);
  return written;
}

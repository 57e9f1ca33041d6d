import { z } from "zod";
import { sha256 } from "../bytes/sha256.ts";
import { toHex } from "../bytes/text-forms.ts";
import { canonicalJson } from "../canonical-json.ts";
import { answersSchema } from "./answers.ts";
import type { Form } from "./model.ts";

/**
 * A form as it travels: the JSON Schema of its answers, which any tool can read, with everything else that the form says
 * under the keyword `form`. It is plain JSON; its canonical spelling gives the form its hash.
 *
 * The way back (`formFromWire`) builds the Zod types from the `form` keyword with the same code that built them here, and not from
 * the JSON Schema: so the two can never disagree, and no foreign pattern is ever compiled.
 */
export function formToWire(form: WireSource): unknown {
  const schema = answersSchema(form);
  const { id, version, title, languages, consent, sections, checks, migrations } = form;
  const metadata = z.registry<{ form: unknown }>();
  const lists = [...form.lists.values()];
  metadata.add(schema, { form: { id, version, title, languages, consent, sections, checks, lists, migrations } });
  return plainJson(z.toJSONSchema(schema, { metadata }));
}

type WireSource = Pick<
  Form,
  "id" | "version" | "title" | "languages" | "consent" | "sections" | "checks" | "lists" | "migrations"
>;

/** The name of exactly this form: SHA-256 of its canonical JSON, in hex. */
export const wireHash = (wire: unknown): string => toHex(sha256(canonicalJson(wire)));

/** Only what JSON can hold: Zod hangs its own functions on the schema that it writes. */
const plainJson = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

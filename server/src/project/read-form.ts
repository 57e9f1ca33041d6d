import { type Form, formFromWire } from "@returns/schemas";
import type { PublishedForm } from "../store/forms.ts";

// A form is read once, which takes a second for a large one: its hash says that it is the same
const known = new Map<string, Form>();

/** The form of a stored text; undefined where this version of the program cannot read it. */
export function readForm({ hash, wire }: Pick<PublishedForm, "hash" | "wire">): Form | undefined {
  const before = known.get(hash);
  if (before !== undefined) return before;
  const read = formFromWire(JSON.parse(wire));
  if (read.status !== "form") return undefined;
  known.set(hash, read.form);
  return read.form;
}

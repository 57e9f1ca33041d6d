import { canonicalJson, type Form, formFromWire, formToWire, type Sql } from "@returns/schemas";
import { publishForm, readPublishedForms } from "../store/forms.ts";

export interface KnownForms {
  /** Every form that an envelope may name: today's, and all that were ever published here. */
  readonly all: readonly Form[];
  /** Today's forms as they travel to the phones. */
  readonly wires: readonly unknown[];
  /** Published forms that this version of the program cannot read; their interviews wait. */
  readonly unreadable: readonly string[];
}

/**
 * Publishes the forms of this program and reads those of its predecessors: a phone that was away for months sends
 * interviews under a form that has long been replaced.
 */
export async function knownForms(sql: Sql, current: readonly Form[]): Promise<KnownForms> {
  const wires = current.map(formToWire);
  for (const [index, { hash, id, version }] of current.entries()) {
    await publishForm(sql, { hash, id, version, wire: canonicalJson(wires[index]) });
  }
  const ours = new Set(current.map(({ hash }) => hash));
  const earlier = (await readPublishedForms(sql)).filter(({ hash }) => !ours.has(hash));
  const read = earlier.map((form) => ({ ...form, read: formFromWire(JSON.parse(form.wire)) }));
  return {
    all: [...current, ...read.flatMap(({ read }) => (read.status === "form" ? [read.form] : []))],
    wires,
    unreadable: read.flatMap(({ read, id, version }) => (read.status === "problems" ? [`${id} ${version}`] : [])),
  };
}

import { ProjectBundle, wireHash } from "@returns/schemas";
import { z } from "zod";

const FormHead = z.looseObject({
  form: z.looseObject({ id: z.string(), version: z.string(), title: z.record(z.string(), z.string()) }),
});

/** What the office sent, and what the phone keeps beside it for the interviews that are under way. */
export const PhoneProject = ProjectBundle.extend({
  /** Forms that the office no longer sends, and with which interviews on this phone were begun. */
  olderForms: z.array(z.unknown()).default([]),
  /** Forms that came in the place of others, or newly, since the enumerator looked last. */
  newForms: z
    .array(z.strictObject({ id: z.string(), version: z.string(), title: z.record(z.string(), z.string()) }))
    .default([]),
});
export type PhoneProject = z.infer<typeof PhoneProject>;

/**
 * Takes a bundle of the office in the place of the one before. No form goes that an interview on this phone needs, so
 * that it can be finished with the version that it was begun with.
 *
 * @param begunWith the hashes of the forms of all interviews that are not finished
 */
export function takeBundle(
  before: PhoneProject | undefined,
  bundle: ProjectBundle,
  begunWith: ReadonlySet<string>,
): PhoneProject {
  if (before === undefined) return { ...bundle, olderForms: [], newForms: [] };
  const texts = new Set(bundle.forms.map((wire) => JSON.stringify(wire)));
  // Only what differs is hashed: it takes a cheap phone half a second a form
  const replaced = [...before.forms, ...before.olderForms].filter((wire) => !texts.has(JSON.stringify(wire)));
  const known = new Set(before.forms.map((wire) => JSON.stringify(wire)));
  const news = bundle.forms.filter((wire) => !known.has(JSON.stringify(wire))).flatMap(headOf);
  return {
    ...bundle,
    olderForms: replaced.filter((wire) => begunWith.has(wireHash(wire))),
    newForms: [...before.newForms.filter(({ id }) => !news.some((each) => each.id === id)), ...news],
  };
}

function headOf(wire: unknown): PhoneProject["newForms"] {
  const head = FormHead.safeParse(wire);
  if (!head.success) return [];
  const { id, version, title } = head.data.form;
  return [{ id, version, title }];
}

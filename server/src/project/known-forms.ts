import { compareVersions, type Form, type Sql } from "@returns/schemas";
import { type PublishedVersion, publishForm, readPublishedForms } from "../store/forms.ts";
import { readForm } from "./read-form.ts";
import { travelling } from "./travelling.ts";

/**
 * What a published version is now: phones begin new interviews with it; a newer one has taken its place; somebody has
 * retired it; or this version of the program cannot read it, and its interviews wait.
 */
export type VersionState = "in-use" | "replaced" | "retired" | "unreadable";

/** One published version of a form, and what it is now. */
export interface KnownVersion {
  readonly published: PublishedVersion;
  readonly form: Form | undefined;
  readonly state: VersionState;
}

export interface KnownForms {
  /** Every form that an envelope may name: today's, and all that were ever published here. */
  readonly all: readonly Form[];
  /** Today's forms as they travel to the phones, one of each name. */
  readonly wires: readonly unknown[];
  /** Everything that was ever published here, oldest first. */
  readonly versions: readonly KnownVersion[];
  /** Published forms that this version of the program cannot read; their interviews wait. */
  readonly unreadable: readonly string[];
}

/**
 * Publishes the forms of this program and reads those of its predecessors and of the coordinators: a phone that was away
 * for months sends interviews under a form that has long been replaced.
 */
export async function knownForms(sql: Sql, current: readonly Form[]): Promise<KnownForms> {
  const ours = new Map(current.map((form) => [form.hash, form]));
  for (const form of current) await publishForm(sql, travelling(form));
  const published = (await readPublishedForms(sql)).map((each) => ({
    published: each,
    form: ours.get(each.hash) ?? readForm(each),
  }));
  const offered = published.flatMap(({ published: each, form }) =>
    form === undefined || each.retiredAt !== undefined ? [] : [each],
  );
  // What a coordinator has published goes before the form that comes with a program. One that came with an earlier
  // program is no longer offered: today's program has its own, or none
  const newest = new Map([
    ...newestById(offered.filter(({ hash, publishedBy }) => publishedBy === undefined && ours.has(hash))),
    ...newestById(offered.filter(({ publishedBy }) => publishedBy !== undefined)),
  ]);
  const stateOf = ({ hash, id, retiredAt }: PublishedVersion, form: Form | undefined): VersionState => {
    if (form === undefined) return "unreadable";
    if (retiredAt !== undefined) return "retired";
    return newest.get(id)?.hash === hash ? "in-use" : "replaced";
  };
  const versions = published.map(({ published: each, form }) => ({
    published: each,
    form,
    state: stateOf(each, form),
  }));
  const inOrder = [...current.map(({ id }) => id), ...newest.keys()];
  const inUse = [...new Set(inOrder)].flatMap((id) => newest.get(id) ?? []);
  return {
    all: [...current, ...published.flatMap(({ form }) => (form === undefined || ours.has(form.hash) ? [] : [form]))],
    // What was published is sent as it stands, not as this program would write it: its hash is its name
    wires: inUse.map(({ hash, wire }) => {
      const own = ours.get(hash);
      return own === undefined ? JSON.parse(wire) : travelling(own).json;
    }),
    versions,
    unreadable: versions.flatMap(({ published: { id, version }, state }) =>
      state === "unreadable" ? [`${id} ${version}`] : [],
    ),
  };
}

/** The highest version of each form; of equal ones the one that was published last. */
function newestById(offered: readonly PublishedVersion[]): ReadonlyMap<string, PublishedVersion> {
  const newest = new Map<string, PublishedVersion>();
  for (const next of offered) {
    const before = newest.get(next.id);
    if (before === undefined || compareVersions(next.version, before.version) >= 0) newest.set(next.id, next);
  }
  return newest;
}

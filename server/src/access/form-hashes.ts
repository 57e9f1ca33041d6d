import { type ProjectBundle, wireHash } from "@returns/schemas";

// The same bundle goes to every phone, and its forms are a megabyte of text
const known = new WeakMap<ProjectBundle, readonly string[]>();

/** The names of exactly the forms in a bundle. */
export function formHashes(bundle: ProjectBundle): readonly string[] {
  const before = known.get(bundle);
  if (before !== undefined) return before;
  const hashes = bundle.forms.map(wireHash);
  known.set(bundle, hashes);
  return hashes;
}

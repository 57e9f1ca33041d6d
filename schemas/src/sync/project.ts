import { fromBase64url } from "../bytes/text-forms.ts";
import { utf8Encode } from "../bytes/utf8.ts";
import { canonicalJson } from "../canonical-json.ts";
import type { EnvelopeTools, PublicKey } from "../envelope/tools.ts";
import type { ProjectBundle, SignedProject } from "./messages.ts";

/** What the office signs of a project: the canonical JSON of all of it. Forms travel in it, so they are signed too. */
export const projectMessage = (bundle: ProjectBundle): Uint8Array<ArrayBuffer> => utf8Encode(canonicalJson(bundle));

/**
 * The project, when the office's pinned key really signed it. A form that somebody else has slipped in could ask a
 * household what nobody may ask, so that nothing of such a project is installed: then `undefined`.
 */
export async function believeProject(
  { sig, ...bundle }: SignedProject,
  key: PublicKey,
  tools: Pick<EnvelopeTools, "verify">,
): Promise<ProjectBundle | undefined> {
  const signature = fromBase64url(sig);
  if (signature === undefined) return undefined;
  return (await tools.verify(key, projectMessage(bundle), signature)) ? bundle : undefined;
}

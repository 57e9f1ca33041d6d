import { type ProjectBundle, projectMessage, type Sign, type SignedProject, toBase64url } from "@returns/schemas";

/** Signs the project as phones fetch it; the same project is signed once. */
export function createProjectSigner(sign: Sign): (bundle: ProjectBundle) => Promise<SignedProject> {
  const signed = new WeakMap<ProjectBundle, Promise<string>>();
  return async (bundle) => {
    const sig = signed.get(bundle) ?? sign(projectMessage(bundle)).then(toBase64url);
    signed.set(bundle, sig);
    return { ...bundle, sig: await sig };
  };
}

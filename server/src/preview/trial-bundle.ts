import { type Form, formToWire, type ProjectBundle } from "@returns/schemas";
import { practiceSetup } from "../demo/frame.ts";
import type { ProjectSetup } from "../demo/setup.ts";
import { projectSource } from "../project/project-source.ts";

/**
 * A project that consists of one form, for trying it.
 *
 * @param tried with the rows of the lists that came as files
 * @param project whose lists the form finds beside its own
 */
export function trialBundle(
  { form, lists }: { readonly form: Form; readonly lists: ProjectSetup["lists"] },
  project: Pick<ProjectSetup, "lists" | "parameters">,
): Promise<ProjectBundle> {
  const setup: ProjectSetup = {
    ...practiceSetup(),
    id: "trial",
    title: form.title,
    assignments: [],
    parameters: project.parameters,
    lists: { ...project.lists, ...lists },
  };
  return projectSource(setup, [formToWire(form)]).bundle();
}

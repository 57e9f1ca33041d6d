import type { ProjectBundle, Texts } from "@returns/schemas";
import { practiceSetup } from "../demo/frame.ts";
import type { ProjectSetup } from "../demo/setup.ts";
import { projectSource } from "../project/project-source.ts";

/** A form that is to be tried. */
export interface TriedForm {
  readonly title: Texts;
  /** As it travels. */
  readonly wire: unknown;
  readonly lists: ProjectSetup["lists"];
}

/** A project that consists of one form. Lists that the form has no rows for are those of the practice project. */
export function trialBundle({ title, wire, lists }: TriedForm): Promise<ProjectBundle> {
  const practice = practiceSetup();
  const setup = { ...practice, id: "trial", title, assignments: [], lists: { ...practice.lists, ...lists } };
  return projectSource(setup, [wire]).bundle();
}

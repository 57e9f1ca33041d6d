import { type Form, formOverVersions, type ProjectBundle, type Sql } from "@returns/schemas";
import type { ProjectSetup } from "../demo/setup.ts";
import { type KnownForms, knownForms } from "../project/known-forms.ts";
import { projectSource } from "../project/project-source.ts";
import type { ProjectSource } from "../server-parts.ts";
import type { FormLists } from "../store/forms.ts";

/** The forms of a running office: they change while it runs, when somebody publishes or retires one. */
export interface FormShelf {
  known(): KnownForms;
  /** The project as phones load it now. */
  readonly project: ProjectSource;
  /** The form of this name that is in use, with what all its published versions had. */
  overVersions(of: Form): Form;
  /** Reads anew what is published. */
  refresh(sql: Sql): Promise<void>;
}

/**
 * Opens the shelf.
 *
 * @param current the forms of this program
 */
export async function openShelf(sql: Sql, setup: ProjectSetup, current: readonly Form[]): Promise<FormShelf> {
  let known = await knownForms(sql, current);
  let project = projectOf(setup, known);
  const overVersions = new Map<string, Form>();
  return {
    known: () => known,
    project: {
      id: setup.id,
      hash: () => project.hash(),
      bundle: (): Promise<ProjectBundle> => project.bundle(),
    },
    overVersions: (of) => {
      const before = overVersions.get(of.id);
      if (before !== undefined) return before;
      const versions = known.versions.filter(({ published }) => published.id === of.id);
      const newest = versions.find(({ state }) => state === "in-use")?.form ?? of;
      const form = formOverVersions(newest, [of, ...versions.flatMap((version) => version.form ?? [])]);
      overVersions.set(of.id, form);
      return form;
    },
    refresh: async (now) => {
      known = await knownForms(now, current);
      project = projectOf(setup, known);
      overVersions.clear();
    },
  };
}

const projectOf = (setup: ProjectSetup, known: KnownForms): ProjectSource =>
  projectSource({ ...setup, lists: { ...listsOf(known), ...setup.lists } }, known.wires);

/** The lists that came as files with the forms in use. */
const listsOf = ({ versions }: KnownForms): FormLists =>
  Object.assign({}, ...versions.filter(({ state }) => state === "in-use").map(({ published }) => published.lists));

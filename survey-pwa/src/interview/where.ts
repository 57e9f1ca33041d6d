import type { Form, FormNode, Path } from "@returns/schemas";
import type { Step } from "../app/route.ts";

/** The names of the questions and rosters of each section. */
export interface Whereabouts {
  /** The step that shows this question or roster, undefined for a name that the form does not have. */
  stepOf(path: Path): Step | undefined;
  sectionOf(path: Path): string | undefined;
}

export const whereabouts = (form: Form): Whereabouts => {
  const sectionByName = new Map<string, string>();
  const enter = (nodes: readonly FormNode[], section: string): void => {
    for (const node of nodes) {
      sectionByName.set(node.name, section);
      if (node.node !== "question") enter(node.children, section);
    }
  };
  for (const section of form.sections) enter(section.children, section.name);

  const sectionOf = (path: Path): string | undefined => sectionByName.get(nameIn(path));
  return {
    sectionOf,
    stepOf: (path) => {
      const section = sectionOf(path);
      if (section === undefined) return undefined;
      const scope = scopeOf(path);
      return { show: "section", section, focus: path, ...(scope === undefined ? {} : { member: scope }) };
    },
  };
};

/** The question or roster at the end of a path: `member_age` for `member/m3/member_age`. */
export const nameIn = (path: Path): string => path.slice(path.lastIndexOf("/") + 1);

/** The member in which a path stands: `member/m3` for `member/m3/member_age`. */
export const scopeOf = (path: Path): string | undefined => {
  const end = path.lastIndexOf("/");
  return end < 0 ? undefined : path.slice(0, end);
};

/** Roster and key of a member's page: `member` and `m3` for `member/m3`. */
export const memberOf = (scope: string): { readonly roster: string; readonly key: string } => {
  const end = scope.lastIndexOf("/");
  return { roster: scope.slice(0, end), key: scope.slice(end + 1) };
};

/** A page and the last answer on it in one line, as it is stored with the draft: `members member/m3 member/m3/member_age`. */
export const writePosition = (step: Step, last: Path | undefined): string =>
  step.show === "section" ? `${step.section} ${step.member ?? ""} ${last ?? ""}`.trimEnd() : "";

export const readPosition = (position: string): Extract<Step, { readonly show: "section" }> | undefined => {
  const [section, member, focus] = position.split(" ");
  if (section === undefined || section === "") return undefined;
  return {
    show: "section",
    section,
    ...(member === undefined || member === "" ? {} : { member }),
    ...(focus === undefined ? {} : { focus }),
  };
};

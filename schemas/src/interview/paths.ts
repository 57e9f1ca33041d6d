import type { Path } from "./interview.ts";
import type { MemberFrame } from "./member-frame.ts";
import type { Plan, QuestionPlan, RosterPlan } from "./plan.ts";

export interface QuestionPlace {
  readonly frame: MemberFrame;
  readonly question: QuestionPlan;
}

export interface RosterPlace {
  readonly frame: MemberFrame;
  readonly roster: RosterPlan;
}

/** The question that a path means; undefined where the form or the interview has none there. */
export function findQuestion(plan: Plan, root: MemberFrame, path: Path): QuestionPlace | undefined {
  const cut = path.lastIndexOf("/");
  const frame = findFrame(plan, root, cut < 0 ? "" : path.slice(0, cut));
  const question = plan.questions.get(path.slice(cut + 1));
  return frame === undefined || question === undefined || question.question.rosters.at(-1) !== frame.roster
    ? undefined
    : { frame, question };
}

/** The roster that a path such as `member` or `structure/m1/household` means. */
export function findRoster(plan: Plan, root: MemberFrame, path: Path): RosterPlace | undefined {
  const cut = path.lastIndexOf("/");
  const frame = findFrame(plan, root, cut < 0 ? "" : path.slice(0, cut));
  const roster = plan.rosters.get(path.slice(cut + 1));
  return frame === undefined || roster === undefined || roster.chain.at(-1) !== frame.roster
    ? undefined
    : { frame, roster };
}

/** The household for the empty path, or the member that `member/m3` means. */
export function findFrame(plan: Plan, root: MemberFrame, path: Path): MemberFrame | undefined {
  if (path === "") return root;
  const parts = path.split("/");
  let frame: MemberFrame | undefined = root;
  for (let i = 0; i + 1 < parts.length && frame !== undefined; i += 2) {
    const slot: number = plan.rosters.get(parts[i] ?? "")?.slot ?? -1;
    const key = parts[i + 1];
    frame = frame.members[slot]?.find((member) => member.key === key && member.roster === parts[i]);
  }
  return parts.length % 2 === 0 ? frame : undefined;
}

import type { FormNode } from "../form/model.ts";
import type { LayoutItem } from "./interview.ts";
import type { Machine } from "./machine.ts";
import type { MemberFrame } from "./member-frame.ts";
import { labelIn, rosterState } from "./question-state.ts";

/** What a section or member shows, from top to bottom: what is asked and meant for people. */
export function layoutItems(machine: Machine, frame: MemberFrame, nodes: readonly FormNode[]): readonly LayoutItem[] {
  return nodes.flatMap((node): readonly LayoutItem[] => {
    if (node.node === "question") {
      const plan = machine.plan.questions.get(node.name);
      const shown = plan !== undefined && plan.kind.filledBy !== "engine" && frame.asked[plan.askedBy] === true;
      return shown ? [{ item: "question", path: `${frame.prefix}${node.name}` }] : [];
    }
    if (node.node === "group") {
      const plan = machine.plan.groups.get(node.name);
      const items = layoutItems(machine, frame, node.children);
      if (plan === undefined || items.length === 0) return [];
      const look = node.appearance === undefined ? {} : { appearance: node.appearance };
      return [{ item: "group", name: node.name, label: labelIn(plan.label, machine, frame), ...look, items }];
    }
    const plan = machine.plan.rosters.get(node.name);
    const state = plan === undefined ? undefined : rosterState(machine, frame, plan);
    if (state?.asked !== true) return [];
    return [{ item: "roster", name: node.name, label: state.label, expected: state.expected }];
  });
}

import type { AnyNode, RootNode } from "@getodk/xforms-engine";
import { createInstance } from "./engine.ts";
import { notAsked, type Standing, type Standings } from "./standing.ts";

/** An interview in ODK Web Forms' engine, spoken to in the words that both engines share. */
export interface WebForms {
  /** Gives an answer as a text, codes joined by blanks; the empty text takes it back. */
  set(place: string, value: string): void;
  addMember(roster: string): void;
  /** Removes a member by its position, from 1. */
  removeMember(roster: string, position: number): void;
  standings(): Standings;
  /** A question that is found once, to be asked again and again. */
  at(place: string): { readonly set: (value: string) => void; readonly read: () => Standing };
}

/**
 * Opens an XForm.
 *
 * @throws whatever the engine finds wrong with it
 */
export async function openWebForms(xform: string): Promise<WebForms> {
  const { root } = await createInstance(xform);
  return {
    set: (place, value) => give(find(root, place), place, value),
    at: (place) => {
      const node = find(root, place);
      if (!isLeaf(node)) throw new RangeError(`Cannot read "${place}" as it is no question`);
      return { set: (value) => give(node, place, value), read: () => standingOf(node) };
    },
    addMember: (roster) => {
      rangeAt(root, roster).addInstances();
    },
    removeMember: (roster, position) => {
      rangeAt(root, roster).removeInstances(position - 1);
    },
    standings: () => {
      const standings = new Map<string, Standing>();
      for (const [place, node] of placed(root, "")) if (isLeaf(node)) standings.set(place, standingOf(node));
      return standings;
    },
  };
}

/** What this file reads of a choice; the package does not ship the type. */
interface Option {
  readonly value: string;
}

type Leaf = Extract<AnyNode, { nodeType: "input" | "select" | "note" | "model-value" }>;

/** Everything in the instance that can have a value or members, by its place. */
function* placed(node: AnyNode, prefix: string): Generator<[place: string, node: AnyNode]> {
  const place = `${prefix}${nameOf(node)}`;
  switch (node.nodeType) {
    case "root":
    case "group":
      for (const child of node.currentState.children) yield* placed(child, prefix);
      return;
    case "repeat-range:uncontrolled":
    case "repeat-range:controlled":
      yield [place, node];
      for (const [i, member] of node.currentState.children.entries()) {
        for (const child of member.currentState.children) yield* placed(child, `${place}[${i + 1}]/`);
      }
      return;
    default:
      yield [place, node];
  }
}

function find(root: RootNode, place: string): AnyNode {
  for (const [found, node] of placed(root, "")) if (found === place) return node;
  throw new RangeError(`Cannot find "${place}" in the XForm`);
}

function rangeAt(root: RootNode, roster: string): Extract<AnyNode, { nodeType: "repeat-range:uncontrolled" }> {
  const node = find(root, roster);
  if (node.nodeType === "repeat-range:uncontrolled") return node;
  throw new RangeError(`Cannot change the members of "${roster}" as it is no roster`);
}

const isLeaf = (node: AnyNode): node is Leaf =>
  ["input", "select", "note", "model-value"].includes(node.nodeType) &&
  // What the engine adds to every form by itself
  !node.currentState.reference.startsWith("/data/meta/") &&
  !node.currentState.reference.startsWith("/data/orx:meta/");

const nameOf = (node: AnyNode): string => (node.currentState.reference.split("/").at(-1) ?? "").replace(/\[\d+\]$/, "");

function give(node: AnyNode, place: string, value: string): void {
  if (node.nodeType === "select") node.selectValues(value === "" ? [] : value.split(" "));
  else if (node.nodeType === "input") node.setValue(value as never);
  else throw new RangeError(`Cannot answer "${place}" as nobody is asked for it`);
}

function standingOf(node: Leaf): Standing {
  const { currentState, validationState } = node;
  if (!currentState.relevant) return notAsked;
  return {
    asked: true,
    value: currentState.instanceValue,
    required: currentState.required,
    fault: validationState.violation === null ? "none" : validationState.violation.condition,
    choices: node.nodeType === "select" ? node.currentState.valueOptions.map(({ value }: Option) => value) : [],
  };
}

import type { Answers, Form, FormNode } from "../form/model.ts";
import type { Value } from "./value.ts";
import { valueOfAnswer } from "./value-of-answer.ts";

/** The answers of one household or of one roster member, laid out by slots for compiled expressions. */
export interface Frame {
  /** By the question's slot; the empty text where it is not asked or not answered. */
  readonly values: Value[];
  /** By the roster's slot: its members, in order. */
  readonly rows: (readonly Frame[])[];
  readonly parent: Frame | undefined;
  /** Place among the members of its roster, from 1. */
  position: number;
}

/** Where every question and roster of a form has its place in frames. */
export interface Layout {
  /** Rosters around the node, outermost first, and its slot there. */
  readonly questions: ReadonlyMap<string, Slot>;
  readonly rosters: ReadonlyMap<string, Slot>;
  /** The number of question and roster slots of the household and of each roster's members. */
  readonly sizes: ReadonlyMap<string | undefined, { questions: number; rosters: number }>;
}

export interface Slot {
  readonly chain: readonly string[];
  readonly slot: number;
}

/** Gives every question and roster its slot; for a roster, `chain` is what lies around it. */
export function layoutOf(form: Pick<Form, "sections">): Layout {
  const questions = new Map<string, Slot>();
  const rosters = new Map<string, Slot>();
  const sizes = new Map<string | undefined, { questions: number; rosters: number }>([
    [undefined, { questions: 0, rosters: 0 }],
  ]);
  const visit = (nodes: readonly FormNode[], chain: readonly string[]): void => {
    const size = sizes.get(chain.at(-1));
    if (size === undefined) return;
    for (const node of nodes) {
      if (node.node === "question") {
        questions.set(node.name, { chain, slot: size.questions });
        size.questions += 1;
      } else if (node.node === "group") visit(node.children, chain);
      else {
        rosters.set(node.name, { chain, slot: size.rosters });
        size.rosters += 1;
        sizes.set(node.name, { questions: 0, rosters: 0 });
        visit(node.children, [...chain, node.name]);
      }
    }
  };
  visit(form.sections, []);
  return { questions, rosters, sizes };
}

/** Lays out recorded answers, of an interview or of one roster member, so that compiled expressions can read them. */
export function frameOf(
  form: Form,
  layout: Layout,
  answers: Answers,
  roster: string | undefined,
  parent: Frame | undefined,
): Frame {
  return fill(form, layout, answers, roster, parent, 1);
}

function fill(
  form: Form,
  layout: Layout,
  answers: Answers,
  roster: string | undefined,
  parent: Frame | undefined,
  position: number,
): Frame {
  const frame = emptyFrame(layout, roster, parent, position);
  for (const [name, answer] of Object.entries(answers)) {
    const question = form.questions.get(name);
    const own = layout.questions.get(name);
    if (question !== undefined && own !== undefined && own.chain.at(-1) === roster && !isRows(answer)) {
      frame.values[own.slot] = valueOfAnswer(question, answer);
    }
    const inner = layout.rosters.get(name);
    if (inner !== undefined && inner.chain.at(-1) === roster && isRows(answer)) {
      frame.rows[inner.slot] = answer.map((row, i) => fill(form, layout, row, name, frame, i + 1));
    }
  }
  return frame;
}

/** A frame in which nothing is answered. */
export function emptyFrame(
  layout: Layout,
  roster: string | undefined,
  parent: Frame | undefined,
  position: number,
): Frame {
  const size = layout.sizes.get(roster) ?? { questions: 0, rosters: 0 };
  return {
    values: new Array<Value>(size.questions).fill(""),
    rows: new Array<readonly Frame[]>(size.rosters).fill([]),
    parent,
    position,
  };
}

const isRows = (answer: Answers[string]): answer is readonly Answers[] =>
  Array.isArray(answer) && (answer.length === 0 || typeof answer[0] === "object");

import { judgeAnswers } from "../interview/judge.ts";
import { answersSchema } from "./answers.ts";
import type {
  Check,
  ChoiceList,
  Consent,
  DraftMigration,
  Form,
  FormNode,
  Group,
  LanguageTag,
  Question,
  Roster,
  Texts,
} from "./model.ts";
import { formToWire, wireHash } from "./to-wire.ts";

/** What a form says; everything else about it is derived from this. */
export interface FormParts {
  readonly id: string;
  readonly version: string;
  readonly title: Texts;
  readonly languages: readonly LanguageTag[];
  readonly consent?: Consent;
  readonly sections: readonly Group[];
  readonly lists: readonly ChoiceList[];
  readonly checks: readonly Check[];
  readonly migrations?: readonly DraftMigration[];
  /** Known already where the form came over the wire. */
  readonly hash?: string;
}

/**
 * Derives a form from what it says. Hash and Zod schema are made when they are first asked for, as a phone that opens
 * the list of forms needs neither.
 *
 * @throws RangeError when two nodes have the same name
 */
export function assembleForm(parts: FormParts): Form {
  const questions = new Map<string, Question>();
  const rosters = new Map<string, Roster>();
  const names = new Set<string>();
  for (const node of walk(parts.sections)) {
    if (names.has(node.name)) {
      throw new RangeError(
        `Cannot tell two nodes apart as "${node.name}" is the name of both. Names are unique in the whole form: rename one`,
      );
    }
    names.add(node.name);
    if (node.node === "question") questions.set(node.name, node);
    if (node.node === "roster") rosters.set(node.name, node);
  }
  const lists = new Map(parts.lists.map((list) => [list.name, list]));
  let answers: Form["answers"] | undefined;
  let { hash } = parts;
  const form: Form = {
    ...parts,
    lists,
    questions,
    rosters,
    get answers() {
      answers ??= answersSchema({ sections: parts.sections, lists }).superRefine((recorded, context) => {
        for (const { place, code, message } of judgeAnswers(form, recorded)) {
          context.addIssue({ code: "custom", path: [...place], message: message.en ?? code, params: { code } });
        }
      });
      return answers;
    },
    get hash() {
      hash ??= wireHash(formToWire({ ...parts, lists }));
      return hash;
    },
  };
  return form;
}

/** Every node of a form, from top to bottom. */
export function* walk(nodes: readonly FormNode[]): Generator<FormNode> {
  for (const node of nodes) {
    yield node;
    if (node.node !== "question") yield* walk(node.children);
  }
}

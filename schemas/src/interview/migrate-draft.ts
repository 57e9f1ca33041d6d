import { valueSchema } from "../form/answers.ts";
import type { AnswerValue, DraftMigration, Form, Texts } from "../form/model.ts";
import type { InterviewDraft, Path } from "./interview.ts";
import { words } from "./words.ts";

export type MigratedDraft =
  | {
      readonly status: "migrated";
      readonly draft: InterviewDraft;
      /** Answers that the form lets go of on purpose. */
      readonly removed: readonly Path[];
    }
  /** The interview is finished with the version that it was begun with. */
  | { readonly status: "stays"; readonly reasons: readonly StayReason[] };

/** An answer that the new version has no place for. */
interface StayReason {
  readonly path: Path;
  readonly code: "gone" | "unfit" | "roster-full";
  readonly message: Texts;
}

/**
 * Takes an interview in progress over to another version of its form, or says why it stays with its own.
 *
 * What has kept its name is taken over where the new version would take the answer; what the form's migrations rename,
 * recode or remove follows them. Rather than lose one answer that nobody gave up, the interview stays.
 *
 * @example
 * ```ts
 * import { migrateDraft, openInterview } from "@returns/schemas";
 * import { forms } from "@returns/schemas/forms";
 * import { expect } from "vitest";
 *
 * const draft = { formHash: "0".repeat(64), answers: { hh_size: 7 }, typed: {}, members: {}, confirmed: [] };
 * const migrated = migrateDraft(forms.household, draft);
 * if (migrated.status !== "migrated") throw new Error("the size of a household has a place in the form");
 * const now = () => "2026-11-24T10:00:00.000+02:00";
 * const interview = openInterview(forms.household, { today: "2026-11-24", now, draft: migrated.draft });
 * expect(interview.question("hh_size").value).toBe(7);
 * ```
 */
export function migrateDraft(form: Form, draft: InterviewDraft): MigratedDraft {
  if (draft.formHash === form.hash) return { status: "migrated", draft, removed: [] };
  const migration = form.migrations?.find(({ from }) => from === draft.formHash) ?? { from: draft.formHash };
  const reasons: StayReason[] = [];
  const removed: Path[] = [];
  const stays = (path: Path, code: StayReason["code"], message: Texts): undefined => {
    reasons.push({ path, code, message });
  };

  /** The entries that have a place in the new version, at their new paths. */
  const moved = <Value>(
    entries: Readonly<Record<Path, Value>>,
    fit: (path: Path, name: string, value: Value) => Value | undefined,
  ): Record<Path, Value> => {
    const kept: Record<Path, Value> = {};
    for (const [path, value] of Object.entries(entries)) {
      if (namesIn(path).some((name) => migration.removed?.includes(name))) {
        removed.push(path);
        continue;
      }
      const next = renamed(path, migration);
      const fitting = fit(next, namesIn(next).at(-1) ?? "", value);
      if (fitting !== undefined) kept[next] = fitting;
    }
    return kept;
  };

  /** The question where a path leads in the new version, through the same rosters. */
  const questionAt = (path: Path, name: string) => {
    const question = form.questions.get(name);
    return question?.rosters.join("/") === namesIn(path).slice(0, -1).join("/") ? question : undefined;
  };

  const answers = moved<AnswerValue>(draft.answers, (path, name, before) => {
    const question = questionAt(path, name);
    if (question === undefined) return stays(path, "gone", words.gone(name));
    const value = recoded(before, migration.recoded?.[name]);
    const fits = valueSchema(question, form.lists).safeParse(value).success;
    return fits ? value : stays(path, "unfit", words.noLongerFits(name, String(value)));
  });
  const typed = moved(draft.typed, (path, name, text) =>
    questionAt(path, name) === undefined ? stays(path, "gone", words.gone(name)) : text,
  );
  const members = moved(draft.members, (path, name, keys) => {
    const roster = form.rosters.get(name);
    if (roster === undefined) return stays(path, "gone", words.gone(name));
    return keys.length <= roster.max ? keys : stays(path, "roster-full", words.rosterFull(keys.length, roster.max));
  });
  if (reasons.length > 0) return { status: "stays", reasons };
  const confirmed = draft.confirmed.flatMap((mark) => {
    const [path = "", code = ""] = mark.split("|");
    const next = renamed(path, migration);
    return Object.hasOwn(answers, next) ? [`${next}|${code}`] : [];
  });
  const times = Object.entries(draft.times ?? {}).map(([path, time]) => [renamed(path, migration), time] as const);
  const timed = draft.times === undefined ? {} : { times: Object.fromEntries(times) };
  return { status: "migrated", draft: { formHash: form.hash, answers, typed, members, confirmed, ...timed }, removed };
}

/** The rosters and the question that a path goes through, without the keys of members between them. */
const namesIn = (path: Path): readonly string[] => path.split("/").filter((_part, i) => i % 2 === 0);

const renamed = (path: Path, { renamed: names = {} }: DraftMigration): Path =>
  path
    .split("/")
    .map((part, i) => (i % 2 === 0 ? mapped(part, names) : part))
    .join("/");

function recoded(value: AnswerValue, codes: Readonly<Record<string, string>> = {}): AnswerValue {
  if (typeof value === "string") return mapped(value, codes);
  return Array.isArray(value) ? [...new Set(value.map((code) => mapped(String(code), codes)))] : value;
}

const mapped = (word: string, to: Readonly<Record<string, string>>): string =>
  Object.hasOwn(to, word) ? (to[word] ?? word) : word;

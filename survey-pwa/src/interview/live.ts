import { batch, computed, type ReadonlySignal, type Signal, signal } from "@preact/signals";
import {
  type Interview,
  kinds,
  type LayoutItem,
  type MemberState,
  type Path,
  type Problem,
  type QuestionState,
  type SectionState,
} from "@returns/schemas";

/** Counts over the whole form follow this long after the last key, so that typing never waits for them. */
const summaryDelayMs = 150;

/** The engine as signals: a part of the screen is drawn anew only when what it shows reads differently. */
export interface LiveInterview {
  question(path: Path): ReadonlySignal<QuestionState>;
  /** The items of a section or of one member; the same array as long as nothing appears or disappears. */
  layout(of: string): ReadonlySignal<readonly LayoutItem[]>;
  members(roster: string): ReadonlySignal<readonly MemberState[]>;
  readonly sections: ReadonlySignal<readonly SectionState[]>;
  readonly progress: ReadonlySignal<{ readonly questions: number; readonly answered: number }>;
  readonly problems: ReadonlySignal<readonly Problem[]>;
  /** Answers to questions that are no longer asked: kept while the interview is open, left out at its end. */
  readonly leftOut: ReadonlySignal<readonly Path[]>;
  /** Whether the problems of a question are shown: not before it was answered, left, or asked for by Next. */
  isRevealed(path: Path): boolean;
  reveal(paths: readonly Path[]): void;
  /** A member is about to go: nothing of it is read any more. */
  forget(scope: string): void;
  stop(): void;
}

export const liveInterview = (interview: Interview): LiveInterview => {
  const questions = new Map<Path, Signal<QuestionState>>();
  const structure = signal(0);
  const summary = signal(0);
  const revealed = new Map<Path, Signal<boolean>>();
  let timer: ReturnType<typeof setTimeout> | undefined;

  const unsubscribe = interview.subscribe((changed) => {
    batch(() => {
      for (const path of changed) {
        const known = questions.get(path);
        if (known !== undefined) known.value = interview.question(path);
      }
      structure.value++;
    });
    clearTimeout(timer);
    timer = setTimeout(() => summary.value++, summaryDelayMs);
  });

  const question = (path: Path): Signal<QuestionState> =>
    remembered(questions, path, () => signal(interview.question(path)));
  const revealedSignal = (path: Path): Signal<boolean> =>
    remembered(revealed, path, () => {
      const { value, typed } = question(path).peek();
      return signal(value !== undefined || typed !== undefined);
    });
  const layouts = new Map<string, ReadonlySignal<readonly LayoutItem[]>>();
  const rosters = new Map<string, ReadonlySignal<readonly MemberState[]>>();

  return {
    question,
    layout: (of) => remembered(layouts, of, () => steady(structure, () => interview.layout(of), fingerprint)),
    members: (roster) =>
      remembered(rosters, roster, () => steady(structure, () => interview.members(roster), JSON.stringify)),
    sections: steady(summary, () => interview.sections(), JSON.stringify),
    progress: steady(summary, () => interview.progress(), JSON.stringify),
    problems: computed(() => {
      summary.value;
      return interview.problems();
    }),
    leftOut: steady(summary, () => answersNotAsked(interview), JSON.stringify),
    isRevealed: (path) => revealedSignal(path).value,
    reveal: (paths) =>
      batch(() => {
        for (const path of paths) revealedSignal(path).value = true;
      }),
    forget: (scope) => {
      for (const known of [questions, revealed, layouts, rosters]) {
        for (const path of known.keys()) if (path === scope || path.startsWith(`${scope}/`)) known.delete(path);
      }
    },
    stop: () => {
      clearTimeout(timer);
      unsubscribe();
    },
  };
};

const answersNotAsked = (interview: Interview): readonly Path[] =>
  Object.keys(interview.draft().answers).filter((path) => {
    const { question, asked } = interview.question(path);
    return !asked && kinds[question.kind].filledBy === "enumerator";
  });

/** Reads again after each change, but answers with the same object while nothing in it differs. */
const steady = <Value>(
  change: ReadonlySignal<number>,
  read: () => Value,
  print: (value: Value) => string,
): ReadonlySignal<Value> => {
  let last: { readonly value: Value; readonly print: string } | undefined;
  return computed(() => {
    change.value;
    const value = read();
    const next = print(value);
    if (last?.print !== next) last = { value, print: next };
    return last.value;
  });
};

const fingerprint = (items: readonly LayoutItem[]): string => items.map(itemPrint).join(" ");

const itemPrint = (item: LayoutItem): string => {
  switch (item.item) {
    case "question":
      return item.path;
    case "group":
      return `${item.name}${JSON.stringify(item.label)}(${fingerprint(item.items)})`;
    case "roster":
      return `${item.name}#${item.expected}`;
  }
};

const remembered = <Value>(known: Map<string, Value>, key: string, make: () => Value): Value => {
  const value = known.get(key) ?? make();
  known.set(key, value);
  return value;
};

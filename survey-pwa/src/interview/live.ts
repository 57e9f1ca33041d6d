import { batch, computed, type ReadonlySignal, type Signal, signal } from "@preact/signals";
import type { Interview, LayoutItem, MemberState, Path, Problem, QuestionState, SectionState } from "@returns/schemas";
import { shownSections } from "./order.ts";
import { afterPause } from "./pause.ts";

/** What depends on a text that is being typed follows after a pause this long. */
const typingPauseMs = 200;
/** Counts over the whole form follow this long after the last change, in a piece of their own. */
const summaryPauseMs = 300;

/** The engine as signals: a part of the screen is drawn anew only when what it shows reads differently. */
export interface LiveInterview {
  question(path: Path): ReadonlySignal<QuestionState>;
  /** The items of a section or of one member; the same array as long as nothing appears or disappears. */
  layout(of: string): ReadonlySignal<readonly LayoutItem[]>;
  /** Who is listed, at once; what is missing of whom follows in a pause. A member that has not changed is the same object. */
  members(roster: string): ReadonlySignal<readonly MemberState[]>;
  rosterProblems(roster: string): ReadonlySignal<readonly Problem[]>;
  readonly sections: ReadonlySignal<readonly SectionState[]>;
  /** The names of the sections that show anything at all now. */
  readonly shownSections: ReadonlySignal<readonly string[]>;
  readonly progress: ReadonlySignal<{ readonly questions: number; readonly answered: number }>;
  readonly problems: ReadonlySignal<readonly Problem[]>;
  /** Answers to questions that are no longer asked: kept while the interview is open, left out at its end. */
  readonly leftOut: ReadonlySignal<readonly Path[]>;
  /** Whether the problems of a question are shown: not before it was answered, left, or asked for by Next. */
  isRevealed(path: Path): boolean;
  reveal(paths: readonly Path[]): void;
  /**
   * Takes what is typed or turned, field by field. The engine knows it at once, and so does the question itself; whatever else
   * reads differently is drawn in the next pause, so that no key waits for questions that come and go.
   */
  typing(path: Path, change: () => void): void;
  /**
   * Takes one more letter, or one more choice on the way of the arrow keys. The browser shows by itself what stands in the field,
   * so that all else is drawn in the next pause: "3" on the way to "35" is no mistake, and makes no child of anybody.
   */
  inPassing(change: () => void): void;
  /** Draws at once what waits for a pause. */
  catchUp(): void;
  /** The same with the counts over the whole form, for who goes to another page: its head says where it stands. */
  settle(): void;
  /** A member is about to go: nothing of it is read any more. */
  forget(scope: string): void;
  stop(): void;
}

export const liveInterview = (interview: Interview): LiveInterview => {
  const versions = new Map<Path, Signal<number>>();
  const questions = new Map<Path, ReadonlySignal<QuestionState>>();
  const structure = signal(0);
  const summary = signal(0);
  const revealed = new Map<Path, Signal<boolean>>();
  const behind = new Set<Path>();
  /** What is drawn at once although the rest waits for a pause. */
  let waiting: { readonly butFor: Path | undefined } | undefined;

  const catchUp = (): void => {
    if (behind.size === 0) return;
    // What changes while this is drawn is new, and waits for its own turn
    const paths = [...behind];
    behind.clear();
    batch(() => {
      for (const path of paths) touch(path);
      structure.value++;
    });
  };
  const touch = (path: Path): void => {
    const version = versions.get(path);
    if (version !== undefined) version.value++;
  };
  const typingPause = afterPause(catchUp, typingPauseMs);
  let uncounted = false;
  const count = (): void => {
    uncounted = false;
    summary.value++;
  };
  const summaryPause = afterPause(count, summaryPauseMs);
  const unsubscribe = interview.subscribe((changed) => {
    for (const path of changed) behind.add(path);
    uncounted = true;
    summaryPause.soon();
    if (waiting === undefined) {
      catchUp();
      return;
    }
    if (waiting.butFor !== undefined) touch(waiting.butFor);
    typingPause.soon();
  });
  const untilPause = (butFor: Path | undefined, change: () => void): void => {
    waiting = { butFor };
    try {
      change();
    } finally {
      waiting = undefined;
    }
  };

  const versionOf = (path: Path): Signal<number> => remembered(versions, path, () => signal(0));
  const question = (path: Path): ReadonlySignal<QuestionState> =>
    remembered(questions, path, () => {
      const version = versionOf(path);
      return computed(() => {
        version.value;
        return interview.question(path);
      });
    });
  const revealedSignal = (path: Path): Signal<boolean> =>
    remembered(revealed, path, () => {
      const { value, typed } = question(path).peek();
      return signal(value !== undefined || typed !== undefined);
    });
  const layouts = new Map<string, ReadonlySignal<readonly LayoutItem[]>>();
  const rosters = new Map<string, ReadonlySignal<readonly MemberState[]>>();
  const ofRosters = new Map<string, ReadonlySignal<readonly Problem[]>>();

  return {
    question,
    layout: (of) => remembered(layouts, of, () => steady(structure, () => interview.layout(of), samePrint)),
    members: (roster) =>
      remembered(rosters, roster, () => {
        const [version, counts] = [versionOf(roster), summary];
        return steady(
          computed(() => [version.value, counts.value]),
          () => interview.members(roster),
          sameItems,
        );
      }),
    rosterProblems: (roster) =>
      remembered(ofRosters, roster, () => steady(versionOf(roster), () => interview.rosterProblems(roster), sameItems)),
    sections: steadySections(summary, interview),
    shownSections: steady(summary, () => shownSections(interview).map(({ name }) => name), sameItems),
    progress: steady(summary, () => interview.progress(), sameProgress),
    problems: computed(() => {
      summary.value;
      return interview.problems();
    }),
    leftOut: steady(summary, () => interview.leftOut(), sameItems),
    isRevealed: (path) => revealedSignal(path).value,
    reveal: (paths) =>
      batch(() => {
        for (const path of paths) {
          // Never with the state that it had before the pause
          if (behind.has(path)) touch(path);
          revealedSignal(path).value = true;
        }
      }),
    typing: untilPause,
    inPassing: (change) => untilPause(undefined, change),
    catchUp,
    settle: () =>
      batch(() => {
        catchUp();
        if (uncounted) count();
      }),
    forget: (scope) => {
      for (const known of [questions, versions, revealed, layouts, rosters, ofRosters]) {
        for (const path of known.keys()) if (path === scope || path.startsWith(`${scope}/`)) known.delete(path);
      }
    },
    stop: () => {
      typingPause.stop();
      summaryPause.stop();
      unsubscribe();
    },
  };
};

/** Reads again after each change, but answers with the same object while nothing in it differs. */
const steady = <Value>(
  change: ReadonlySignal<unknown>,
  read: () => Value,
  same: (a: Value, b: Value) => boolean,
): ReadonlySignal<Value> => {
  let last: { readonly value: Value } | undefined;
  return computed(() => {
    change.value;
    const value = read();
    if (last === undefined || !same(last.value, value)) last = { value };
    return last.value;
  });
};

const sameItems = <Item>(a: readonly Item[], b: readonly Item[]): boolean =>
  a.length === b.length && a.every((item, i) => item === b[i]);

const sameProgress = (a: { questions: number; answered: number }, b: typeof a): boolean =>
  a.questions === b.questions && a.answered === b.answered;

/** A section is the same object as long as it says the same, so that a list of them draws again only what changed. */
const steadySections = (change: ReadonlySignal<number>, interview: Interview) => {
  let last: readonly SectionState[] = [];
  return computed(() => {
    change.value;
    const now = interview.sections().map((section, i) => (isSameSection(section, last[i]) ? last[i] : section));
    if (!sameItems(last, now)) last = now;
    return last;
  });
};

const isSameSection = (a: SectionState, b: SectionState | undefined): b is SectionState =>
  b !== undefined &&
  a.asked === b.asked &&
  a.questions === b.questions &&
  a.answered === b.answered &&
  a.errors === b.errors &&
  (a.label === b.label || JSON.stringify(a.label) === JSON.stringify(b.label));

const samePrint = (a: readonly LayoutItem[], b: readonly LayoutItem[]): boolean => fingerprint(a) === fingerprint(b);

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

import type { Form, Interview, Path, QuestionTime, QuestionTimes } from "@returns/schemas";

/** Clocks in milliseconds: one that runs evenly, and how long ago the interview was begun by the clock on the wall. */
export interface Clocks {
  readonly even: () => number;
  readonly sinceStart: () => number;
}

/** Takes the time of each question, and never looks at an answer. */
export interface Times {
  /** A question is on the screen. */
  seen(path: Path): void;
  /** It was answered, in part or again: the time since the answer before was spent on it. */
  answered(path: Path): void;
  /** The app goes to the background: the clock stands still. */
  pause(): void;
  resume(): void;
  record(): QuestionTimes;
}

/** A longer pause between two answers was not spent on a question: tea came, or the phone lay on the table. */
const longestMs = 300_000;

/**
 * Starts the clock, or goes on from what the draft has.
 *
 * Time is counted from one answer to the next and belongs to the later: to read a question out, to wait for the answer and
 * to give it. So it costs nothing to know which question somebody looks at, and nobody has to tap on one to begin it.
 */
export function startTimes({ even, sinceStart }: Clocks, before: QuestionTimes = {}): Times {
  const times = new Map<Path, QuestionTime>(Object.entries(before));
  let mark = even();
  let waited: number | undefined;
  let last: Path | undefined;
  const known = (path: Path): QuestionTime =>
    times.get(path) ?? { first: Math.max(0, Math.round(sinceStart())), spent: 0, visits: 0 };
  return {
    seen: (path) => {
      if (!times.has(path)) times.set(path, known(path));
    },
    answered: (path) => {
      const now = even();
      const { first, spent, visits } = known(path);
      const more = Math.min(longestMs, Math.max(0, Math.round(now - mark)));
      times.set(path, { first, spent: spent + more, visits: path === last ? visits : visits + 1 });
      mark = now;
      last = path;
    },
    pause: () => {
      waited ??= even() - mark;
    },
    resume: () => {
      if (waited !== undefined) mark = even() - waited;
      waited = undefined;
    },
    record: () => Object.fromEntries(times),
  };
}

/** Whether a form asks for the time of each question, as a row `audit` of an XLSForm does. */
export const wantsTimes = (form: Form): boolean =>
  [...form.questions.values()].some(({ settings }) => settings.source === "audit");

/** The interview with its time taken, whichever widget answers. */
export const timed = (interview: Interview, times: Times): Interview => ({
  ...interview,
  set: (path, value) => {
    times.answered(path);
    return interview.set(path, value);
  },
  type: (path, typed) => {
    times.answered(path);
    return interview.type(path, typed);
  },
  clear: (path) => {
    times.answered(path);
    return interview.clear(path);
  },
});

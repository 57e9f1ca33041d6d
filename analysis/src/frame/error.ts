/** The data cannot be read as they stand. Each problem names its file, row and column, and all are told at once. */
export class FrameError extends Error {
  override readonly name = "FrameError";

  constructor(
    what: string,
    readonly problems: readonly string[],
  ) {
    super([`Cannot read ${what}:`, ...shownProblems(problems)].join("\n  "));
  }
}

const shownAtMost = 20;

const shownProblems = (problems: readonly string[]): readonly string[] =>
  problems.length <= shownAtMost
    ? problems
    : [...problems.slice(0, shownAtMost), `… and ${problems.length - shownAtMost} more like these`];

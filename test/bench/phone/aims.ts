/** One figure beside what it is to be. */
export interface Result {
  readonly what: string;
  readonly figures: readonly number[];
  /** Milliseconds that no figure may pass. */
  readonly aim: number;
}

/** For each figure of several rounds the smallest: all else that runs on a machine only slows it. */
export const quickest = (rounds: readonly (readonly number[])[]): readonly number[] =>
  (rounds[0] ?? []).map((_, i) => Math.min(...rounds.map((figures) => figures[i] ?? Number.NaN)));

/** Prints one line of the bench, and answers whether its aim is held. */
export function report({ what, figures, aim }: Result): boolean {
  const sorted = [...figures].sort((a, b) => a - b);
  const worst = sorted.at(-1) ?? Number.NaN;
  const held = worst <= aim;
  const columns = [quantile(sorted, 0.5), quantile(sorted, 0.95), worst].map((figure) => figure.toFixed(1).padStart(7));
  console.log(`${what.padEnd(52)} ${columns.join(" ")}   ≤ ${aim} ${held ? "held" : "NOT HELD"}`);
  return held;
}

export const heading = (title: string): void => console.log(`\n${title.padEnd(52)}  median     p95   worst (ms)`);

const quantile = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;

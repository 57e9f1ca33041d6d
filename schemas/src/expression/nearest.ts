/** The name that differs least from one that nobody knows, or undefined where none comes near. */
export function nearest(unknown: string, known: Iterable<string>): string | undefined {
  let best: string | undefined;
  let bestDistance = Math.max(1, Math.floor(unknown.length / 3)) + 1;
  for (const candidate of known) {
    if (Math.abs(candidate.length - unknown.length) >= bestDistance) continue;
    const found = distance(unknown.toLowerCase(), candidate.toLowerCase());
    if (found < bestDistance) {
      best = candidate;
      bestDistance = found;
    }
  }
  return best;
}

/** A hint for messages: ` (did you mean "age"?)`, or nothing. */
export function didYouMean(unknown: string, known: Iterable<string>): string {
  const found = nearest(unknown, known);
  return found === undefined ? "" : `, did you mean "${found}"?`;
}

/** Letters to insert, remove or change between two words (Levenshtein). */
function distance(a: string, b: string): number {
  let previous = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const change = (previous[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      row.push(Math.min(change, (previous[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1));
    }
    previous = row;
  }
  return previous[b.length] ?? 0;
}

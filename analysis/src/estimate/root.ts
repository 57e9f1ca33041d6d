/**
 * The point between `low` and `high` where a monotone function crosses zero, by Chandrupatla's mixture of bisection and
 * inverse quadratic interpolation (T. R. Chandrupatla, "A new hybrid quadratic/bisection algorithm", 1997).
 *
 * `low` and `high` must lie on the two sides of the crossing; infinite values of the function are allowed.
 */
export function findRoot(f: (x: number) => number, low: number, high: number): number {
  let a = low;
  let b = high;
  let fa = f(a);
  let fb = f(b);
  let c = a;
  let fc = fa;
  let t = 0.5;
  for (let step = 0; step < 300; step++) {
    const x = a + t * (b - a);
    const fx = f(x);
    if (Math.sign(fx) === Math.sign(fa)) {
      c = a;
      fc = fa;
    } else {
      c = b;
      fc = fb;
      b = a;
      fb = fa;
    }
    a = x;
    fa = fx;
    const best = Math.abs(fa) < Math.abs(fb) ? a : b;
    const width = Math.abs(b - a);
    const smallest = 2.3e-16 * Math.max(1e-12, Math.abs(best));
    if (fa === 0 || width <= 2 * smallest) return best;
    const xi = (a - b) / (c - b);
    const phi = (fa - fb) / (fc - fb);
    const quadratic =
      phi * phi < xi && (1 - phi) * (1 - phi) < 1 - xi
        ? (fa / (fb - fa)) * (fc / (fb - fc)) + ((c - a) / (b - a)) * (fa / (fc - fa)) * (fb / (fc - fb))
        : 0.5;
    const margin = smallest / width;
    t = Number.isFinite(quadratic) ? Math.min(1 - margin, Math.max(margin, quadratic)) : 0.5;
  }
  return Math.abs(fa) < Math.abs(fb) ? a : b;
}

/** Walks from `start` in growing steps until the crossing of an increasing function is enclosed, then finds it. */
export function findRootFrom(f: (x: number) => number, start: number, low: number, high: number): number {
  let step = 0.5;
  const first = Math.min(high, Math.max(low, start));
  if (f(first) === 0) return first;
  let from = first;
  if (f(first) < 0) {
    while (from < high) {
      const to = Math.min(high, from + step);
      if (f(to) >= 0) return findRoot(f, from, to);
      from = to;
      step *= 2;
    }
    return high;
  }
  while (from > low) {
    const to = Math.max(low, from - step);
    if (f(to) <= 0) return findRoot(f, to, from);
    from = to;
    step *= 2;
  }
  return low;
}

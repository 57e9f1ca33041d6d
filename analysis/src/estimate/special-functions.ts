/** The two tails of a distribution at one point; each is computed by itself, never as one minus the other. */
export interface Tails {
  readonly lower: number;
  readonly upper: number;
}

/**
 * The regularised incomplete beta function and its complement at `x`, with `y` = 1 − `x` given by the caller, who often
 * knows it more exactly than the subtraction does.
 *
 * The prefactor is Loader's saddle-point form (C. Loader, "Fast and accurate computation of binomial probabilities",
 * 2000), the rest a continued fraction evaluated by Lentz's method. Only the smaller tail is summed.
 */
export function incompleteBeta(a: number, b: number, x: number, y: number): Tails {
  if (Number.isNaN(a + b + x + y)) return { lower: Number.NaN, upper: Number.NaN };
  if (x <= 0) return { lower: 0, upper: 1 };
  if (y <= 0) return { lower: 1, upper: 0 };
  const kernel = betaKernel(a, b, x, y);
  if (x < (a + 1) / (a + b + 2)) {
    const lower = Math.min(1, (kernel / a) * betaFraction(a, b, x));
    return { lower, upper: 1 - lower };
  }
  const upper = Math.min(1, (kernel / b) * betaFraction(b, a, y));
  return { lower: 1 - upper, upper };
}

/**
 * The regularised incomplete gamma function and its complement at `x`, with shape `a`: a series below `a` + 1, a
 * continued fraction above it, both behind Loader's saddle-point prefactor.
 */
export function incompleteGamma(a: number, x: number): Tails {
  if (Number.isNaN(a + x)) return { lower: Number.NaN, upper: Number.NaN };
  if (x <= 0) return { lower: 0, upper: 1 };
  // x^a e^−x / Γ(a + 1)
  const kernel = Math.exp(-stirlingError(a) - deviance(a, x)) / Math.sqrt(2 * Math.PI * a);
  if (x < a + 1) {
    let sum = 1;
    let term = 1;
    for (let n = 1; term > sum * 1e-17; n++) {
      term *= x / (a + n);
      sum += term;
    }
    const lower = Math.min(1, kernel * sum);
    return { lower, upper: 1 - lower };
  }
  const upper = Math.min(1, kernel * a * gammaFraction(a, x));
  return { lower: 1 - upper, upper };
}

/**
 * What Stirling's formula leaves out: log Γ(n + 1) − (n + ½) log n + n − ½ log 2π, by its asymptotic series above 16 and
 * downwards by the recurrence that follows from Γ(n + 1) = n Γ(n).
 */
function stirlingError(n: number): number {
  let steps = 0;
  let from = n;
  while (from < 16) {
    steps += (from + 0.5) * Math.log1p(1 / from) - 1;
    from += 1;
  }
  const inverseSquare = 1 / (from * from);
  let series = 0;
  for (const coefficient of stirlingCoefficients) series = coefficient - series * inverseSquare;
  return steps + series / from;
}

// |B₂ₖ| / (2k(2k − 1)), from the highest to the lowest
const stirlingCoefficients = [691 / 360360, 1 / 1188, 1 / 1680, 1 / 1260, 1 / 360, 1 / 12];

/** x log(x/m) + m − x without the cancellation that the formula suffers where x is close to m. */
function deviance(x: number, m: number): number {
  const difference = x - m;
  if (Math.abs(difference) >= 0.1 * (x + m)) return x * Math.log(x / m) - difference;
  const ratio = difference / (x + m);
  let sum = difference * ratio;
  let term = 2 * x * ratio;
  for (let j = 1; ; j++) {
    term *= ratio * ratio;
    const next = sum + term / (2 * j + 1);
    if (next === sum) return sum;
    sum = next;
  }
}

/** x^a y^b / B(a, b). */
function betaKernel(a: number, b: number, x: number, y: number): number {
  const n = a + b;
  const exponent = stirlingError(n) - stirlingError(a) - stirlingError(b) - deviance(a, n * x) - deviance(b, n * y);
  return Math.exp(exponent) * Math.sqrt((a / n) * (b / (2 * Math.PI)));
}

const tiny = 1e-300;
const awayFromZero = (value: number): number => (Math.abs(value) < tiny ? tiny : value);

function betaFraction(a: number, b: number, x: number): number {
  let c = 1;
  let d = 1 / awayFromZero(1 - ((a + b) * x) / (a + 1));
  let value = d;
  for (let m = 1; m < 200_000; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / awayFromZero(1 + even * d);
    c = awayFromZero(1 + even / c);
    value *= d * c;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / awayFromZero(1 + odd * d);
    c = awayFromZero(1 + odd / c);
    value *= d * c;
    if (Math.abs(d * c - 1) < 3e-16) break;
  }
  return value;
}

function gammaFraction(a: number, x: number): number {
  let b = x + 1 - a;
  let c = 1 / tiny;
  let d = 1 / b;
  let value = d;
  for (let i = 1; i < 200_000; i++) {
    const numerator = -i * (i - a);
    b += 2;
    d = 1 / awayFromZero(numerator * d + b);
    c = awayFromZero(b + numerator / c);
    value *= d * c;
    if (Math.abs(d * c - 1) < 3e-16) break;
  }
  return value;
}

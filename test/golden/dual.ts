/** A number with its derivatives: what forward differentiation carries along. */
export interface Dual {
  readonly value: number;
  readonly gradient: Float64Array;
}

/** Evaluates an R expression such as `log(a/b)` with the derivatives by its variables, for the delta method. */
export function evaluateDual(text: string, variable: (name: string) => Dual): Dual {
  const tokens = text.match(/`[^`]*`|[A-Za-z.][A-Za-z0-9._]*|\d+\.?\d*(?:[eE][+-]?\d+)?|[-+*/^()]/g) ?? [];
  let at = 0;
  const take = (token: string) => tokens[at] === token && ++at > 0;
  const sum = (): Dual => {
    let left = product();
    for (;;) {
      if (take("+"))
        left = combine(
          left,
          product(),
          (a, b) => a + b,
          () => [1, 1],
        );
      else if (take("-"))
        left = combine(
          left,
          product(),
          (a, b) => a - b,
          () => [1, -1],
        );
      else return left;
    }
  };
  const product = (): Dual => {
    let left = signed();
    for (;;) {
      if (take("*"))
        left = combine(
          left,
          signed(),
          (a, b) => a * b,
          (a, b) => [b, a],
        );
      else if (take("/"))
        left = combine(
          left,
          signed(),
          (a, b) => a / b,
          (a, b) => [1 / b, -a / b / b],
        );
      else return left;
    }
  };
  const signed = (): Dual =>
    take("-")
      ? apply(
          signed(),
          (a) => -a,
          () => -1,
        )
      : power();
  const power = (): Dual => {
    const base = atom();
    if (!take("^")) return base;
    return combine(
      base,
      signed(),
      (a, b) => a ** b,
      (a, b) => [b * a ** (b - 1), a > 0 ? a ** b * Math.log(a) : 0],
    );
  };
  const atom = (): Dual => {
    const token = tokens[at++] ?? "";
    if (token === "(") {
      const inside = sum();
      at++;
      return inside;
    }
    if (/^\d/.test(token)) return constant(Number(token));
    const f = functions[token];
    if (f !== undefined && take("(")) {
      const inside = sum();
      at++;
      return apply(inside, f.value, f.slope);
    }
    return variable(token.replaceAll("`", ""));
  };
  const result = sum();
  if (at < tokens.length) throw new Error(`Cannot read the expression "${text}" at "${tokens[at]}"`);
  return result;
}

const functions: Readonly<Record<string, { value: (a: number) => number; slope: (a: number) => number }>> = {
  log: { value: Math.log, slope: (a) => 1 / a },
  exp: { value: Math.exp, slope: Math.exp },
  sqrt: { value: Math.sqrt, slope: (a) => 0.5 / Math.sqrt(a) },
  asin: { value: Math.asin, slope: (a) => 1 / Math.sqrt(1 - a * a) },
};

const constant = (value: number): Dual => ({ value, gradient: new Float64Array(0) });

function apply({ value, gradient }: Dual, f: (a: number) => number, slope: (a: number) => number): Dual {
  return { value: f(value), gradient: gradient.map((each) => each * slope(value)) };
}

function combine(
  left: Dual,
  right: Dual,
  f: (a: number, b: number) => number,
  slopes: (a: number, b: number) => readonly [number, number],
): Dual {
  const [byLeft, byRight] = slopes(left.value, right.value);
  const gradient = new Float64Array(Math.max(left.gradient.length, right.gradient.length));
  for (let i = 0; i < gradient.length; i++) {
    gradient[i] = byLeft * (left.gradient[i] ?? 0) + byRight * (right.gradient[i] ?? 0);
  }
  return { value: f(left.value, right.value), gradient };
}

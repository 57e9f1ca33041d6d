import type { DesignEffectBase, IntervalOptions } from "../estimate/joint.ts";
import type { ProportionInterval } from "../estimate/proportion-interval.ts";
import type { QuantileRule, QuantileTies } from "../estimate/quantile-rule.ts";

/** Every choice of method that a summary needs, by name. Rows without an answer are left out, as a domain does. */
export interface Conventions extends IntervalOptions {
  /** Of shares and of quantiles. */
  readonly interval: ProportionInterval;
  readonly designEffect: DesignEffectBase;
  readonly quantile: { readonly rule: QuantileRule; readonly ties: QuantileTies };
}

/** Those of our tables: logit intervals of 95 %, with the degrees of freedom of the domain. */
export const tableConventions: Conventions = {
  level: 0.95,
  degreesOfFreedom: "domain",
  interval: "logit",
  designEffect: "with-replacement",
  quantile: { rule: "math", ties: "within-rounding" },
};

/** Those of srvyr: the same with the degrees of freedom of the whole design. */
export const srvyrConventions: Conventions = { ...tableConventions, degreesOfFreedom: "design" };

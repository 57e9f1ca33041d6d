import { type Design, type Estimate, mean, median, proportion, ratio, total } from "@returns/analysis";
import { chance } from "../bench/chance.ts";
import { drawSample } from "./draw.ts";
import { makePopulation, type Population } from "./population.ts";

const options = { missing: "drop", degreesOfFreedom: "domain", level: 0.95, designEffect: "with-replacement" } as const;

type Values = (values: Float64Array) => Float64Array;

interface Indicator {
  readonly name: string;
  /** What is true of all households. */
  readonly truth: (population: Population) => number;
  /** What a sample says; `of` gives the values of the households in it. */
  readonly estimate: (design: Design, population: Population, of: Values) => Estimate;
}

const sum = (values: Float64Array): number => values.reduce((all, each) => all + each, 0);
const average = (values: Float64Array): number => sum(values) / values.length;
const inDarfur = ({ originDarfur }: Population): Uint8Array => originDarfur;
const returnees = ({ size, returns }: Population): Float64Array => size.map((each, i) => each * (returns[i] ?? 0));

const indicators: readonly Indicator[] = [
  {
    name: "intend to return (logit)",
    truth: ({ returns }) => average(returns),
    estimate: (design, { returns }, of) => proportion(design, of(returns), { ...options, interval: "logit" }),
  },
  {
    name: "intend to return, of one origin (logit)",
    truth: (population) => average(population.returns.filter((_, i) => inDarfur(population)[i] === 1)),
    estimate: (design, population, of) =>
      proportion(design, of(population.returns), {
        ...options,
        interval: "logit",
        domain: Uint8Array.from(of(Float64Array.from(inDarfur(population)))),
      }),
  },
  {
    name: "2 %, anywhere (Korn-Graubard)",
    truth: ({ mined }) => average(mined),
    estimate: (design, { mined }, of) => proportion(design, of(mined), { ...options, interval: "beta" }),
  },
  {
    name: "2 %, in few clusters (Korn-Graubard)",
    truth: ({ evicted }) => average(evicted),
    estimate: (design, { evicted }, of) => proportion(design, of(evicted), { ...options, interval: "beta" }),
  },
  {
    name: "persons in a household (mean)",
    truth: ({ size }) => average(size),
    estimate: (design, { size }, of) => mean(design, of(size), options),
  },
  {
    name: "persons who would return (total)",
    truth: (population) => sum(returnees(population)),
    estimate: (design, population, of) => total(design, of(returnees(population)), options),
  },
  {
    name: "children among persons (ratio)",
    truth: ({ children, size }) => sum(children) / sum(size),
    estimate: (design, { children, size }, of) => ratio(design, of(children), of(size), options),
  },
  {
    name: "income (median, Woodruff)",
    truth: ({ income }) => income.slice().sort()[Math.floor(income.length / 2)] ?? Number.NaN,
    estimate: (design, { income }, of) =>
      median(design, of(income), { ...options, rule: "math", interval: "logit", ties: "within-rounding" }),
  },
];

/**
 * Draws samples from a made-up population and counts how often the 95 % intervals hold what is true of it.
 *
 * @returns whether each indicator is covered in 93 to 97 of 100 samples
 */
export function coverage(samples: number, households: number, seed: number): boolean {
  const random = chance(seed);
  const population = makePopulation(households, random);
  const truths = indicators.map(({ truth }) => truth(population));
  const tallies = indicators.map(() => ({ covered: 0, above: 0, below: 0, sum: 0, squares: 0, errors: 0 }));
  let interviews = 0;
  for (let i = 0; i < samples; i++) {
    const { design, households: drawn } = drawSample(population, random);
    interviews += drawn.length;
    const of: Values = (values) => Float64Array.from(drawn, (household) => values[household] ?? Number.NaN);
    for (const [k, { estimate }] of indicators.entries()) {
      const tally = tallies[k];
      const truth = truths[k] ?? Number.NaN;
      const found = estimate(design, population, of);
      if (tally === undefined) continue;
      if (found.lower <= truth && truth <= found.upper) tally.covered++;
      else if (found.lower > truth) tally.above++;
      else tally.below++;
      tally.sum += found.estimate;
      tally.squares += (found.estimate - truth) ** 2;
      tally.errors += found.standardError ** 2;
    }
  }
  const size = population.size.length;
  console.log(`${samples} samples of ${Math.round(interviews / samples)} from ${size} households, seed ${seed}`);
  console.log(`${"95 % intervals".padEnd(42)}covered   too high   too low      truth    average   errors said/seen`);
  let within = true;
  for (const [k, { name }] of indicators.entries()) {
    const tally = tallies[k];
    if (tally === undefined) continue;
    const share = (100 * tally.covered) / samples;
    if (share < 93 || share > 97) within = false;
    const cells = [
      `${share.toFixed(1)} %`.padStart(7),
      String(tally.above).padStart(10),
      String(tally.below).padStart(9),
      figure(truths[k] ?? Number.NaN),
      figure(tally.sum / samples),
      Math.sqrt(tally.errors / tally.squares)
        .toFixed(3)
        .padStart(12),
    ];
    console.log(`${name.padEnd(42)}${cells.join(" ")}${share < 93 || share > 97 ? "  OUTSIDE 93–97 %" : ""}`);
  }
  return within;
}

const figure = (value: number): string => value.toPrecision(5).padStart(10);

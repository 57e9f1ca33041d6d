/** Numbers in [0, 1), as `seededRandom` gives them. */
export type Random = () => number;

type Weights = Readonly<Record<string, number | undefined>>;

/** One of the keys of `weights`, each as likely as its weight says. */
export function draw<Key extends string>(weights: Readonly<Partial<Record<Key, number>>>, random: Random): Key;
export function draw(weights: Weights, random: Random): string {
  const entries = Object.entries(weights).map(([key, weight]) => [key, weight ?? 0] as const);
  let rest = random() * entries.reduce((sum, [, weight]) => sum + weight, 0);
  for (const [key, weight] of entries) {
    rest -= weight;
    if (rest < 0) return key;
  }
  return entries.at(-1)?.[0] ?? "";
}

/** Up to `most` of the keys, each chosen on its own with the chance that `chances` gives it; at least the likeliest one. */
export function drawSome<Key extends string>(
  chances: Readonly<Partial<Record<Key, number>>>,
  most: number,
  random: Random,
): Key[];
export function drawSome(chances: Weights, most: number, random: Random): string[] {
  const entries = Object.entries(chances).map(([key, chance]) => [key, chance ?? 0] as const);
  const chosen = entries.filter(([, chance]) => random() < chance).map(([key]) => key);
  const [likeliest] = entries.sort(([, one], [, two]) => two - one);
  if (chosen.length === 0 && likeliest !== undefined) return [likeliest[0]];
  while (chosen.length > most) chosen.splice(Math.floor(random() * chosen.length), 1);
  return chosen;
}

export const happens = (chance: number, random: Random): boolean => random() < chance;

export const between = (least: number, most: number, random: Random): number =>
  least + Math.floor(random() * (most - least + 1));

/** A number from the normal distribution (Box and Muller). */
export const normal = (mean: number, deviation: number, random: Random): number =>
  mean + deviation * Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());

/** How many of many rare things happened (Knuth's method, for small means). */
export function poisson(mean: number, random: Random): number {
  const limit = Math.exp(-mean);
  let count = 0;
  for (let product = random(); product > limit; product *= random()) count += 1;
  return count;
}

/** A share that is moved up or down on the logit scale, so that it stays between 0 and 1. */
export function shift(share: number, by: number): number {
  return 1 / (1 + Math.exp(-(Math.log(share / (1 - share)) + by)));
}

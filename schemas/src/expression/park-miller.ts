const modulus = 2_147_483_647;

/** The generator that the XForms of ODK prescribe (Park and Miller 1988, multiplier 16807); a seed that is no number is 0. */
export function parkMiller(seed: number): () => number {
  let state = Math.trunc(Number.isNaN(seed) ? 0 : seed) % modulus;
  if (state <= 0) state += modulus - 1;
  return () => {
    state = (state * 16_807) % modulus;
    return (state - 1) / (modulus - 1);
  };
}

/** An order by chance: Fisher and Yates, inside out. Each comes in at some place, and what stood there goes to the end. */
export function shuffled<Item>(items: readonly Item[], random: () => number): Item[] {
  const order: Item[] = [];
  for (const item of items) {
    const place = Math.floor(random() * (order.length + 1));
    const before = order[place];
    if (before === undefined) order.push(item);
    else {
      order.push(before);
      order[place] = item;
    }
  }
  return order;
}

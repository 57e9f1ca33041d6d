/** The order with one more choice at its end; where then only one is left over, its place is clear and it gets it. */
export function withNext(order: readonly string[], code: string, offered: readonly string[]): readonly string[] {
  const next = [...order.filter((known) => known !== code), code];
  const left = offered.filter((known) => !next.includes(known));
  return left.length === 1 ? [...next, ...left] : next;
}

/** The order with one choice exchanged with its neighbour. */
export function moved(order: readonly string[], code: string, by: 1 | -1): readonly string[] {
  const from = order.indexOf(code);
  const neighbour = order[from + by];
  if (from < 0 || neighbour === undefined) return order;
  return order.map((known) => (known === code ? neighbour : known === neighbour ? code : known));
}

/** The row of the design that a cluster is, found by the number that the database gives its label. */
export interface ClusterTable {
  /** Adds a number with its row; gives the row that has this number already, or −1. */
  readonly add: (number: number, row: number) => number;
  /** The row of a number, or −1. */
  readonly rowOf: (number: number) => number;
}

/**
 * A table of so many numbers by their last bits, which are as good as chance (hashing with linear probing). A `Map` of as many
 * numbers beyond 2³¹ takes ten times as long to look up, as it keeps each as an object.
 */
export function clusterTable(count: number): ClusterTable {
  const size = 2 ** Math.ceil(Math.log2(2 * count + 1));
  const numbers = new Float64Array(size).fill(-1);
  const rows = new Int32Array(size).fill(-1);
  const placeOf = (number: number): number => {
    let place = number & (size - 1);
    while (numbers[place] !== -1 && numbers[place] !== number) place = (place + 1) & (size - 1);
    return place;
  };
  return {
    add: (number, row) => {
      const place = placeOf(number);
      if (numbers[place] === number) return rows[place] ?? -1;
      numbers[place] = number;
      rows[place] = row;
      return -1;
    },
    rowOf: (number) => rows[placeOf(number)] ?? -1,
  };
}

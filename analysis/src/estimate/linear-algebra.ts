/** Rows of numbers, all of one length. */
export type Matrix = readonly Float64Array[];

export const zeros = (rows: number, columns: number): Float64Array[] =>
  Array.from({ length: rows }, () => new Float64Array(columns));

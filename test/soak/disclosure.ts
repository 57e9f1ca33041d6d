import fc from "fast-check";
import { attack, snapshots, subtract, survey } from "../analysis/disclosure/reader.ts";

/**
 * Releases tables of surveys by chance, reads them with a solver, and subtracts pairs of snapshots (SECURITY.md, R16).
 *
 * @returns whether the reader learnt nothing
 */
export function readReleases(tables: number, seed: number): boolean {
  let [released, cells, pairs] = [0, 0, 0];
  const known: string[] = [];
  for (const [index, all] of fc.sample(survey, { numRuns: tables, seed }).entries()) {
    const read = attack(all, index % 2 === 0);
    released += read.status === "released" ? 1 : 0;
    cells += read.cells;
    known.push(...read.known);
    if ((index + 1) % 500 === 0) console.error(`${index + 1} tables`);
  }
  for (const two of fc.sample(snapshots, { numRuns: tables, seed })) {
    const read = subtract(two);
    pairs += read.status === "released" ? 1 : 0;
    known.push(...read.known);
  }
  for (const each of known.slice(0, 20)) console.log(each);
  console.log(`disclosure: ${released} of ${tables} tables released, ${cells} cells of few households attacked`);
  console.log(`disclosure: ${pairs} of ${tables} pairs of snapshots released`);
  console.log(`disclosure: ${known.length} known too well`);
  return known.length === 0;
}

import { closeSync, openSync, readSync, writeSync } from "node:fs";
import { chance } from "./chance.ts";

const header =
  "stratum,psu,w,origin,intention,ret,head_female,head_age,hh_size,income,camp,months,fcs,food,disability" as const;

/** Writes households of a made-up survey: 24 strata, clusters of 20, 18 places of origin. The seed is their number. */
export function writeHouseholds(path: string, rows: number): void {
  const { uniform, normal, poisson } = chance(rows);
  const clusters = Math.max(96, Math.floor(rows / 20));
  const effects = Float64Array.from({ length: clusters }, normal);
  const file = openSync(path, "w");
  let lines = [header as string];
  for (let row = 0; row < rows; row++) {
    const psu = Math.floor((row * clusters) / rows);
    const stratum = psu % 24;
    const effect = effects[psu] ?? 0;
    const age = Math.min(95, Math.max(18, Math.round(42 + 13 * normal())));
    const odds = [Math.exp(0.2 + 0.5 * effect + 0.02 * (age - 42)), Math.exp(-0.5 - 0.2 * effect), 0.27, 0.82];
    const intention = pick(odds, uniform());
    lines.push(
      [
        stratum + 1,
        psu + 1,
        Math.exp(4 + 0.5 * normal()).toFixed(4),
        1 + Math.floor(18 * uniform() ** 1.6),
        intention + 1,
        intention === 0 ? 1 : 0,
        uniform() < 0.35 ? 1 : 0,
        age,
        1 + poisson(4.7),
        Math.exp(4.3 + 0.2 * effect + 0.8 * normal()).toFixed(2),
        stratum % 2,
        Math.round(12 + 5 * normal() ** 2),
        Math.min(112, Math.max(0, 42 + 3 * effect + 14 * normal())).toFixed(1),
        uniform() < 1 / (1 + Math.exp(-1 - 0.4 * effect)) ? 1 : 0,
        uniform() < 0.1 ? 1 : 0,
      ].join(","),
    );
    if (lines.length === 20_000) {
      writeSync(file, `${lines.join("\n")}\n`);
      lines = [];
    }
  }
  writeSync(file, `${lines.join("\n")}\n`);
  closeSync(file);
}

function pick(odds: readonly number[], at: number): number {
  let left = at * odds.reduce((sum, each) => sum + each, 0);
  return Math.max(
    0,
    odds.findIndex((each) => {
      left -= each;
      return left < 0;
    }),
  );
}

/** The questions that were answered by a choice. */
const choices = new Set(["origin", "intention", "ret", "head_female", "camp", "food", "disability"]);

/**
 * The columns of such a file as those of a frame: codes of choices, and numbers. Read piece by piece, as it holds plain numbers
 * of few digits only.
 */
export function readHouseholds(path: string, rows: number): ReadonlyMap<string, Float64Array | Int32Array> {
  const names = header.split(",");
  const columns = names.map((name) => (choices.has(name) ? new Int32Array(rows) : new Float64Array(rows)));
  const file = openSync(path, "r");
  const bytes = new Uint8Array(1 << 20);
  // Whole digits and the power of ten that divides them: exact for so few digits, and no text is made
  let [row, place, digits, divisor, fraction] = [-1, 0, 0, 1, 1];
  for (let size = readSync(file, bytes); size > 0; size = readSync(file, bytes)) {
    for (let i = 0; i < size; i++) {
      const byte = bytes[i] ?? 0;
      if (byte === 0x2e) fraction = 10;
      else if (byte !== 0x2c && byte !== 0x0a) {
        digits = 10 * digits + byte - 0x30;
        divisor *= fraction;
      } else {
        const column = columns[place];
        if (row >= 0 && column !== undefined) column[row] = digits / divisor;
        [digits, divisor, fraction] = [0, 1, 1];
        place = byte === 0x2c ? place + 1 : 0;
        if (byte === 0x0a) row++;
      }
    }
  }
  closeSync(file);
  if (row !== rows) throw new Error(`${path} has ${row} households instead of ${rows}`);
  return new Map(names.map((name, index) => [name, columns[index] ?? new Float64Array(0)]));
}

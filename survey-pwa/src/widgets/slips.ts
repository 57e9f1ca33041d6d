/**
 * How many slips of a finger turn one word into another: a letter left out, put in, taken for another, or two letters
 * exchanged (the optimal string alignment distance). More than `most` are not counted further.
 *
 * @param which for the `last` word that is being typed, the other one may go on behind it
 */
export function slips(typed: string, word: string, which: "whole" | "last", most: number): number {
  const tooMany = most + 1;
  const length = which === "whole" ? word.length : Math.min(word.length, typed.length + most);
  if (typed.length - length > most || (which === "whole" && length - typed.length > most)) return tooMany;
  let [twoAbove, above, line] = linesFor(typed.length + most + 2);
  for (let column = 0; column <= most + 1; column++) above[column] = column;
  for (let row = 1; row <= typed.length; row++) {
    // Further from the diagonal there are more slips than count
    const first = Math.max(1, row - most);
    const last = Math.min(length, row + most);
    line[first - 1] = first === 1 ? row : tooMany;
    let least = line[first - 1] ?? tooMany;
    for (let column = first; column <= last; column++) {
      const isSame = typed.charCodeAt(row - 1) === word.charCodeAt(column - 1);
      let cost = (above[column - 1] ?? 0) + (isSame ? 0 : 1);
      if (column < row + most) cost = Math.min(cost, (above[column] ?? 0) + 1);
      cost = Math.min(cost, (line[column - 1] ?? 0) + 1);
      const areExchanged =
        row > 1 &&
        column > 1 &&
        typed.charCodeAt(row - 1) === word.charCodeAt(column - 2) &&
        typed.charCodeAt(row - 2) === word.charCodeAt(column - 1);
      if (areExchanged) cost = Math.min(cost, (twoAbove[column - 2] ?? 0) + 1);
      line[column] = cost;
      if (cost < least) least = cost;
    }
    if (least > most) return tooMany;
    [twoAbove, above, line] = [above, line, twoAbove];
  }
  if (which === "whole") return Math.min(tooMany, above[length] ?? tooMany);
  let least = tooMany;
  for (let column = Math.max(0, typed.length - most); column <= length; column++) {
    least = Math.min(least, above[column] ?? tooMany);
  }
  return least;
}

/** Three lines to write in, used again and again: tens of thousands of words are compared at one key. */
function linesFor(width: number): readonly [Int32Array, Int32Array, Int32Array] {
  if (lines[0].length < width) lines = [new Int32Array(width), new Int32Array(width), new Int32Array(width)];
  return lines;
}

let lines: readonly [Int32Array, Int32Array, Int32Array] = [new Int32Array(32), new Int32Array(32), new Int32Array(32)];

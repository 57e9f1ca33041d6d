import type { Frame } from "../frame/frame.ts";
import { ColumnError } from "../frame/lookup.ts";
import { type Answered, answeredOf } from "../plan/answered.ts";

/** The answers to a question with categories. */
export function answersTo(frame: Frame, name: string): Answered {
  const [answered] = answeredOf(frame, [name], []);
  if (answered === undefined) throw new TypeError(`No answers to ${name}`);
  return answered;
}

/** @throws ColumnError when there is no such category */
export function levelOf({ name, levels }: Answered, code: string): number {
  const index = levels.findIndex((level) => level.code === code);
  if (index >= 0) return index;
  throw new ColumnError(
    `Cannot find "${code}" among the categories of "${name}", which are ${levels.map((level) => level.code).join(", ")}`,
  );
}

/** @throws ColumnError when one unit can have several of the answers */
export function categoriesOf(frame: Frame, name: string) {
  const { codes, levels } = answersTo(frame, name);
  if (codes !== undefined) return { codes, count: levels.length };
  throw new ColumnError(`Cannot test "${name}" for independence, as one unit can have several of its answers`);
}

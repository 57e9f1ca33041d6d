import { calculateKind } from "./calculate.ts";
import { dateKind } from "./date.ts";
import { decimalKind } from "./decimal.ts";
import { integerKind } from "./integer.ts";
import type { Kind } from "./kind.ts";
import { noteKind } from "./note.ts";
import { paradataKind } from "./paradata.ts";
import { placeKind } from "./place.ts";
import { selectManyKind } from "./select-many.ts";
import { selectMemberKind } from "./select-member.ts";
import { selectOneKind } from "./select-one.ts";
import { textKind } from "./text.ts";
import { timeKind } from "./time.ts";

/** Every kind of question: the one register that the engine, the wire, the codebook and the analysis ask. */
export const kinds = {
  text: textKind,
  integer: integerKind,
  decimal: decimalKind,
  selectOne: selectOneKind,
  selectMany: selectManyKind,
  date: dateKind,
  time: timeKind,
  place: placeKind,
  note: noteKind,
  calculate: calculateKind,
  selectMember: selectMemberKind,
  paradata: paradataKind,
} as const satisfies Record<string, Kind>;

export type KindName = keyof typeof kinds;

export { group, roster } from "../form/group.ts";
export { choiceRows, choices, exclusive, other, projectList } from "../form/lists.ts";
export { specify } from "../form/specify.ts";
export { calculate } from "./calculate.ts";
export { date } from "./date.ts";
export { decimal } from "./decimal.ts";
export { integer } from "./integer.ts";
export { note } from "./note.ts";
export { paradata } from "./paradata.ts";
export { place } from "./place.ts";
export { selectMany } from "./select-many.ts";
export { selectMember } from "./select-member.ts";
export { selectOne } from "./select-one.ts";
export { text } from "./text.ts";
export { time } from "./time.ts";

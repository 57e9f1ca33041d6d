import { acknowledgeKind } from "./acknowledge.ts";
import { audioKind } from "./audio.ts";
import { barcodeKind } from "./barcode.ts";
import { calculateKind } from "./calculate.ts";
import { dateKind } from "./date.ts";
import { dateTimeKind } from "./date-time.ts";
import { decimalKind } from "./decimal.ts";
import { fileKind } from "./file.ts";
import { hiddenKind } from "./hidden.ts";
import { integerKind } from "./integer.ts";
import type { Kind } from "./kind.ts";
import { noteKind } from "./note.ts";
import { paradataKind } from "./paradata.ts";
import { photoKind } from "./photo.ts";
import { placeKind } from "./place.ts";
import { rangeKind } from "./range.ts";
import { rankKind } from "./rank.ts";
import { selectManyKind } from "./select-many.ts";
import { selectMemberKind } from "./select-member.ts";
import { selectOneKind } from "./select-one.ts";
import { signatureKind } from "./signature.ts";
import { textKind } from "./text.ts";
import { timeKind } from "./time.ts";
import { trackKind } from "./track.ts";

/** Every kind of question: the one register that the engine, the wire, the codebook and the analysis ask. */
export const kinds = {
  text: textKind,
  integer: integerKind,
  decimal: decimalKind,
  range: rangeKind,
  selectOne: selectOneKind,
  selectMany: selectManyKind,
  rank: rankKind,
  date: dateKind,
  time: timeKind,
  dateTime: dateTimeKind,
  place: placeKind,
  track: trackKind,
  photo: photoKind,
  signature: signatureKind,
  audio: audioKind,
  file: fileKind,
  barcode: barcodeKind,
  note: noteKind,
  acknowledge: acknowledgeKind,
  calculate: calculateKind,
  selectMember: selectMemberKind,
  paradata: paradataKind,
  hidden: hiddenKind,
} as const satisfies Record<string, Kind>;

export type KindName = keyof typeof kinds;

export { group, roster } from "../form/group.ts";
export { choiceRows, choices, exclusive, other, projectList } from "../form/lists.ts";
export { specify } from "../form/specify.ts";
export { acknowledge } from "./acknowledge.ts";
export { audio, audioDefaults } from "./audio.ts";
export { barcode } from "./barcode.ts";
export { calculate } from "./calculate.ts";
export { date } from "./date.ts";
export { dateTime } from "./date-time.ts";
export { decimal } from "./decimal.ts";
export { file, fileDefaults } from "./file.ts";
export { hidden } from "./hidden.ts";
export { integer } from "./integer.ts";
export { note } from "./note.ts";
export { paradata } from "./paradata.ts";
export { photo, photoDefaults } from "./photo.ts";
export { place } from "./place.ts";
export { range } from "./range.ts";
export { rank } from "./rank.ts";
export { selectMany } from "./select-many.ts";
export { selectMember } from "./select-member.ts";
export { selectOne } from "./select-one.ts";
export { signature } from "./signature.ts";
export { text } from "./text.ts";
export { time } from "./time.ts";
export { track } from "./track.ts";

import type { KindName } from "@returns/schemas";
import { acknowledge } from "./acknowledge.tsx";
import { audio } from "./audio.tsx";
import { barcode } from "./barcode.tsx";
import { date } from "./date.tsx";
import { dateTime } from "./date-time.tsx";
import { file } from "./file.tsx";
import { decimal, integer } from "./number.tsx";
import { photo } from "./photo.tsx";
import { place } from "./place.tsx";
import { range } from "./range.tsx";
import { rank } from "./rank.tsx";
import { selectMany } from "./select-many.tsx";
import { selectMember } from "./select-member.tsx";
import { selectOne } from "./select-one.tsx";
import { signature } from "./signature.tsx";
import { text } from "./text.tsx";
import { time } from "./time.tsx";
import { track } from "./track.tsx";
import type { Widget } from "./widget.ts";

const note = { frame: "text" } as const;
const unseen = { frame: "hidden" } as const;

/** How each kind of question looks: a kind without a widget does not compile. */
export const widgets: Readonly<Record<KindName, Widget>> = {
  text,
  integer,
  decimal,
  range,
  selectOne,
  selectMany,
  rank,
  selectMember,
  date,
  time,
  dateTime,
  place,
  track,
  photo,
  signature,
  audio,
  file,
  barcode,
  note,
  acknowledge,
  calculate: unseen,
  paradata: unseen,
  hidden: unseen,
} satisfies Record<KindName, Widget>;

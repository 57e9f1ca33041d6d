import type { KindName } from "@returns/schemas";
import { acknowledge } from "./acknowledge.tsx";
import { date } from "./date.tsx";
import { dateTime } from "./date-time.tsx";
import { decimal, integer } from "./number.tsx";
import { place } from "./place.tsx";
import { selectMany } from "./select-many.tsx";
import { selectMember } from "./select-member.tsx";
import { selectOne } from "./select-one.tsx";
import { text } from "./text.tsx";
import { time } from "./time.tsx";
import type { Widget } from "./widget.ts";

const note = { frame: "text" } as const;
const unseen = { frame: "hidden" } as const;

/** How each kind of question looks: a kind without a widget does not compile. */
export const widgets: Readonly<Record<KindName, Widget>> = {
  text,
  integer,
  decimal,
  selectOne,
  selectMany,
  selectMember,
  date,
  time,
  dateTime,
  place,
  photo: note,
  signature: note,
  audio: note,
  file: note,
  barcode: text,
  note,
  acknowledge,
  calculate: unseen,
  paradata: unseen,
  hidden: unseen,
} satisfies Record<KindName, Widget>;

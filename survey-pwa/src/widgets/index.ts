import type { KindName } from "@returns/schemas";
import { date } from "./date.tsx";
import { decimal, integer } from "./number.tsx";
import { place } from "./place.tsx";
import { selectMany } from "./select-many.tsx";
import { selectMember } from "./select-member.tsx";
import { selectOne } from "./select-one.tsx";
import { text } from "./text.tsx";
import { time } from "./time.tsx";
import type { Widget } from "./widget.ts";

const note = { frame: "text" } as const;
const hidden = { frame: "hidden" } as const;

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
  place,
  note,
  calculate: hidden,
  paradata: hidden,
} satisfies Record<KindName, Widget>;

import { z } from "zod";
import { placeValue } from "../form/answer-value.ts";
import type { Asked, QuestionOptions } from "../form/declaration.ts";
import type { AnswerValue, Place } from "../form/model.ts";
import { declareQuestion, type MissingOf, type MissingOptions } from "./declare.ts";
import { type Kind, type KindProblem, numberSetting } from "./kind.ts";
import { unreadable } from "./reading.ts";
import { words } from "./words.ts";

interface PlaceOptions extends QuestionOptions, MissingOptions {
  /** Metres; a position that is less exact is not accepted. */
  readonly maxAccuracy?: number;
}

/** A position as the device gives it. */
export function place<const O extends PlaceOptions>(options: O): Asked<Place | MissingOf<O>, O>;
export function place(options: PlaceOptions): z.ZodType {
  return declareQuestion("place", placeKind, options, { settings: { maxAccuracy: options.maxAccuracy } });
}

export const placeKind: Kind = {
  measure: () => "place",
  filledBy: "enumerator",
  settings: z.strictObject({ maxAccuracy: z.number().positive().optional() }),
  schema: () => placeValue,
  read: () => unreadable(words.notPlace()),
  show: (value) => {
    const read = placeValue.safeParse(value);
    if (!read.success) return String(value);
    return `${read.data.latitude.toFixed(5)}, ${read.data.longitude.toFixed(5)} (± ${Math.round(read.data.accuracy)} m)`;
  },
  problems: (value, question) => placeProblems(value, numberSetting(question, "maxAccuracy")),
  arbitrary: (_question, _judging, random) => ({
    latitude: Math.round((12 + random() * 4) * 1e5) / 1e5,
    longitude: Math.round((24 + random() * 10) * 1e5) / 1e5,
    accuracy: 4 + Math.floor(random() * 10),
  }),
};

function placeProblems(value: AnswerValue, maxAccuracy: number | undefined): readonly KindProblem[] {
  const read = placeValue.safeParse(value);
  if (!read.success) return [];
  const { latitude, longitude, accuracy } = read.data;
  if (maxAccuracy !== undefined && accuracy > maxAccuracy) {
    return [{ code: "accuracy", severity: "error", message: words.placeNotExact(accuracy, maxAccuracy) }];
  }
  return latitude === 0 && longitude === 0
    ? [{ code: "accuracy", severity: "warning", message: words.placeLooksWrong() }]
    : [];
}

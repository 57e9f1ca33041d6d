import { z } from "zod";
import { areaOf, lengthOf } from "../expression/geometry.ts";
import { maxTrackPoints, trackValue } from "../form/answer-value.ts";
import type { Asked, QuestionOptions } from "../form/declaration.ts";
import type { AnswerValue, Question, Track } from "../form/model.ts";
import { declareQuestion, type MissingOf, type MissingOptions } from "./declare.ts";
import { type Kind, type KindProblem, numberSetting, textSetting } from "./kind.ts";
import { unreadable } from "./reading.ts";
import { words } from "./words.ts";

type Shape = "line" | "area";

interface TrackOptions extends QuestionOptions, MissingOptions {
  /** A way from one end to the other, or the edge of a field or site whose last point leads back to the first. */
  readonly shape: Shape;
  /** 2 for a line and 3 for an area when absent. */
  readonly minPoints?: number;
  /** Metres; a track with a point that is less exact is not accepted. */
  readonly maxAccuracy?: number;
}

/**
 * Positions in the order in which somebody walked them. `distance()` gives their length, `area()` what they enclose.
 *
 * @example
 * ```ts
 * import { lengthOf, track } from "@returns/schemas";
 * import { expect } from "vitest";
 *
 * const way = track({ label: "The way to the water", role: "identifier", purpose: "Distance to water", shape: "line" });
 * const walked = [0, 0.001].map((east) => ({ latitude: 15.5, longitude: 32.5 + east, accuracy: 4 }));
 * expect(way.parse({ points: walked })).toEqual({ points: walked });
 * expect(lengthOf(walked)).toBeCloseTo(107.3, 1);
 * ```
 */
export function track<const O extends TrackOptions>(options: O): Asked<Track | MissingOf<O>, O>;
export function track(options: TrackOptions): z.ZodType {
  const { shape, minPoints, maxAccuracy } = options;
  return declareQuestion("track", trackKind, options, { settings: { shape, minPoints, maxAccuracy } });
}

export const trackKind: Kind = {
  measure: () => "place",
  filledBy: "enumerator",
  settings: z.strictObject({
    shape: z.enum(["line", "area"]),
    minPoints: z.int().min(1).max(maxTrackPoints).optional(),
    maxAccuracy: z.number().positive().optional(),
  }),
  schema: () => trackValue,
  read: () => unreadable(words.notPlace()),
  show: (value, _list, language) => {
    if (!isTrack(value)) return String(value);
    const texts = words.track(value.points.length, Math.round(lengthOf(value.points)));
    return texts[language] ?? texts.en ?? "";
  },
  problems: trackProblems,
  arbitrary: (question, _judging, random) => {
    const { least } = trackNeeds(question);
    const [latitude, longitude] = [12 + random() * 4, 24 + random() * 10];
    // Round a middle, so that an area is one
    const count = least + Math.floor(random() * 3);
    const points = Array.from({ length: count }, (_, i) => ({
      latitude: rounded(latitude + 0.001 * Math.sin((i * 2 * Math.PI) / count)),
      longitude: rounded(longitude + 0.001 * Math.cos((i * 2 * Math.PI) / count)),
      accuracy: 3 + Math.floor(random() * 6),
    }));
    return { points };
  },
};

/** What a track must have: whether it encloses something, how many points at least, how exact each. */
export const trackNeeds = (question: Pick<Question, "settings">) => {
  const shape: Shape = textSetting(question, "shape") === "area" ? "area" : "line";
  return {
    shape,
    least: numberSetting(question, "minPoints") ?? (shape === "area" ? 3 : 2),
    maxAccuracy: numberSetting(question, "maxAccuracy"),
  };
};

/** Whether an answer is a track. */
export const isTrack = (answer: AnswerValue | undefined): answer is Track =>
  typeof answer === "object" && "points" in answer;

function trackProblems(value: AnswerValue, question: Question): readonly KindProblem[] {
  if (!isTrack(value)) return [];
  const { points } = value;
  const { shape, least, maxAccuracy } = trackNeeds(question);
  const found: KindProblem[] = [];
  if (points.length < least) {
    found.push({ code: "too-few", severity: "error", message: words.tooFewPoints(points.length, least) });
  } else if (shape === "area" && areaOf(points) < 1) {
    found.push({ code: "too-few", severity: "error", message: words.enclosesNothing() });
  }
  const inexact = maxAccuracy === undefined ? -1 : points.findIndex(({ accuracy }) => accuracy > maxAccuracy);
  if (inexact >= 0 && maxAccuracy !== undefined) {
    const accuracy = points[inexact]?.accuracy ?? 0;
    found.push({
      code: "accuracy",
      severity: "error",
      message: words.pointNotExact(inexact + 1, accuracy, maxAccuracy),
    });
  }
  if (points.some(({ latitude, longitude }) => latitude === 0 && longitude === 0)) {
    found.push({ code: "accuracy", severity: "warning", message: words.placeLooksWrong() });
  }
  return found;
}

const rounded = (degrees: number): number => Math.round(degrees * 1e6) / 1e6;

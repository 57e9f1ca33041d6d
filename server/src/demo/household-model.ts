import type { HouseholdAnswers } from "./answer-types.ts";
import { between, draw, happens, normal, type Random, shift } from "./chance.ts";
import { drawMembers, type SimulatedMember } from "./people.ts";

type Code<Name extends keyof HouseholdAnswers> = NonNullable<HouseholdAnswers[Name]>;
type Safety = Exclude<Code<"origin_safe">, "ref">;

/** Where a simulated household lives now. */
export interface SimulatedPlace {
  readonly state: string;
  readonly inCamp: boolean;
  readonly latitude: number;
  readonly longitude: number;
}

/** What is true of one simulated household, before anybody asks. */
export interface SimulatedHousehold {
  readonly place: SimulatedPlace;
  readonly result: Code<"visit_result">;
  readonly consents: boolean;
  readonly populationGroup: Code<"pop_group">;
  readonly members: readonly SimulatedMember[];
  readonly originState: Code<"origin_state">;
  /** `YYYY-MM-DD`. */
  readonly leftOn: string;
  readonly arrivedOn: string;
  readonly originSafe: Safety;
  readonly houseState: Code<"hlp_house_state">;
  /** 0 in the middle; −1 is poorer and +1 better off than most. */
  readonly wealth: number;
  readonly preference: Code<"preference">;
  readonly intention3m: Code<"intention_3m">;
  readonly intention12m: Code<"intention_12m">;
}

/**
 * A simulated household of one stratum. Nothing in it was ever said by anybody; the figures are made up, but hang
 * together as in real surveys: where people come from depends on where they live, and whether they mean to go home on how
 * safe home is, how long ago they left, the state of the house, and who heads the household.
 */
export function drawHousehold(place: SimulatedPlace, today: string, random: Random): SimulatedHousehold {
  const members = drawMembers(place, random);
  const originState = draw(origins[place.state] ?? everywhere, random);
  const monthsAway = drawMonthsAway(originState, today, random);
  const travelDays = between(1, 60, random);
  const originSafe = draw(safety[originState] ?? unsafeStates, random);
  const houseState = draw({ good: 14, damaged: 30, destroyed: 27, occupied: 11, contaminated: 4, dk: 14 }, random);
  const plans = drawPlans({ members, monthsAway, originSafe, houseState, inCamp: place.inCamp }, random);
  return {
    place,
    result: draw({ interview: 965, refused: 20, absent: 15 }, random),
    consents: happens(0.98, random),
    populationGroup: draw({ idp: 96, returned_idp: 2, non_displaced: 2 }, random),
    members,
    originState,
    leftOn: daysBefore(today, monthsAway * 30 + travelDays),
    arrivedOn: daysBefore(today, monthsAway * 30),
    originSafe,
    houseState,
    wealth: normal(place.inCamp ? -0.3 : 0.2, 0.8, random),
    ...plans,
  };
}

/** Where the displaced of each state came from: an invented matrix, in parts of 100. */
const origins: Readonly<Record<string, Readonly<Partial<Record<Code<"origin_state">, number>>>>> = {
  SD02: { SD02: 68, SD03: 9, SD04: 9, SD01: 14 },
  SD03: { SD03: 60, SD02: 15, SD06: 10, SD01: 15 },
  SD09: { SD01: 66, SD15: 18, SD07: 10, SD13: 6 },
  SD11: { SD01: 48, SD15: 28, SD14: 24 },
  SD12: { SD01: 42, SD15: 36, SD14: 22 },
  SD16: { SD01: 91, SD15: 6, SD13: 3 },
};
const everywhere: Readonly<Partial<Record<Code<"origin_state">, number>>> = { SD01: 60, SD15: 20, SD02: 20 };

/** How safe households say their place of origin is now: invented. */
const safety: Readonly<Partial<Record<Code<"origin_state">, Readonly<Record<Safety, number>>>>> = {
  SD01: { very_safe: 6, fairly_safe: 34, unsafe: 30, very_unsafe: 15, dk: 15 },
  SD14: { very_safe: 12, fairly_safe: 46, unsafe: 20, very_unsafe: 8, dk: 14 },
  SD15: { very_safe: 12, fairly_safe: 44, unsafe: 22, very_unsafe: 9, dk: 13 },
};
const unsafeStates: Readonly<Record<Safety, number>> = {
  very_safe: 2,
  fairly_safe: 11,
  unsafe: 31,
  very_unsafe: 42,
  dk: 14,
};

const returnShare = { very_safe: 0.62, fairly_safe: 0.45, unsafe: 0.16, very_unsafe: 0.06, dk: 0.15 };

function drawMonthsAway(originState: Code<"origin_state">, today: string, random: Random): number {
  const sinceApril2023 = Math.max(2, Math.floor((Date.parse(today) - Date.parse("2023-04-15")) / (30 * 86_400_000)));
  const isDarfur = ["SD02", "SD03", "SD04", "SD05", "SD06"].includes(originState);
  if (isDarfur && happens(0.25, random)) return sinceApril2023 + between(12, 220, random);
  return Math.max(1, sinceApril2023 - Math.floor(random() * random() * sinceApril2023));
}

function drawPlans(
  about: {
    readonly members: readonly SimulatedMember[];
    readonly monthsAway: number;
    readonly originSafe: Safety;
    readonly houseState: Code<"hlp_house_state">;
    readonly inCamp: boolean;
  },
  random: Random,
): Pick<SimulatedHousehold, "preference" | "intention3m" | "intention12m"> {
  const push =
    (about.monthsAway > 60 ? -0.7 : 0) +
    (about.members[0]?.sex === "female" ? -0.25 : 0) +
    (about.houseState === "good"
      ? 0.5
      : about.houseState === "destroyed" || about.houseState === "occupied"
        ? -0.4
        : 0) +
    (about.inCamp ? 0.15 : -0.15);
  const returning = shift(returnShare[about.originSafe], push);
  const others = 1 - returning;
  return {
    preference: draw(
      {
        return: shift(returning, 1.5),
        stay: others * 0.3,
        elsewhere: others * 0.12,
        abroad: others * 0.1,
        undecided: others * 0.12,
        ref: 0.01,
      },
      random,
    ),
    intention3m: draw(
      { return: returning * 0.35, stay: 0.5, elsewhere: 0.03, abroad: 0.015, undecided: 0.22, ref: 0.01 },
      random,
    ),
    intention12m: draw(
      { return: returning * 0.75, stay: others * 0.55, elsewhere: 0.06, abroad: 0.03, undecided: 0.2, ref: 0.012 },
      random,
    ),
  };
}

const daysBefore = (date: string, days: number): string =>
  new Date(Date.parse(date) - days * 86_400_000).toISOString().slice(0, 10);

import type { HouseholdAnswers, Opinions } from "./answer-types.ts";
import { between, draw, drawSome, happens } from "./chance.ts";
import type { Asking } from "./opinions.ts";

type Obstacle = NonNullable<HouseholdAnswers["obstacle"]>[number];

/** What keeps people from returning, more of it where they feel that home is not safe. */
const obstacleChances = ({ household }: Asking): Partial<Record<Obstacle, number>> => {
  const isSafe = household.originSafe === "very_safe" || household.originSafe === "fairly_safe";
  return {
    insecurity: isSafe ? 0.3 : 0.78,
    armed_actors: isSafe ? 0.15 : 0.4,
    uxo: isSafe ? 0.12 : 0.2,
    route: 0.26,
    house_destroyed: household.houseState === "destroyed" || household.houseState === "damaged" ? 0.6 : 0.12,
    house_occupied: household.houseState === "occupied" ? 0.75 : 0.02,
    no_livelihood: 0.42,
    no_food: 0.2,
    no_water: 0.24,
    no_health: 0.27,
    no_school: 0.22,
    no_money: 0.38,
    no_info: household.originSafe === "dk" ? 0.4 : 0.06,
    trauma: 0.06,
  };
};

/** Services at the place of origin work more often where it is safe. */
const service = ({ household, random }: Asking) => {
  const isSafe = household.originSafe === "very_safe" || household.originSafe === "fairly_safe";
  return isSafe
    ? draw({ working: 26, partly: 42, not_working: 20, never_was: 3, dk: 9 }, random)
    : draw({ working: 4, partly: 22, not_working: 50, never_was: 6, dk: 18 }, random);
};

/** What the model knows of the plans of a household, by variable. */
export const intentionOpinions: Opinions<HouseholdAnswers, readonly [Asking]> = {
  preference: ({ household }) => household.preference,
  intention_3m: ({ household }) => household.intention3m,
  intention_12m: ({ household }) => household.intention12m,
  certainty: ({ random }) => draw({ sure: 36, fairly: 42, not_sure: 20, dk: 2 }, random),
  wish_return: ({ random }) => draw({ yes: 66, no: 24, dk: 8, ref: 2 }, random),
  timeframe: ({ household, interview, random }) => {
    if (household.intention3m === "return") return draw({ "1m": 20, "1_3m": 80 }, random);
    return interview.question("leaving").value === 1
      ? draw({ "3_6m": 32, "6_12m": 44, conditions: 20, dk: 4 }, random)
      : draw({ gt12m: 30, conditions: 55, dk: 15 }, random);
  },
  season: ({ random }) =>
    draw({ before_rains: 34, after_harvest: 12, dry: 24, school_end: 18, with_others: 8, any: 4 }, random),
  return_to: ({ random }) => draw({ same_house: 62, same_village: 24, same_locality: 9, same_state: 3, dk: 2 }, random),
  dest_state: ({ random }) => draw({ SD01: 40, SD10: 16, SD16: 14, SD12: 12, SD17: 10, SD15: 8 }, random),
  reason_return: ({ random }) =>
    drawSome(
      { home: 0.6, property: 0.44, safe_now: 0.4, livelihood: 0.36, family: 0.24, bad_here: 0.2, services_back: 0.1 },
      3,
      random,
    ),
  reason_stay: ({ random }) =>
    drawSome(
      {
        safe_here: 0.66,
        unsafe_there: 0.52,
        no_means: 0.26,
        aid_here: 0.2,
        services_here: 0.2,
        wait: 0.16,
        work_here: 0.14,
      },
      3,
      random,
    ),
  reason_elsewhere: ({ random }) =>
    drawSome({ work: 0.62, family: 0.4, services: 0.3, safety: 0.24, cheaper: 0.14 }, 3, random),
  who_moves: ({ random }) => draw({ all: 72, some_first: 20, some_only: 6, dk: 2 }, random),
  members_leaving: ({ household, random }) => between(1, Math.max(1, household.members.length - 1), random),
  obstacle: (asking) => (happens(0.02, asking.random) ? ["none"] : drawSome(obstacleChances(asking), 5, asking.random)),
  condition: ({ household, random }) =>
    household.intention12m !== "return" && happens(0.03, random)
      ? ["never"]
      : drawSome(
          {
            security: 0.8,
            shelter: 0.46,
            food: 0.34,
            water: 0.34,
            health: 0.36,
            livelihood: 0.4,
            school: 0.28,
            transport: 0.22,
            cash: 0.26,
          },
          5,
          random,
        ),
  origin_safe: ({ household }) => household.originSafe,
  origin_water: service,
  origin_health: service,
  origin_school: service,
  origin_market: service,
  origin_uxo: ({ random }) => draw({ yes: 18, no: 42, dk: 38, ref: 2 }, random),
  visited_origin: ({ random }) => draw({ yes: 14, no: 85, ref: 1 }, random),
  visit_date: ({ household, random }) => (happens(0.1, random) ? "dk" : household.arrivedOn),
  visit_wanted: ({ random }) => draw({ yes: 44, no: 48, dk: 7, ref: 1 }, random),
  others_returned: ({ random }) => draw({ yes: 38, no: 42, dk: 19, ref: 1 }, random),
  info_source: ({ random }) =>
    happens(0.05, random)
      ? ["none"]
      : drawSome(
          { phone: 0.6, relatives_there: 0.52, social_media: 0.34, relatives_visited: 0.3, radio_tv: 0.16 },
          3,
          random,
        ),
  info_enough: ({ random }) => draw({ yes: 41, no: 52, dk: 6, ref: 1 }, random),
  decider: ({ random }) =>
    draw({ couple: 40, head_man: 26, all_adults: 18, head_woman: 12, relatives: 3, dk: 1 }, random),
  women_heard: ({ random }) => draw({ yes: 68, no: 26, dk: 4, ref: 2 }, random),
  pressure: ({ random }) =>
    happens(0.88, random) ? ["none"] : drawSome({ host: 0.5, aid_cut: 0.4, authorities: 0.25 }, 3, random),
  free_choice: ({ random }) => draw({ yes: 84, no: 11, dk: 3, ref: 2 }, random),
  travel_afford: ({ random }) => draw({ yes_all: 14, part: 34, no: 49, dk: 3 }, random),
};

import type { AnswerValue } from "@returns/schemas";
import type { HouseholdAnswers, Opinions } from "./answer-types.ts";
import { between, draw, drawSome, happens, normal, poisson, type Random, shift } from "./chance.ts";
import type { SimulatedHousehold } from "./household-model.ts";
import { intentionOpinions } from "./intention-opinions.ts";
import type { Asking } from "./opinions.ts";

type Answer = Opinions<HouseholdAnswers, readonly [Asking]>;

const yesNo = (chance: number, random: Random) => (happens(chance, random) ? "yes" : "no");
const rarely = <Value>(value: Value, chance: number, random: Random) => (happens(chance, random) ? value : undefined);

/** An amount in Sudanese pounds, higher for households that are better off, rounded as people round. */
const money = ({ wealth }: SimulatedHousehold, usual: number, random: Random) =>
  Math.round((usual * Math.exp(0.6 * wealth + normal(0, 0.5, random))) / 500) * 500;

/** Days of the last week on which something happened. */
const days = (chance: number, random: Random) => {
  let count = 0;
  for (let day = 0; day < 7; day += 1) if (happens(chance, random)) count += 1;
  return count;
};
const eaten =
  (usual: number) =>
  ({ household, random }: Asking) =>
    days(shift(usual, 0.5 * household.wealth), random);
const coped =
  (usual: number) =>
  ({ household, random }: Asking) =>
    days(shift(usual, -0.8 * household.wealth), random);

const identification: Answer = {
  sample_status: () => "original",
  visit_number: ({ random }) => Number(draw({ "1": 82, "2": 14, "3": 4 }, random)),
  interview_mode: ({ random }) => draw({ face: 96, phone: 4 }, random),
  visit_result: ({ household }) => household.result,
  interview_language: ({ random }) => draw({ arabic: 90, fur: 4, zaghawa: 3, masalit: 2, beja: 1 }, random),
  interpreter_used: ({ random }) => yesNo(0.05, random),
  gps: ({ household, random }) => ({
    latitude: round5(household.place.latitude + normal(0, 0.002, random)),
    longitude: round5(household.place.longitude + normal(0, 0.002, random)),
    accuracy: between(4, 18, random),
  }),
  respondent_adult: () => "yes",
  consent_given: ({ household }) => (household.consents ? "yes" : "no"),
  privacy: ({ random }) => yesNo(0.82, random),
  pop_group: ({ household }) => household.populationGroup,
};

const people: Answer = {
  hh_size: ({ household }) => household.members.length,
  respondent_line: ({ interview, random }) => {
    const adults = interview.question("respondent_line").choices;
    return (adults[happens(0.35, random) ? 1 : 0] ?? adults[0])?.code;
  },
  members_elsewhere: ({ random }) => draw({ yes: 30, no: 68, dk: 1, ref: 1 }, random),
  members_at_origin: ({ random }) => rarely("dk" as const, 0.05, random) ?? poisson(0.9, random),
  members_missing: ({ random }) => rarely("ref" as const, 0.03, random) ?? poisson(0.15, random),
};

const displacement: Answer = {
  origin_state: ({ household }) => household.originState,
  origin_setting: ({ household, random }) =>
    household.originState === "SD01" ? "urban" : draw({ rural: 70, urban: 24, camp: 4, nomadic: 2 }, random),
  left_date: ({ household, random }) => rarely("dk" as const, 0.03, random) ?? household.leftOn,
  left_date_precision: ({ random }) => draw({ day: 45, month: 40, year: 15 }, random),
  cause: ({ random }) =>
    drawSome(
      { armed_conflict: 0.86, violence_rights: 0.28, looting: 0.34, communal: 0.14, services: 0.12, eviction: 0.04 },
      3,
      random,
    ),
  times_displaced: ({ random }) => 1 + poisson(0.55, random),
  arrival_date: ({ household, random }) => rarely("dk" as const, 0.02, random) ?? household.arrivedOn,
  moved_together: ({ random }) => draw({ yes: 76, no: 23, dk: 1 }, random),
  chose_site: ({ random }) =>
    drawSome({ safety: 0.7, relatives: 0.4, aid: 0.25, close: 0.2, services: 0.15, work: 0.1 }, 3, random),
  registered: ({ household, random }) => yesNo(household.place.inCamp ? 0.84 : 0.46, random),
};

const living: Answer = {
  shelter_type: ({ household, random }) =>
    household.place.inCamp
      ? draw({ hut: 30, tent: 26, makeshift: 30, house_mud: 10, public_building: 4 }, random)
      : draw({ house_mud: 36, house_solid: 28, public_building: 16, unfinished: 10, hut: 8, makeshift: 2 }, random),
  rooms: ({ random }) => 1 + poisson(0.6, random),
  tenure_here: ({ household, random }) =>
    household.place.inCamp
      ? draw({ allocated: 74, squat: 18, own: 6, rent: 2 }, random)
      : draw({ hosted: 42, rent: 36, squat: 14, own: 8 }, random),
  eviction_risk: ({ random }) => draw({ yes: 9, no: 88, dk: 2, ref: 1 }, random),
  water_minutes: ({ random }) =>
    rarely("dk" as const, 0.02, random) ?? Math.min(480, Math.round(Math.exp(normal(3.4, 0.7, random)) / 5) * 5),
  toilet_shared: ({ random }) => rarely("dk" as const, 0.03, random) ?? poisson(2.4, random),
  hlp_house_origin: ({ random }) =>
    draw({ own_customary: 38, own_titled: 30, rented: 16, used_free: 8, none: 6, dk: 2 }, random),
  hlp_house_state: ({ household }) => household.houseState,
};

const livelihoods: Answer = {
  livelihood_before: ({ household, random }) =>
    household.originState === "SD01"
      ? draw({ trade: 26, salary_private: 20, salary_public: 18, skilled: 14, casual: 16, transport: 6 }, random)
      : draw({ crops: 44, livestock: 18, trade: 14, casual: 12, salary_public: 8, skilled: 4 }, random),
  income_sources: ({ random }) =>
    drawSome(
      {
        casual: 0.48,
        aid: 0.42,
        remittance: 0.22,
        trade: 0.2,
        domestic: 0.12,
        borrow: 0.2,
        collect: 0.1,
        salary_public: 0.07,
      },
      6,
      random,
    ),
  income_30d: ({ household, random }) =>
    rarely("dk" as const, 0.06, random) ?? rarely("ref" as const, 0.03, random) ?? money(household, 140_000, random),
  food_spend_7d: ({ household, random }) => rarely("dk" as const, 0.04, random) ?? money(household, 32_000, random),
  other_spend_30d: ({ household, random }) => rarely("dk" as const, 0.05, random) ?? money(household, 48_000, random),
  remittance: ({ random }) => draw({ yes: 24, no: 74, dk: 1, ref: 1 }, random),
  debt: ({ household, random }) => yesNo(shift(0.5, -0.4 * household.wealth), random),
  debt_amount: ({ household, random }) =>
    rarely("ref" as const, 0.05, random) ?? 500 + money(household, 120_000, random),
  assets_before: ({ random }) =>
    drawSome(
      {
        land: 0.6,
        house: 0.75,
        cattle: 0.3,
        small_stock: 0.45,
        donkey: 0.4,
        phone: 0.7,
        cart: 0.15,
        plough: 0.2,
        savings: 0.2,
      },
      12,
      random,
    ),
  assets_now: ({ random }) =>
    drawSome({ phone: 0.55, donkey: 0.08, small_stock: 0.08, land: 0.22, house: 0.28, savings: 0.03 }, 12, random),
  cattle_before: ({ random }) => 1 + poisson(7, random),
  cattle_now: ({ random }) => poisson(2, random),
  fcs_staples: eaten(0.92),
  fcs_pulses: eaten(0.4),
  fcs_dairy: eaten(0.22),
  fcs_meat: eaten(0.16),
  fcs_vegetables: eaten(0.36),
  fcs_fruit: eaten(0.07),
  fcs_oil: eaten(0.62),
  fcs_sugar: eaten(0.66),
  fcs_condiments: eaten(0.8),
  rcsi_cheaper: coped(0.44),
  rcsi_borrow: coped(0.24),
  rcsi_portion: coped(0.36),
  rcsi_adults: coped(0.2),
  rcsi_meals: coped(0.34),
};

const safety: Answer = {
  safe_day: ({ random }) => draw({ very_safe: 34, fairly_safe: 46, unsafe: 14, very_unsafe: 4, dk: 1, ref: 1 }, random),
  safe_night: ({ random }) =>
    draw({ very_safe: 14, fairly_safe: 38, unsafe: 32, very_unsafe: 13, dk: 2, ref: 1 }, random),
  incident: ({ random }) =>
    happens(0.84, random)
      ? ["none"]
      : happens(0.1, random)
        ? ["ref"]
        : drawSome({ robbery: 0.5, threat: 0.4, assault: 0.15, eviction: 0.1 }, 4, random),
  movement_restricted: ({ random }) => draw({ yes: 14, no: 82, dk: 3, ref: 1 }, random),
  discrimination: ({ random }) => draw({ never: 66, rarely: 16, sometimes: 12, often: 4, ref: 2 }, random),
};

const closing: Answer = {
  recontact: ({ random }) => yesNo(0.8, random),
  contact_name: () => "(simulated)",
  contact_phone: () => "0900000000",
  referral: ({ random }) => yesNo(0.22, random),
  others_present: ({ random }) =>
    happens(0.5, random) ? ["none"] : drawSome({ spouse: 0.4, adults: 0.3, children: 0.5 }, 3, random),
  reliability: ({ random }) => draw({ good: 72, fair: 25, poor: 3 }, random),
};

const round5 = (degrees: number) => Math.round(degrees * 1e5) / 1e5;

/** What the model knows of a household, by variable. */
export const householdOpinions: ReadonlyMap<string, (asking: Asking) => AnswerValue | undefined> = new Map(
  Object.entries({
    ...identification,
    ...people,
    ...displacement,
    ...living,
    ...livelihoods,
    ...safety,
    ...intentionOpinions,
    ...closing,
  }),
);

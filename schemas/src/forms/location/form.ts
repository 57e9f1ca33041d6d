import { defineForm, formChecks } from "../../form/define-form.ts";
import {
  calculate,
  group,
  integer,
  paradata,
  place,
  roster,
  selectMany,
  selectOne,
  specify,
  text,
} from "../../kinds/index.ts";
import {
  condition,
  displaced_since,
  incident,
  intention,
  livelihood,
  obstacle,
  origin_service,
  reason_return,
  sex,
  shelter,
  water_source,
  yes_no_dk,
  yes_no_dk_ref,
} from "../shared/lists.ts";
import { sd_locality, sd_state } from "../shared/places.ts";
import { enumerators, locations } from "../shared/project-lists.ts";
import { notAgain } from "../shared/rules.ts";
import { ar } from "./ar.ts";
import { fr } from "./fr.ts";
import {
  access,
  count_source,
  distance,
  farmland,
  ki_role,
  level,
  location_kind,
  method,
  movement,
  reason_any,
  return_housing,
  return_period,
  share,
  tension,
  vulnerable,
} from "./lists.ts";

const place_assessed = group(
  { label: "The location" },
  {
    start: paradata("start", { label: "Start time", role: "design" }),
    enumerator_id: selectOne(enumerators, { label: "Enumerator", required: true, role: "design" }),
    round: calculate({ label: "Round", calculation: "once(param('round', ''))", measure: "text", role: "design" }),
    state: selectOne(sd_state, { label: "State", filter: "country = 'SD'", required: true, role: "design" }),
    locality: selectOne(sd_locality, { label: "Locality", filter: "state = ${state}", required: true, role: "design" }),
    location_id: selectOne(locations, {
      label: 'Location (or "new")',
      filter: "locality = ${locality} or location_id = 'new'",
      required: true,
      role: "design",
    }),
    location_name_new: text({
      label: "Name of the new location (English and Arabic)",
      relevant: "${location_id} = 'new'",
      maxLength: 120,
      required: true,
      role: "design",
    }),
    location_kind: selectOne(location_kind, { label: "Kind", required: true, role: "design" }),
    gps: place({ label: "Centre of the location", maxAccuracy: 100, role: "design" }),
    access: selectOne(access, { label: "Access", required: true, role: "design" }),
    method: selectOne(method, { label: "How was it collected", required: true, role: "design" }),
  },
);

const informants = group(
  { label: "Key informants" },
  {
    ki: roster(
      { label: "Key informants", max: 5 },
      {
        ki_role: selectOne(ki_role, { label: "Role", required: true, role: "design" }),
        ki_sex: selectOne(sex, { label: "Sex", required: true, role: "design" }),
        ki_phone: text({
          label: "Telephone (encrypted)",
          maxLength: 16,
          check: { test: "regex(., '^[+]?[0-9]{9,15}$')", message: "9 to 15 digits, only numbers, with or without +" },
          role: "identifier",
          sensitivity: "high",
          purpose: "To ask the informant again when the numbers do not fit together",
        }),
        ki_confidence: selectOne(level, { label: "How sure is this informant", required: true, role: "design" }),
      },
    ),
    n_informants: calculate({
      label: "Number of key informants",
      calculation: "count(${ki})",
      measure: "number",
      role: "design",
    }),
  },
);

const displaced = group(
  { label: "Displaced people here" },
  {
    idp_households: integer({
      label: "IDP households here now",
      min: 0,
      max: 200000,
      required: true,
      role: "demographic",
    }),
    idp_individuals: integer({
      label: "IDP individuals",
      relevant: "${idp_households} > 0",
      min: 0,
      max: 2000000,
      check: { test: ". >= ${idp_households}", message: "There cannot be fewer people than households" },
      required: true,
      role: "demographic",
    }),
    idp_count_source: selectOne(count_source, {
      label: "Source of the number",
      relevant: "${idp_households} > 0",
      required: true,
      role: "design",
    }),
    idp_origin: roster(
      { label: "IDP households by state (and locality) of origin", relevant: "${idp_households} > 0", max: 40 },
      {
        idp_origin_state: selectOne(sd_state, { label: "State of origin", required: true, role: "demographic" }),
        idp_origin_locality: selectOne(sd_locality, {
          label: "Locality of origin",
          filter: "state = ${idp_origin_state}",
          role: "demographic",
        }),
        idp_origin_households: integer({
          label: "Households",
          min: 0,
          max: 200000,
          required: true,
          role: "demographic",
        }),
      },
    ),
    idp_period: roster(
      { label: "IDP households by period of arrival", relevant: "${idp_households} > 0", max: 4 },
      {
        idp_period_wave: selectOne(displaced_since, { label: "Arrived", required: true, role: "demographic" }),
        idp_period_households: integer({
          label: "Households",
          min: 0,
          max: 200000,
          required: true,
          role: "demographic",
        }),
      },
    ),
    idp_shelter: roster(
      { label: "IDP households by shelter type", relevant: "${idp_households} > 0", max: 10 },
      {
        idp_shelter_type: selectOne(shelter, { label: "Type of shelter", required: true, role: "socio-economic" }),
        idp_shelter_households: integer({
          label: "Households",
          min: 0,
          max: 200000,
          required: true,
          role: "socio-economic",
        }),
      },
    ),
  },
);

const returned = group(
  { label: "Returnees here" },
  {
    ret_households: integer({
      label: "Returnee households here now",
      min: 0,
      max: 200000,
      required: true,
      role: "demographic",
    }),
    ret_individuals: integer({
      label: "Returnee individuals",
      relevant: "${ret_households} > 0",
      min: 0,
      max: 2000000,
      check: { test: ". >= ${ret_households}", message: "There cannot be fewer people than households" },
      required: true,
      role: "demographic",
    }),
    ret_from: roster(
      { label: "Returnee households by state they came back from", relevant: "${ret_households} > 0", max: 21 },
      {
        ret_from_state: selectOne(sd_state, { label: "Came back from", required: true, role: "demographic" }),
        ret_from_households: integer({ label: "Households", min: 0, max: 200000, required: true, role: "demographic" }),
      },
    ),
    ret_period: roster(
      { label: "Returnee households by period of return", relevant: "${ret_households} > 0", max: 4 },
      {
        ret_period_wave: selectOne(return_period, { label: "Returned", required: true, role: "demographic" }),
        ret_period_households: integer({
          label: "Households",
          min: 0,
          max: 200000,
          required: true,
          role: "demographic",
        }),
      },
    ),
    ret_housing: roster(
      { label: "Returnee households by housing", relevant: "${ret_households} > 0", max: 5 },
      {
        ret_housing_type: selectOne(return_housing, { label: "Housing", required: true, role: "socio-economic" }),
        ret_housing_households: integer({
          label: "Households",
          min: 0,
          max: 200000,
          required: true,
          role: "socio-economic",
        }),
      },
    ),
  },
);

const demography = group(
  { label: "Demography of a few households" },
  {
    demography_sample: roster(
      { label: "Age and sex of 10 to 15 households, only to break the totals down", max: 15 },
      {
        sample_female_0_4: integer({
          label: "Girls and women aged 0–4",
          min: 0,
          max: 20,
          required: true,
          role: "demographic",
        }),
        sample_female_5_11: integer({
          label: "Girls and women aged 5–11",
          min: 0,
          max: 20,
          required: true,
          role: "demographic",
        }),
        sample_female_12_17: integer({
          label: "Girls and women aged 12–17",
          min: 0,
          max: 20,
          required: true,
          role: "demographic",
        }),
        sample_female_18_24: integer({
          label: "Girls and women aged 18–24",
          min: 0,
          max: 20,
          required: true,
          role: "demographic",
        }),
        sample_female_25_39: integer({
          label: "Girls and women aged 25–39",
          min: 0,
          max: 20,
          required: true,
          role: "demographic",
        }),
        sample_female_40_59: integer({
          label: "Girls and women aged 40–59",
          min: 0,
          max: 20,
          required: true,
          role: "demographic",
        }),
        sample_female_60_plus: integer({
          label: "Girls and women aged 60+",
          min: 0,
          max: 20,
          required: true,
          role: "demographic",
        }),
        sample_male_0_4: integer({
          label: "Boys and men aged 0–4",
          min: 0,
          max: 20,
          required: true,
          role: "demographic",
        }),
        sample_male_5_11: integer({
          label: "Boys and men aged 5–11",
          min: 0,
          max: 20,
          required: true,
          role: "demographic",
        }),
        sample_male_12_17: integer({
          label: "Boys and men aged 12–17",
          min: 0,
          max: 20,
          required: true,
          role: "demographic",
        }),
        sample_male_18_24: integer({
          label: "Boys and men aged 18–24",
          min: 0,
          max: 20,
          required: true,
          role: "demographic",
        }),
        sample_male_25_39: integer({
          label: "Boys and men aged 25–39",
          min: 0,
          max: 20,
          required: true,
          role: "demographic",
        }),
        sample_male_40_59: integer({
          label: "Boys and men aged 40–59",
          min: 0,
          max: 20,
          required: true,
          role: "demographic",
        }),
        sample_male_60_plus: integer({
          label: "Boys and men aged 60+",
          min: 0,
          max: 20,
          required: true,
          role: "demographic",
        }),
      },
    ),
    arrivals_3m: integer({
      label: "Households that arrived in the last 3 months",
      min: 0,
      max: 200000,
      missing: ["dk"],
      required: true,
      role: "demographic",
    }),
    departures_3m: integer({
      label: "Households that left in the last 3 months",
      min: 0,
      max: 200000,
      missing: ["dk"],
      required: true,
      role: "demographic",
    }),
  },
);

const intentions = group(
  { label: "Intentions" },
  {
    idp_intention_3m: selectOne(intention, {
      label: "Intention of most IDPs for the next 3 months",
      relevant: "${idp_households} > 0",
      required: true,
      role: "intention",
    }),
    idp_intention_12m: selectOne(intention, {
      label: "Intention of most IDPs for the next 12 months",
      relevant: "${idp_households} > 0",
      required: true,
      role: "intention",
    }),
    idp_share_return: selectOne(share, {
      label: "How many of them want to return",
      relevant: "${idp_households} > 0",
      required: true,
      role: "intention",
    }),
    idp_reason_1: selectOne(reason_any, {
      label: "Main reason to stay or return",
      relevant: "${idp_households} > 0",
      required: true,
      role: "intention",
    }),
    idp_reason_2: selectOne(reason_any, {
      label: "Second reason",
      relevant: "${idp_households} > 0 and ${idp_reason_1} != ''",
      check: notAgain("idp_reason_1"),
      role: "intention",
    }),
    idp_reason_3: selectOne(reason_any, {
      label: "Third reason",
      relevant: "${idp_households} > 0 and ${idp_reason_2} != ''",
      check: notAgain("idp_reason_1", "idp_reason_2"),
      role: "intention",
    }),
    idp_obstacle_1: selectOne(obstacle, {
      label: "Main obstacle to return",
      relevant: "${idp_households} > 0",
      required: true,
      role: "intention",
    }),
    idp_obstacle_2: selectOne(obstacle, {
      label: "Second obstacle",
      relevant: "${idp_households} > 0 and ${idp_obstacle_1} != '' and ${idp_obstacle_1} != 'none'",
      check: notAgain("idp_obstacle_1"),
      role: "intention",
    }),
    idp_obstacle_3: selectOne(obstacle, {
      label: "Third obstacle",
      relevant: "${idp_households} > 0 and ${idp_obstacle_2} != '' and ${idp_obstacle_1} != 'none'",
      check: notAgain("idp_obstacle_1", "idp_obstacle_2"),
      role: "intention",
    }),
    forced: selectOne(yes_no_dk_ref, {
      label: "Has anyone been made to return, or kept from returning?",
      required: true,
      role: "intention",
      sensitivity: "high",
    }),
    ret_reason_1: selectOne(reason_return, {
      label: "Main reason of those who returned",
      relevant: "${ret_households} > 0",
      required: true,
      role: "intention",
    }),
    ret_reason_2: selectOne(reason_return, {
      label: "Second reason of those who returned",
      relevant: "${ret_households} > 0 and ${ret_reason_1} != ''",
      check: notAgain("ret_reason_1"),
      role: "intention",
    }),
    ret_reason_3: selectOne(reason_return, {
      label: "Third reason of those who returned",
      relevant: "${ret_households} > 0 and ${ret_reason_2} != ''",
      check: notAgain("ret_reason_1", "ret_reason_2"),
      role: "intention",
    }),
    ret_stay_12m: selectOne(yes_no_dk, {
      label: "Do most returnees intend to stay",
      relevant: "${ret_households} > 0",
      required: true,
      role: "intention",
    }),
  },
);

const conditions = group(
  { label: "Living conditions and services" },
  {
    housing_damage: selectOne(share, {
      label: "Houses destroyed or heavily damaged",
      required: true,
      role: "socio-economic",
    }),
    reconstruction: selectOne(share, {
      label: "Houses being rebuilt",
      relevant: "${housing_damage} != 'none'",
      required: true,
      role: "socio-economic",
    }),
    occupied: selectOne(share, { label: "Houses occupied by others", required: true, role: "socio-economic" }),
    electricity: selectOne(share, {
      label: "Households with enough electricity",
      required: true,
      role: "socio-economic",
    }),
    water_enough: selectOne(share, { label: "Households with enough water", required: true, role: "socio-economic" }),
    water_source: selectOne(water_source, { label: "Main water source", required: true, role: "socio-economic" }),
    water_source_other: specify("water_source"),
    school_primary: selectOne(distance, { label: "Primary school", required: true, role: "socio-economic" }),
    school_secondary: selectOne(distance, { label: "Secondary school", required: true, role: "socio-economic" }),
    health_centre: selectOne(distance, { label: "Health centre", required: true, role: "socio-economic" }),
    hospital: selectOne(distance, { label: "Hospital", required: true, role: "socio-economic" }),
    market: selectOne(distance, { label: "Market", required: true, role: "socio-economic" }),
    network: selectOne(yes_no_dk, { label: "Mobile network", required: true, role: "socio-economic" }),
    livelihood_main_1: selectOne(livelihood, {
      label: "Main livelihood of displaced people and returnees",
      required: true,
      role: "socio-economic",
    }),
    livelihood_main_2: selectOne(livelihood, {
      label: "Second livelihood",
      relevant: "${livelihood_main_1} != '' and ${livelihood_main_1} != 'none'",
      check: notAgain("livelihood_main_1"),
      role: "socio-economic",
    }),
    livelihood_main_3: selectOne(livelihood, {
      label: "Third livelihood",
      relevant: "${livelihood_main_2} != '' and ${livelihood_main_1} != 'none'",
      check: notAgain("livelihood_main_1", "livelihood_main_2"),
      role: "socio-economic",
    }),
    farmland_access: selectOne(farmland, { label: "Farm land", required: true, role: "socio-economic" }),
    needs_1: selectOne(condition, { label: "Most important unmet need", required: true, role: "socio-economic" }),
    needs_2: selectOne(condition, {
      label: "Second need",
      relevant: "${needs_1} != '' and ${needs_1} != 'none'",
      check: notAgain("needs_1"),
      role: "socio-economic",
    }),
    needs_3: selectOne(condition, {
      label: "Third need",
      relevant: "${needs_2} != '' and ${needs_1} != 'none'",
      check: notAgain("needs_1", "needs_2"),
      role: "socio-economic",
    }),
  },
);

const protection = group(
  { label: "Safety and relations" },
  {
    security_incidents: selectMany(incident, {
      label: "Incidents in the last 3 months",
      required: true,
      role: "socio-economic",
      sensitivity: "high",
    }),
    uxo: selectOne(yes_no_dk_ref, {
      label: "Mines or explosives",
      required: true,
      role: "socio-economic",
      sensitivity: "medium",
    }),
    movement: selectOne(movement, { label: "Freedom of movement", required: true, role: "socio-economic" }),
    tension: selectMany(tension, {
      label: "Tension between",
      required: true,
      role: "socio-economic",
      sensitivity: "medium",
    }),
    justice: selectOne(origin_service, { label: "Police or court working", required: true, role: "socio-economic" }),
    vulnerable: selectMany(vulnerable, { label: "Present here", role: "demographic" }),
    confidence: selectOne(level, { label: "Enumerator: agreement between informants", required: true, role: "design" }),
    note: text({
      label: "Notes",
      maxLength: 1000,
      role: "identifier",
      sensitivity: "medium",
      purpose: "To tell the office about this location; read and coded, never shared as written",
    }),
  },
);

export const sections = {
  place_assessed,
  informants,
  displaced,
  returned,
  demography,
  intentions,
  conditions,
  protection,
};

export const checks = formChecks([
  {
    id: "sum_idp_origin",
    severity: "hard",
    at: "idp_households",
    test: "count(${idp_origin}) = 0 or sum(${idp_origin_households}) = ${idp_households}",
    message: "The households by origin must add up to the IDP households here",
  },
  {
    id: "sum_idp_period",
    severity: "hard",
    at: "idp_households",
    test: "count(${idp_period}) = 0 or sum(${idp_period_households}) = ${idp_households}",
    message: "The households by period of arrival must add up to the IDP households here",
  },
  {
    id: "sum_idp_shelter",
    severity: "hard",
    at: "idp_households",
    test: "count(${idp_shelter}) = 0 or sum(${idp_shelter_households}) = ${idp_households}",
    message: "The households by shelter must add up to the IDP households here",
  },
  {
    id: "sum_ret_from",
    severity: "hard",
    at: "ret_households",
    test: "count(${ret_from}) = 0 or sum(${ret_from_households}) = ${ret_households}",
    message: "The households by place they came back from must add up to the returnee households here",
  },
  {
    id: "sum_ret_period",
    severity: "hard",
    at: "ret_households",
    test: "count(${ret_period}) = 0 or sum(${ret_period_households}) = ${ret_households}",
    message: "The households by period of return must add up to the returnee households here",
  },
  {
    id: "sum_ret_housing",
    severity: "hard",
    at: "ret_households",
    test: "count(${ret_housing}) = 0 or sum(${ret_housing_households}) = ${ret_households}",
    message: "The households by housing must add up to the returnee households here",
  },
  {
    id: "informants",
    severity: "hard",
    at: "confidence",
    test: "${n_informants} >= 1",
    message: "At least one key informant must be asked",
  },
]);

/**
 * The location assessment: one form for each location and round, answered by key informants. It gives the frame, the totals to which
 * the weights are calibrated, and the context. Unit: the location; weight: its households.
 *
 * The three ranks of a "top 3" are three questions, so that each rank can be tabulated.
 */
export const location = defineForm(
  {
    id: "location_assessment",
    version: "1.0",
    title: "Location assessment (key informants)",
    languages: ["en", "ar", "fr"],
    consent: { notNeeded: "Key informants estimate for the whole place: no household is asked about itself" },
    translations: { ar, fr },
    checks,
  },
  sections,
);

import { defineForm, formChecks } from "../../form/define-form.ts";
import { calculate, date, decimal, group, integer, roster, selectMany, selectOne, specify } from "../../kinds/index.ts";
import { consentNotice } from "../shared/consent.ts";
import { foodConsumption, foodCoping } from "../shared/food.ts";
import {
  agree5,
  aid_type,
  condition,
  freq4,
  incident,
  intention,
  livelihood,
  obstacle,
  relation,
  safe4,
  sex,
  shelter,
  water_source,
  who_moves,
  yes_no,
  yes_no_dk,
  yes_no_dk_ref,
} from "../shared/lists.ts";
import { sd_locality, sd_state } from "../shared/places.ts";
import { followup as followupList } from "../shared/project-lists.ts";
import { ar } from "./ar.ts";
import { fr } from "./fr.ts";
import {
  change_kind,
  change_reason,
  compare,
  contact_result,
  followed,
  house_recovered,
  land_used,
  where_now,
  why_different,
} from "./lists.ts";

const contact = group(
  { label: "Contact" },
  {
    baseline_household_id: selectOne(followupList, {
      label: "Household (from the follow-up list)",
      required: true,
      role: "design",
    }),
    wave: calculate({
      label: "Wave of the follow-up",
      calculation: "once(param('round', ''))",
      measure: "text",
      role: "design",
    }),
    attempt: integer({ label: "Contact attempt", min: 1, max: 5, required: true, role: "design" }),
    contact_result: selectOne(contact_result, { label: "Result", required: true, role: "design" }),
    consent_text: consentNotice,
    consent_given: selectOne(yes_no, {
      label: "Do you agree to take part? (read the full notice again)",
      relevant: "${contact_result} = 'interview'",
      required: true,
      role: "design",
    }),
    privacy: selectOne(yes_no, {
      label: "Can you talk here without being overheard?",
      relevant: "${consent_given} = 'yes'",
      required: true,
      role: "design",
    }),
    baseline_date: calculate({
      label: "Date of the first interview",
      calculation: "pulldata('followup', 'interview_date', 'household_id', ${baseline_household_id})",
      measure: "date",
      role: "design",
    }),
    baseline_children: calculate({
      label: "Children aged 6–17 at the first interview",
      calculation: "number(pulldata('followup', 'n_6_17', 'household_id', ${baseline_household_id}))",
      measure: "number",
      role: "design",
    }),
  },
);

const whereabouts = group(
  { label: "Where the household is now", relevant: "${consent_given} = 'yes'" },
  {
    where_now: selectOne(where_now, { label: "Where does the household live now?", required: true, role: "intention" }),
    baseline_intention: calculate({
      label: "Intention for 12 months at the first interview",
      calculation: "pulldata('followup', 'intention_main', 'household_id', ${baseline_household_id})",
      measure: intention,
      role: "intention",
    }),
    moved: calculate({
      label: "1 if the household has moved, all or in part",
      calculation: "if(${where_now} != '' and ${where_now} != 'same_place', 1, 0)",
      measure: "number",
      role: "intention",
    }),
    state_now: selectOne(sd_state, {
      label: "State now",
      relevant: "${moved} = 1 and ${where_now} != 'abroad'",
      filter: "country = 'SD'",
      required: true,
      role: "intention",
    }),
    locality_now: selectOne(sd_locality, {
      label: "Locality now",
      relevant: "${state_now} != ''",
      filter: "state = ${state_now}",
      role: "intention",
    }),
    followed: calculate({
      label: "Did what it intended",
      calculation:
        "if(${baseline_intention} = '' or ${baseline_intention} = 'undecided' or ${baseline_intention} = 'ref' or ${where_now} = '', '', if(${where_now} = 'split', 'partly', if((${baseline_intention} = 'return' and ${where_now} = 'place_of_origin') or (${baseline_intention} = 'stay' and ${where_now} = 'same_place') or (${baseline_intention} = 'elsewhere' and (${where_now} = 'elsewhere_same_state' or ${where_now} = 'other_state')) or (${baseline_intention} = 'abroad' and ${where_now} = 'abroad'), 'yes', 'no')))",
      measure: followed,
      role: "intention",
    }),
    why_different: selectMany(why_different, {
      label: "Why is it different from the plan? (up to three)",
      relevant: "${followed} = 'no'",
      max: 3,
      required: true,
      role: "intention",
    }),
    why_different_other: specify("why_different"),
    move_date: date({
      label: "When did you move?",
      relevant: "${moved} = 1",
      check: { test: "not(. < ${baseline_date})", message: "The move cannot be before the first interview" },
      missing: ["dk"],
      required: true,
      role: "intention",
    }),
    who_moved: selectOne(who_moves, {
      label: "Who moved",
      relevant: "${moved} = 1",
      required: true,
      role: "intention",
    }),
    move_help: selectMany(aid_type, {
      label: "Help received for the move",
      relevant: "${moved} = 1",
      required: true,
      role: "intention",
    }),
    move_cost: decimal({
      label: "Cost of the move (SDG)",
      relevant: "${moved} = 1",
      min: 0,
      missing: ["dk", "ref"],
      required: true,
      role: "socio-economic",
    }),
    move_incident: selectMany(incident, {
      label: "Incidents on the way",
      relevant: "${moved} = 1 and ${privacy} = 'yes'",
      required: true,
      role: "socio-economic",
      sensitivity: "high",
    }),
    move_free: selectOne(yes_no_dk_ref, {
      label: "Was it a free decision",
      relevant: "${moved} = 1 and ${privacy} = 'yes'",
      required: true,
      role: "intention",
      sensitivity: "medium",
    }),
  },
);

const people = group(
  { label: "The household now", relevant: "${consent_given} = 'yes'" },
  {
    members_now: integer({
      label: "People in the household now",
      min: 1,
      max: 40,
      required: true,
      role: "demographic",
    }),
    changes: roster(
      { label: "Members who left, arrived, were born or died since the first interview", max: 20 },
      {
        change_kind: selectOne(change_kind, { label: "What happened", required: true, role: "demographic" }),
        change_relation: selectOne(relation, {
          label: "Relation to the head of the household",
          required: true,
          role: "demographic",
        }),
        change_sex: selectOne(sex, { label: "Sex", required: true, role: "demographic" }),
        change_age: integer({
          label: "Age in completed years",
          min: 0,
          max: 120,
          missing: ["dk"],
          required: true,
          role: "demographic",
        }),
        change_reason: selectOne(change_reason, {
          label: "Reason",
          relevant: "${change_kind} = 'left' or ${change_kind} = 'arrived'",
          required: true,
          role: "demographic",
        }),
      },
    ),
  },
);

const life = group(
  { label: "How the household lives now", relevant: "${consent_given} = 'yes'" },
  {
    housing_now: selectOne(shelter, { label: "Dwelling now", required: true, role: "socio-economic" }),
    housing_now_other: specify("housing_now"),
    house_recovered: selectOne(house_recovered, {
      label: "House recovered",
      relevant: "${where_now} = 'place_of_origin'",
      required: true,
      role: "socio-economic",
    }),
    land_used: selectOne(land_used, { label: "Farm land used this season", required: true, role: "socio-economic" }),
    docs: selectOne(yes_no_dk, {
      label: "All adults hold an identity document",
      required: true,
      role: "socio-economic",
    }),
    livelihood_now: selectOne(livelihood, { label: "Main livelihood", required: true, role: "socio-economic" }),
    livelihood_now_other: specify("livelihood_now"),
    income_30d: decimal({
      label: "Income last 30 days (SDG)",
      min: 0,
      missing: ["dk", "ref"],
      required: true,
      role: "socio-economic",
      sensitivity: "medium",
    }),
    ...foodConsumption,
    ...foodCoping,
    school_now: integer({
      label: "Children aged 6–17 attending school now",
      min: 0,
      max: 40,
      check: { test: "not(. > ${members_now})", message: "There cannot be more pupils than people in the household" },
      warn: {
        test: "not(. > ${baseline_children})",
        message: "More pupils than there were children at the first interview: is that right?",
      },
      missing: ["dk"],
      required: true,
      role: "socio-economic",
    }),
    health_got: selectOne(yes_no_dk, {
      label: "Received health care when needed",
      required: true,
      role: "socio-economic",
    }),
    water_source: selectOne(water_source, { label: "Water", required: true, role: "socio-economic" }),
    water_source_other: specify("water_source"),
  },
);

const safety = group(
  { label: "Safety and relations", relevant: "${consent_given} = 'yes'" },
  {
    safe_day: selectOne(safe4, { label: "Safety by day", required: true, role: "socio-economic" }),
    safe_night: selectOne(safe4, { label: "Safety after dark", required: true, role: "socio-economic" }),
    relation: selectOne(agree5, { label: "Relations with others here", required: true, role: "socio-economic" }),
    discrimination: selectOne(freq4, {
      label: "Treated unfairly because displaced or returned",
      required: true,
      role: "socio-economic",
      sensitivity: "medium",
    }),
    participation: selectOne(yes_no_dk_ref, {
      label: "Takes part in decisions",
      required: true,
      role: "socio-economic",
    }),
    remedy: selectOne(yes_no_dk, { label: "Knows where to complain or claim", required: true, role: "socio-economic" }),
  },
);

const plans = group(
  { label: "Plans", relevant: "${consent_given} = 'yes'" },
  {
    compare: selectOne(compare, {
      label: "Compared with before the move, life is",
      relevant: "${moved} = 1",
      required: true,
      role: "intention",
    }),
    intention_3m: selectOne(intention, { label: "Plan for 3 months", required: true, role: "intention" }),
    intention_12m: selectOne(intention, { label: "Plan for 12 months", required: true, role: "intention" }),
    obstacle: selectMany(obstacle, {
      label: "Main difficulties (up to five)",
      max: 5,
      required: true,
      role: "intention",
    }),
    obstacle_other: specify("obstacle"),
    needs: selectMany(condition, {
      label: "Help needed most (up to three)",
      max: 3,
      required: true,
      role: "intention",
    }),
    needs_other: specify("needs"),
    recontact: selectOne(yes_no, { label: "May we contact you again", required: true, role: "design" }),
  },
);

export const sections = { contact, whereabouts, people, life, safety, plans };

export const checks = formChecks([]);

/**
 * The follow-up of households that agreed to be contacted again: did the intention come true, and how is life going. The indicators
 * follow the IASC criteria, so that returnees, those who stayed and hosts can be compared.
 */
export const followup = defineForm(
  {
    id: "returnee_followup",
    version: "1.0",
    title: "Follow-up of households",
    languages: ["en", "ar", "fr"],
    consent: { question: "consent_given", agrees: "yes" },
    translations: { ar, fr },
    checks,
  },
  sections,
);

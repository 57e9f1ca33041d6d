import { calculate, group, integer, selectMany, selectOne, specify } from "../../kinds/index.ts";
import { shelter, water_source, yes_no_dk, yes_no_dk_ref } from "../shared/lists.ts";
import {
  doc_barrier,
  document,
  hlp_problem,
  hlp_tenure,
  house_state,
  shelter_issue,
  tenure_here,
  toilet,
} from "./lists.ts";

export const living_conditions = group(
  { label: "Living conditions now", relevant: "${eligible} = 1" },
  {
    shelter_type: selectOne(shelter, { label: "Type of dwelling (observe)", required: true, role: "socio-economic" }),
    shelter_type_other: specify("shelter_type"),
    shelter_issues: selectMany(shelter_issue, {
      label: "Which of these problems does the dwelling have?",
      required: true,
      role: "socio-economic",
    }),
    rooms: integer({
      label: "Number of rooms (or shelters) used for sleeping",
      relevant: "${shelter_type} != 'open'",
      min: 1,
      max: 20,
      required: true,
      role: "socio-economic",
    }),
    people_per_room: calculate({
      label: "People per sleeping room",
      calculation: "if(${rooms} > 0, ${hh_size} div ${rooms}, '')",
      measure: "number",
      role: "socio-economic",
    }),
    tenure_here: selectOne(tenure_here, {
      label: "On what terms do you live here?",
      required: true,
      role: "socio-economic",
    }),
    tenure_here_other: specify("tenure_here"),
    eviction_risk: selectOne(yes_no_dk_ref, {
      label: "In the last 6 months, has anyone asked you to leave this place?",
      required: true,
      role: "socio-economic",
      sensitivity: "medium",
    }),
    water_source: selectOne(water_source, {
      label: "Main source of drinking water",
      required: true,
      role: "socio-economic",
    }),
    water_source_other: specify("water_source"),
    water_minutes: integer({
      label: "Minutes to go, queue, fill and come back",
      min: 0,
      max: 600,
      missing: ["dk"],
      required: true,
      role: "socio-economic",
    }),
    water_enough: selectOne(yes_no_dk, {
      label: "In the last 30 days, was there enough water for drinking, cooking and washing?",
      required: true,
      role: "socio-economic",
    }),
    toilet: selectOne(toilet, { label: "Kind of toilet the household uses", required: true, role: "socio-economic" }),
    toilet_other: specify("toilet"),
    toilet_shared: integer({
      label: "How many other households share it? (0: none)",
      relevant: "${toilet} != 'none'",
      min: 0,
      max: 2000,
      missing: ["dk"],
      required: true,
      role: "socio-economic",
    }),
    documents_now: selectMany(document, {
      label: "Which documents does the household have with it now?",
      required: true,
      role: "socio-economic",
      sensitivity: "medium",
    }),
    documents_lost: selectMany(document, {
      label: "Which were lost or destroyed because of the displacement?",
      required: true,
      role: "socio-economic",
      sensitivity: "medium",
    }),
    doc_barrier: selectMany(doc_barrier, {
      label: "What prevents you from replacing them? (up to three)",
      relevant: "not(selected(${documents_lost}, 'none'))",
      max: 3,
      required: true,
      role: "socio-economic",
    }),
    doc_barrier_other: specify("doc_barrier"),
    hlp_house_origin: selectOne(hlp_tenure, {
      label: "Before the displacement, how did you hold your house?",
      required: true,
      role: "socio-economic",
      sensitivity: "medium",
    }),
    hlp_land_origin: selectOne(hlp_tenure, {
      label: "And the farm land?",
      required: true,
      role: "socio-economic",
      sensitivity: "medium",
    }),
    hlp_house_state: selectOne(house_state, {
      label: "What is the state of the house now?",
      relevant: "${hlp_house_origin} != 'none'",
      required: true,
      role: "socio-economic",
    }),
    hlp_problem: selectMany(hlp_problem, {
      label: "What problems do you have with the house or land at the place of origin?",
      relevant: "${hlp_house_origin} != 'none' or ${hlp_land_origin} != 'none'",
      required: true,
      role: "socio-economic",
      sensitivity: "medium",
    }),
    hlp_claim: selectOne(yes_no_dk_ref, {
      label: "Have you made a claim to an authority, court or traditional leader?",
      relevant:
        "count-selected(${hlp_problem}) > 0 and not(selected(${hlp_problem}, 'none')) and not(selected(${hlp_problem}, 'dk'))",
      required: true,
      role: "socio-economic",
      sensitivity: "medium",
    }),
  },
);

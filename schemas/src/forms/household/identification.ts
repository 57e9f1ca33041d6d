import { calculate, group, integer, paradata, place, selectOne, specify } from "../../kinds/index.ts";
import { site_type, yes_no } from "../shared/lists.ts";
import { sd_locality, sd_state } from "../shared/places.ts";
import { clusters, enumerators, sites, teams } from "../shared/project-lists.ts";
import { language, mode, replacement_reason, sample_status, visit_result } from "./lists.ts";

export const identification = group(
  { label: "Identification and sampling" },
  {
    start: paradata("start", { label: "Start time", role: "design" }),
    end: paradata("end", { label: "End time", role: "design" }),
    today: paradata("today", { label: "Date of interview", role: "design" }),
    device_id: paradata("device_id", {
      label: "Device",
      role: "identifier",
      sensitivity: "medium",
      purpose: "To trace a fault of a phone, and to follow up questions with the team that holds it",
    }),
    audit: paradata("audit", { label: "Time spent on each question", role: "design" }),
    survey_round: calculate({
      label: "Round of the survey (from the assignment)",
      calculation: "once(param('round', ''))",
      measure: "text",
      role: "design",
    }),
    enumerator_id: selectOne(enumerators, { label: "Enumerator", required: true, role: "design" }),
    team_id: selectOne(teams, { label: "Team", required: true, role: "design" }),
    state_current: selectOne(sd_state, {
      label: "State of the interview",
      filter: "country = 'SD'",
      required: true,
      role: "design",
    }),
    locality_current: selectOne(sd_locality, {
      label: "Locality of the interview",
      filter: "state = ${state_current}",
      required: true,
      role: "design",
    }),
    site_id: selectOne(sites, {
      label: "Site",
      filter: "locality = ${locality_current}",
      required: true,
      role: "design",
    }),
    stratum_id: calculate({
      label: "Stratum (from the site list)",
      calculation: "pulldata('sites', 'stratum_id', 'site_id', ${site_id})",
      measure: "text",
      role: "design",
    }),
    site_type: calculate({
      label: "Type of site (from the site list)",
      calculation: "pulldata('sites', 'site_type', 'site_id', ${site_id})",
      measure: site_type,
      role: "design",
    }),
    cluster_id: selectOne(clusters, {
      label: "Cluster (block or segment)",
      filter: "site_id = ${site_id}",
      required: true,
      role: "design",
    }),
    household_number: integer({
      label: "Household number on the listing",
      hint: "Take the number from the listing.",
      min: 1,
      max: 9999,
      required: true,
      role: "design",
    }),
    household_id: calculate({
      label: "Household identifier (pseudonymous, unique in the round)",
      calculation: "concat(${cluster_id}, '-', format-number(${household_number}, '0000'))",
      measure: "text",
      role: "design",
    }),
    sample_status: selectOne(sample_status, {
      label: "Was this household selected, or is it a replacement?",
      required: true,
      role: "design",
    }),
    replacement_reason: selectOne(replacement_reason, {
      label: "Why was the selected household replaced?",
      relevant: "${sample_status} = 'replacement'",
      required: true,
      role: "design",
    }),
    replaced_household_number: integer({
      label: "Number of the household that is replaced",
      relevant: "${sample_status} = 'replacement'",
      min: 1,
      max: 9999,
      required: true,
      role: "design",
    }),
    visit_number: integer({
      label: "Which visit to this household is this?",
      min: 1,
      max: 3,
      required: true,
      role: "design",
    }),
    interview_mode: selectOne(mode, { label: "Mode of interview", required: true, role: "design" }),
    visit_result: selectOne(visit_result, { label: "Result of this visit", required: true, role: "design" }),
    interview_language: selectOne(language, {
      label: "Language of the interview",
      relevant: "${visit_result} = 'interview'",
      required: true,
      role: "design",
    }),
    interview_language_other: specify("interview_language"),
    interpreter_used: selectOne(yes_no, {
      label: "Is an interpreter used?",
      relevant: "${visit_result} = 'interview'",
      required: true,
      role: "design",
    }),
    gps: place({
      label: "Position of the dwelling",
      hint: "Stored encrypted; only the distance to the sampled cluster leaves the device in the clear.",
      relevant: "${interview_mode} = 'face' and ${visit_result} = 'interview'",
      maxAccuracy: 25,
      role: "identifier",
      sensitivity: "high",
      purpose: "To verify that the sampled cluster was visited; only the distance leaves the phone in the clear",
    }),
    gps_distance_m: calculate({
      label: "Distance to the centre of the cluster, in metres, rounded to 50",
      calculation: "distance-to-cluster(${gps}, ${cluster_id})",
      measure: "number",
      role: "design",
    }),
  },
);

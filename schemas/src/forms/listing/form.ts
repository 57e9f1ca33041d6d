import { defineForm, formChecks } from "../../form/define-form.ts";
import {
  calculate,
  decimal,
  group,
  integer,
  note,
  paradata,
  place,
  roster,
  selectOne,
  specify,
  text,
} from "../../kinds/index.ts";
import { displaced_since, yes_no, yes_no_dk } from "../shared/lists.ts";
import { sd_locality, sd_state } from "../shared/places.ts";
import { clusters, enumerators, sites } from "../shared/project-lists.ts";
import { ar } from "./ar.ts";
import { fr } from "./fr.ts";
import { gap_reason, informant, listed_group, segment_part, structure_use } from "./lists.ts";

const cluster = group(
  { label: "The cluster" },
  {
    start: paradata("start", { label: "Start time", role: "design" }),
    end: paradata("end", { label: "End time", role: "design" }),
    device_id: paradata("device_id", {
      label: "Device",
      role: "identifier",
      sensitivity: "medium",
      purpose: "To trace a fault of a phone, and to follow up questions with the team that holds it",
    }),
    enumerator_id: selectOne(enumerators, { label: "Lister", required: true, role: "design" }),
    state_current: selectOne(sd_state, { label: "State", filter: "country = 'SD'", required: true, role: "design" }),
    locality_current: selectOne(sd_locality, {
      label: "Locality",
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
    cluster_id: selectOne(clusters, {
      label: "Cluster (block or segment)",
      filter: "site_id = ${site_id}",
      required: true,
      role: "design",
    }),
    segment_part: selectOne(segment_part, {
      label: "Is the whole cluster listed, or a segment of it?",
      required: true,
      role: "design",
    }),
    segment_share: decimal({
      label: "Share of the cluster that was listed (from the sketch map)",
      hint: "More than 0 and less than 1: half is 0.5",
      relevant: "${segment_part} = 'segment'",
      min: 0,
      max: 1,
      check: { test: ". > 0 and . < 1", message: "The share must be more than 0 and less than 1: half is 0.5" },
      required: true,
      role: "design",
    }),
  },
);

const household = roster(
  { label: "One entry per household", relevant: "${n_households} > 0", count: "${n_households}", max: 30 },
  {
    household_number: integer({
      label: "Running number within the cluster, as written in chalk on the door",
      hint: "The first household of the cluster has number 1.",
      min: 1,
      max: 9999,
      required: true,
      role: "design",
    }),
    household_mark: text({
      label: "Landmark to find it again (no names)",
      maxLength: 60,
      required: true,
      role: "identifier",
      sensitivity: "medium",
      purpose: "To find the household again for the interview",
    }),
    informant: selectOne(informant, { label: "Who answers", required: true, role: "design" }),
    listed_group: selectOne(listed_group, { label: "Is this household …", required: true, role: "design" }),
    displaced_since: selectOne(displaced_since, {
      label: "Displaced since",
      relevant: "${listed_group} = 'idp'",
      required: true,
      role: "design",
    }),
    listed_size: integer({
      label: "People in the household",
      min: 1,
      max: 40,
      missing: ["dk"],
      required: true,
      role: "design",
    }),
    listed_origin_state: selectOne(sd_state, {
      label: "State of origin",
      relevant: "${listed_group} = 'idp'",
      required: true,
      role: "design",
    }),
    listed_female_head: selectOne(yes_no_dk, { label: "Head is a woman", required: true, role: "design" }),
  },
);

const walk = group(
  { label: "Structures, in walking order" },
  {
    structure: roster(
      { label: "One entry per structure, in walking order", max: 400 },
      {
        structure_number: calculate({
          label: "Structure number",
          calculation: "position(..)",
          measure: "number",
          role: "design",
        }),
        structure_use: selectOne(structure_use, { label: "Use of the structure", required: true, role: "design" }),
        structure_use_other: specify("structure_use"),
        n_households: integer({
          label: "Households living in this structure (who eat from one pot)",
          relevant: "${structure_use} = 'dwelling' or ${structure_use} = 'dwelling_other_use'",
          min: 0,
          max: 30,
          required: true,
          role: "design",
        }),
        gps: place({
          label: "Position of the structure",
          hint: "Stored encrypted.",
          maxAccuracy: 25,
          role: "identifier",
          sensitivity: "high",
          purpose: "To find the structure again for the interview",
        }),
        household,
      },
    ),
  },
);

const summary = group(
  { label: "End of the listing" },
  {
    n_listed: calculate({
      label: "Households listed",
      calculation: "count(${household})",
      measure: "number",
      role: "design",
    }),
    n_eligible: calculate({
      label: "Households in the target groups of the survey",
      calculation:
        "count-if(${household}, ${listed_group} = 'idp' or ${listed_group} = 'returned_idp' or ${listed_group} = 'returned_refugee')",
      measure: "number",
      role: "design",
    }),
    expected: calculate({
      label: "Households expected by the frame",
      calculation: "number(pulldata('clusters', 'expected_households', 'cluster_id', ${cluster_id}))",
      measure: "number",
      role: "design",
    }),
    gap_note: note({
      label:
        "The number of households listed differs from the frame by more than 25 %: check the boundary of the cluster.",
      relevant: "abs(${n_listed} - ${expected}) div ${expected} > 0.25",
      role: "design",
    }),
    gap_reason: selectOne(gap_reason, {
      label: "Why?",
      relevant: "abs(${n_listed} - ${expected}) div ${expected} > 0.25",
      required: true,
      role: "design",
    }),
    walked_whole: selectOne(yes_no, {
      label: "Was the whole cluster, or the whole segment, walked?",
      required: true,
      role: "design",
    }),
    lister_note: text({
      label: "Notes",
      hint: "Do not write names.",
      maxLength: 500,
      role: "identifier",
      sensitivity: "medium",
      purpose: "To tell the supervisor about this cluster; never shared as written",
    }),
  },
);

export const sections = { cluster, walk, summary };

export const checks = formChecks([
  {
    id: "numbers",
    severity: "soft",
    at: "walked_whole",
    test: "${n_listed} = 0 or (max(${household_number}) = ${n_listed} and sum(${household_number}) = ${n_listed} * (${n_listed} + 1) div 2)",
    message: "The numbers on the doors do not run from 1 to the number of households: look for a double or a gap",
  },
]);

/**
 * The listing: every structure of a drawn cluster in walking order, and every household in it. From it the office draws the
 * households to interview, and it gives the second factor of the weights (households drawn ÷ households listed).
 *
 * The number on a door is entered, not calculated: a structure that is put in later must not renumber doors that were marked.
 * The sketch map stays on paper: its photo needs a kind of question that carries pictures.
 */
export const listing = defineForm(
  {
    id: "listing",
    version: "1.0",
    title: "Listing of the households of a cluster",
    languages: ["en", "ar", "fr"],
    consent: {
      notNeeded: "Doors are counted: nobody is interviewed, and a mark at the door is all that is noted of a household",
    },
    translations: { ar, fr },
    checks,
  },
  sections,
);

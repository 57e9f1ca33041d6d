import { calculate, date, group, integer, selectMany, selectOne, specify, text } from "../../kinds/index.ts";
import { yes_no_dk, yes_no_dk_ref } from "../shared/lists.ts";
import { sd_locality, sd_state } from "../shared/places.ts";
import { mainOf } from "../shared/rules.ts";
import { cause, chose_site, date_precision, displacement_period, origin_setting } from "./lists.ts";

export const displacement = group(
  { label: "Displacement history", relevant: "${eligible} = 1" },
  {
    origin_state: selectOne(sd_state, {
      label: "In which state was your usual home before the displacement?",
      required: true,
      role: "demographic",
    }),
    origin_locality: selectOne(sd_locality, {
      label: "In which locality?",
      relevant: "${origin_state} != 'south_sudan' and ${origin_state} != 'abroad'",
      filter: "state = ${origin_state}",
      required: true,
      role: "demographic",
      sensitivity: "medium",
    }),
    origin_village: text({
      label: "Village, town or neighbourhood of origin",
      maxLength: 80,
      role: "identifier",
      sensitivity: "high",
      purpose: "To plan help in the places of return; coded to a place before any analysis",
    }),
    origin_setting: selectOne(origin_setting, {
      label: "What kind of place was it?",
      required: true,
      role: "demographic",
    }),
    left_date: date({
      label: "When did you leave it?",
      hint: "For month or year only, enter the first day.",
      min: "1983-01-01",
      missing: ["dk"],
      required: true,
      role: "demographic",
    }),
    left_date_precision: selectOne(date_precision, {
      label: "How precise is this date?",
      relevant: "not(is-missing(${left_date}, 'dk'))",
      required: true,
      role: "design",
    }),
    cause: selectMany(cause, {
      label: "Why did you have to leave? (up to three)",
      max: 3,
      required: true,
      role: "demographic",
      sensitivity: "medium",
    }),
    cause_other: specify("cause"),
    cause_main: selectOne(cause, {
      label: "Which was the main reason?",
      relevant: "count-selected(${cause}) > 1",
      check: mainOf("cause"),
      required: true,
      role: "demographic",
    }),
    times_displaced: integer({
      label: "How many times has the household been displaced, this one included?",
      min: 1,
      max: 20,
      missing: ["dk"],
      required: true,
      role: "demographic",
    }),
    previous_state: selectOne(sd_state, {
      label: "In which state did you live just before coming here?",
      relevant: "${times_displaced} > 1",
      required: true,
      role: "demographic",
    }),
    arrival_date: date({ label: "When did you arrive here?", missing: ["dk"], required: true, role: "demographic" }),
    months_displaced: calculate({
      label: "Completed months since leaving the place of origin",
      calculation: "months-between(${left_date}, ${today})",
      measure: "number",
      role: "demographic",
    }),
    displacement_period: calculate({
      label: "Before 2003 / 2003 – 14 April 2023 / since 15 April 2023 (the breaks are survey parameters)",
      calculation: "period(${left_date}, '2003-02-26', '2023-04-15')",
      measure: displacement_period,
      role: "demographic",
    }),
    moved_together: selectOne(yes_no_dk, {
      label: "Did the whole household leave together?",
      required: true,
      role: "demographic",
    }),
    chose_site: selectMany(chose_site, {
      label: "Why did you come to this place? (up to three)",
      max: 3,
      required: true,
      role: "socio-economic",
    }),
    chose_site_other: specify("chose_site"),
    registered: selectOne(yes_no_dk_ref, {
      label: "Is the household registered as displaced with an authority or agency?",
      required: true,
      role: "socio-economic",
    }),
  },
);

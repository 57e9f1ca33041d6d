import { choices, exclusive, other } from "../../kinds/index.ts";
import { reasonsToReturn, reasonsToStay } from "../shared/lists.ts";

export const location_kind = choices("location_kind", {
  camp: "Planned or formal camp",
  gathering_site: "Informal gathering site or settlement",
  collective_centre: "School or other public building",
  neighbourhood: "Town neighbourhood",
  village: "Village",
  return_location: "Location of return",
});

export const access = choices("access", {
  full: "Full access",
  limited: "Limited access",
  phone_only: "By telephone only",
  none: "No access",
});

export const method = choices("method", {
  visit: "Visit",
  phone: "Telephone",
});

export const ki_role = choices("ki_role", {
  community_leader: "Community leader (sheikh, omda)",
  women_leader: "Women's leader",
  camp_management: "Camp management",
  local_authority: "Local authority",
  teacher: "Teacher",
  health_worker: "Health worker",
  ngo: "NGO worker",
  returnee_rep: "Representative of returnees",
  idp_rep: "Representative of the displaced",
  host_rep: "Representative of the host community",
});

export const level = choices("level", {
  high: "High",
  medium: "Medium",
  low: "Low",
});

export const count_source = choices("count_source", {
  registration: "Registration",
  list: "List of a leader or committee",
  estimate: "Estimate",
  headcount: "Headcount",
});

export const return_period = choices("return_period", {
  before_2023: "Before 15 April 2023",
  from_2023: "15 April 2023 – end of 2024",
  since_2025: "Since 2025",
  unknown: "Not known",
});

export const return_housing = choices("return_housing", {
  own_good: "Own house in good state",
  own_damaged: "Own house, damaged",
  rented: "Rented",
  hosted: "With another family",
  other: "Other",
});

export const share = choices("share", {
  none: "None",
  under_25: "Less than 25 %",
  from_25: "25–49 %",
  from_50: "50–74 %",
  from_75: "75–99 %",
  all: "All",
  dk: exclusive("Don't know"),
});

export const distance = choices("distance", {
  here: "Working here",
  within_5km: "Within 5 km",
  further: "Further away",
  none: "None that can be reached",
});

export const farmland = choices("farmland", {
  used: "Used",
  not_used: "There, but not used",
  not_safe: "Not safe to use",
  none: "No farm land",
});

export const movement = choices("movement", {
  free: "Free",
  permit: "With a permit",
  restricted: "Restricted",
  dk: exclusive("Don't know"),
});

export const tension = choices("tension", {
  idp_host: "Displaced people and hosts",
  returnee_idp: "Returnees and displaced people",
  returnee_stayee: "Returnees and those who stayed",
  tribal: "Communities or tribes",
  none: exclusive("None"),
  dk: exclusive("Don't know"),
});

export const vulnerable = choices("vulnerable", {
  unaccompanied_children: "Unaccompanied children",
  child_heads: "Households headed by children",
  disabled: "Persons with disabilities",
  female_heads: "Households headed by women",
  older_alone: "Older persons living alone",
});

/** Reasons to stay and reasons to return in one list: what most households say. */
export const reason_any = choices("reason_any", { ...reasonsToStay, ...reasonsToReturn, other: other("Other") });

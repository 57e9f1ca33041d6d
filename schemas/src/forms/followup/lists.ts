import { choices, exclusive, other } from "../../kinds/index.ts";
import { obstacles, reasonsToGoElsewhere, reasonsToStay } from "../shared/lists.ts";

export const contact_result = choices("contact_result", {
  interview: "Interview",
  no_answer: "No answer",
  wrong_number: "Wrong number",
  refused: "Refused",
  moved_unknown: "Has moved, place not known",
  died: "Has died",
  not_reached_unsafe: "Could not be reached safely",
});

export const where_now = choices("where_now", {
  same_place: "In the same place as before",
  place_of_origin: "In the place of origin",
  elsewhere_same_state: "Elsewhere in the same state",
  other_state: "In another state",
  abroad: "In another country",
  split: "The household has split",
});

export const followed = choices("followed", {
  yes: "Yes",
  partly: "Partly",
  no: "No",
});

export const change_kind = choices("change_kind", {
  left: "Left",
  arrived: "Arrived",
  born: "Born",
  died: "Died",
});

export const change_reason = choices("change_reason", {
  family: "Marriage or family",
  work: "Work",
  school: "School",
  return: "Return to the place of origin",
  safety: "Safety",
  health: "Health",
  other: "Other",
  dk: exclusive("Don't know"),
});

export const house_recovered = choices("house_recovered", {
  yes_own: "Yes, the whole house",
  yes_partly: "Yes, part of it",
  no_occupied: "No, others occupy it",
  no_destroyed: "No, it is destroyed",
  no_other: "No, for another reason",
  not_applicable: "Had no house there",
});

export const land_used = choices("land_used", {
  yes: "Yes",
  no_access: "No: no access to it",
  no_inputs: "No: no seed, tools or animals",
  not_applicable: "Has no farm land",
});

export const compare = choices("compare", {
  much_worse: "Much worse",
  worse: "Worse",
  same: "The same",
  better: "Better",
  much_better: "Much better",
});

/** Obstacles and reasons in one list: why a household did not do what it had planned. */
export const why_different = choices("why_different", {
  ...obstacles,
  ...reasonsToStay,
  ...reasonsToGoElsewhere,
  other: other("Other (specify)"),
});

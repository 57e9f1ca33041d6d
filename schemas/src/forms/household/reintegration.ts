import { date, group, selectMany, selectOne, specify } from "../../kinds/index.ts";
import { agree5, aid_type, intention, obstacle, reason_return, yes_no_dk, yes_no_dk_ref } from "../shared/lists.ts";
import { sd_state } from "../shared/places.ts";

export const reintegration = group(
  {
    label: "Return and reintegration (returnees only)",
    relevant: "${eligible} = 1 and (${pop_group} = 'returned_idp' or ${pop_group} = 'returned_refugee')",
  },
  {
    return_date: date({
      label: "When did you come back?",
      check: {
        test: "not(. < ${left_date})",
        message: "The return cannot be before leaving the place of origin: compare the two dates",
      },
      missing: ["dk"],
      required: true,
      role: "intention",
    }),
    returned_from_state: selectOne(sd_state, {
      label: "From which state did you come back?",
      relevant: "${pop_group} = 'returned_idp'",
      required: true,
      role: "intention",
    }),
    ret_who: selectOne(yes_no_dk, { label: "Did the whole household come back?", required: true, role: "intention" }),
    ret_same_house: selectOne(yes_no_dk, {
      label: "Do you live in the house you had before?",
      required: true,
      role: "intention",
    }),
    ret_reason: selectMany(reason_return, {
      label: "Why did you return? (up to three)",
      max: 3,
      required: true,
      role: "intention",
    }),
    ret_reason_other: specify("ret_reason"),
    ret_free: selectOne(yes_no_dk_ref, {
      label: "Was it your own free decision?",
      relevant: "${privacy} = 'yes'",
      required: true,
      role: "intention",
      sensitivity: "medium",
    }),
    ret_help: selectMany(aid_type, {
      label: "What help did you receive for the return?",
      required: true,
      role: "intention",
    }),
    ret_problem: selectMany(obstacle, {
      label: "What are the main difficulties since the return? (up to five)",
      max: 5,
      required: true,
      role: "intention",
    }),
    ret_problem_other: specify("ret_problem"),
    ret_land_access: selectOne(yes_no_dk_ref, {
      label: "Can you use your land now?",
      relevant: "${hlp_land_origin} != 'none'",
      required: true,
      role: "intention",
    }),
    ret_relation: selectOne(agree5, {
      label: "How are relations with those who stayed?",
      required: true,
      role: "intention",
    }),
    ret_intention: selectOne(intention, {
      label: "What does the household plan for the next 12 months?",
      hint: '"Return to the place of origin" does not apply here: use stay, elsewhere, abroad or undecided.',
      check: { test: ". != 'return'", message: "This household has returned already: choose another answer" },
      required: true,
      role: "intention",
    }),
  },
);

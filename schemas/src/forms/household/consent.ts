import { calculate, group, note, selectOne, specify } from "../../kinds/index.ts";
import { yes_no } from "../shared/lists.ts";
import { pop_group, refusal_reason } from "./lists.ts";

export const consent = group(
  { label: "Consent and data protection", relevant: "${visit_result} = 'interview'" },
  {
    consent_text: note({
      label:
        "My name is … and I work for … We are talking with displaced families to learn about their situation and what they wish to do in the future. The interview takes about 40 minutes. Taking part is voluntary: you may refuse, skip any question or stop at any time, and this changes nothing in any help you receive. Taking part brings no payment and no place on any list. Your answers are kept secret, encrypted on this device, and used only for statistics in which no family can be recognised. Names and telephone numbers are kept apart, and deleted when the survey is finished. You may ask to see, correct or erase your answers at this number: …",
      role: "design",
    }),
    respondent_adult: selectOne(yes_no, {
      label: "Are you 18 years or older?",
      check: { test: ". = 'yes'", message: "The respondent must be 18 or older" },
      required: true,
      role: "design",
    }),
    consent_given: selectOne(yes_no, { label: "Do you agree to take part?", required: true, role: "design" }),
    refusal_reason: selectOne(refusal_reason, {
      label: "Reason for refusing (do not insist)",
      relevant: "${consent_given} = 'no'",
      required: true,
      role: "design",
    }),
    refusal_reason_other: specify("refusal_reason"),
    privacy: selectOne(yes_no, {
      label: "Can you talk here without being overheard?",
      relevant: "${consent_given} = 'yes'",
      required: true,
      role: "design",
    }),
    pop_group: selectOne(pop_group, {
      label: "Which describes your household best?",
      hint: "Displaced: forced to leave the usual home by conflict, violence, abuses or disaster, and still inside the country.",
      relevant: "${consent_given} = 'yes'",
      required: true,
      role: "demographic",
    }),
    eligible: calculate({
      label: "1 if the interview continues",
      calculation:
        "if(${consent_given} = 'yes' and (${pop_group} = 'idp' or ${pop_group} = 'returned_idp' or ${pop_group} = 'returned_refugee'), 1, 0)",
      measure: "number",
      role: "design",
    }),
    not_eligible_note: note({
      label: "This household is not in the target population. Thank the respondent and end the interview.",
      relevant: "${consent_given} = 'yes' and ${eligible} = 0",
      role: "design",
    }),
  },
);

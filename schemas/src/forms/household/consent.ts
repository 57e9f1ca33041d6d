import { calculate, group, note, selectOne, specify } from "../../kinds/index.ts";
import { consentNotice } from "../shared/consent.ts";
import { pop_group, yes_no } from "../shared/lists.ts";
import { refusal_reason } from "./lists.ts";

export const consent = group(
  { label: "Consent and data protection", relevant: "${visit_result} = 'interview'" },
  {
    consent_text: consentNotice,
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

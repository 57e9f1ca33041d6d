import { group, note, selectMany, selectOne, text } from "../../kinds/index.ts";
import { yes_no } from "../shared/lists.ts";
import { others_present, reliability } from "./lists.ts";

export const closing = group(
  { label: "Closing", relevant: "${eligible} = 1" },
  {
    recontact: selectOne(yes_no, {
      label: "May we contact you again in a few months to ask how things have gone?",
      required: true,
      role: "design",
    }),
    contact_name: text({
      label: "Name to ask for",
      relevant: "${recontact} = 'yes'",
      maxLength: 80,
      required: true,
      role: "identifier",
      sensitivity: "high",
      purpose: "To ask for the right person at a follow-up interview",
    }),
    contact_phone: text({
      label: "Telephone number",
      hint: "9 to 15 digits, only numbers, with or without +.",
      relevant: "${recontact} = 'yes'",
      check: { test: "regex(., '^[+]?[0-9]{9,15}$')", message: "9 to 15 digits, only numbers, with or without +" },
      role: "identifier",
      sensitivity: "high",
      purpose: "To arrange a follow-up interview with households that agreed to it",
    }),
    referral: selectOne(yes_no, {
      label: "Do you wish to be put in touch with a service that can help with something we talked about?",
      required: true,
      role: "design",
      sensitivity: "medium",
    }),
    comments: text({
      label: "Is there anything you would like to add?",
      hint: "Do not write names.",
      maxLength: 1000,
      role: "identifier",
      sensitivity: "medium",
      purpose: "To hear what the questions left out; read and coded, never shared as written",
    }),
    thanks: note({ label: "Thank you. The interview is finished.", role: "design" }),
    others_present: selectMany(others_present, {
      label: "Enumerator: who else was present?",
      required: true,
      role: "design",
    }),
    reliability: selectOne(reliability, {
      label: "Enumerator: how reliable were the answers?",
      required: true,
      role: "design",
    }),
    enumerator_note: text({
      label: "Enumerator: anything the supervisor should know?",
      maxLength: 500,
      role: "identifier",
      sensitivity: "medium",
      purpose: "To tell the supervisor about this interview; never shared as written",
    }),
  },
);

import {
  calculate,
  choiceRows,
  choices,
  date,
  defineForm,
  exclusive,
  formChecks,
  group,
  type InterviewOptions,
  integer,
  note,
  openInterview,
  paradata,
  roster,
  selectMany,
  selectMember,
  selectOne,
  specify,
  text,
} from "@returns/schemas";

const yes_no = choices("yes_no", { yes: "Yes", no: "No" });
const relation = choices("relation", { head: "Head", spouse: "Spouse", child: "Child" });
const reason = choices("reason", { safety: "Safety", home: "Home", other: "Other", none: exclusive("None") });
const state = choiceRows("state", [
  { code: "SD01", label: "Khartoum" },
  { code: "SD02", label: "North Darfur" },
]);
const locality = choiceRows("locality", [
  { code: "SD01001", label: "Bahri", state: "SD01" },
  { code: "SD01002", label: "Omdurman", state: "SD01" },
  { code: "SD02001", label: "El Fasher", state: "SD02" },
]);

const answer = { role: "demographic" } as const;
const required = { role: "demographic", required: true } as const;

/** A small interview with everything that the engine has to keep in step. */
export const trial = defineForm(
  {
    id: "trial",
    version: "1",
    title: "Trial",
    languages: ["en"],
    translations: {},
    checks: formChecks([
      {
        id: "E01",
        severity: "hard",
        at: "relation",
        test: "if(${relation} = 'head', ${heads} = 1, true())",
        message: "Exactly one person is the head",
      },
      { id: "E02", severity: "soft", at: "age", test: "not(${age} > 100)", message: "Is the age right?" },
    ]),
  },
  {
    arrival: group(
      { label: "Arrival" },
      {
        today: paradata("today", { label: "Day", role: "design" }),
        end: paradata("end", { label: "End", role: "design" }),
        state: selectOne(state, { label: "State?", ...required }),
        locality: selectOne(locality, { label: "Locality?", filter: "state = ${state}", ...required }),
        early: calculate({ label: "Early", calculation: "${reason_count} * 10", measure: "number", ...answer }),
        left: date({
          label: "Left when?",
          missing: ["dk"],
          ...required,
          check: { test: ". <= today()", message: "Not in the future" },
        }),
        came: date({
          label: "Came when?",
          ...answer,
          check: { test: "is-empty(${left}) or . >= ${left}", message: "Not before leaving" },
        }),
        region: calculate({
          label: "Region",
          calculation: "if(${state} = 'SD02', 'nowhere', ${state})",
          measure: state,
          ...answer,
        }),
        months: calculate({
          label: "Months away",
          calculation: "months-between(${left}, ${today})",
          measure: "number",
          ...answer,
        }),
      },
    ),
    household: group(
      { label: "Household" },
      {
        share: calculate({ label: "Share", calculation: "1 div ${size}", measure: "number", ...answer }),
        size: integer({ label: "How many?", min: 1, max: 40, default: "1 + 1", ...required }),
        member: roster(
          { label: "Member", count: "${size}", max: 60, nameQuestion: "alias" },
          {
            line: calculate({ label: "Line", calculation: "position(..)", measure: "number", ...answer }),
            alias: text({ label: "Name?", maxLength: 40, role: "identifier", purpose: "To keep track" }),
            relation: selectOne(relation, { label: "Relation?", ...required }),
            age: integer({ label: "How old is ${alias}?", min: 0, max: 120, missing: ["dk"], ...required }),
            grown: calculate({ label: "Adult", calculation: "if(${age} >= 18, 1, 0)", measure: "number", ...answer }),
            married: selectOne(yes_no, { label: "Married?", relevant: "${age} >= 15", ...required }),
          },
        ),
        heads: calculate({
          label: "Heads",
          calculation: "count-if(${member}, ${relation} = 'head')",
          measure: "number",
          ...answer,
        }),
        adults: calculate({ label: "Adults", calculation: "sum(${grown})", measure: "number", ...answer }),
        head_age: calculate({
          label: "Age of the head",
          calculation: "lookup(${member}, ${relation} = 'head', ${age})",
          measure: "number",
          missing: ["dk"],
          ...answer,
        }),
        speaker: selectMember("member", { label: "Who answers?", filter: "${age} >= 18", ...answer }),
      },
    ),
    plan: group(
      { label: "Plan" },
      {
        returns: selectOne(yes_no, { label: "Return?", ...required }),
        details: group(
          { label: "Details", relevant: "${returns} = 'yes'" },
          {
            reasons: selectMany(reason, { label: "Why?", max: 2, ...required }),
            reasons_other: specify("reasons"),
            reason_count: calculate({
              label: "Number of reasons",
              calculation: "count-selected(${reasons})",
              measure: "number",
              ...answer,
            }),
            thanks: note({ label: "Thank you", role: "design" }),
          },
        ),
        visitor: roster(
          { label: "Visitor", relevant: "${returns} = 'yes'", max: 5 },
          { cost: integer({ label: "Cost?", ...answer }) },
        ),
        visitors: calculate({
          label: "Visitors",
          calculation: "count(${visitor}) + sum(${cost})",
          measure: "number",
          ...answer,
        }),
        why_not: text({ label: "Why not?", relevant: "${returns} = 'no'", role: "identifier", purpose: "Coding" }),
        how_far: integer({ label: "How far?", relevant: "${why_not} = 'too far'", ...answer }),
        old_head: text({ label: "Old?", relevant: "${head_age} > 60", role: "identifier", purpose: "Coding" }),
      },
    ),
  },
);

export const options: InterviewOptions = { today: "2026-11-24", now: () => "2026-11-24T10:00:00.000+02:00" };

export const openTrial = (more: Partial<InterviewOptions> = {}) => openInterview(trial, { ...options, ...more });

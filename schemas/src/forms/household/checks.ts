import { formChecks } from "../../form/define-form.ts";

/**
 * The edit rules of the interview that compare answers (E01 to E18). `hard` blocks the end of the interview, `soft` asks "sure?".
 *
 * Three rules need no line here: E02 (members listed = household size) is kept by the roster's `count`, E04 (the main answer is
 * among the answers chosen) by `mainOf` at the questions, E05 (none, don't know and refused stand alone) by exclusive choices.
 *
 * A number that is not known satisfies no comparison, so a rule that must let it pass is written as `not(…)`.
 */
export const checks = formChecks([
  {
    id: "E01",
    severity: "hard",
    at: "member_relation",
    test: "if(${member_relation} = 'head', ${n_heads} = 1, ${member_line} != 1 or ${n_heads} > 0)",
    message: "Exactly one person must be the head of the household: correct the relation of one member",
  },
  {
    id: "E03",
    severity: "hard",
    at: "arrival_date",
    test: "not(${arrival_date} < ${left_date})",
    message: "Arrival here cannot be before leaving the place of origin: compare the two dates",
  },
  {
    id: "E06",
    severity: "hard",
    at: "members_leaving",
    test: "not(${members_leaving} >= ${hh_size})",
    message:
      "Those who go first or only must be fewer than the whole household: correct the number, or say that all would go",
  },
  {
    id: "E07",
    severity: "soft",
    at: "member_age",
    test: "not(${member_relation} = 'head' and ${member_age} < 15)",
    message: "The head of the household is younger than 15: is the age right?",
  },
  {
    id: "E08",
    severity: "soft",
    at: "member_relation",
    test: "not(${member_relation} = 'spouse' and (${member_sex} = ${head_sex} or count-if(${member}, ${member_relation} = 'spouse') > 4))",
    message:
      "This spouse has the same sex as the head, or there are more than four spouses: are relation and sex right?",
  },
  {
    id: "E09",
    severity: "soft",
    at: "member_age",
    test: "not(${member_relation} = 'child' and ${head_age} - ${member_age} < 12)",
    message: "This son or daughter is less than 12 years younger than the head: are both ages right?",
  },
  {
    id: "E10",
    severity: "soft",
    at: "member_age",
    test: "not(${member_relation} = 'parent' and ${member_age} - ${head_age} < 12)",
    message: "This father or mother is less than 12 years older than the head: are both ages right?",
  },
  {
    id: "E11",
    severity: "soft",
    at: "hh_size",
    test: "not(${hh_size} >= 16)",
    message: "16 people or more live in this household: do they really eat from one pot?",
  },
  {
    id: "E12",
    severity: "soft",
    at: "income_30d",
    test: "not(${income_30d} = 0 and ${n_workers} > 0)",
    message: "The income is 0 although somebody has paid work: is that right?",
  },
  {
    id: "E13",
    severity: "soft",
    at: "fcs_condiments",
    test: "not(${fcs} < 10) and not(${fcs_staples} + ${fcs_pulses} + ${fcs_dairy} + ${fcs_meat} + ${fcs_vegetables} + ${fcs_fruit} + ${fcs_oil} + ${fcs_sugar} + ${fcs_condiments} = 63)",
    message: "The household ate almost nothing, or every food on all 7 days: go through the days again",
  },
  {
    id: "E14",
    severity: "soft",
    at: "rcsi_meals",
    test: "not(${fcs_group} = 'acceptable' and ${rcsi} > 37) and not(${fcs_group} = 'poor' and ${rcsi} = 0)",
    message: "What the household ate and how it coped do not fit together: go through both again",
  },
  {
    id: "E15",
    severity: "soft",
    at: "origin_safe",
    test: "not(${intention_3m} = 'return' and ${timeframe} = '1m' and ${origin_safe} = 'very_unsafe')",
    message:
      "The household plans to return within a month to a place that it calls very unsafe: are both answers right?",
  },
  {
    id: "E16",
    severity: "soft",
    at: "condition",
    test: "not(${returning} = 1 and selected(${condition}, 'never'))",
    message: "The household plans to return, and says that it would not return under any condition: which is right?",
  },
  {
    id: "E17",
    severity: "soft",
    at: "info_enough",
    test: "not(selected(${info_source}, 'none') and ${info_enough} = 'yes')",
    message:
      "The household has no source of information, and yet enough information to decide: are both answers right?",
  },
  {
    id: "E18",
    severity: "soft",
    at: "member_activity",
    test: "not(${member_age_r} >= 6 and ${member_age_r} <= 17 and ${member_activity} = 'student' and ${member_school_now} = 'no')",
    message: "The main activity of this child is to study, but the child is not attending school: which is right?",
  },
]);

/** A household of seven in a camp in North Darfur, as it answers. Everything it does not say is answered by the first choice that fits. */
export interface Person {
  readonly name: string;
  readonly answers: Readonly<Record<string, string>>;
}

const person = (name: string, relation: string, sex: string, age: string, more: Readonly<Record<string, string>>) => ({
  name,
  answers: { member_relation: relation, member_sex: sex, member_age: age, member_nationality: "sudan", ...more },
});

/** Ages in the three ways in which they are really typed: Arabic, Latin and Persian digits. */
export const people: readonly Person[] = [
  person("فاطمة", "head", "female", "٣٩", { member_marital: "widowed", member_activity: "daily" }),
  person("آدم", "child", "male", "١٧", { member_marital: "never", member_school_now: "no" }),
  person("حواء", "child", "female", "15", { member_marital: "never" }),
  person("موسى", "child", "male", "۱۱", {}),
  person("زينب", "child", "female", "٨", {}),
  person("إدريس", "child", "male", "3", {}),
  person("خديجة", "parent", "female", "٧٠", { member_marital: "widowed" }),
];

/** Codes of choices by question, or what is typed. */
export const householdAnswers: Readonly<Record<string, string>> = {
  sample_status: "original",
  visit_number: "١",
  interview_mode: "face",
  visit_result: "interview",
  interview_language: "arabic",
  interpreter_used: "no",
  respondent_adult: "yes",
  consent_given: "yes",
  privacy: "yes",
  pop_group: "idp",
  hh_size: "٧",
  members_elsewhere: "no",
  origin_state: "SD01",
  origin_locality: "SD01002",
  left_date: "2023-05-20",
  arrival_date: "2023-06-02",
  preference: "return",
  intention_3m: "stay",
  intention_12m: "return",
  // She earns by the day, and says that nothing came in last month: the phone asks whether this is right, and it is
  income_30d: "0",
  fcs_staples: "٧",
  fcs_pulses: "4",
  fcs_vegetables: "3",
  fcs_oil: "5",
  rcsi_cheaper: "4",
  rcsi_portion: "3",
  recontact: "no",
};

import type { AnswerValue } from "@returns/schemas";
import type { MemberAnswers, Opinions } from "./answer-types.ts";
import { draw, happens, type Random } from "./chance.ts";
import type { Asking } from "./opinions.ts";
import type { SimulatedMember } from "./people.ts";

type About = readonly [member: SimulatedMember, asking: Asking, line: number];

const difficulty = ({ age }: SimulatedMember, random: Random) =>
  age > 60
    ? draw({ no: 55, some: 30, lot: 12, cannot: 3 }, random)
    : draw({ no: 936, some: 50, lot: 11, cannot: 3 }, random);

const opinions: Opinions<MemberAnswers, About> = {
  member_alias: (_member, _asking, line) => `Member ${line} (simulated)`,
  member_relation: (member) => member.relation,
  member_sex: (member) => member.sex,
  member_age: (member) => (member.ageUnknown ? "dk" : member.age),
  member_age_band: ({ age }) => (age < 60 ? "40_59" : "60_plus"),
  member_marital: (member) => member.marital,
  member_nationality: (_member, { random }) => draw({ sudan: 985, south_sudan: 12, other: 3 }, random),
  member_birth_place: ({ age }, { random }) => (age > 2 ? "no" : draw({ yes: 70, no: 30 }, random)),
  member_parents: ({ relation }, { household, random }) => {
    if (relation !== "child") return draw({ relative: 75, mother: 15, both: 10 }, random);
    const hasCouple = household.members.some((member) => member.relation === "spouse");
    return hasCouple ? "both" : household.members[0]?.sex === "female" ? "mother" : "father";
  },
  member_birth_registered: (_member, { random }) => draw({ yes: 58, no: 37, dk: 5 }, random),
  member_id_doc: (_member, { random }) => draw({ yes: 66, no: 31, dk: 2, ref: 1 }, random),
  member_education: (member) => member.education,
  member_literate: ({ education }, { random }) =>
    education === "none" ? draw({ yes: 8, no: 92 }, random) : draw({ yes: 90, no: 10 }, random),
  member_school_now: ({ atSchool }) => (atSchool ? "yes" : "no"),
  member_school_before: ({ age }, { random }) => (age < 9 ? "no" : draw({ yes: 62, no: 38 }, random)),
  member_activity: (member) => member.activity,
  member_activity_before: ({ sex }, { random }) =>
    sex === "female"
      ? draw({ home: 46, own_farm: 16, employee: 11, own_business: 10, student: 9, daily: 8 }, random)
      : draw({ own_farm: 26, own_business: 22, employee: 21, daily: 18, student: 10, looking: 3 }, random),
  wg_seeing: (member, { random }) => difficulty(member, random),
  wg_hearing: (member, { random }) => difficulty(member, random),
  wg_walking: (member, { random }) => difficulty(member, random),
  wg_remembering: (member, { random }) => difficulty(member, random),
  wg_selfcare: (member, { random }) => difficulty(member, random),
  wg_communicating: (member, { random }) => difficulty(member, random),
  member_chronic: ({ age }, { random }) => (happens(age > 45 ? 0.3 : 0.06, random) ? "yes" : "no"),
  member_plw: (_member, { random }) => draw({ yes: 20, no: 79, ref: 1 }, random),
};

/** What the model knows of one person, by variable. */
export const memberOpinions: ReadonlyMap<string, (...about: About) => AnswerValue | undefined> = new Map(
  Object.entries(opinions),
);

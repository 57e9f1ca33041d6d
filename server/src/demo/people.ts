import type { MemberAnswers } from "./answer-types.ts";
import { between, draw, happens, normal, poisson, type Random, shift } from "./chance.ts";

type Code<Name extends keyof MemberAnswers> = NonNullable<MemberAnswers[Name]>;

/** One person of a simulated household. */
export interface SimulatedMember {
  readonly relation: Code<"member_relation">;
  readonly sex: Code<"member_sex">;
  readonly age: number;
  /** Nobody in the household knows the age. */
  readonly ageUnknown: boolean;
  readonly marital: Code<"member_marital">;
  readonly education: Code<"member_education">;
  readonly atSchool: boolean;
  readonly activity: Code<"member_activity">;
}

/**
 * The members of a simulated household, the head first: about 5.5 people, half of them children, more women at the head
 * in camps, ages heaped on numbers that end in 0 or 5 as in real rosters.
 */
export function drawMembers(place: { readonly inCamp: boolean }, random: Random): readonly SimulatedMember[] {
  const headIsWoman = happens(place.inCamp ? 0.38 : 0.27, random);
  const headAge = heaped(Math.min(86, Math.max(18, normal(42, 13, random))), random);
  const head = person("head", headIsWoman ? "female" : "male", headAge, random);
  const spouses = Number(draw(headIsWoman ? { "0": 88, "1": 12 } : { "0": 10, "1": 83, "2": 7 }, random));
  const marital: SimulatedMember["marital"] =
    spouses > 0 ? "married" : headIsWoman ? draw(aloneWomen, random) : draw(aloneMen, random);
  const people: SimulatedMember[] = [
    { ...head, marital },
    ...Array.from({ length: spouses }, () => {
      const age = headIsWoman ? headAge + between(2, 9, random) : Math.max(17, headAge - between(2, 10, random));
      return {
        ...person("spouse", headIsWoman ? "male" : "female", heaped(age, random), random),
        marital: "married" as const,
      };
    }),
  ];
  const oldestChild = Math.min(26, headAge - 17);
  const children = oldestChild < 0 ? 0 : Math.min(9, poisson(headAge < 28 ? 1.6 : headAge < 55 ? 3.6 : 1.8, random));
  for (let child = 0; child < children; child += 1)
    people.push(person("child", anySex(random), between(0, oldestChild, random), random));
  if (happens(0.1, random))
    people.push(
      person("parent", draw({ female: 3, male: 1 }, random), Math.min(95, headAge + between(17, 28, random)), random),
    );
  if (happens(0.09, random))
    people.push(person("sibling", anySex(random), Math.max(6, headAge - between(1, 16, random)), random));
  if (headAge > 45 && happens(0.25, random))
    people.push(person("grandchild", anySex(random), between(0, 9, random), random));
  if (happens(0.1, random)) people.push(person("niece_nephew", anySex(random), between(3, 19, random), random));
  if (happens(0.03, random)) people.push(person("foster_child", anySex(random), between(4, 15, random), random));
  return people;
}

const aloneWomen = { widowed: 40, married: 22, divorced: 14, separated: 12, missing_spouse: 12 };
const aloneMen = { never: 35, widowed: 35, divorced: 20, separated: 10 };

const anySex = (random: Random): SimulatedMember["sex"] => (happens(0.505, random) ? "female" : "male");

const heaped = (age: number, random: Random): number =>
  age > 20 && happens(0.18, random) ? Math.round(age / 5) * 5 : Math.round(age);

function person(
  relation: SimulatedMember["relation"],
  sex: SimulatedMember["sex"],
  age: number,
  random: Random,
): SimulatedMember {
  const atSchool =
    age >= 5 && age <= 24 && happens(age > 17 ? 0.12 : shift(0.5, sex === "female" ? -0.15 : 0.1), random);
  return {
    relation,
    sex,
    age,
    ageUnknown: age > 55 && happens(0.1, random),
    marital:
      age < 16
        ? "never"
        : draw(age < 25 ? { never: 70, married: 30 } : { never: 15, married: 65, widowed: 10, divorced: 10 }, random),
    education: educationAt(age, sex, random),
    atSchool,
    activity: activityAt(age, sex, atSchool, random),
  };
}

function educationAt(age: number, sex: SimulatedMember["sex"], random: Random): SimulatedMember["education"] {
  if (age < 8) return "none";
  if (age < 15) return draw({ primary_some: 75, none: 20, khalwa: 5 }, random);
  const none = (age > 45 ? 45 : 18) * (sex === "female" ? 1.3 : 0.8);
  return draw(
    { none, khalwa: 8, primary_some: 22, primary: 18, intermediate: 8, secondary: 22, vocational: 2, university: 10 },
    random,
  );
}

function activityAt(
  age: number,
  sex: SimulatedMember["sex"],
  atSchool: boolean,
  random: Random,
): SimulatedMember["activity"] {
  if (atSchool) return "student";
  if (age < 15) return draw({ idle: 60, family: 25, home: 15 }, random);
  if (age > 68) return draw({ retired: 45, unable: 35, home: 20 }, random);
  return sex === "female"
    ? draw({ home: 48, daily: 14, own_business: 10, looking: 14, employee: 6, family: 8 }, random)
    : draw({ daily: 36, looking: 24, own_business: 14, employee: 10, own_farm: 6, family: 4, idle: 6 }, random);
}

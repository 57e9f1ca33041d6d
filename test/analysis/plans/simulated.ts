import { baseWeights, designFor, type Frame, framesFromRows, type Unit, withLevels } from "@returns/analysis";
import type { Answers } from "@returns/schemas";
import { forms } from "@returns/schemas/forms";

/** A repeatable source of chance (mulberry32): nobody in this file has ever lived. */
const chance = (seed: number) => () => {
  seed = (seed + 0x6d2b79f5) | 0;
  let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
  return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
};

const strata = [
  ["SD03-camp", "SD03", "camp", "Camps in South Darfur", "مخيمات جنوب دارفور", "Camps du Darfour-Sud"],
  ["SD02-camp", "SD02", "camp", "Camps in North Darfur", "مخيمات شمال دارفور", "Camps du Darfour-Nord"],
  [
    "SD16-host",
    "SD16",
    "host_urban",
    "Host communities, River Nile",
    "مجتمعات مضيفة، نهر النيل",
    "Communautés d'accueil, Nil",
  ],
  [
    "SD12-site",
    "SD12",
    "gathering_site",
    "Gathering sites, Gedaref",
    "مواقع تجمع، القضارف",
    "Sites de regroupement, Gedaref",
  ],
] as const;

const origins = ["SD01", "SD02", "SD03", "SD04", "SD15"];
const obstacles = ["insecurity", "house_destroyed", "no_livelihood", "no_health", "uxo", "no_water"];

function household(i: number, random: () => number): Answers {
  const pick = <T>(items: readonly T[], power = 1): T => {
    const item = items[Math.floor(random() ** power * items.length)];
    if (item === undefined) throw new RangeError("Nothing to pick from");
    return item;
  };
  const [stratum, state, siteType] = strata[i % 4] ?? strata[0];
  const size = 1 + Math.floor((random() + random()) * 6);
  const member = Array.from({ length: size }, () => {
    const age = Math.floor(85 * random() ** 1.9);
    const lower = Math.floor(age / 5) * 5;
    return {
      member_sex: pick(["male", "female"]),
      member_age: age,
      member_age_group: lower >= 80 ? "80_plus" : `${lower}_${lower + 4}`,
    };
  });
  const plan = pick(["return", "stay", "return", "undecided", "elsewhere", "stay", "return", "abroad", "ref"], 1.4);
  const named = [...new Set([pick(obstacles, 2), pick(obstacles), pick(obstacles, 3)])];
  return {
    state_current: state,
    stratum_id: stratum,
    site_type: siteType,
    cluster_id: `${stratum}-${Math.floor(i / 4) % 10}`,
    pop_group: random() < 0.93 ? "idp" : "returned_idp",
    hh_size: size,
    member,
    head_sex: pick(["male", "female", "male"]),
    origin_state: i % 97 === 0 ? "SD07" : pick(origins, 1.8),
    displacement_period: pick(["period_3", "period_3", "period_2", "period_1"], 1.5),
    preference: pick(["return", "return", "stay", "elsewhere", "abroad", "undecided"], 1.6),
    intention_3m: random() < 0.4 ? plan : "stay",
    intention_main: plan,
    obstacle: random() < 0.03 ? ["ref"] : named,
    ...(named.length > 1 ? { obstacle_main: named[0] ?? "" } : {}),
  };
}

/** Six hundred simulated households of the household interview, in four strata of ten clusters. */
export const households: readonly Answers[] = (() => {
  const random = chance(20_261_124);
  return Array.from({ length: 600 }, (_, i) => household(i, random));
})();

const weights = baseWeights(
  strata.map(([id], index) => ({ id, frameHouseholds: 20_000 + 15_000 * index })),
  strata.flatMap(([stratum], index) =>
    Array.from({ length: 10 }, (_, cluster) => ({
      id: `${stratum}-${cluster}`,
      stratum,
      frameHouseholds: 300 + 40 * cluster + 100 * index,
      listedHouseholds: 320 + 35 * cluster + 100 * index,
      drawnHouseholds: 15,
      notEligible: 0,
      interviewed: 15,
    })),
  ),
  "refuse",
);

const setup = {
  strata: "stratum_id",
  clusters: "cluster_id",
  weights: Object.fromEntries(weights.map(({ id, weight }) => [id, weight])),
  singleCluster: "fail",
} as const;

const strataNames = strata.map(([code, , , en, ar, fr]) => ({ code, label: { en, ar, fr } }));

/** The simulated survey, ready for a plan. */
export const units: ReadonlyMap<string, Unit> = new Map(
  [...framesFromRows(forms.household, households, "household")].map(([name, recorded]) => {
    const frame: Frame = name === "household" ? withLevels(recorded, "stratum_id", strataNames) : recorded;
    return [name, { frame, design: designFor(frame, setup) }];
  }),
);

import { designFor, type Frame, frameFromCsv, readCsv, type Unit, variablesFromXlsform } from "@returns/analysis";

const survey = readCsv(
  `type,name,label
select_one intention,plan,Plan for 12 months
select_one intention,wish,Free wish
select_multiple obstacle,obstacle,Obstacles
select_one state,origin,State of origin
select_one sex,head,Sex of head
integer,persons,Persons
decimal,rooms,Rooms
text,stratum,Stratum
text,cluster,Cluster
decimal,w,Weight`,
  "survey.csv",
);
const choices = readCsv(
  `list_name,name,label
intention,return,Return
intention,stay,Stay
intention,undecided,Undecided
intention,ref,Prefers not to answer
obstacle,war,War
obstacle,house,House
obstacle,none,None
state,SD01,Khartoum
state,SD02,North Darfur
sex,female,Woman
sex,male,Man`,
  "choices.csv",
);

/** The variables of a small survey that nobody was asked. */
const variables = variablesFromXlsform(survey, choices).map((variable) => ({
  ...variable,
  missing: { dk: "dk", ref: "ref" } as const,
}));

/** A frame of the small survey, from CSV lines. */
export const householdsFrom = (csv: string): Frame =>
  frameFromCsv(readCsv(csv, "households.csv"), { unit: "household", variables, unlisted: "refuse" });

/**
 * Forty households in two strata of four clusters, ten rows a cluster half, made by rule: figures that can be counted by hand.
 */
export const forty = householdsFrom(
  [
    "stratum,cluster,w,plan,wish,obstacle,origin,head,persons,rooms",
    ...Array.from({ length: 40 }, (_, i) => {
      const stratum = i < 20 ? "camp" : "town";
      const cluster = `${stratum}${Math.floor((i % 20) / 5)}`;
      const plan = ["return", "stay", "stay", "undecided", "ref"][(i * 7 + Math.floor(i / 5)) % 5];
      const wish = i % 3 === 0 ? "stay" : "return";
      const obstacle = ["war", "war house", "none", "house", ""][i % 5];
      const origin = i % 4 === 0 ? "SD02" : "SD01";
      const head = i % 2 === 0 ? "female" : "male";
      return [stratum, cluster, i < 20 ? 10 : 25, plan, wish, obstacle, origin, head, (i % 6) + 1, i % 3].join(",");
    }),
  ].join("\n"),
);

/** A frame with its strata, clusters and weights, as a unit of a plan. */
export const unitOf = (frame: Frame): Unit => ({
  frame,
  design: designFor(frame, { strata: "stratum", clusters: "cluster", weights: "w", singleCluster: "fail" }),
});

/** What a plan runs over. */
export const unitsOf = (frame: Frame): ReadonlyMap<string, Unit> => new Map([["household", unitOf(frame)]]);

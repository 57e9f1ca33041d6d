import { type Assignment, seededRandom } from "@returns/schemas";
import type { ClusterSetup, ProjectSetup, StratumSetup } from "./setup.ts";

/**
 * The practice project: an example sampling frame of 12 strata (6 states of displacement × in a camp or outside),
 * 5 clusters in each, 10 households in each cluster. A fresh server offers it, and the simulated survey is drawn from it.
 *
 * States and localities carry their real P-codes; sites are named after plants, and every site, person and figure is an example.
 */
export function practiceSetup(): ProjectSetup {
  const random = seededRandom(20_250_101);
  const places = states.flatMap((state) => settings.map((setting) => ({ state, setting })));
  const frames = places.map(({ state, setting }) => drawStratum(state, setting, random));
  const sites = frames.flatMap((frame) => frame.sites);
  const clusters = frames.flatMap((frame) => frame.clusters);
  return {
    id: "practice",
    title: {
      en: "Practice survey (example data)",
      ar: "مسح تدريبي (بيانات للمثال فقط)",
      fr: "Enquête d'exercice (données d'exemple)",
    },
    round: "practice-1",
    simulated: true,
    parameters: {
      round: "practice-1",
      fcs_poor_max: 21,
      fcs_borderline_max: 35,
      rcsi_low_max: 18,
      rcsi_medium_max: 37,
    },
    lists: {
      sites,
      clusters: frames.flatMap((frame) => frame.clusters.map((cluster) => clusterRow(cluster, frame.state, random))),
      teams: teams.map((_, index) => ({
        team_id: `T${index + 1}`,
        team_name: `Team ${index + 1} · فريق ${index + 1}`,
      })),
      enumerators: teams.flatMap((names, index) =>
        names.map((name, place) => ({
          enumerator_id: `E${index + 1}${place + 1}`,
          enumerator_name: `${name} (example · مثال)`,
          team_id: `T${index + 1}`,
        })),
      ),
      locations: [
        ...sites.map(({ site_id, site_name, locality }) => ({
          location_id: site_id,
          location_name: site_name,
          locality,
        })),
        { location_id: "new", location_name: "New location · موقع جديد", locality: "" },
      ],
      followup: [],
    },
    assignments: frames.flatMap((frame) => frame.assignments),
    strata: frames.map((frame) => frame.stratum),
    clusters,
  };
}

const clustersPerStratum = 5;
const householdsPerCluster = 10;

/** One site: the P-code of its locality, and its invented name in English and Arabic. */
const place = (locality: string, en: string, ar: string) => ({ locality, en, ar });

/** Example states of displacement, with the households of the frame and two sites in a camp and two outside. */
const states = [
  {
    code: "SD02",
    name: { en: "North Darfur", ar: "شمال دارفور", fr: "Darfour du Nord" },
    latitude: 13.6,
    longitude: 25.3,
    camp: { households: 118_000, sites: [place("SD02114", "Neem", "نيم"), place("SD02170", "Sidr", "سدر")] },
    outside: { households: 96_000, sites: [place("SD02128", "Talh", "طلح"), place("SD02129", "Hashab", "هشاب")] },
  },
  {
    code: "SD03",
    name: { en: "South Darfur", ar: "جنوب دارفور", fr: "Darfour du Sud" },
    latitude: 12.0,
    longitude: 24.9,
    camp: { households: 143_000, sites: [place("SD03162", "Doum", "دوم"), place("SD03153", "Laloub", "لالوب")] },
    outside: {
      households: 88_000,
      sites: [place("SD03164", "Aradeib", "عرديب"), place("SD03144", "Tebeldi", "تبلدي")],
    },
  },
  {
    code: "SD09",
    name: { en: "White Nile", ar: "النيل الأبيض", fr: "Nil Blanc" },
    latitude: 13.2,
    longitude: 32.6,
    camp: { households: 12_800, sites: [place("SD09051", "Sunut", "سنط"), place("SD09049", "Haraz", "حراز")] },
    outside: {
      households: 101_000,
      sites: [place("SD09047", "Jummeiz", "جميز"), place("SD09046", "Leimoun", "ليمون")],
    },
  },
  {
    code: "SD11",
    name: { en: "Kassala", ar: "كسلا", fr: "Kassala" },
    latitude: 15.4,
    longitude: 36.3,
    camp: { households: 14_200, sites: [place("SD11060", "Burtugal", "برتقال"), place("SD11061", "Manga", "مانجو")] },
    outside: { households: 58_000, sites: [place("SD11053", "Jawafa", "جوافة"), place("SD11052", "Rumman", "رمان")] },
  },
  {
    code: "SD12",
    name: { en: "Gedaref", ar: "القضارف", fr: "Gedaref" },
    latitude: 14.0,
    longitude: 35.4,
    camp: { households: 9_500, sites: [place("SD12082", "Teen", "تين"), place("SD12074", "Zeitoun", "زيتون")] },
    outside: { households: 161_000, sites: [place("SD12080", "Warda", "وردة"), place("SD12083", "Yasmin", "ياسمين")] },
  },
  {
    code: "SD16",
    name: { en: "River Nile", ar: "نهر النيل", fr: "Nil" },
    latitude: 17.6,
    longitude: 33.9,
    camp: { households: 3_900, sites: [place("SD16011", "Rihan", "ريحان"), place("SD16012", "Nana", "نعناع")] },
    outside: {
      households: 148_000,
      sites: [place("SD16010", "Simsim", "سمسم"), place("SD16012", "Karkade", "كركديه")],
    },
  },
] as const;

const settings = [
  {
    id: "camp",
    siteType: "camp",
    site: { en: "Camp", ar: "معسكر" },
    label: { en: "camps", ar: "المعسكرات", fr: "camps" },
  },
  {
    id: "outside",
    siteType: "host_urban",
    site: { en: "Quarter", ar: "حي" },
    label: { en: "outside camps", ar: "خارج المعسكرات", fr: "hors des camps" },
  },
] as const;

const teams = [
  ["Amna", "Idris"],
  ["Hawa", "Musa"],
  ["Zeinab", "Adam"],
] as const;

const landmarks = ["near the water pump", "behind the school", "by the large neem tree", "second row after the market"];

function drawStratum(state: (typeof states)[number], setting: (typeof settings)[number], random: () => number) {
  const frame = state[setting.id];
  const stratum: StratumSetup = {
    id: `${state.code}-${setting.id}`,
    label: {
      en: `${state.name.en}, ${setting.label.en}`,
      ar: `${state.name.ar}، ${setting.label.ar}`,
      fr: `${state.name.fr}, ${setting.label.fr}`,
    },
    frameHouseholds: frame.households,
    frameClusters: Math.round(frame.households / 150),
    target: clustersPerStratum * householdsPerCluster,
  };
  const sites = frame.sites.map(({ locality, en, ar }, index) => ({
    site_id: `${stratum.id}-${index + 1}`,
    site_name: `${setting.site.en} ${en} · ${setting.site.ar} ${ar}`,
    locality,
    state: state.code,
    stratum_id: stratum.id,
    site_type: setting.siteType,
  }));
  const clusters: ClusterSetup[] = Array.from({ length: clustersPerStratum }, (_, index) => {
    const frameHouseholds = 80 + Math.floor(random() * 180);
    return {
      id: `${stratum.id}-C${index + 1}`,
      label: `Block ${index + 1} · بلوك ${index + 1}`,
      stratum: stratum.id,
      site: `${stratum.id}-${(index % sites.length) + 1}`,
      frameHouseholds,
      listedHouseholds: Math.round(frameHouseholds * (0.8 + random() * 0.5)),
      drawnHouseholds: householdsPerCluster,
    };
  });
  return { state, stratum, sites, clusters, assignments: assignmentsOf(stratum, clusters[0], sites, random) };
}

/** Two households of each stratum to practise on, beside those that the simulation visits. */
function assignmentsOf(
  stratum: StratumSetup,
  cluster: ClusterSetup | undefined,
  sites: readonly { readonly site_id: string; readonly locality: string; readonly state: string }[],
  random: () => number,
): Assignment[] {
  const site = sites.find((candidate) => candidate.site_id === cluster?.site);
  if (cluster === undefined || site === undefined) return [];
  return [householdsPerCluster + 1, householdsPerCluster + 2].map((number) => ({
    id: `${cluster.id}-${String(number).padStart(4, "0")}`,
    formId: "hh_return_intention",
    known: {
      state_current: site.state,
      locality_current: site.locality,
      site_id: site.site_id,
      cluster_id: cluster.id,
      household_number: number,
      sample_status: "original",
      visit_number: 1,
    },
    landmark: landmarks[Math.floor(random() * landmarks.length)] ?? landmarks[0],
    stratum: stratum.id,
  }));
}

const clusterRow = (cluster: ClusterSetup, state: (typeof states)[number], random: () => number) => ({
  cluster_id: cluster.id,
  cluster_name: cluster.label,
  site_id: cluster.site,
  expected_households: String(cluster.frameHouseholds),
  latitude: (state.latitude + random() * 0.2).toFixed(5),
  longitude: (state.longitude + random() * 0.2).toFixed(5),
});

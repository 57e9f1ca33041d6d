import { choices, exclusive, other } from "../../kinds/index.ts";

/** Answers that more than one survey offers. */

export const yes_no = choices("yes_no", {
  yes: "Yes",
  no: "No",
});

export const yes_no_dk = choices("yes_no_dk", {
  yes: "Yes",
  no: "No",
  dk: exclusive("Don't know"),
});

export const yes_no_dk_ref = choices("yes_no_dk_ref", {
  yes: "Yes",
  no: "No",
  dk: exclusive("Don't know"),
  ref: exclusive("Prefers not to answer"),
});

export const sex = choices("sex", {
  female: "Female",
  male: "Male",
});

export const site_type = choices("site_type", {
  camp: "Planned or formal camp",
  gathering_site: "Informal gathering site / settlement",
  collective_centre: "School or other public building",
  host_urban: "Town neighbourhood, among host families",
  host_rural: "Village, among host families",
  return_location: "Location of return",
});

export const shelter = choices("shelter", {
  house_solid: "House of brick, block or stone",
  house_mud: "Mud house (jaloos)",
  hut: "Straw or wood hut (tukul, rakuba)",
  tent: "Tent",
  makeshift: "Makeshift shelter (sticks, plastic, cloth)",
  public_building: "Room in a school or public building",
  unfinished: "Unfinished or damaged building",
  open: "No shelter, in the open",
  other: other("Other (specify)"),
});

export const water_source = choices("water_source", {
  piped: "Piped water (house, yard or public tap)",
  borehole: "Borehole or hand pump",
  protected_well: "Protected well or spring",
  unprotected_well: "Unprotected well or spring",
  truck: "Water truck or bladder",
  cart: "Donkey cart vendor",
  bottled: "Bottled or sachet water",
  surface: "River, canal, hafir, rain pond",
  other: other("Other (specify)"),
});

export const livelihood = choices("livelihood", {
  crops: "Growing crops",
  livestock: "Raising animals",
  fishing: "Fishing",
  trade: "Trade or shop",
  salary_public: "Government salary",
  salary_private: "Private or NGO salary",
  skilled: "Skilled work or craft",
  casual: "Casual or daily labour",
  domestic: "Domestic work",
  collect: "Selling wood, charcoal, grass, water",
  food_stall: "Selling tea or food",
  mining: "Artisanal mining",
  transport: "Transport (cart, rickshaw, vehicle)",
  remittance: "Money from relatives",
  aid: "Humanitarian aid",
  pension: "Pension, zakat or social benefit",
  borrow: "Borrowing or savings",
  begging: "Begging",
  none: exclusive("None"),
  other: other("Other (specify)"),
});

export const aid_type = choices("aid_type", {
  food: "Food",
  cash: "Cash or voucher",
  shelter: "Shelter or household items",
  water: "Water and sanitation",
  health: "Health or nutrition",
  education: "Education",
  livelihood: "Seeds, tools, animals, training",
  protection: "Protection, legal or psychosocial help",
  none: exclusive("None"),
});

export const agree5 = choices("agree5", {
  vbad: "Very bad",
  bad: "Bad",
  neutral: "Neither good nor bad",
  good: "Good",
  vgood: "Very good",
  ref: exclusive("Prefers not to answer"),
});

export const safe4 = choices("safe4", {
  very_safe: "Very safe",
  fairly_safe: "Fairly safe",
  unsafe: "Unsafe",
  very_unsafe: "Very unsafe",
  dk: exclusive("Don't know"),
  ref: exclusive("Prefers not to answer"),
});

export const freq4 = choices("freq4", {
  never: "Never",
  rarely: "Rarely",
  sometimes: "Sometimes",
  often: "Often",
  ref: exclusive("Prefers not to answer"),
});

export const incident = choices("incident", {
  robbery: "Robbery or looting",
  assault: "Physical attack",
  threat: "Threats or extortion",
  shelling: "Shelling or cross-fire",
  abduction: "Abduction or arrest",
  recruitment: "Pressure to join an armed group",
  uxo: "Mine or explosive accident",
  eviction: "Eviction or threat of it",
  none: exclusive("None"),
  ref: exclusive("Prefers not to answer"),
});

export const intention = choices("intention", {
  return: "Return to the place of origin",
  stay: "Stay here",
  elsewhere: "Move to another place in the country",
  abroad: "Leave the country",
  undecided: "Not decided",
  ref: exclusive("Prefers not to answer"),
});

export const who_moves = choices("who_moves", {
  all: "The whole household together",
  some_first: "Some members first, the others later",
  some_only: "Only some members, the others stay",
  dk: exclusive("Not decided"),
});

export const reasonsToReturn = {
  safe_now: "It has become safe there",
  property: "House or land there",
  livelihood: "Livelihood there",
  family: "Family or community has returned",
  home: "Attachment to home",
  services_back: "Services are working again",
  aid_there: "Assistance available there",
  bad_here: "Bad living conditions here",
  no_work_here: "No work here",
  unsafe_here: "Not safe here",
  aid_stopped: "Aid here has stopped or fallen",
  evicted: "Being made to leave here",
} as const;
export const reason_return = choices("reason_return", { ...reasonsToReturn, other: other("Other (specify)") });

export const reasonsToStay = {
  safe_here: "Safe here",
  work_here: "Work or business here",
  services_here: "Schools, health or water here",
  family_here: "Family and friends here",
  house_here: "House or land here",
  aid_here: "Assistance here",
  unsafe_there: "Not safe there",
  nothing_left: "Nothing left there",
  no_means: "No means to travel",
  wait: "Waiting to see",
} as const;
export const reason_stay = choices("reason_stay", { ...reasonsToStay, other: other("Other (specify)") });

export const reasonsToGoElsewhere = {
  work: "Work there",
  family: "Family there",
  safety: "Safer there",
  services: "Better services there",
  cheaper: "Cheaper living there",
  near_origin: "Closer to the place of origin",
  aid: "Assistance there",
  evicted: "Being made to leave here",
} as const;
export const reason_elsewhere = choices("reason_elsewhere", {
  ...reasonsToGoElsewhere,
  other: other("Other (specify)"),
});

export const obstacles = {
  insecurity: "Fighting or insecurity at the place of origin",
  armed_actors: "Presence of armed actors",
  uxo: "Mines or unexploded items",
  revenge: "Fear of revenge or discrimination",
  route: "The way back is not safe or is closed",
  house_destroyed: "House destroyed or damaged",
  house_occupied: "House or land occupied by others",
  no_livelihood: "No livelihood there",
  no_food: "No food there",
  no_water: "No water there",
  no_health: "No health care there",
  no_school: "No school there",
  no_money: "No money for the journey",
  documents: "Missing documents or clearance",
  no_info: "Not enough information",
  health: "Illness, disability or old age in the household",
  family_split: "Family does not agree",
  trauma: "Fear or trauma of what happened",
} as const;
export const obstacle = choices("obstacle", {
  ...obstacles,
  none: exclusive("No obstacle"),
  other: other("Other (specify)"),
});

export const condition = choices("condition", {
  security: "Security and peace",
  police_justice: "Police and courts working",
  demining: "Clearance of mines and explosives",
  shelter: "House repaired or materials given",
  land: "House and land given back",
  water: "Water",
  health: "Health care",
  school: "School",
  electricity_road: "Electricity, roads, telephone network",
  livelihood: "Work, seeds, tools or animals",
  food: "Food until the first harvest",
  cash: "Cash grant",
  transport: "Transport",
  reconciliation: "Reconciliation between communities",
  others_return: "Others of the community return too",
  compensation: "Compensation for losses",
  documents: "Identity or property papers",
  family: "Family reunited or missing persons found",
  none: exclusive("No condition: would go in any case"),
  never: exclusive("Would not return under any condition"),
  other: other("Other (specify)"),
});

export const origin_service = choices("origin_service", {
  working: "Working",
  partly: "Partly working",
  not_working: "Not working",
  never_was: "Never existed there",
  dk: exclusive("Doesn't know"),
});

export const age_band = choices("age_band", {
  "0_4": "0–4",
  "5_11": "5–11",
  "12_17": "12–17",
  "18_24": "18–24",
  "25_39": "25–39",
  "40_59": "40–59",
  "60_plus": "60 and over",
});

export const relation = choices("relation", {
  head: "Head of the household",
  spouse: "Husband or wife",
  child: "Son or daughter",
  child_in_law: "Son- or daughter-in-law",
  grandchild: "Grandchild",
  parent: "Father or mother",
  parent_in_law: "Father- or mother-in-law",
  sibling: "Brother or sister",
  niece_nephew: "Nephew or niece",
  other_relative: "Other relative",
  foster_child: "Fostered or taken-in child",
  not_related: "Not related",
});

export const populationGroups = {
  idp: "Displaced, living away from the place of origin",
  returned_idp: "Was displaced inside the country and has come back",
  returned_refugee: "Was a refugee abroad and has come back",
  non_displaced: "Never displaced (host community)",
  foreign: "Refugee or migrant from another country",
} as const;
export const pop_group = choices("pop_group", { ...populationGroups });

export const displaced_since = choices("displaced_since", {
  before_2003: "Before 2003",
  from_2003: "2003 – 14 April 2023",
  since_2023: "Since 15 April 2023",
  unknown: "Not known",
});

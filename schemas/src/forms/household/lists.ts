import { choices, exclusive, other } from "../../kinds/index.ts";

/** Answers that only the household interview offers. */

export const sample_status = choices("sample_status", {
  original: "Selected household",
  replacement: "Replacement household",
});

export const replacement_reason = choices("replacement_reason", {
  absent: "Nobody found after three visits",
  moved: "Household has left the site",
  refused: "Selected household refused",
  vacant: "Dwelling empty or destroyed",
  not_eligible: "Household is not in the target group",
  unsafe: "Could not be reached safely",
});

export const visit_result = choices("visit_result", {
  interview: "Interview can take place",
  later: "Come back later (appointment)",
  no_adult: "No competent adult at home",
  absent: "Household absent",
  refused: "Household refused",
  vacant: "Dwelling vacant or destroyed",
  not_found: "Dwelling not found",
  not_eligible: "Not in the target population",
  unsafe: "Stopped for safety reasons",
});

export const mode = choices("mode", {
  face: "Face to face",
  phone: "By telephone",
});

export const language = choices("language", {
  arabic: "Arabic",
  english: "English",
  fur: "Fur",
  zaghawa: "Zaghawa (Beria)",
  masalit: "Masalit",
  nuba: "A Nuba language",
  beja: "Beja (Bidhaawyeet)",
  dinka: "Dinka",
  nuer: "Nuer",
  other: other("Other (specify)"),
});

export const refusal_reason = choices("refusal_reason", {
  no_time: "No time",
  no_trust: "Does not trust the purpose",
  fear: "Afraid of consequences",
  fatigue: "Too many surveys before",
  other: other("Other (specify)"),
  ref: exclusive("Gave no reason"),
});

export const marital = choices("marital", {
  never: "Never married",
  married: "Married",
  widowed: "Widowed",
  divorced: "Divorced",
  separated: "Separated",
  missing_spouse: "Spouse missing",
  ref: exclusive("Prefers not to answer"),
});

export const nationality = choices("nationality", {
  sudan: "Sudanese",
  south_sudan: "South Sudanese",
  other: "Other nationality",
  stateless: "No nationality",
  dk: exclusive("Don't know"),
});

export const parents = choices("parents", {
  both: "With both parents",
  mother: "With the mother only",
  father: "With the father only",
  relative: "With other adult relatives, without the parents",
  non_relative: "With adults who are not relatives",
  alone: "Without any adult",
  dk: exclusive("Don't know"),
});

export const education = choices("education", {
  none: "No schooling",
  khalwa: "Religious (khalwa) schooling only",
  primary_some: "Primary / basic, not completed",
  primary: "Primary / basic completed",
  intermediate: "Intermediate completed",
  secondary: "Secondary completed",
  vocational: "Vocational or technical",
  university: "University or higher",
  dk: exclusive("Don't know"),
});

export const not_school = choices("not_school", {
  cost: "Fees, uniforms or materials cost too much",
  no_school: "No functioning school nearby",
  full: "School full or refused the child",
  documents: "Papers missing",
  work: "Works or helps at home",
  marriage: "Married or pregnant",
  disability: "Illness or disability",
  unsafe: "Way to school not safe",
  moving: "The household expects to move",
  not_interested: "Child or parents not interested",
  too_young: "Considered too young",
  other: other("Other (specify)"),
});

export const activity = choices("activity", {
  employee: "Paid employee",
  daily: "Daily or casual labour",
  own_business: "Own business or trade",
  own_farm: "Own farm or livestock",
  family: "Unpaid work in a family business or farm",
  looking: "Not working, looking for work",
  student: "Student",
  home: "Looks after home or family",
  unable: "Unable to work (illness, disability)",
  retired: "Retired or too old",
  idle: "Not working and not looking",
  dk: exclusive("Don't know"),
});

export const occupation = choices("occupation", {
  manager: "Manager, merchant owner",
  professional: "Teacher, health worker, professional",
  clerk: "Clerk, office worker",
  service: "Sales, food, cleaning or personal service",
  agri_skilled: "Farmer, herder, fisher",
  craft: "Craft, construction, repair",
  driver: "Driver, machine operator",
  elementary: "Labourer, porter, collector of wood or water",
  armed: "Armed or security forces",
  other: "Other",
});

export const wg = choices("wg", {
  no: "No difficulty",
  some: "Yes, some difficulty",
  lot: "Yes, a lot of difficulty",
  cannot: "Cannot do it at all",
  ref: exclusive("Refused"),
  dk: exclusive("Don't know"),
});

export const origin_setting = choices("origin_setting", {
  urban: "Town or city",
  rural: "Village or rural area",
  camp: "Displacement camp",
  nomadic: "Nomadic group",
});

export const cause = choices("cause", {
  armed_conflict: "Fighting between armed forces or groups",
  communal: "Communal or tribal violence",
  violence_rights: "Threats, persecution, abuses",
  looting: "Looting or destruction of property",
  eviction: "Forced eviction",
  flood: "Flood or heavy rain",
  drought: "Drought or failed crops",
  fire: "Fire",
  services: "No services or no food any more",
  family: "Followed family members",
  other: other("Other (specify)"),
});

export const chose_site = choices("chose_site", {
  safety: "Safety",
  relatives: "Relatives or same community here",
  aid: "Assistance available",
  work: "Chance of work",
  services: "Schools, health, water",
  close: "Close to the place of origin",
  land: "Land or house available",
  no_choice: exclusive("Had no choice / was taken here"),
  other: other("Other (specify)"),
});

export const tenure_here = choices("tenure_here", {
  own: "Owns it",
  rent: "Rents it",
  hosted: "Hosted without payment",
  allocated: "Allocated by camp management or authorities",
  squat: "Occupies without permission",
  other: other("Other (specify)"),
});

export const shelter_issue = choices("shelter_issue", {
  leak: "Leaks when it rains",
  heat: "No protection from heat or cold",
  unsafe_structure: "May collapse",
  no_lock: "Cannot be locked",
  no_privacy: "No privacy",
  no_light: "No light at night",
  crowded: "Too many people",
  none: exclusive("None"),
});

export const toilet = choices("toilet", {
  flush: "Flush or pour-flush toilet",
  vip: "Pit latrine with slab",
  pit: "Pit latrine without slab",
  bucket: "Bucket or hanging toilet",
  none: "No toilet, open field",
  other: other("Other (specify)"),
});

export const document = choices("document", {
  national_id: "National number or ID card",
  birth_cert: "Birth certificates of the children",
  passport: "Passport",
  marriage: "Marriage, divorce or death certificate",
  property: "House or land papers",
  school: "School certificates",
  registration: "IDP registration card",
  none: exclusive("None"),
});

export const doc_barrier = choices("doc_barrier", {
  cost: "Cost",
  distance: "Office too far or closed",
  lost_base: "The papers needed to apply were lost",
  fear: "Afraid to approach the authorities",
  refused: "Application refused",
  unknown: "Doesn't know how",
  not_tried: exclusive("Has not tried"),
  other: other("Other (specify)"),
});

export const hlp_tenure = choices("hlp_tenure", {
  own_titled: "Owned, with registered papers",
  own_customary: "Owned by custom (hakura, family land)",
  rented: "Rented or sharecropped",
  used_free: "Used without payment",
  none: "Had neither house nor land",
  dk: exclusive("Don't know"),
  ref: exclusive("Prefers not to answer"),
});

export const house_state = choices("house_state", {
  good: "Standing and usable",
  damaged: "Damaged, can be repaired",
  destroyed: "Destroyed",
  occupied: "Occupied by other people",
  contaminated: "Cannot be used: mines or explosives",
  dk: exclusive("Doesn't know"),
});

export const hlp_problem = choices("hlp_problem", {
  occupied: "Occupied by others",
  dispute: "Dispute over who owns it",
  boundaries: "Boundaries disputed or changed",
  papers_lost: "Papers lost or destroyed",
  inheritance: "Inheritance not settled",
  women: "Women of the household are denied their share",
  confiscated: "Confiscated or sold by others",
  access: "Cannot reach it",
  none: exclusive("None"),
  dk: exclusive("Don't know"),
});

export const asset = choices("asset", {
  land: "Farm land",
  house: "House",
  cattle: "Cattle or camels",
  small_stock: "Sheep or goats",
  donkey: "Donkey or horse",
  cart: "Cart, rickshaw or vehicle",
  plough: "Plough or farm tools",
  machine: "Sewing machine, mill, trade tools",
  phone: "Mobile phone",
  solar: "Solar panel or generator",
  savings: "Savings or gold",
  none: exclusive("None of these"),
});

export const debt_reason = choices("debt_reason", {
  food: "Food",
  rent: "Rent or shelter",
  health: "Health care",
  education: "Education",
  travel: "Travel or transport",
  business: "Business or farming",
  ceremony: "Wedding or funeral",
  other: other("Other (specify)"),
});

export const health_barrier = choices("health_barrier", {
  none: exclusive("No barrier"),
  far: "Too far, no transport",
  cost: "Cost",
  no_medicine: "No medicine or staff",
  closed: "Facility closed or destroyed",
  unsafe: "Way not safe",
  discrimination: "Badly treated or turned away",
  no_female: "No female staff",
  other: other("Other (specify)"),
});

export const minutes = choices("minutes", {
  lt15: "Less than 15 minutes",
  "15_30": "15–30 minutes",
  "30_60": "30–60 minutes",
  gt60: "More than one hour",
  none: "There is none",
  dk: exclusive("Don't know"),
});

export const timeframe = choices("timeframe", {
  "1m": "Within one month",
  "1_3m": "In 1 to 3 months",
  "3_6m": "In 3 to 6 months",
  "6_12m": "In 6 to 12 months",
  gt12m: "After more than 12 months",
  conditions: "Only when conditions are met",
  dk: exclusive("Don't know"),
});

export const season = choices("season", {
  before_rains: "Before the rains / planting",
  after_harvest: "After the harvest",
  dry: "Any time in the dry season",
  school_end: "After the school year",
  with_others: "When the community moves together",
  any: exclusive("No preference"),
  dk: exclusive("Don't know"),
});

export const return_to = choices("return_to", {
  same_house: "The same house or plot",
  same_village: "The same village or neighbourhood, another house",
  same_locality: "The same locality, another village or town",
  same_state: "The same state, another locality",
  dk: exclusive("Don't know yet"),
});

export const member_groups = choices("member_groups", {
  adult_men: "Adult men",
  adult_women: "Adult women",
  youth: "Young people 15–24",
  children: "Children under 15",
  older: "People of 60 and over",
  disabled: "People with a disability or ill",
});

export const split_reason = choices("split_reason", {
  school: "Children's schooling",
  work: "Work here",
  health: "Health care",
  check: "To check conditions first",
  rebuild: "To rebuild or plant first",
  claim: "To protect property",
  cost: "Cannot pay for all to travel",
  safety: "Some members not safe there",
  other: other("Other (specify)"),
});

export const info_source = choices("info_source", {
  visit: "Own visit",
  relatives_there: "Relatives or friends there",
  relatives_visited: "People here who have visited",
  leaders: "Community or religious leaders",
  authorities: "Authorities",
  ngo_un: "NGOs or UN",
  radio_tv: "Radio or television",
  phone: "Telephone calls",
  social_media: "WhatsApp, Facebook, other social media",
  none: exclusive("No information at all"),
  other: other("Other (specify)"),
});

export const info_need = choices("info_need", {
  security: "Security situation",
  route: "Safety and cost of the journey",
  housing: "State of house and land",
  services: "Water, health, schools",
  livelihood: "Work, markets, farming",
  aid: "Assistance and how to get it",
  uxo: "Mines and explosives",
  documents: "Documents and property claims",
  family: "Missing family members",
  none: exclusive("None"),
  other: other("Other (specify)"),
});

export const visit_reason = choices("visit_reason", {
  security: "To see the security",
  house: "To see house or land",
  belongings: "To fetch belongings or documents",
  farm: "To farm or look after animals",
  family: "To see or bury family",
  tried_return: "Tried to return for good",
  other: other("Other (specify)"),
});

export const decider = choices("decider", {
  head_man: "A man of the household alone",
  head_woman: "A woman of the household alone",
  couple: "Husband and wife together",
  all_adults: "All adults together",
  relatives: "Relatives outside the household",
  leaders: "Community leaders (sheikh, omda)",
  authorities: "Authorities",
  others: "Humanitarian or other organisations",
  dk: exclusive("Don't know"),
});

export const pressure = choices("pressure", {
  authorities: "Authorities or camp management",
  armed: "Armed actors",
  host: "Host community or landlord",
  leaders: "Own community leaders",
  family: "Family members",
  aid_cut: "Aid or services being cut",
  none: exclusive("Nobody"),
  ref: exclusive("Prefers not to answer"),
});

export const travel_mode = choices("travel_mode", {
  bus: "Bus or lorry for hire",
  own: "Own or relatives' vehicle",
  animal: "Animal or cart",
  boat: "Boat or barge",
  foot: "On foot",
  organised: "Convoy organised by an agency",
  dk: exclusive("Don't know"),
});

export const affordable = choices("affordable", {
  yes_all: "Can pay all",
  part: "Can pay part",
  no: "Cannot pay",
  dk: exclusive("Don't know"),
});

export const closure_plan = choices("closure_plan", {
  return: "Would return",
  nearby: "Would stay nearby",
  other_site: "Would go to another site",
  elsewhere: "Would go to another state",
  dk: exclusive("Don't know"),
  ref: exclusive("Prefers not to answer"),
});

export const channel = choices("channel", {
  face: "Face to face",
  phone: "Telephone call",
  sms: "SMS",
  whatsapp: "WhatsApp",
  radio: "Radio",
  loudspeaker: "Loudspeaker or notice board",
  leaders: "Through community leaders",
  mosque_church: "Mosque or church",
});

export const others_present = choices("others_present", {
  none: exclusive("Nobody else"),
  spouse: "Spouse",
  adults: "Other adults of the household",
  neighbours: "Neighbours or leaders",
  officials: "Officials or armed persons",
  children: "Children only",
});

export const reliability = choices("reliability", {
  good: "Good",
  fair: "Fair",
  poor: "Poor",
});

export const certainty = choices("certainty", {
  sure: "Sure",
  fairly: "Fairly sure",
  not_sure: "Not sure",
  dk: exclusive("Don't know"),
});

export const date_precision = choices("date_precision", {
  day: "Exact day",
  month: "Month only",
  year: "Year only",
});

export const age_group = choices("age_group", {
  "0_4": "0–4",
  "5_9": "5–9",
  "10_14": "10–14",
  "15_19": "15–19",
  "20_24": "20–24",
  "25_29": "25–29",
  "30_34": "30–34",
  "35_39": "35–39",
  "40_44": "40–44",
  "45_49": "45–49",
  "50_54": "50–54",
  "55_59": "55–59",
  "60_64": "60–64",
  "65_69": "65–69",
  "70_74": "70–74",
  "75_79": "75–79",
  "80_plus": "80 and over",
  "5_11": "5–11 (age not known)",
  "12_17": "12–17 (age not known)",
  "18_24": "18–24 (age not known)",
  "25_39": "25–39 (age not known)",
  "40_59": "40–59 (age not known)",
  "60_plus": "60 and over (age not known)",
});

export const separation = choices("separation", {
  separated: "Separated child",
  unaccompanied: "Unaccompanied child",
  no: "Neither",
});

export const displacement_period = choices("displacement_period", {
  period_1: "Before 2003",
  period_2: "2003 – 14 April 2023",
  period_3: "Since 15 April 2023",
});

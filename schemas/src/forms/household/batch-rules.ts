import type { Texts } from "../../form/model.ts";

/** A rule that compares interviews with each other or with the server, so that no form can judge it. */
export interface BatchRule {
  readonly id: string;
  /** What is found, in words for the coordinator. */
  readonly message: Texts;
  /** The variables that it looks at; empty when it looks at the envelope or at all of them. */
  readonly variables: readonly string[];
  /** Limits that the coordinator may change, with the value to start from. */
  readonly limits: Readonly<Record<string, number>>;
}

/** The edit rules Q01 to Q12, all soft: each raises a flag that somebody looks into, and none changes an answer. */
export const batchRules: readonly BatchRule[] = [
  {
    id: "Q01",
    variables: ["household_id", "visit_number"],
    limits: {},
    message: {
      en: "The same household stands twice in the round, and not as a later visit",
      ar: "الأسرة نفسها مسجلة مرتين في الجولة، وليس كزيارة لاحقة",
      fr: "Le même ménage figure deux fois dans la vague, et non comme visite ultérieure",
    },
  },
  {
    id: "Q02",
    variables: ["enumerator_id", "start", "end"],
    limits: {},
    message: {
      en: "Two interviews by one enumerator overlap in time",
      ar: "تتداخل مقابلتان لباحث واحد في الوقت",
      fr: "Deux entretiens d'un même enquêteur se chevauchent",
    },
  },
  {
    id: "Q03",
    variables: [],
    limits: { shortest_minutes: 15, longest_minutes: 120 },
    message: {
      en: "The interview was shorter or longer than interviews are in this survey",
      ar: "المقابلة أقصر أو أطول من المعتاد في هذا المسح",
      fr: "L'entretien a été plus court ou plus long que d'ordinaire dans cette enquête",
    },
  },
  {
    id: "Q04",
    variables: ["gps_distance_m"],
    limits: { farthest_metres: 500 },
    message: {
      en: "The dwelling lies far from the cluster",
      ar: "المسكن بعيد عن العنقود",
      fr: "Le logement est loin de la grappe",
    },
  },
  {
    id: "Q05",
    variables: ["start"],
    limits: { first_hour: 6, last_hour: 20 },
    message: {
      en: "The interview began very early or very late, or on a day without fieldwork",
      ar: "بدأت المقابلة في وقت مبكر جداً أو متأخر جداً، أو في يوم بلا عمل ميداني",
      fr: "L'entretien a commencé très tôt ou très tard, ou un jour sans travail de terrain",
    },
  },
  {
    id: "Q06",
    variables: [],
    limits: { similarity: 0.95 },
    message: {
      en: "The answers are nearly identical to those of another interview by the same enumerator",
      ar: "الإجابات مطابقة تقريباً لإجابات مقابلة أخرى للباحث نفسه",
      fr: "Les réponses sont presque identiques à celles d'un autre entretien du même enquêteur",
    },
  },
  {
    id: "Q07",
    variables: ["income_30d", "debt_amount", "food_spend_7d", "other_spend_30d", "hh_size", "water_minutes"],
    limits: { robust_deviations: 3 },
    message: {
      en: "A number lies far from the others of its stratum (median and MAD on the log scale)",
      ar: "رقم بعيد جداً عن أرقام طبقته (الوسيط والانحراف المطلق على المقياس اللوغاريتمي)",
      fr: "Un nombre s'écarte beaucoup des autres de sa strate (médiane et MAD sur l'échelle logarithmique)",
    },
  },
  {
    id: "Q08",
    variables: ["enumerator_id"],
    limits: { interviews_needed: 20 },
    message: {
      en: "The answers of one enumerator differ from the others in the same clusters: don't know, refusals, short paths, size, ages that end in 0 or 5",
      ar: "إجابات باحث واحد تختلف عن غيره في العناقيد نفسها: لا أعرف، الرفض، المسارات القصيرة، حجم الأسرة، أعمار تنتهي بصفر أو 5",
      fr: "Les réponses d'un enquêteur diffèrent des autres dans les mêmes grappes : ne sait pas, refus, chemins courts, taille, âges en 0 ou 5",
    },
  },
  {
    id: "Q09",
    variables: ["sample_status", "cluster_id"],
    limits: { largest_share: 0.1 },
    message: {
      en: "More than a tenth of the households of a cluster are replacements",
      ar: "أكثر من عُشر أسر العنقود أسر بديلة",
      fr: "Plus d'un dixième des ménages d'une grappe sont des remplaçants",
    },
  },
  {
    id: "Q10",
    variables: [],
    limits: {},
    message: {
      en: 'An answer under "other" repeats one of the list: it can be recoded',
      ar: "إجابة تحت «أخرى» تكرر إجابة من القائمة: يمكن إعادة ترميزها",
      fr: "Une réponse « autre » répète une réponse de la liste : elle peut être recodée",
    },
  },
  {
    id: "Q11",
    variables: ["start"],
    limits: { largest_minutes: 5 },
    message: {
      en: "The clock of the phone was wrong: the interview began after it was received, or before the assignment",
      ar: "ساعة الهاتف غير صحيحة: بدأت المقابلة بعد استلامها أو قبل التكليف",
      fr: "L'horloge du téléphone était fausse : l'entretien a commencé après sa réception, ou avant l'affectation",
    },
  },
  {
    id: "Q12",
    variables: [],
    limits: {},
    message: {
      en: "The interview was made with a form that was already replaced on that day",
      ar: "أُجريت المقابلة باستمارة كانت قد استُبدلت في ذلك اليوم",
      fr: "L'entretien a été fait avec un formulaire déjà remplacé ce jour-là",
    },
  },
];

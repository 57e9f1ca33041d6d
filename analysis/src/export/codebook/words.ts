import type { Measure, MissingReason, Role, Sensitivity } from "@returns/schemas";
import type { ChartLanguage } from "../../chart/words.ts";

/** The codebook's own words in one language. */
export interface CodebookWords {
  title(form: string): string;
  version(version: string): string;
  variables(count: number): string;
  readonly contents: string;
  readonly skip: string;
  readonly lists: string;
  readonly list: string;
  readonly type: string;
  readonly measures: Readonly<Record<Measure, string>>;
  readonly codes: string;
  readonly code: string;
  readonly label: string;
  /** The codes stand in the list at the end. */
  codesOf(count: number): string;
  projectList(list: string): string;
  readonly asked: string;
  readonly always: string;
  readonly filled: string;
  readonly missing: string;
  readonly missingReasons: Readonly<Record<MissingReason, string>>;
  readonly role: string;
  readonly roles: Readonly<Record<Role, string>>;
  readonly sensitivity: string;
  readonly sensitivities: Readonly<Record<Sensitivity, string>>;
  readonly purpose: string;
  readonly roster: string;
  readonly erased: string;
  readonly noLabel: string;
}

export const codebookWords: Readonly<Record<ChartLanguage, CodebookWords>> = {
  en: {
    title: (form) => `Codebook: ${form}`,
    version: (version) => `version ${version}`,
    variables: (count) => (count === 1 ? "1 variable" : `${count} variables`),
    contents: "Contents",
    skip: "Go to the variables",
    lists: "Choice lists",
    list: "List",
    type: "Type",
    measures: {
      category: "one choice",
      categories: "several choices",
      ranking: "choices in an order",
      number: "number",
      date: "date",
      period: "month or year",
      moment: "date and time",
      time: "time",
      text: "text",
      place: "position",
      media: "photo, recording or file",
      none: "no answer",
    },
    codes: "Codes",
    code: "Code",
    label: "Label",
    codesOf: (count) => `${count} codes, at the end`,
    projectList: (list) => `of the list “${list}”, which comes with the project`,
    asked: "Asked when",
    always: "always",
    filled: "not asked: the phone fills it in",
    missing: "Missing",
    missingReasons: { dk: "does not know", ref: "does not want to answer" },
    role: "Role",
    roles: {
      demographic: "demographic",
      "socio-economic": "socio-economic",
      intention: "intention",
      design: "design",
      identifier: "identifies people",
    },
    sensitivity: "Sensitivity",
    sensitivities: { low: "low", medium: "medium", high: "high" },
    purpose: "Purpose",
    roster: "For each line of",
    erased: "Leaves the interview when it is finished: no data have it",
    noLabel: "no label",
  },
  ar: {
    title: (form) => `دليل المتغيرات: ${form}`,
    version: (version) => `النسخة ${version}`,
    variables: (count) => `عدد المتغيرات: ${count}`,
    contents: "المحتويات",
    skip: "إلى المتغيرات",
    lists: "قوائم الخيارات",
    list: "القائمة",
    type: "النوع",
    measures: {
      category: "خيار واحد",
      categories: "عدة خيارات",
      ranking: "خيارات مرتبة",
      number: "رقم",
      date: "تاريخ",
      period: "شهر أو سنة",
      moment: "تاريخ ووقت",
      time: "وقت",
      text: "نص",
      place: "موقع جغرافي",
      media: "صورة أو تسجيل أو ملف",
      none: "بلا إجابة",
    },
    codes: "الرموز",
    code: "الرمز",
    label: "النص",
    codesOf: (count) => `الرموز في آخر الدليل، وعددها ${count}`,
    projectList: (list) => `من القائمة «${list}» التي تأتي مع المشروع`,
    asked: "يُسأل عندما",
    always: "دائمًا",
    filled: "لا يُسأل: يملؤه الهاتف",
    missing: "القيم الناقصة",
    missingReasons: { dk: "لا يعرف", ref: "لا يرغب في الإجابة" },
    role: "الدور",
    roles: {
      demographic: "ديموغرافي",
      "socio-economic": "اجتماعي واقتصادي",
      intention: "نية العودة",
      design: "تصميم المسح",
      identifier: "يعرّف بأشخاص",
    },
    sensitivity: "الحساسية",
    sensitivities: { low: "منخفضة", medium: "متوسطة", high: "عالية" },
    purpose: "الغرض",
    roster: "لكل سطر من",
    erased: "تُحذف عند إنهاء المقابلة: لا توجد في البيانات",
    noLabel: "بلا نص",
  },
  fr: {
    title: (form) => `Dictionnaire des variables : ${form}`,
    version: (version) => `version ${version}`,
    variables: (count) => (count < 2 ? `${count} variable` : `${count} variables`),
    contents: "Sommaire",
    skip: "Aller aux variables",
    lists: "Listes de choix",
    list: "Liste",
    type: "Type",
    measures: {
      category: "un choix",
      categories: "plusieurs choix",
      ranking: "choix dans un ordre",
      number: "nombre",
      date: "date",
      period: "mois ou année",
      moment: "date et heure",
      time: "heure",
      text: "texte",
      place: "position",
      media: "photo, enregistrement ou fichier",
      none: "sans réponse",
    },
    codes: "Codes",
    code: "Code",
    label: "Libellé",
    codesOf: (count) => `${count} codes, à la fin`,
    projectList: (list) => `de la liste « ${list} », qui vient avec le projet`,
    asked: "Demandé quand",
    always: "toujours",
    filled: "non demandé : le téléphone le remplit",
    missing: "Valeurs manquantes",
    missingReasons: { dk: "ne sait pas", ref: "ne souhaite pas répondre" },
    role: "Rôle",
    roles: {
      demographic: "démographique",
      "socio-economic": "socio-économique",
      intention: "intention",
      design: "plan d’enquête",
      identifier: "identifie des personnes",
    },
    sensitivity: "Sensibilité",
    sensitivities: { low: "faible", medium: "moyenne", high: "élevée" },
    purpose: "Finalité",
    roster: "Pour chaque ligne de",
    erased: "Quitte l’entretien quand il est terminé : absent des données",
    noLabel: "sans libellé",
  },
};

/** The languages in which a chart can speak. */
export type ChartLanguage = "en" | "ar" | "fr";

/** The sentences that stand in a chart beside the texts of its table. */
export interface ChartWords {
  /** Unweighted answers behind a bar or a figure. */
  readonly count: (n: string) => string;
  /** The line under the title: who was asked, how many answered, whom they stand for. */
  readonly base: (universe: string, answers: string) => string;
  readonly standingFor: (weighted: string) => string;
  /** The units that tables count, by their name; `answers` stands for any other. */
  readonly units: Readonly<Record<string, string>>;
  readonly answers: string;
  /** How the chart shows its intervals. */
  readonly interval: { readonly both: string; readonly "in-figures": string; readonly "as-lines": string };
  readonly withheld: string;
  readonly flags: {
    readonly few: string;
    readonly caution: string;
    readonly unreliable: string;
    readonly bracketed: string;
  };
  readonly withheldNote: string;
  readonly smallBaseNote: string;
  readonly boundedNote: string;
  readonly emptyNote: string;
  readonly provisional: string;
  readonly simulated: string;
}

/** The signs that stand behind a figure for its flag; the notes begin with them. No digits, no stars: those mean other things. */
export const flagSigns = { "": "", few: "\u200A○", caution: "\u200A△", unreliable: "\u200A▲" } as const;

export const chartWords: Readonly<Record<ChartLanguage, ChartWords>> = {
  en: {
    count: (n) => `n = ${n}`,
    base: (universe, answers) => `${universe}: ${answers}`,
    standingFor: (weighted) => `, standing for ${weighted}`,
    units: { household: "households interviewed", member: "persons", location: "locations" },
    answers: "answers",
    interval: {
      both: "In brackets and as lines: 95% confidence interval",
      "in-figures": "In brackets: 95% confidence interval",
      "as-lines": "Lines: 95% confidence interval",
    },
    withheld: "withheld",
    flags: {
      caution: "△ use with caution: the error is 20–33% of the figure",
      unreliable: "▲ unreliable: the error is more than a third of the figure",
      few: "○ fewer than 30 answers",
      bracketed: "( ) few answers: fewer than 50",
    },
    withheldNote: "Hatched: withheld, so that nobody is recognised",
    smallBaseNote: "Hatched: too few answers for an estimate",
    boundedNote: "With < or >: not told more exactly, so that nobody's answer is certain",
    emptyNote: "–: nobody in this group",
    provisional: "PROVISIONAL: fieldwork goes on",
    simulated: "SIMULATED DATA: no real household",
  },
  ar: {
    count: (n) => `العدد = ${n}`,
    base: (universe, answers) => `${universe}: ${answers}`,
    standingFor: (weighted) => `، تمثّل ${weighted}`,
    units: { household: "أسرة تمت مقابلتها", member: "فرداً", location: "موقعاً" },
    answers: "إجابة",
    interval: {
      both: "بين الأقواس وعلى شكل خطوط: فترة ثقة 95%",
      "in-figures": "بين الأقواس: فترة ثقة 95%",
      "as-lines": "الخطوط: فترة ثقة 95%",
    },
    withheld: "محجوب",
    flags: {
      caution: "△ يُستخدم بحذر: الخطأ بين 20 و33% من الرقم",
      unreliable: "▲ غير موثوق: الخطأ أكثر من ثلث الرقم",
      few: "○ أقل من 30 إجابة",
      bracketed: "( ) إجابات قليلة: أقل من 50",
    },
    withheldNote: "المخطّط: محجوب كي لا يُعرف أحد",
    smallBaseNote: "المخطّط: الإجابات أقل من أن تعطي تقديراً",
    boundedNote: "مع علامة < أو >: لا يُذكر أدق من ذلك كي لا تكون إجابة أحد مؤكدة",
    emptyNote: "–: لا أحد في هذه الفئة",
    provisional: "مؤقت: العمل الميداني مستمر",
    simulated: "بيانات محاكاة: لا أسرة حقيقية فيها",
  },
  fr: {
    count: (n) => `n = ${n}`,
    base: (universe, answers) => `${universe} : ${answers}`,
    standingFor: (weighted) => `, représentant ${weighted}`,
    units: { household: "ménages interrogés", member: "personnes", location: "localités" },
    answers: "réponses",
    interval: {
      both: "Entre crochets et en traits : intervalle de confiance à 95 %",
      "in-figures": "Entre crochets : intervalle de confiance à 95 %",
      "as-lines": "Traits : intervalle de confiance à 95 %",
    },
    withheld: "masqué",
    flags: {
      caution: "△ à utiliser avec prudence : l'erreur est de 20 à 33 % du chiffre",
      unreliable: "▲ peu fiable : l'erreur dépasse le tiers du chiffre",
      few: "○ moins de 30 réponses",
      bracketed: "( ) peu de réponses : moins de 50",
    },
    withheldNote: "Hachuré : masqué, pour que personne ne soit reconnu",
    smallBaseNote: "Hachuré : trop peu de réponses pour une estimation",
    boundedNote: "Avec < ou > : pas dit plus exactement, pour que la réponse de personne ne soit certaine",
    emptyNote: "– : personne dans ce groupe",
    provisional: "PROVISOIRE : la collecte continue",
    simulated: "DONNÉES SIMULÉES : aucun ménage réel",
  },
};

import type { Texts } from "../../form/model.ts";

/** What is written into a form where its sheet says nothing. */
export const words = {
  notAccepted: {
    en: "This answer is not accepted: look at the question again",
    ar: "هذه الإجابة غير مقبولة: راجع السؤال",
    fr: "Cette réponse n'est pas acceptée : relisez la question",
  } satisfies Texts,
  unknownPurpose: "Not said in the sheet: kept apart, with what identifies people, until its role is written there",
  /** The question behind `or_other`, but for its rosters. */
  specify: (of: string) => ({
    node: "question",
    kind: "text",
    name: `${of}_other`,
    label: {
      en: "Specify the other answer.",
      ar: "حدّد الإجابة الأخرى.",
      fr: "Précisez l'autre réponse.",
    } satisfies Texts,
    role: "identifier",
    sensitivity: "medium",
    purpose: "Coding of answers outside the list; a free text may name a person",
    relevant: `selected(\${${of}}, 'other')`,
    required: false,
    checks: [],
    missing: [],
    settings: { maxLength: 200 },
  }),
  otherChoice: { en: "Other", ar: "أخرى", fr: "Autre" } satisfies Texts,
  section: (number: number, languages: readonly string[]): Texts => {
    const known: Texts = { en: `Part ${number}`, ar: `الجزء ${number}`, fr: `Partie ${number}`, es: `Parte ${number}` };
    return Object.fromEntries(languages.map((language) => [language, known[language] ?? `Part ${number}`]));
  },
};

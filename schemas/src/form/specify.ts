import { text } from "../kinds/text.ts";

/** The text question that opens when "other" is chosen: `cause_other: specify("cause")`. Its texts are ready in en, ar, fr. */
export const specify = (question: string) =>
  text({
    label: {
      en: "Specify the other answer.",
      ar: "حدّد الإجابة الأخرى.",
      fr: "Précisez l'autre réponse.",
    },
    relevant: `selected(\${${question}}, 'other')`,
    required: true,
    maxLength: 200,
    role: "identifier",
    sensitivity: "medium",
    purpose: "Coding of answers outside the list; a free text may name a person",
  });

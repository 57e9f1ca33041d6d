/** The main answer must be among the answers that were chosen before (edit rule E04). */
export const mainOf = (question: string) => ({
  test: `selected(\${${question}}, .)`,
  message: {
    en: "Must be one of the answers chosen in the previous question",
    ar: "يجب أن يكون من الإجابات المختارة في السؤال السابق",
    fr: "Doit être une des réponses de la question précédente",
  },
});

/** An answer that was given at an earlier rank cannot be given again. */
export const notAgain = (...earlier: readonly string[]) => ({
  test: earlier.map((question) => `. != \${${question}}`).join(" and "),
  message: {
    en: "This answer was already given above: choose another one",
    ar: "هذه الإجابة اختيرت أعلاه: اختر إجابة أخرى",
    fr: "Cette réponse a déjà été donnée plus haut : choisissez-en une autre",
  },
});

/** The main answer must be among the answers that were chosen before (edit rule E04). */
export const mainOf = (question: string) => ({
  test: `selected(\${${question}}, .)`,
  message: {
    en: "Must be one of the answers chosen in the previous question",
    ar: "يجب أن يكون من الإجابات المختارة في السؤال السابق",
    fr: "Doit être une des réponses de la question précédente",
  },
});

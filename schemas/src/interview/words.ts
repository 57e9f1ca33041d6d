import type { Texts } from "../form/model.ts";

/** What the engine itself says about answers, in the words of the enumerator's language. */
export const words = {
  required: (canBeMissing: boolean): Texts =>
    canBeMissing
      ? {
          en: 'An answer is needed, or "don\'t know" or "refused"',
          ar: "الإجابة مطلوبة، أو «لا أعرف» أو «رفض الإجابة»",
          fr: "Il faut une réponse, ou « ne sait pas » ou « refus »",
        }
      : {
          en: "An answer is needed",
          ar: "الإجابة مطلوبة",
          fr: "Il faut une réponse",
        },
  unfit: (): Texts => ({
    en: "This answer cannot be kept: answer again",
    ar: "لا يمكن حفظ هذه الإجابة: أجب من جديد",
    fr: "Cette réponse ne peut pas être gardée : répondez à nouveau",
  }),
  rosterCount: (listed: number, expected: number): Texts => ({
    en: `${listed} are listed and ${expected} are expected: add, remove, or correct the number`,
    ar: `عدد المسجلين ${listed} والعدد المتوقع ${expected}: أضف أو احذف أو صحّح العدد`,
    fr: `${listed} sont inscrits et ${expected} sont attendus : ajoutez, retirez ou corrigez le nombre`,
  }),
  gone: (name: string): Texts => ({
    en: `"${name}" was answered and is not in the new version of the form`,
    ar: `السؤال «${name}» أُجيب عنه وليس في النسخة الجديدة من الاستمارة`,
    fr: `« ${name} » a une réponse et n'est pas dans la nouvelle version du formulaire`,
  }),
  noLongerFits: (name: string, answer: string): Texts => ({
    en: `The answer "${answer}" to "${name}" does not fit the new version of the form`,
    ar: `الإجابة «${answer}» على «${name}» لا تناسب النسخة الجديدة من الاستمارة`,
    fr: `La réponse « ${answer} » à « ${name} » ne va pas avec la nouvelle version du formulaire`,
  }),
  rosterFull: (listed: number, most: number): Texts => ({
    en: `${listed} are listed, and the new version of the form takes ${most} at most`,
    ar: `عدد المسجلين ${listed}، والنسخة الجديدة من الاستمارة تقبل ${most} على الأكثر`,
    fr: `${listed} sont inscrits, et la nouvelle version du formulaire en accepte ${most} au plus`,
  }),
  notAsked: (): Texts => ({
    en: "There is an answer to a question that was not to be asked",
    ar: "توجد إجابة على سؤال لم يكن يجب طرحه",
    fr: "Il y a une réponse à une question qui ne devait pas être posée",
  }),
};

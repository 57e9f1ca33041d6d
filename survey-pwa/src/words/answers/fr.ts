import type { AnswerWords, Counting } from "./en.ts";

/** The same in French. */
export const answersFr = (_figures: Counting): AnswerWords => ({
  confirm: "Confirmé",
  month: "Mois",
  year: "Année",
  momentIncomplete: "Le moment n'est pas complet : il faut la date, l'heure et les minutes",
});

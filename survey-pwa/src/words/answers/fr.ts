import type { AnswerWords, Counting } from "./en.ts";

/** The same in French. */
export const answersFr = ({ number }: Counting): AnswerWords => ({
  confirm: "Confirmé",
  month: "Mois",
  year: "Année",
  momentIncomplete: "Le moment n'est pas complet : il faut la date, l'heure et les minutes",
  value: "Nombre",
  noValue: "Pas encore de réponse",
  slide: "Touchez la ligne, ou écrivez le nombre",
  rankFirst: "Touchez-les dans l'ordre, le premier d'abord",
  ranked: (done, all) => `${number(done)} sur ${number(all)} ont une place`,
  notRanked: "Encore sans place",
  up: (label) => `Monter : ${label}`,
  down: (label) => `Descendre : ${label}`,
});

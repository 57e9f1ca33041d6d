import type { AnswerWords, Counting } from "./en.ts";

/** The same in French. */
export const answersFr = ({ number, plural }: Counting): AnswerWords => ({
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
  addPoint: "Ajouter ce point",
  walk: "Marcher et enregistrer",
  stopWalk: "Arrêter l'enregistrement",
  walking: (accuracy) => `Enregistrement pendant la marche : gardez cette page ouverte. Précision ${accuracy}`,
  tooInexact: (accuracy, most) => `Précision de ${accuracy} seulement, il faut ${most}. Mettez-vous à ciel ouvert`,
  points: (count) => plural(count, { one: `${number(count)} point`, other: `${number(count)} points` }),
  pointsNeeded: (count) =>
    plural(count, { one: `il en faut encore ${number(count)}`, other: `il en faut encore ${number(count)}` }),
  point: (position) => `Point ${number(position)}`,
  removePoint: (position) => `Retirer le point ${number(position)}`,
  eachPoint: "Chaque point",
  full: (most) => `C'est le maximum : ${number(most)} points`,
  kilometres: (length) => `${number(length)} km`,
  squareMetres: (area) => `${number(area)} m²`,
  hectares: (area) => `${number(area)} ha`,
});

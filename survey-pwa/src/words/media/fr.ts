import { type Counting, type MediaWords, sizeOf } from "./en.ts";

/** The same in French. */
export const mediaFr = ({ number, plural }: Counting): MediaWords => ({
  size: (bytes) =>
    sizeOf(
      bytes,
      (count) => `${number(count)} ko`,
      (count) => `${number(count)} Mo`,
    ),
  taken: (size) => `Gardé sur ce téléphone, ${size}`,
  gone: "Ce téléphone ne l'a plus. Reprenez-le",
  full: "Cet entretien contient autant de photos, d'enregistrements et de fichiers qu'on peut en envoyer. Retirez-en un d'abord",
  left: (count) =>
    plural(count, {
      one: `${number(count)} de ses photos ou enregistrements n'est que sur ce téléphone`,
      other: `${number(count)} de ses photos et enregistrements ne sont que sur ce téléphone`,
    }),
  waiting: (count) =>
    plural(count, {
      one: `${number(count)} entretien a été reçu, mais pas encore toutes ses photos et tous ses enregistrements`,
      other: `${number(count)} entretiens ont été reçus, mais pas encore toutes leurs photos et tous leurs enregistrements`,
    }),
  notCopied: "Les photos et enregistrements ne sont pas dans la copie : seul l'envoi les apporte au bureau",
  photo: {
    alt: "La photo prise",
    take: "Prendre une photo",
    again: "La reprendre",
    choose: "Choisir une image",
    scaling: "La photo est réduite…",
    renamed: "Ce n'est pas une image, quoi qu'en dise son nom. Prenez une photo avec l'appareil",
    unreadable: "Ce téléphone ne peut pas ouvrir l'image. Prenez une photo avec l'appareil",
  },
  signature: {
    alt: "La signature prise",
    pad: "Zone pour signer du doigt. Sans le doigt, écrivez plutôt le nom",
    sign: "Signez ici",
    undo: "Annuler le dernier trait",
    again: "Signer à nouveau",
    type: "Écrire plutôt le nom",
    draw: "Signer du doigt",
    name: "Nom de la personne qui signe",
    use: "Utiliser comme signature",
  },
  audio: {
    record: "Enregistrer",
    again: "Enregistrer à nouveau",
    stop: "Arrêter",
    starting: "En attente du micro",
    recording: (time, most) => `Enregistrement : ${time} sur ${most}`,
    playback: "L'enregistrement",
    denied: "Ce téléphone ne permet pas d'enregistrer. Autorisez le micro dans les réglages du navigateur et réessayez",
    unavailable: "Aucun micro trouvé, ou une autre application l'utilise. Fermez-la et réessayez",
    unsupported: "Ce téléphone ne peut pas enregistrer",
  },
  file: {
    choose: "Choisir un fichier",
    another: "Choisir un autre fichier",
    described: (type, size) => `${type} ; ${size}`,
    empty: "Ce fichier est vide. Choisissez-en un autre",
    unreadable: "Ce téléphone n'a pas pu lire le fichier. Choisissez-en un autre",
    tooLarge: (has, most) =>
      `Le fichier fait ${has} : ${most} au plus peuvent être envoyés. Choisissez-en un plus petit`,
  },
  barcode: {
    scan: "Scanner avec l'appareil photo",
    picture: "Le lire sur une photo",
    stop: "Arrêter",
    looking: "Tenez le code devant l'appareil photo",
    found: (code) => `Lu : ${code}`,
    nothing: "Aucun code trouvé sur l'image. Approchez-vous, ou écrivez-le",
    denied:
      "Ce téléphone ne permet pas l'appareil photo. Écrivez le code, ou autorisez l'appareil dans les réglages du navigateur",
    unavailable: "L'appareil photo n'est pas utilisable. Écrivez le code, ou lisez-le sur une photo",
  },
});

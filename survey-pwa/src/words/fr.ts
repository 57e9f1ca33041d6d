import { answersFr } from "./answers/fr.ts";
import type { Words } from "./en.ts";
import type { Figures } from "./figures.ts";
import { mediaFr } from "./media/fr.ts";

/** Every word of the app in French. */
export const fr = ({ number, plural }: Figures): Words => ({
  app: {
    name: "Enquête retour",
    skipToContent: "Aller aux questions",
    back: "Retour",
    next: "Suivant",
    close: "Fermer",
    cancel: "Annuler",
    understood: "J'ai compris",
    clock: "L'horloge de ce téléphone est fausse. Réglez la date et l'heure ; les entretiens peuvent continuer",
    notices: "Avis",
    settings: "Réglages",
    starting: "Préparation en cours. Vous pouvez déjà lire et écrire",
    simulated: "Exercice : aucun entretien réel ici",
    unprotected: "Pas encore pour de vrais entretiens : cette version ne chiffre pas les réponses sur ce téléphone",
    update: "Une nouvelle version de l'application est prête",
    updateNow: "L'utiliser maintenant",
  },
  versions: {
    newForms: "Nouveau formulaire ou nouvelle version. Les nouveaux entretiens commencent avec lui",
    moved: (version) =>
      `Le formulaire a une nouvelle version, ${version}. Cet entretien continue avec elle et garde toutes les réponses`,
    stays: (version) =>
      `Le formulaire a une nouvelle version, ${version}, sans place pour certaines réponses de cet entretien. Pour ne rien perdre, il reste avec la version de son début. Ces réponses sont gardées :`,
    quoted: (text) => `« ${text} »`,
    questions: {
      "question-added": (question) => `Nouvelle question : ${question}`,
      "question-gone": (question) => `N’est plus posée : ${question}`,
      "question-reworded": (question) => `Formulée autrement : ${question}`,
    },
    choices: {
      "choice-added": (question, choice) => `Nouveau choix ${choice} à ${question}`,
      "choice-gone": (question, choice) => `N’est plus un choix : ${choice} à ${question}`,
    },
    reasons: {
      gone: (question) => `${question} : la nouvelle version ne le demande pas`,
      unfit: (question) => `${question} : la nouvelle version n’a pas cette réponse`,
      "roster-full": (roster) => `${roster} : la nouvelle version a moins de place`,
    },
    more: (count) => `et ${number(count)} autres`,
  },
  trial: {
    strip: "Essai : rien n’est envoyé. Ne saisissez pas les réponses de vraies personnes",
    finished: "Le formulaire peut être terminé ainsi. Dans un essai, rien n’est scellé pour le bureau ni envoyé",
    noneTitle: "Il n’y a pas de formulaire à essayer ici",
    none: "Rouvrez la page du formulaire et choisissez de l’essayer. Si vous avez été déconnecté, connectez-vous d’abord",
  },
  enrol: {
    title: "Connecter ce téléphone",
    intro:
      "Votre coordinateur vous donne un lien ou un code carré imprimé. Ouvrez le lien sur ce téléphone, ou collez-le ici.",
    link: "Lien du coordinateur",
    linkHint: "Il contient /enrol# et un long code",
    label: "Nom de ce téléphone",
    labelHint:
      "Pour que le bureau distingue les téléphones, par exemple « Équipe 3, téléphone 2 ». Pas de nom de personne",
    connect: "Connecter",
    connecting: "Connexion…",
    unreadable: "Ce n'est pas un lien de connexion. Copiez le lien entier, de https:// jusqu'à la fin",
    otherServer: (here, there) =>
      `Ce lien appartient à ${there}, mais vous êtes sur ${here}. Ouvrez le lien lui-même si votre coordinateur vous l'a demandé`,
    openLink: "Ouvrir le lien",
    labelMissing: "Ce téléphone a besoin d'un nom",
    failed: {
      used: "Ce lien a déjà servi. Demandez-en un nouveau à votre coordinateur",
      expired: "Ce lien est trop ancien. Demandez-en un nouveau à votre coordinateur",
      "unknown-ticket": "Le bureau ne connaît pas ce lien. Copiez-le de nouveau, ou demandez-en un autre",
      "wrong-key":
        "Le bureau qui a répondu n'est pas celui de votre lien. Rien n'a été connecté. Prévenez tout de suite votre coordinateur",
      unreachable: "Le bureau est injoignable. Vérifiez le réseau et réessayez",
      busy: "Le bureau est occupé. Réessayez dans une minute",
      "not-saved": "Le téléphone n'a pas pu garder la connexion. Libérez de la place et réessayez",
      "unreadable-answer":
        "Le bureau a répondu quelque chose que cette application ne comprend pas. Réessayez, ou prévenez votre coordinateur",
    },
  },
  home: {
    onlyHere: (count) =>
      plural(count, {
        one: `${number(count)} entretien est seulement sur ce téléphone`,
        other: `${number(count)} entretiens sont seulement sur ce téléphone`,
      }),
    nothingOnlyHere: "Tout ce qui est sur ce téléphone est arrivé au bureau",
    nothingYet: "Aucun entretien sur ce téléphone pour l'instant",
    drafts: "Brouillons",
    ready: "Prêts à envoyer",
    sent: "Envoyés",
    toVisit: "À visiter",
    noVisits: "Aucun ménage n'est attribué à ce téléphone. Vous pouvez commencer un entretien sans cela",
    start: "Commencer un nouvel entretien",
    visit: "Commencer",
    goOn: "Continuer",
    delete: "Supprimer",
    deleteSure: "Supprimer ce brouillon ? Ses réponses seront perdues pour toujours",
    answered: (answered, questions) =>
      plural(answered, {
        one: `${number(answered)} réponse sur ${number(questions)}`,
        other: `${number(answered)} réponses sur ${number(questions)}`,
      }),
    untitled: "Entretien sans ménage attribué",
    lastChanged: (when) => `Modifié le ${when}`,
    alreadyDone: (when) => `Fait sur ce téléphone le ${when}`,
    again: "Nouvel entretien",
    againSure: "Ce ménage a déjà été interrogé sur ce téléphone. Commencer un autre entretien avec lui ?",
    showMore: (count) =>
      plural(count, { one: `En montrer ${number(count)} de plus`, other: `En montrer ${number(count)} de plus` }),
  },
  sync: {
    send: "Envoyer maintenant",
    sending: (sent, total) => `Envoi : ${number(sent)} sur ${number(total)}…`,
    never: "Rien d'envoyé pour l'instant",
    lastAt: (when) => `Dernier contact avec le bureau : ${when}`,
    waiting: {
      offline: "Pas de réseau. L'envoi se fera tout seul à son retour",
      unreachable: "Le bureau est injoignable",
      busy: "Le bureau est occupé",
      refused:
        "Le bureau ne connaît plus ce téléphone. Les entretiens restent ici : enregistrez une copie et appelez votre coordinateur",
      "not-believed":
        "La réponse ne vient pas de votre bureau. Les entretiens restent ici : appelez votre coordinateur",
      "foreign-project":
        "Les entretiens sont envoyés. De nouveaux formulaires ne viennent pas de votre bureau : ils n'ont pas été installés. Appelez votre coordinateur",
      "not-enrolled": "Ce téléphone n'est pas encore connecté à un bureau",
    },
    retryAt: (when) => `Prochain essai à ${when}`,
  },
  storage: {
    title: "Conservation des entretiens",
    granted: "Ce téléphone garde les entretiens jusqu'à leur envoi",
    denied: "Le navigateur peut effacer des entretiens si la place manque. Envoyez souvent, ou enregistrez une copie",
    unsupported:
      "Ce navigateur ne peut pas promettre de garder les entretiens. Envoyez souvent, ou enregistrez une copie",
    unknown: "On n'a pas encore demandé au navigateur de garder les entretiens",
    ask: "Demander au navigateur de les garder",
    save: "Enregistrer une copie dans un fichier",
    saved:
      "La copie est dans vos téléchargements. Elle n’est pas encore chiffrée : ne la donnez qu’à votre bureau, puis effacez-la",
    full: "Pas enregistré : le téléphone n'a plus de place. Libérez de la place, ou envoyez maintenant",
    elsewhere: "Pas enregistré : cette application est ouverte dans une autre fenêtre. Continuez là-bas, ou fermez-la",
    fault: "Pas enregistré : le téléphone n'a pas pu écrire. Réessayez, et ne fermez pas cette fenêtre",
    retry: "Réessayer",
    used: (used, free) => `${used} utilisés, ${free} libres`,
    megabytes: (count) => `${number(count)} Mo`,
  },
  damage: {
    restoringTitle: "Récupération des entretiens",
    restoring:
      "La mémoire de ce téléphone a été endommagée. Son contenu revient d'une deuxième copie. Ne fermez pas cette fenêtre",
    restored: (count) =>
      plural(count, {
        one: `La mémoire de ce téléphone a été endommagée. ${number(count)} entretien non envoyé a été récupéré grâce à la deuxième copie. Dites-le à votre bureau et envoyez bientôt`,
        other: `La mémoire de ce téléphone a été endommagée. ${number(count)} entretiens non envoyés ont été récupérés grâce à la deuxième copie. Dites-le à votre bureau et envoyez bientôt`,
      }),
    restoredNone:
      "La mémoire de ce téléphone a été endommagée. Il est réglé comme avant ; il n'y avait pas d'entretien à récupérer. Dites-le à votre bureau",
    incomplete: "Une partie n'a pas pu être récupérée. Vérifiez vos brouillons et dites à votre bureau ce qui manque",
    emptied:
      "La mémoire de ce téléphone a été endommagée et le navigateur l'a vidée. Les entretiens non envoyés sont perdus. Prévenez votre bureau avant de continuer : il vous faut un nouveau lien, et des familles devront peut-être être revues",
  },
  saved: {
    saving: "Enregistrement…",
    at: (time) => `Enregistré ${time}`,
    notSaved: "Pas enregistré",
  },
  interview: {
    requiredMark: "Obligatoire",
    dk: "Ne sait pas",
    ref: "Refuse de répondre",
    clear: "Effacer la réponse",
    itIsRight: "C'est exact",
    confirmed: "Vous avez confirmé que c'est exact",
    leftOut: (count) =>
      plural(count, {
        one: "1 réponse ne compte plus",
        other: `${number(count)} réponses ne comptent plus`,
      }),
    leftOutWhy: "Elles reviennent si vous rétablissez votre réponse",
    lastAnswer: "Votre dernière réponse est ici",
    noLongerOpen: "Cet entretien n'est plus ouvert sur ce téléphone",
    formMissing:
      "Les questions de cet entretien ne sont pas sur ce téléphone. Contactez le bureau une fois, puis rouvrez-le",
    questionsLeft: (count) =>
      plural(count, {
        one: `${number(count)} question restante`,
        other: `${number(count)} questions restantes`,
      }),
    noneLeft: "Plus aucune question",
    sections: "Sections",
    section: (position, total) => `Section ${number(position)} sur ${number(total)}`,
    complete: "Complète",
    left: (count) => plural(count, { one: `${number(count)} restante`, other: `${number(count)} restantes` }),
    toMend: (count) => `${number(count)} à corriger`,
    sectionEmpty: "Rien à demander ici. Continuez",
    languageOfQuestions: "Langue des questions",
    leave: "Fermer l'entretien",
    checkProblems: "Chercher les erreurs",
    stillOpen: (count) =>
      plural(count, {
        one: "1 réponse de cette page manque ou est à corriger",
        other: `${number(count)} réponses de cette page manquent ou sont à corriger`,
      }),
    nextAnyway: "Continuer, revenir plus tard",
    finish: "Terminer",
  },
  problems: {
    title: "Erreurs",
    none: "Aucune erreur trouvée",
    errors: (count) =>
      plural(count, {
        one: "1 réponse manque ou est à corriger",
        other: `${number(count)} réponses manquent ou sont à corriger`,
      }),
    warnings: (count) =>
      plural(count, {
        one: "1 réponse semble inhabituelle",
        other: `${number(count)} réponses semblent inhabituelles`,
      }),
    open: "Aller à la question",
  },
  people: {
    one: (position) => `Personne ${number(position)}`,
    oneOf: (position, total) => `Personne ${number(position)} sur ${number(total)}`,
    how: "Écrivez d'abord les noms, puis ouvrez chaque personne",
    add: "Ajouter une personne",
    full: (max) => `Cette liste compte ${number(max)} personnes au plus`,
    removeSure: (name) => `Retirer ${name} ? Toutes les réponses sur cette personne seront perdues`,
    counted: (members, expected) => `${number(members)} personnes notées sur ${number(expected)}`,
    listed: (members) =>
      plural(members, { one: `${number(members)} personne notée`, other: `${number(members)} personnes notées` }),
  },
  entries: {
    one: (position) => `Entrée ${number(position)}`,
    oneOf: (position, total) => `Entrée ${number(position)} sur ${number(total)}`,
    how: "Ouvrez chaque entrée pour répondre à ses questions",
    add: "Ajouter une entrée",
    full: (max) => `Cette liste compte ${number(max)} entrées au plus`,
    removeSure: (name) => `Retirer ${name} ? Toutes ses réponses seront perdues`,
    counted: (members, expected) => `${number(members)} entrées notées sur ${number(expected)}`,
    listed: (members) =>
      plural(members, { one: `${number(members)} entrée notée`, other: `${number(members)} entrées notées` }),
  },
  roster: {
    name: (position) => `Nom de la personne ${number(position)}`,
    addAll: (count) => plural(count, { one: "Ajouter 1 ligne", other: `Ajouter ${number(count)} lignes` }),
    open: "Ouvrir",
    openMember: (name) => `Ouvrir ${name}`,
    notStarted: "Pas commencé",
    more: (name) => `Déplacer ou retirer ${name}`,
    up: "Monter",
    down: "Descendre",
    remove: "Retirer",
    nextMember: (name) => `Suivant : ${name}`,
    backToList: "Retour à la liste",
  },
  choices: {
    search: "Écrire pour chercher",
    matches: (count) =>
      count === 0
        ? "Rien trouvé"
        : plural(count, { one: `${number(count)} trouvé`, other: `${number(count)} trouvés` }),
    nothing: (typed) => `Rien trouvé pour « ${typed} ». Écrivez moins de lettres, ou autrement`,
    more: (count) => `${number(count)} de plus : écrivez plus de lettres`,
    empty: "Rien ne correspond aux réponses ci-dessus. Répondez-y d'abord",
    upTo: (max) => `${number(max)} au plus`,
    count: (chosen, max) => `${number(chosen)} sur ${number(max)} choisis`,
    maxReached: "C'est le maximum. Retirez-en un pour en choisir un autre",
    nobody: "Aucune personne n'est encore notée",
  },
  place: {
    take: "Prendre la position",
    again: "La reprendre",
    waiting: "En attente des satellites. Mettez-vous à ciel ouvert",
    better: (accuracy) => `Précise à ${accuracy}, en amélioration`,
    use: "Garder cette position",
    taken: (accuracy) => `Position prise, précise à ${accuracy}`,
    stop: "Arrêter",
    sayWhy: "S'il n'y a pas de position, dites pourquoi ci-dessous",
    metres: (count) => `${number(count)} m`,
    denied: "Ce téléphone ne le permet pas. Autorisez la position dans les réglages du navigateur et réessayez",
    unavailable: "Aucune position trouvée. Sortez et réessayez",
    unsupported: "Ce téléphone ne peut pas trouver sa position",
  },
  date: {
    months: (count) =>
      count === 0 ? "ce mois-ci" : plural(count, { one: "il y a 1 mois", other: `il y a ${number(count)} mois` }),
    incomplete: "La date n'est pas complète : il faut le jour, le mois et l'année",
  },
  answers: answersFr({ number, plural }),
  media: mediaFr({ number, plural }),
  finish: {
    title: "Terminer l'entretien",
    ready: "Tout a une réponse. Scellez l'entretien pour qu'il puisse être envoyé",
    sealed: "Une fois scellé, cette application ne montre et ne change plus les réponses",
    problemsFirst: "Des réponses manquent ou sont à corriger avant de sceller l'entretien",
    dropped: (count) =>
      plural(count, { one: "1 réponse ne part pas", other: `${number(count)} réponses ne partent pas` }),
    droppedWhy: "Leurs questions ne se posent plus depuis que d'autres réponses ont changé",
    erased: (count) =>
      plural(count, {
        one: "1 réponse n'a servi qu'à cet entretien et est effacée maintenant, comme prévu",
        other: `${number(count)} réponses, comme les noms, n'ont servi qu'à cet entretien et sont effacées maintenant, comme prévu`,
      }),
    confirmed: (count) =>
      plural(count, {
        one: "Vous avez confirmé 1 réponse inhabituelle",
        other: `Vous avez confirmé ${number(count)} réponses inhabituelles`,
      }),
    seal: "Sceller l'entretien",
    sealing: "Scellement…",
    notSealed: "L'entretien n'a pas pu être scellé. Il reste dans les brouillons avec toutes ses réponses",
    notEnrolled: "Ce téléphone n'est connecté à aucun bureau. L'entretien reste dans les brouillons",
    done: "L'entretien est scellé",
    doneNext: "Il part tout seul dès qu'il y a du réseau",
    toHome: "Retour au début",
  },
  sent: {
    title: "Entretien",
    received: (when) => `Reçu par le bureau le ${when}`,
    receipt: (seq, code) => `Reçu no ${seq}, code ${code}`,
    quarantined: "Reçu. Le bureau va l'examiner",
    durable: "Il est aussi dans la sauvegarde du bureau",
    waiting: "Prêt à envoyer. Il est seulement sur ce téléphone",
    size: (size) => `Taille ${size}`,
    kilobytes: (count) => `${number(count)} ko`,
    sealed: "Scellé : cette application ne montre plus les réponses",
  },
  settings: {
    title: "Réglages",
    language: "Langue de l'application",
    textSize: "Taille du texte",
    sizes: { normal: "Normale", large: "Grande", larger: "Très grande" },
    theme: "Écran",
    themes: { light: "Clair", sunlight: "Plein soleil", dark: "Sombre" },
    digits: "Chiffres",
    about: "À propos",
    version: (version) => `Version ${version}`,
    phone: "Ce téléphone",
    project: "Enquête",
    form: (title, version) => `${title}, version ${version}`,
    connectAgain: "Connecter de nouveau avec un nouveau lien",
  },
  elsewhere: {
    title: "Déjà ouvert dans une autre fenêtre",
    body: "Deux fenêtres ne doivent pas écrire le même entretien. Continuez dans l'autre, ou fermez-la : celle-ci reprend alors toute seule",
    fencedTitle: "Une autre fenêtre a pris la suite",
    fencedBody: "Cette fenêtre dormait pendant qu'une autre continuait. Rechargez-la pour voir les dernières réponses",
    reload: "Recharger",
    failedTitle: "La mémoire du téléphone n'a pas pu être ouverte",
    failedBody:
      "Les entretiens sont toujours sur ce téléphone. N'effacez ni l'application ni ses données. Fermez tout, rouvrez, et appelez votre coordinateur si cela persiste",
  },
});

const pageLanguages = ["en", "ar", "fr"] as const;
export type PageLanguage = (typeof pageLanguages)[number];

export interface PageWords {
  readonly signInTitle: string;
  readonly signInText: string;
  readonly signInButton: string;
  readonly usedUpTitle: string;
  readonly usedUpText: string;
  readonly signedOutTitle: string;
  readonly signedOutText: string;
}

export const pageWords: Readonly<Record<PageLanguage, PageWords>> = {
  en: {
    signInTitle: "The coordinators' page",
    signInText: "This link opens the page once, in this browser, for eight hours. Do not pass it on.",
    signInButton: "Open the page",
    usedUpTitle: "This link cannot be used any more",
    usedUpText: "It was used already, or it is older than a day. Ask whoever runs the server for a new one.",
    signedOutTitle: "You are not signed in",
    signedOutText: "Ask whoever runs the server for a link to this page. A link opens it once, for eight hours.",
  },
  ar: {
    signInTitle: "صفحة المنسقين",
    signInText: "يفتح هذا الرابط الصفحة مرة واحدة في هذا المتصفح لمدة ثماني ساعات. لا تُعطِه لأحد.",
    signInButton: "افتح الصفحة",
    usedUpTitle: "لم يعد هذا الرابط صالحًا",
    usedUpText: "استُعمل من قبل، أو مضى عليه أكثر من يوم. اطلب رابطًا جديدًا ممن يشغّل الخادم.",
    signedOutTitle: "لم تسجّل الدخول",
    signedOutText: "اطلب رابط هذه الصفحة ممن يشغّل الخادم. يفتحها الرابط مرة واحدة لمدة ثماني ساعات.",
  },
  fr: {
    signInTitle: "La page des coordinateurs",
    signInText: "Ce lien ouvre la page une seule fois, dans ce navigateur, pendant huit heures. Ne le transmettez pas.",
    signInButton: "Ouvrir la page",
    usedUpTitle: "Ce lien ne peut plus être utilisé",
    usedUpText:
      "Il a déjà servi, ou il date de plus d’un jour. Demandez-en un nouveau à la personne qui gère le serveur.",
    signedOutTitle: "Vous n’êtes pas connecté",
    signedOutText:
      "Demandez un lien vers cette page à la personne qui gère le serveur. Un lien l’ouvre une fois, pendant huit heures.",
  },
};

/** The language of a page: what the address says, else what the browser prefers, else English. */
export function pageLanguage(asked: string | undefined, accepted: string | undefined): PageLanguage {
  const wishes = [asked, ...(accepted ?? "").split(",").map((wish) => wish.split(/[;-]/)[0]?.trim().toLowerCase())];
  return wishes.flatMap((wish) => pageLanguages.find((language) => language === wish) ?? [])[0] ?? "en";
}

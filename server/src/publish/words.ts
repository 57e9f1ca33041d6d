import type { FormChange } from "@returns/schemas";
import type { PageLanguage } from "../pages/words.ts";
import type { VersionState } from "../project/known-forms.ts";
import type { UploadFault } from "./read-upload.ts";

/** The words of the pages where forms are published. */
export interface PublishWords {
  readonly title: string;
  readonly figures: string;
  readonly forms: string;
  readonly language: string;
  readonly skip: string;
  readonly signOut: string;
  readonly upload: string;
  readonly uploadHint: string;
  readonly files: string;
  readonly check: string;
  readonly cannotUse: string;
  readonly faults: Readonly<Record<UploadFault, string>>;
  readonly mend: string;
  readonly problems: string;
  readonly losses: string;
  readonly warnings: string;
  readonly where: string;
  readonly what: string;
  rows(rows: readonly number[]): string;
  readonly form: string;
  readonly drafts: string;
  uploaded(when: string, who: string): string;
  readonly published: string;
  readonly none: string;
  readonly version: string;
  readonly state: string;
  readonly states: Readonly<Record<VersionState, string>>;
  readonly stateNotes: Readonly<Record<VersionState, string>>;
  readonly when: string;
  byWhom(when: string, who: string): string;
  readonly withProgram: string;
  readonly phones: string;
  phonesOf(have: number, all: number): string;
  readonly havePhones: string;
  readonly lackPhones: string;
  readonly noPhones: string;
  readonly interviews: string;
  readonly open: string;
  readonly back: string;
  readonly tryIt: string;
  readonly tryHint: string;
  readonly publish: string;
  readonly publishHint: string;
  readonly publishAgain: string;
  readonly cannotPublish: string;
  readonly throwAway: string;
  readonly retire: string;
  readonly retireHint: string;
  retired(when: string, who: string): string;
  readonly codebook: string;
  readonly xlsform: string;
  facts(questions: number, languages: string): string;
  readonly fingerprint: string;
  changesSince(version: string): string;
  readonly noChanges: string;
  readonly changes: Readonly<Record<FormChange["change"], string>>;
  quoted(text: string): string;
  readonly notAllowed: string;
  readonly gone: string;
}

/** The first rows of many: who mends those finds the others. */
const listed = (rows: readonly number[]): string =>
  rows.length > 12 ? `${rows.slice(0, 12).join(", ")} … (${rows.length})` : rows.join(", ");

export const publishWords: Readonly<Record<PageLanguage, PublishWords>> = {
  en: {
    title: "Forms",
    figures: "Figures",
    forms: "Forms",
    language: "Language",
    skip: "Skip to content",
    signOut: "Sign out",
    upload: "Add a form or a new version",
    uploadHint:
      "An XLSForm (.xlsx or .xls) and, chosen together with it, the CSV files of its lists. A form that was imported (.json) will do too. Nothing reaches a phone before you publish it.",
    files: "Files",
    check: "Check the form",
    cannotUse: "This form cannot be used yet",
    faults: {
      "too-large": "The files are too large: 16 MB together are the most. Save large lists as CSV, without pictures",
      empty: "No file was chosen. Choose the workbook and the CSV files of its lists together",
      unreadable: "The files did not arrive whole. Choose them and send them again",
      "too-many": "There are more than 40 files. Choose the workbook and the lists of one form",
    },
    mend: "Mend what is listed in the workbook, and upload it again. Nothing was kept.",
    problems: "Must be mended",
    losses: "Not carried over",
    warnings: "Look at",
    where: "Where",
    what: "What",
    rows: (rows) => `${rows.length === 1 ? "row" : "rows"} ${listed(rows)}`,
    form: "Form",
    drafts: "Not published yet",
    uploaded: (when, who) => `Uploaded ${when} by ${who}`,
    published: "Published",
    none: "No form yet",
    version: "Version",
    state: "State",
    states: { "in-use": "In use", replaced: "Replaced", retired: "Retired", unreadable: "Cannot be read" },
    stateNotes: {
      "in-use": "Phones begin new interviews with it",
      replaced: "A newer version is in use. Interviews that were begun with it can be finished",
      retired: "Nobody is asked with it any more. Interviews that were begun with it can be finished",
      unreadable: "This version of the program cannot read it. Its interviews are kept and wait",
    },
    when: "Published",
    byWhom: (when, who) => `${when} by ${who}`,
    withProgram: "came with the program",
    phones: "Phones",
    phonesOf: (have, all) => `${have} of ${all}`,
    havePhones: "Phones that have it",
    lackPhones: "Phones that do not have it yet",
    noPhones: "No phone is enrolled yet",
    interviews: "Interviews",
    open: "Open",
    back: "All forms",
    tryIt: "Try it",
    tryHint: "Opens the phone's app with this form in a new window. Nothing is sent.",
    publish: "Publish",
    publishHint: "Phones fetch it the next time they send. A published version never changes.",
    publishAgain: "Publish again",
    cannotPublish: "It cannot be published like this",
    throwAway: "Throw away",
    retire: "Retire this version",
    retireHint: "Phones begin no new interview with it; an earlier version that is not retired takes its place.",
    retired: (when, who) => `Retired ${when} by ${who}`,
    codebook: "Codebook",
    xlsform: "As XLSForm",
    facts: (questions, languages) => `${questions} questions, in ${languages}`,
    fingerprint: "Fingerprint",
    changesSince: (version) => `What enumerators meet that version ${version} does not have`,
    noChanges: "No question and no choice is different",
    changes: {
      "question-added": "New question",
      "question-gone": "Question gone",
      "question-reworded": "Reads differently",
      "choice-added": "New choice",
      "choice-gone": "Choice gone",
    },
    quoted: (text) => `“${text}”`,
    notAllowed: "Your role may look at forms. A coordinator publishes them.",
    gone: "There is no such form here any more",
  },
  ar: {
    title: "الاستمارات",
    figures: "الأرقام",
    forms: "الاستمارات",
    language: "اللغة",
    skip: "إلى المحتوى",
    signOut: "تسجيل الخروج",
    upload: "أضف استمارة أو نسخة جديدة",
    uploadHint:
      "ملف XLSForm (بصيغة ‎.xlsx أو ‎.xls) ومعه، في الاختيار نفسه، ملفات CSV لقوائمه. ويمكن أيضًا اختيار استمارة مستوردة (‎.json). لا يصل شيء إلى الهواتف قبل أن تنشره.",
    files: "الملفات",
    check: "افحص الاستمارة",
    cannotUse: "لا يمكن استخدام هذه الاستمارة بعد",
    faults: {
      "too-large": "الملفات كبيرة جدًا: الحد الأعلى 16 ميغابايت معًا. احفظ القوائم الكبيرة بصيغة CSV وبدون صور",
      empty: "لم يُختر أي ملف. اختر ملف الاستمارة وملفات CSV لقوائمها معًا",
      unreadable: "لم تصل الملفات كاملة. اخترها وأرسلها مرة أخرى",
      "too-many": "عدد الملفات أكثر من 40. اختر ملف استمارة واحدة وقوائمها",
    },
    mend: "صحّح ما ورد أدناه في الملف ثم ارفعه مرة أخرى. لم يُحفظ شيء.",
    problems: "يجب تصحيحه",
    losses: "لم يُنقل",
    warnings: "انتبه إليه",
    where: "الموضع",
    what: "الملاحظة",
    rows: (rows) => `${rows.length === 1 ? "السطر" : "الأسطر"} ${listed(rows)}`,
    form: "الاستمارة",
    drafts: "لم تُنشر بعد",
    uploaded: (when, who) => `رفعها ${who} في ${when}`,
    published: "المنشورة",
    none: "لا توجد استمارات بعد",
    version: "النسخة",
    state: "الحالة",
    states: { "in-use": "مستخدمة", replaced: "حلّت محلها نسخة أخرى", retired: "متوقفة", unreadable: "لا يمكن قراءتها" },
    stateNotes: {
      "in-use": "تبدأ بها الهواتف المقابلات الجديدة",
      replaced: "توجد نسخة أحدث مستخدمة. يمكن إنهاء المقابلات التي بدأت بهذه",
      retired: "لا يُسأل بها أحد بعد الآن. يمكن إنهاء المقابلات التي بدأت بها",
      unreadable: "لا تستطيع هذه النسخة من البرنامج قراءتها. مقابلاتها محفوظة وتنتظر",
    },
    when: "النشر",
    byWhom: (when, who) => `${when}، ${who}`,
    withProgram: "جاءت مع البرنامج",
    phones: "الهواتف",
    phonesOf: (have, all) => `${have} من ${all}`,
    havePhones: "الهواتف التي لديها هذه النسخة",
    lackPhones: "الهواتف التي ليست لديها بعد",
    noPhones: "لا توجد هواتف مسجلة بعد",
    interviews: "المقابلات",
    open: "افتح",
    back: "كل الاستمارات",
    tryIt: "جرّبها",
    tryHint: "يفتح تطبيق الهاتف بهذه الاستمارة في نافذة جديدة. لا يُرسل شيء.",
    publish: "انشر",
    publishHint: "تجلبها الهواتف عند الإرسال القادم. النسخة المنشورة لا تتغير أبدًا.",
    publishAgain: "انشر من جديد",
    cannotPublish: "لا يمكن نشرها هكذا",
    throwAway: "احذفها",
    retire: "أوقف هذه النسخة",
    retireHint: "لا تبدأ الهواتف مقابلات جديدة بها، وتحل محلها نسخة أقدم غير متوقفة إن وُجدت.",
    retired: (when, who) => `أوقفها ${who} في ${when}`,
    codebook: "دليل المتغيرات",
    xlsform: "بصيغة XLSForm",
    facts: (questions, languages) => `عدد الأسئلة ${questions}، اللغات: ${languages}`,
    fingerprint: "البصمة",
    changesSince: (version) => `ما سيجده الباحثون مختلفًا عن النسخة ${version}`,
    noChanges: "لا يختلف أي سؤال ولا أي خيار",
    changes: {
      "question-added": "سؤال جديد",
      "question-gone": "سؤال محذوف",
      "question-reworded": "صياغة مختلفة",
      "choice-added": "خيار جديد",
      "choice-gone": "خيار محذوف",
    },
    quoted: (text) => `«${text}»`,
    notAllowed: "يتيح لك دورك الاطلاع على الاستمارات. المنسق هو من ينشرها.",
    gone: "لم تعد هذه الاستمارة موجودة هنا",
  },
  fr: {
    title: "Formulaires",
    figures: "Chiffres",
    forms: "Formulaires",
    language: "Langue",
    skip: "Aller au contenu",
    signOut: "Se déconnecter",
    upload: "Ajouter un formulaire ou une nouvelle version",
    uploadHint:
      "Un XLSForm (.xlsx ou .xls) et, choisis en même temps, les fichiers CSV de ses listes. Un formulaire importé (.json) convient aussi. Rien n’arrive sur un téléphone avant la publication.",
    files: "Fichiers",
    check: "Vérifier le formulaire",
    cannotUse: "Ce formulaire ne peut pas encore servir",
    faults: {
      "too-large":
        "Les fichiers sont trop gros : 16 Mo ensemble au plus. Enregistrez les grandes listes en CSV, sans images",
      empty: "Aucun fichier n’a été choisi. Choisissez le classeur et les fichiers CSV de ses listes ensemble",
      unreadable: "Les fichiers ne sont pas arrivés entiers. Choisissez-les et envoyez-les à nouveau",
      "too-many": "Il y a plus de 40 fichiers. Choisissez le classeur et les listes d’un seul formulaire",
    },
    mend: "Corrigez dans le classeur ce qui est listé, et envoyez-le à nouveau. Rien n’a été gardé.",
    problems: "À corriger",
    losses: "Non repris",
    warnings: "À regarder",
    where: "Où",
    what: "Quoi",
    rows: (rows) => `${rows.length === 1 ? "ligne" : "lignes"} ${listed(rows)}`,
    form: "Formulaire",
    drafts: "Pas encore publiés",
    uploaded: (when, who) => `Envoyé le ${when} par ${who}`,
    published: "Publiés",
    none: "Aucun formulaire pour l’instant",
    version: "Version",
    state: "État",
    states: { "in-use": "Utilisée", replaced: "Remplacée", retired: "Retirée", unreadable: "Illisible" },
    stateNotes: {
      "in-use": "Les téléphones commencent les nouveaux entretiens avec elle",
      replaced: "Une version plus récente est utilisée. Les entretiens commencés avec elle peuvent être terminés",
      retired: "Plus personne n’est interrogé avec elle. Les entretiens commencés peuvent être terminés",
      unreadable: "Cette version du programme ne peut pas la lire. Ses entretiens sont gardés et attendent",
    },
    when: "Publication",
    byWhom: (when, who) => `${when}, ${who}`,
    withProgram: "fournie avec le programme",
    phones: "Téléphones",
    phonesOf: (have, all) => `${have} sur ${all}`,
    havePhones: "Téléphones qui l’ont",
    lackPhones: "Téléphones qui ne l’ont pas encore",
    noPhones: "Aucun téléphone n’est encore connecté",
    interviews: "Entretiens",
    open: "Ouvrir",
    back: "Tous les formulaires",
    tryIt: "Essayer",
    tryHint: "Ouvre l’application du téléphone avec ce formulaire dans une nouvelle fenêtre. Rien n’est envoyé.",
    publish: "Publier",
    publishHint: "Les téléphones la chercheront à leur prochain envoi. Une version publiée ne change jamais.",
    publishAgain: "Publier à nouveau",
    cannotPublish: "Elle ne peut pas être publiée ainsi",
    throwAway: "Jeter",
    retire: "Retirer cette version",
    retireHint:
      "Les téléphones ne commencent plus d’entretien avec elle ; une version antérieure non retirée prend sa place.",
    retired: (when, who) => `Retirée le ${when} par ${who}`,
    codebook: "Dictionnaire des variables",
    xlsform: "En XLSForm",
    facts: (questions, languages) => `${questions} questions, en ${languages}`,
    fingerprint: "Empreinte",
    changesSince: (version) => `Ce que les enquêteurs trouveront de différent de la version ${version}`,
    noChanges: "Aucune question et aucun choix ne diffère",
    changes: {
      "question-added": "Nouvelle question",
      "question-gone": "Question supprimée",
      "question-reworded": "Formulée autrement",
      "choice-added": "Nouveau choix",
      "choice-gone": "Choix supprimé",
    },
    quoted: (text) => `« ${text} »`,
    notAllowed: "Votre rôle permet de voir les formulaires. Un coordinateur les publie.",
    gone: "Ce formulaire n’est plus ici",
  },
};

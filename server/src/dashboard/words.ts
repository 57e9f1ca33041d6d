/** The languages of the coordinators' pages. */
export const dashboardLanguages = ["en", "ar", "fr"] as const;
export type DashboardLanguage = (typeof dashboardLanguages)[number];

const en = {
  languageName: "English",
  language: "Language",
  skipToContent: "Skip to content",
  signOut: "Sign out",
  simulatedMark: "Simulated",
  simulated: "Simulated data: no household said any of this",
  provisional: "Provisional",
  provisionalNote: "Fieldwork goes on and the weights are not final: figures will change",
  asOf: (when: string) => `State of ${when}`,
  interviewsDone: "Interviews done",
  ofTarget: (target: string) => `of ${target} planned`,
  today: "Received today",
  refused: "Refused",
  ofVisited: (count: string) => `${count} of the households visited`,
  waiting: "Waiting for the office",
  waitingNote: "received, kept, to be looked at",
  caveatsTitle: "What to know about these figures",
  uncovered: (strata: string) =>
    `No interview yet in: ${strata}. All totals and percentages speak for the other strata only`,
  twiceInterviewed: (n: string) =>
    `Households with two interviews: ${n}. The office decides which one is right; until then both are counted`,
  contradicting: (n: string) =>
    `Interviews with corrections that contradict each other: ${n}. They are not counted until the office has decided`,
  outsideFrame: (n: string) =>
    `Households in a cluster that is not in the sampling frame: ${n}. They are kept, and are in none of these figures`,
  simulatedLeftOut: (n: string) =>
    `Simulated interviews among the real ones: ${n}. They are kept, and are in none of these figures`,
  toLookAt: (n: string, enumerators: string) =>
    `Interviews that were very quick, or where every answer is at the same place of its list: ${n} (enumerators ${enumerators}). They are counted; this proves nothing, but speak with the team`,
  mediaMissing: (missing: string, named: string) =>
    `Photos, recordings and files that have not arrived from the phones yet: ${missing} of ${named}. Their interviews are counted all the same`,
  failed: "The tables cannot be made now",
  failedFrame:
    "The numbers of households in the sampling frame do not fit together. The progress above is right, but for tables whoever keeps the frame must correct it",
  failedDetail: "What is wrong in the frame (in English)",
  failedAnswers:
    "An interview holds an answer that this version of the form does not know. The progress above is right; tell the office, as the tables wait until somebody has looked at it",
  progressTitle: "Done against target",
  stratum: "Stratum",
  done: "Done",
  target: "Target",
  refusedColumn: "Refused",
  notReached: "Not reached",
  notReachedNote: "Not reached: nobody was there to be interviewed, or the household is not of the target group",
  share: "% done",
  allStrata: "All strata",
  noInterviews: "No interview has arrived yet. As soon as a phone sends one, the figures appear here",
  nothingToShow: "There are too few interviews for this table yet",
  figures: "Figures",
  base: (respondents: string, weighted: string, unit: string) => `n = ${respondents} ${unit}, standing for ${weighted}`,
  interval: "95% confidence interval in brackets",
  missing: (notAsked: string, dk: string, ref: string) =>
    `Left out of the percentages: ${notAsked} not asked, ${dk} don't know, ${ref} refused`,
  withoutStrata: (n: string) => `Strata without any interview yet: ${n}. Nobody stands for their households here`,
  universe: (who: string) => `Who is in: ${who}`,
  units: { household: "households", member: "persons", location: "locations" },
  withheld: "withheld",
  withheldFew: (needed: string) => `withheld: fewer than ${needed} answers`,
  withheldOneCluster: "withheld: all answers come from one cluster",
  withheldDisclosure: "withheld: it would give away another cell that is withheld",
  empty: "nobody",
  few: "few answers (n under 30)",
  caution: "use with caution",
  unreliable: "unreliable",
  count: (n: string) => `n = ${n}`,
  footer: "Percentages are weighted to the displaced population; intervals follow the sampling design",
};

export type DashboardWords = typeof en;

const ar: DashboardWords = {
  languageName: "العربية",
  language: "اللغة",
  skipToContent: "انتقل إلى المحتوى",
  signOut: "تسجيل الخروج",
  simulatedMark: "محاكاة",
  simulated: "بيانات محاكاة: لم تقل أي أسرة شيئاً من هذا",
  provisional: "أولي",
  provisionalNote: "العمل الميداني مستمر والأوزان غير نهائية: ستتغير الأرقام",
  asOf: (when) => `الوضع في ${when}`,
  interviewsDone: "المقابلات المنجزة",
  ofTarget: (target) => `من ${target} مخططة`,
  today: "وصلت اليوم",
  refused: "رفض",
  ofVisited: (count) => `${count} من الأسر التي تمت زيارتها`,
  waiting: "في انتظار المكتب",
  waitingNote: "وصلت وحُفظت وتنتظر المراجعة",
  caveatsTitle: "ما يجب معرفته عن هذه الأرقام",
  uncovered: (strata) => `لا توجد مقابلات بعد في: ${strata}. كل المجاميع والنسب تخص الطبقات الأخرى فقط`,
  twiceInterviewed: (n) => `أسر لها مقابلتان: ${n}. يقرر المكتب أيهما الصحيحة، وحتى ذلك الحين تُحسب كلتاهما`,
  contradicting: (n) => `مقابلات لها تصحيحات متعارضة: ${n}. لا تُحسب حتى يقرر المكتب`,
  outsideFrame: (n) => `أسر في عنقود غير موجود في إطار المعاينة: ${n}. هي محفوظة ولا تدخل في أي من هذه الأرقام`,
  simulatedLeftOut: (n) => `مقابلات محاكاة بين المقابلات الحقيقية: ${n}. هي محفوظة ولا تدخل في أي من هذه الأرقام`,
  toLookAt: (n, enumerators) =>
    `مقابلات سريعة جداً، أو كل إجاباتها في الموضع نفسه من القوائم: ${n} (العدّادون ${enumerators}). هي محتسبة، ولا يثبت هذا شيئاً، لكن تحدث مع الفريق`,
  mediaMissing: (missing, named) =>
    `صور وتسجيلات وملفات لم تصل من الهواتف بعد: ${missing} من ${named}. مقابلاتها محتسبة على كل حال`,
  failed: "لا يمكن إعداد الجداول الآن",
  failedFrame:
    "أعداد الأسر في إطار المعاينة لا تتوافق فيما بينها. التقدم المعروض أعلاه صحيح، أما الجداول فتحتاج إلى أن يصحح المسؤول عن الإطار هذه الأعداد",
  failedDetail: "الخطأ في الإطار (بالإنجليزية)",
  failedAnswers:
    "توجد مقابلة فيها إجابة لا تعرفها هذه النسخة من الاستمارة. التقدم المعروض أعلاه صحيح؛ أبلغ المكتب، فالجداول تنتظر أن يراجعها أحد",
  progressTitle: "المنجز مقابل المستهدف",
  stratum: "الطبقة",
  done: "المنجز",
  target: "المستهدف",
  refusedColumn: "رفض",
  notReached: "لم يتم الوصول",
  notReachedNote: "لم يتم الوصول: لم يكن هناك من تُجرى معه المقابلة، أو أن الأسرة ليست من الفئة المستهدفة",
  share: "نسبة الإنجاز",
  allStrata: "كل الطبقات",
  noInterviews: "لم تصل أي مقابلة بعد. ستظهر الأرقام هنا فور إرسال أول هاتف لمقابلته",
  nothingToShow: "عدد المقابلات لا يكفي بعد لهذا الجدول",
  figures: "الأرقام",
  base: (respondents, weighted, unit) => `ن = ${respondents} ${unit}، تمثل ${weighted}`,
  interval: "فترة الثقة 95% بين قوسين",
  missing: (notAsked, dk, ref) => `خارج النسب: ${notAsked} لم يُسألوا، ${dk} لا يعرفون، ${ref} رفضوا الإجابة`,
  withoutStrata: (n) => `طبقات بلا مقابلات بعد: ${n}. لا أحد يمثل أسرها هنا`,
  universe: (who) => `من يشملهم الجدول: ${who}`,
  units: { household: "أسرة", member: "شخصاً", location: "موقعاً" },
  withheld: "محجوب",
  withheldFew: (needed) => `محجوب: أقل من ${needed} إجابات`,
  withheldOneCluster: "محجوب: كل الإجابات من عنقود واحد",
  withheldDisclosure: "محجوب: لأنه يكشف خلية أخرى محجوبة",
  empty: "لا أحد",
  few: "إجابات قليلة (أقل من 30)",
  caution: "يُستخدم بحذر",
  unreliable: "غير موثوق",
  count: (n) => `ن = ${n}`,
  footer: "النسب مرجّحة لتمثل السكان النازحين، وفترات الثقة تتبع تصميم العينة",
};

const fr: DashboardWords = {
  languageName: "Français",
  language: "Langue",
  skipToContent: "Aller au contenu",
  signOut: "Se déconnecter",
  simulatedMark: "Simulé",
  simulated: "Données simulées : aucun ménage n'a dit cela",
  provisional: "Provisoire",
  provisionalNote: "La collecte continue et les poids ne sont pas définitifs : les chiffres vont changer",
  asOf: (when) => `État au ${when}`,
  interviewsDone: "Entretiens réalisés",
  ofTarget: (target) => `sur ${target} prévus`,
  today: "Reçus aujourd'hui",
  refused: "Refus",
  ofVisited: (count) => `${count} des ménages visités`,
  waiting: "En attente du bureau",
  waitingNote: "reçus, conservés, à examiner",
  caveatsTitle: "Ce qu'il faut savoir de ces chiffres",
  uncovered: (strata) =>
    `Pas encore d'entretien dans : ${strata}. Tous les totaux et pourcentages ne valent que pour les autres strates`,
  twiceInterviewed: (n) =>
    `Ménages avec deux entretiens : ${n}. Le bureau décide lequel est le bon ; d'ici là, les deux comptent`,
  contradicting: (n) =>
    `Entretiens dont les corrections se contredisent : ${n}. Ils ne comptent pas avant la décision du bureau`,
  outsideFrame: (n) =>
    `Ménages d'une grappe absente de la base de sondage : ${n}. Ils sont conservés et n'entrent dans aucun de ces chiffres`,
  simulatedLeftOut: (n) =>
    `Entretiens simulés parmi les vrais : ${n}. Ils sont conservés et n'entrent dans aucun de ces chiffres`,
  toLookAt: (n, enumerators) =>
    `Entretiens très rapides, ou dont toutes les réponses sont à la même place des listes : ${n} (enquêteurs ${enumerators}). Ils sont comptés ; cela ne prouve rien, mais parlez-en avec l'équipe`,
  mediaMissing: (missing, named) =>
    `Photos, enregistrements et fichiers pas encore arrivés des téléphones : ${missing} sur ${named}. Leurs entretiens sont comptés malgré tout`,
  failed: "Les tableaux ne peuvent pas être établis pour le moment",
  failedFrame:
    "Les nombres de ménages de la base de sondage ne s'accordent pas. L'avancement ci-dessus est juste, mais pour les tableaux, la personne responsable de la base doit la corriger",
  failedDetail: "Ce qui ne va pas dans la base (en anglais)",
  failedAnswers:
    "Un entretien contient une réponse que cette version du questionnaire ne connaît pas. L'avancement ci-dessus est juste ; prévenez le bureau, car les tableaux attendent que quelqu'un l'ait examinée",
  progressTitle: "Réalisé par rapport à l'objectif",
  stratum: "Strate",
  done: "Réalisé",
  target: "Objectif",
  refusedColumn: "Refus",
  notReached: "Non joints",
  notReachedNote: "Non joints : personne n'était là pour répondre, ou le ménage n'appartient pas à la population visée",
  share: "% réalisé",
  allStrata: "Toutes les strates",
  noInterviews:
    "Aucun entretien n'est encore arrivé. Les chiffres apparaîtront ici dès le premier envoi d'un téléphone",
  nothingToShow: "Il y a encore trop peu d'entretiens pour ce tableau",
  figures: "Chiffres",
  base: (respondents, weighted, unit) => `n = ${respondents} ${unit}, représentant ${weighted}`,
  interval: "Intervalle de confiance à 95 % entre crochets",
  missing: (notAsked, dk, ref) =>
    `Hors pourcentages : ${notAsked} non concernés, ${dk} ne savent pas, ${ref} refusent de répondre`,
  withoutStrata: (n) => `Strates encore sans entretien : ${n}. Personne ne représente ici leurs ménages`,
  universe: (who) => `Population concernée : ${who}`,
  units: { household: "ménages", member: "personnes", location: "lieux" },
  withheld: "masqué",
  withheldFew: (needed) => `masqué : moins de ${needed} réponses`,
  withheldOneCluster: "masqué : toutes les réponses viennent d'une seule grappe",
  withheldDisclosure: "masqué : cela révélerait une autre cellule masquée",
  empty: "personne",
  few: "peu de réponses (n inférieur à 30)",
  caution: "à utiliser avec prudence",
  unreliable: "peu fiable",
  count: (n) => `n = ${n}`,
  footer: "Les pourcentages sont pondérés à la population déplacée ; les intervalles suivent le plan de sondage",
};

export const dashboardWords: Readonly<Record<DashboardLanguage, DashboardWords>> = { en, ar, fr };

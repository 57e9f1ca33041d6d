import type { Texts } from "../form/model.ts";

/** A date or number inside Arabic words, which would otherwise be read from its end. */
const apart = (written: unknown): string => `\u2066${String(written)}\u2069`;

/** What a kind says about a value, in the words of the enumerator's language. */
export const words = {
  notDigits: (typed: string): Texts => ({
    en: `"${typed}" is not a number: use digits only, such as 35`,
    ar: `«${typed}» ليس رقماً: استخدم الأرقام فقط، مثل 35`,
    fr: `« ${typed} » n'est pas un nombre : n'utilisez que des chiffres, par exemple 35`,
  }),
  notWhole: (typed: string): Texts => ({
    en: `"${typed}" has a fraction: a whole number is needed`,
    ar: `«${typed}» فيه كسر: المطلوب عدد صحيح`,
    fr: `« ${typed} » a une décimale : il faut un nombre entier`,
  }),
  ambiguousNumber: (typed: string, one: string, another: string): Texts => ({
    en: `"${typed}" can be ${one} or ${another}: write one of the two`,
    ar: `«${typed}» قد يعني ${one} أو ${another}: اكتب أحدهما`,
    fr: `« ${typed} » peut être ${one} ou ${another} : écrivez l'un des deux`,
  }),
  numberTooLarge: (typed: string): Texts => ({
    en: `"${typed}" is too large for a number: check the digits`,
    ar: `«${typed}» أكبر من أن يكون رقماً: راجع الأرقام`,
    fr: `« ${typed} » est trop grand pour un nombre : vérifiez les chiffres`,
  }),
  readAs: (value: string): Texts => ({
    en: `Read as ${value}`,
    ar: `قُرئ على أنه ${apart(value)}`,
    fr: `Lu comme ${value}`,
  }),
  outOfRange: (value: unknown, min: number | string | undefined, max: number | string | undefined): Texts => {
    if (min === undefined) {
      return {
        en: `${value} is too high: at most ${max}`,
        ar: `${apart(value)} أكبر من المسموح: ${apart(max)} على الأكثر`,
        fr: `${value} est trop élevé : ${max} au plus`,
      };
    }
    if (max === undefined) {
      return {
        en: `${value} is too low: at least ${min}`,
        ar: `${apart(value)} أقل من المسموح: ${apart(min)} على الأقل`,
        fr: `${value} est trop bas : ${min} au moins`,
      };
    }
    return {
      en: `${value} is not between ${min} and ${max}`,
      ar: `${apart(value)} ليس بين ${apart(min)} و ${apart(max)}`,
      fr: `${value} n'est pas entre ${min} et ${max}`,
    };
  },
  betweenSteps: (value: number, min: number, step: number, near: number): Texts => ({
    en: `${value} lies between two steps: from ${min} it goes on by ${step}, such as ${near}`,
    ar: `${value} يقع بين درجتين: تبدأ من ${min} وتزيد ${step} كل مرة، مثل ${near}`,
    fr: `${value} est entre deux pas : à partir de ${min}, on avance de ${step}, par exemple ${near}`,
  }),
  notAllRanked: (ranked: number, offered: number): Texts => ({
    en: `${ranked} of ${offered} are ranked: give every one its place`,
    ar: `رُتّب ${ranked} من ${offered}: أعطِ كل خيار مكانه`,
    fr: `${ranked} sur ${offered} sont classés : donnez sa place à chacun`,
  }),
  tooLong: (length: number, most: number): Texts => ({
    en: `The text has ${length} characters: at most ${most} are kept, shorten it`,
    ar: `النص فيه ${length} حرفاً: الحد الأقصى ${most}، اختصره`,
    fr: `Le texte a ${length} caractères : ${most} au plus, raccourcissez-le`,
  }),
  cleaned: (): Texts => ({
    en: "Hidden characters were removed from the text",
    ar: "حُذفت رموز خفية من النص",
    fr: "Des caractères cachés ont été retirés du texte",
  }),
  brokenCharacter: (): Texts => ({
    en: "A broken character was replaced with �: look at the text again",
    ar: "استُبدل رمز تالف بـ �: راجع النص",
    fr: "Un caractère abîmé a été remplacé par � : relisez le texte",
  }),
  noLetters: (): Texts => ({
    en: "There is not one letter or digit in the text: is it right?",
    ar: "لا يوجد أي حرف أو رقم في النص: هل هذا صحيح؟",
    fr: "Il n'y a ni lettre ni chiffre dans le texte : est-ce juste ?",
  }),
  notDate: (typed: string): Texts => ({
    en: `"${typed}" is not a date: write day/month/year, such as 15/4/2023`,
    ar: `«${typed}» ليس تاريخاً: اكتب اليوم/الشهر/السنة، مثل 15/4/2023`,
    fr: `« ${typed} » n'est pas une date : écrivez jour/mois/année, par exemple 15/4/2023`,
  }),
  noSuchDay: (typed: string): Texts => ({
    en: `There is no such day as ${typed}: check day and month`,
    ar: `لا يوجد يوم بتاريخ ${typed}: راجع اليوم والشهر`,
    fr: `Le jour ${typed} n'existe pas : vérifiez le jour et le mois`,
  }),
  hijri: (year: number, meant: string | undefined): Texts =>
    meant === undefined
      ? {
          en: `Did you mean the Hijri calendar? The year ${year} looks like it: write the Gregorian date`,
          ar: `هل تقصد التقويم الهجري؟ السنة ${year} تبدو هجرية: اكتب التاريخ الميلادي`,
          fr: `Vouliez-vous dire le calendrier hégirien ? L'année ${year} y ressemble : écrivez la date grégorienne`,
        }
      : {
          en: `Did you mean the Hijri calendar? In the year ${year} that day is ${meant}: write the Gregorian date`,
          ar: `هل تقصد التقويم الهجري؟ هذا اليوم من سنة ${year} هو ${apart(meant)}: اكتب التاريخ الميلادي`,
          fr: `Vouliez-vous dire le calendrier hégirien ? Ce jour de l'an ${year} est le ${meant} : écrivez la date grégorienne`,
        },
  hijriPeriod: (typed: string, began: string): Texts => ({
    en: `Did you mean the Hijri calendar? There ${typed} began on ${began}: write the Gregorian date`,
    ar: `هل تقصد التقويم الهجري؟ بداية ${apart(typed)} فيه هي ${apart(began)}: اكتب التاريخ الميلادي`,
    fr: `Vouliez-vous dire le calendrier hégirien ? ${typed} y a commencé le ${began} : écrivez la date grégorienne`,
  }),
  notPeriod: (typed: string, precision: "month" | "year"): Texts =>
    precision === "month"
      ? {
          en: `"${typed}" is not a month of a year: both are needed, such as 4/2023`,
          ar: `«${typed}» ليس شهراً من سنة: المطلوب كلاهما، مثل 4/2023`,
          fr: `« ${typed} » n'est pas un mois d'une année : il faut les deux, par exemple 4/2023`,
        }
      : {
          en: `"${typed}" is not a year: write four digits, such as 2023`,
          ar: `«${typed}» ليس سنة: اكتب أربعة أرقام، مثل 2023`,
          fr: `« ${typed} » n'est pas une année : écrivez quatre chiffres, par exemple 2023`,
        },
  notDateTime: (typed: string): Texts => ({
    en: `"${typed}" is not a date with a time: write both, such as 15/4/2023 14:30`,
    ar: `«${typed}» ليس تاريخاً مع وقت: اكتب كليهما، مثل 15/4/2023 14:30`,
    fr: `« ${typed} » n'est pas une date avec une heure : écrivez les deux, par exemple 15/4/2023 14:30`,
  }),
  notTime: (typed: string): Texts => ({
    en: `"${typed}" is not a time: write hours:minutes, such as 14:30`,
    ar: `«${typed}» ليس وقتاً: اكتب الساعة:الدقيقة، مثل 14:30`,
    fr: `« ${typed} » n'est pas une heure : écrivez heures:minutes, par exemple 14:30`,
  }),
  notPlace: (): Texts => ({
    en: "A position cannot be typed: use the location button",
    ar: "لا يمكن كتابة الموقع: استخدم زر تحديد الموقع",
    fr: "Une position ne s'écrit pas : utilisez le bouton de localisation",
  }),
  notMedia: (): Texts => ({
    en: "This cannot be typed: use the buttons of the question",
    ar: "لا يمكن كتابة هذا: استخدم أزرار السؤال",
    fr: "Cela ne s'écrit pas : utilisez les boutons de la question",
  }),
  tooLarge: (bytes: number, most: number): Texts => {
    const [has, may] = [megabytes(bytes), megabytes(most)];
    return {
      en: `It has ${has} MB: at most ${may} MB can be sent, choose a smaller one`,
      ar: `حجمه ${has} ميغابايت: يمكن إرسال ${may} ميغابايت على الأكثر، اختر أصغر منه`,
      fr: `Il a ${has} Mo : ${may} Mo au plus peuvent être envoyés, choisissez-en un plus petit`,
    };
  },
  placeNotExact: (accuracy: number, most: number): Texts => ({
    en: `The position is exact to ${Math.round(accuracy)} m only: ${most} m are needed, wait under the open sky`,
    ar: `دقة الموقع ${Math.round(accuracy)} متراً فقط: المطلوب ${most} متراً، انتظر تحت السماء المفتوحة`,
    fr: `La position n'est précise qu'à ${Math.round(accuracy)} m : il faut ${most} m, attendez à ciel ouvert`,
  }),
  track: (points: number, metres: number): Texts => ({
    en: `${points} points, ${metres} m`,
    ar: `${points} نقطة، ${metres} م`,
    fr: `${points} points, ${metres} m`,
  }),
  tooFewPoints: (points: number, least: number): Texts => ({
    en: `There are ${points} points: ${least} are needed, add more`,
    ar: `عدد النقاط ${points}: المطلوب ${least}، أضف المزيد`,
    fr: `Il y a ${points} points : il en faut ${least}, ajoutez-en`,
  }),
  enclosesNothing: (): Texts => ({
    en: "The points enclose nothing: walk along the whole edge",
    ar: "النقاط لا تحيط بشيء: امشِ على طول الحد كله",
    fr: "Les points n'entourent rien : longez tout le bord",
  }),
  pointNotExact: (point: number, accuracy: number, most: number): Texts => ({
    en: `Point ${point} is exact to ${Math.round(accuracy)} m only: ${most} m are needed, take it again under the open sky`,
    ar: `دقة النقطة ${point} هي ${Math.round(accuracy)} متراً فقط: المطلوب ${most} متراً، خذها مرة أخرى تحت السماء المفتوحة`,
    fr: `Le point ${point} n'est précis qu'à ${Math.round(accuracy)} m : il faut ${most} m, reprenez-le à ciel ouvert`,
  }),
  placeLooksWrong: (): Texts => ({
    en: "The location looks wrong: take it again",
    ar: "يبدو أن الموقع غير صحيح: خذه مرة أخرى",
    fr: "La position semble fausse : reprenez-la",
  }),
  notOffered: (code: string): Texts => ({
    en: `The answer "${code}" is not among those offered here: choose again`,
    ar: `الإجابة «${code}» ليست من الخيارات المتاحة هنا: اختر من جديد`,
    fr: `La réponse « ${code} » n'est pas proposée ici : choisissez à nouveau`,
  }),
  exclusive: (label: Texts): Texts => ({
    en: `"${label.en ?? ""}" cannot be combined with another answer: keep one or the other`,
    ar: `لا يمكن الجمع بين «${label.ar ?? label.en ?? ""}» وإجابة أخرى: اختر أحدهما`,
    fr: `« ${label.fr ?? label.en ?? ""} » ne va pas avec une autre réponse : gardez l'une ou l'autre`,
  }),
  tooMany: (chosen: number, most: number): Texts => ({
    en: `${chosen} answers are chosen: at most ${most}`,
    ar: `اختيرت ${chosen} إجابات: الحد الأقصى ${most}`,
    fr: `${chosen} réponses sont choisies : ${most} au plus`,
  }),
};

/** Up to one decimal, and never 0: what is there has some size. */
const megabytes = (bytes: number): string => String(Math.max(0.1, Math.round(bytes / 100_000) / 10));

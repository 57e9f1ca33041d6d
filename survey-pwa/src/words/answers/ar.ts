import type { AnswerWords, Counting } from "./en.ts";

/** The same in Arabic. */
export const answersAr = ({ number, plural }: Counting): AnswerWords => ({
  confirm: "تم التأكيد",
  month: "الشهر",
  year: "السنة",
  momentIncomplete: "الوقت غير مكتمل: المطلوب التاريخ والساعة والدقيقة",
  value: "العدد",
  noValue: "لا توجد إجابة بعد",
  slide: "المس الخط أو اكتب العدد",
  rankFirst: "المس الخيارات بالترتيب، الأول أولاً",
  ranked: (done, all) => `${number(done)} من ${number(all)} لها مكان`,
  notRanked: "بلا مكان بعد",
  up: (label) => `انقل إلى أعلى: ${label}`,
  down: (label) => `انقل إلى أسفل: ${label}`,
  addPoint: "أضف هذه النقطة",
  walk: "امشِ وسجّل",
  stopWalk: "أوقف التسجيل",
  walking: (accuracy) => `يجري التسجيل أثناء المشي: أبقِ هذه الصفحة مفتوحة. الدقة ${accuracy}`,
  tooInexact: (accuracy, most) => `الدقة ${accuracy} فقط، والمطلوب ${most}. قف تحت السماء المفتوحة`,
  points: (count) =>
    plural(count, {
      zero: "لا نقاط",
      one: "نقطة واحدة",
      two: "نقطتان",
      few: `${number(count)} نقاط`,
      many: `${number(count)} نقطة`,
      other: `${number(count)} نقطة`,
    }),
  pointsNeeded: (count) =>
    plural(count, {
      one: "تلزم نقطة أخرى",
      two: "تلزم نقطتان أخريان",
      few: `تلزم ${number(count)} نقاط أخرى`,
      other: `تلزم ${number(count)} نقطة أخرى`,
    }),
  point: (position) => `النقطة ${number(position)}`,
  removePoint: (position) => `احذف النقطة ${number(position)}`,
  eachPoint: "كل نقطة",
  full: (most) => `هذا هو الحد الأقصى: ${number(most)} نقطة`,
  kilometres: (length) => `${number(length)} كم`,
  squareMetres: (area) => `${number(area)} م²`,
  hectares: (area) => `${number(area)} هكتار`,
});

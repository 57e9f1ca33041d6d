import type { AnswerWords, Counting } from "./en.ts";

/** The same in Arabic. */
export const answersAr = ({ number }: Counting): AnswerWords => ({
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
});

import type { AnswerWords, Counting } from "./en.ts";

/** The same in Arabic. */
export const answersAr = (_figures: Counting): AnswerWords => ({
  confirm: "تم التأكيد",
  month: "الشهر",
  year: "السنة",
  momentIncomplete: "الوقت غير مكتمل: المطلوب التاريخ والساعة والدقيقة",
});

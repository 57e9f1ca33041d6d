import type { Translation } from "../../form/translation.ts";
import { lists } from "../shared/ar-lists.ts";
import type { checks, sections } from "./form.ts";

/** The listing in Arabic: drafts, to be reviewed by a native speaker from Sudan. */
export const ar: Translation<typeof sections, typeof checks> = {
  title: "حصر أسر العنقود",
  sections: {
    cluster: {
      label: "العنقود",
      of: {
        start: "وقت البداية",
        end: "وقت النهاية",
        device_id: "الجهاز",
        enumerator_id: "القائم بالحصر",
        state_current: "الولاية",
        locality_current: "المحلية",
        site_id: "الموقع",
        cluster_id: "العنقود (البلوك أو القطاع)",
        segment_part: "هل يُحصر العنقود كله أم قطاع منه؟",
        segment_share: {
          label: "نصيب الجزء المحصور من العنقود (من الرسم التخطيطي)",
          hint: "أكبر من 0 وأقل من 1: النصف هو 0.5",
          check: "يجب أن يكون النصيب أكبر من 0 وأقل من 1: النصف هو 0.5",
        },
      },
    },
    walk: {
      label: "المباني حسب ترتيب السير",
      of: {
        structure: {
          label: "مدخل واحد لكل مبنى، حسب ترتيب السير",
          of: {
            structure_number: "رقم المبنى",
            structure_use: "استخدام المبنى",
            n_households: "عدد الأسر التي تسكن هذا المبنى (من يأكلون من قدر واحد)",
            gps: { label: "موقع المبنى", hint: "يُحفظ مشفّراً." },
            household: {
              label: "مدخل واحد لكل أسرة",
              of: {
                household_number: {
                  label: "الرقم المتسلسل داخل العنقود، كما كُتب بالطباشير على الباب",
                  hint: "أول أسرة في العنقود رقمها 1.",
                },
                household_mark: "علامة للعثور عليها مرة أخرى (بدون أسماء)",
                informant: "من يجيب",
                listed_group: "هل هذه الأسرة …",
                displaced_since: "نازحة منذ",
                listed_size: "عدد أفراد الأسرة",
                listed_origin_state: "ولاية الأصل",
                listed_female_head: "رب الأسرة امرأة",
              },
            },
          },
        },
      },
    },
    summary: {
      label: "نهاية الحصر",
      of: {
        n_listed: "الأسر المحصورة",
        n_eligible: "الأسر من الفئات المستهدفة في المسح",
        expected: "عدد الأسر المتوقع في الإطار",
        gap_note: "عدد الأسر المحصورة يختلف عن الإطار بأكثر من 25 %: راجع حدود العنقود.",
        gap_reason: "لماذا؟",
        walked_whole: "هل جرى المرور على العنقود كله أو القطاع كله؟",
        lister_note: { label: "ملاحظات", hint: "لا تكتب أسماء." },
      },
    },
  },
  checks: {
    numbers: "الأرقام على الأبواب لا تتسلسل من 1 إلى عدد الأسر: ابحث عن رقم مكرر أو ناقص",
  },
  lists: {
    ...lists,
    segment_part: { whole: "العنقود كله", segment: "قطاع منه" },
    structure_use: {
      dwelling: "مسكن",
      dwelling_other_use: "مسكن مع استخدام آخر (دكان، ورشة …)",
      empty: "مسكن خالٍ",
      destroyed: "مدمَّر",
      shop: "دكان أو ورشة فقط",
      mosque_church: "مسجد أو كنيسة",
      school: "مدرسة",
      clinic: "عيادة",
      office: "مكتب",
      other: "أخرى (حدّد)",
    },
    informant: { member: "أحد أفراد الأسرة", neighbour: "أحد الجيران" },
    listed_group: { ...lists.pop_group, unknown: "غير معروف" },
    gap_reason: {
      arrivals: "وصلت أسر",
      departures: "غادرت أسر",
      boundary: "حدود العنقود غير واضحة",
      partial_access: "تعذّر الوصول إلى جزء من العنقود",
      frame_wrong: "العدد في الإطار كان خاطئاً",
    },
  },
};

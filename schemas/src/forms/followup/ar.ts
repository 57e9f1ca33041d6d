import type { Translation } from "../../form/translation.ts";
import { lists } from "../shared/ar-lists.ts";
import type { checks, sections } from "./form.ts";

/** Drafts, to be reviewed by a native speaker from Sudan. */
export const ar: Translation<typeof sections, typeof checks> = {
  title: "متابعة الأسر",
  sections: {
    contact: {
      label: "التواصل",
      of: {
        baseline_household_id: "الأسرة (من قائمة المتابعة)",
        wave: "جولة المتابعة",
        attempt: "محاولة التواصل",
        contact_result: "النتيجة",
        consent_given: "هل توافق على المشاركة؟ (اقرأ النص الكامل مرة أخرى)",
        privacy: "هل يمكن التحدث هنا دون أن يسمعنا أحد؟",
        baseline_date: "تاريخ المقابلة الأولى",
        baseline_children: "الأطفال في عمر 6–17 في المقابلة الأولى",
      },
    },
    whereabouts: {
      label: "أين الأسرة الآن",
      of: {
        where_now: "أين تعيش الأسرة الآن؟",
        baseline_intention: "النية لاثني عشر شهراً في المقابلة الأولى",
        moved: "1 إذا انتقلت الأسرة كلها أو بعضها",
        state_now: "الولاية الآن",
        locality_now: "المحلية الآن",
        followed: "فعلت ما كانت تنوي",
        why_different: "لماذا اختلف عن الخطة؟ (حتى ثلاثة)",
        move_date: { label: "متى انتقلتم؟", check: "لا يمكن أن يسبق الانتقال المقابلة الأولى" },
        who_moved: "من انتقل",
        move_help: "المساعدة التي تلقيتموها للانتقال",
        move_cost: "تكلفة الانتقال (جنيه سوداني)",
        move_incident: "حوادث في الطريق",
        move_free: "هل كان القرار حراً",
      },
    },
    people: {
      label: "الأسرة الآن",
      of: {
        members_now: "عدد أفراد الأسرة الآن",
        changes: {
          label: "الأفراد الذين غادروا أو وصلوا أو وُلدوا أو توفوا منذ المقابلة الأولى",
          of: {
            change_kind: "ماذا حدث",
            change_relation: "صلة القرابة برب الأسرة",
            change_sex: "الجنس",
            change_age: "العمر بالسنوات الكاملة",
            change_reason: "السبب",
          },
        },
      },
    },
    life: {
      label: "كيف تعيش الأسرة الآن",
      of: {
        housing_now: "المسكن الآن",
        house_recovered: "هل استُعيد المنزل",
        land_used: "استخدام الأرض الزراعية هذا الموسم",
        docs: "جميع البالغين لديهم وثيقة هوية",
        livelihood_now: "مصدر الرزق الرئيسي",
        income_30d: "دخل آخر 30 يوماً (جنيه سوداني)",
        school_now: {
          label: "الأطفال في عمر 6–17 الذين يذهبون إلى المدرسة الآن",
          check: "لا يمكن أن يكون عدد التلاميذ أكبر من عدد أفراد الأسرة",
          warn: "عدد التلاميذ أكبر من عدد الأطفال في المقابلة الأولى: هل هذا صحيح؟",
        },
        health_got: "حصلت على الرعاية الصحية عند الحاجة",
        water_source: "المياه",
      },
    },
    safety: {
      label: "الأمان والعلاقات",
      of: {
        safe_day: "الأمان نهاراً",
        safe_night: "الأمان بعد حلول الظلام",
        relation: "العلاقات مع الآخرين هنا",
        discrimination: "معاملة غير عادلة بسبب النزوح أو العودة",
        participation: "تشارك في القرارات",
        remedy: "تعرف أين تشتكي أو تطالب",
      },
    },
    plans: {
      label: "الخطط",
      of: {
        compare: "مقارنة بما قبل الانتقال، الحياة",
        intention_3m: "الخطة لثلاثة أشهر",
        intention_12m: "الخطة لاثني عشر شهراً",
        obstacle: "أهم الصعوبات (حتى خمسة)",
        needs: "المساعدة الأكثر حاجة (حتى ثلاثة)",
        recontact: "هل يمكننا التواصل معكم مرة أخرى",
      },
    },
  },
  checks: {},
  lists: {
    ...lists,
    contact_result: {
      interview: "مقابلة",
      no_answer: "لا يرد",
      wrong_number: "رقم خاطئ",
      refused: "رفض",
      moved_unknown: "انتقلت إلى مكان غير معروف",
      died: "متوفى",
      not_reached_unsafe: "تعذّر الوصول بأمان",
    },
    where_now: {
      same_place: "في المكان نفسه كما في السابق",
      place_of_origin: "في المكان الأصلي",
      elsewhere_same_state: "في مكان آخر من الولاية نفسها",
      other_state: "في ولاية أخرى",
      abroad: "في بلد آخر",
      split: "انقسمت الأسرة",
    },
    followed: {
      yes: "نعم",
      partly: "جزئياً",
      no: "لا",
    },
    change_kind: {
      left: "غادر",
      arrived: "وصل",
      born: "وُلد",
      died: "توفي",
    },
    change_reason: {
      family: "زواج أو أسرة",
      work: "عمل",
      school: "دراسة",
      return: "عودة إلى المكان الأصلي",
      safety: "أمان",
      health: "صحة",
      other: "أخرى",
      dk: "لا أعرف",
    },
    house_recovered: {
      yes_own: "نعم، المنزل كله",
      yes_partly: "نعم، جزء منه",
      no_occupied: "لا، يشغله آخرون",
      no_destroyed: "لا، مدمَّر",
      no_other: "لا، لسبب آخر",
      not_applicable: "لم يكن لديهم منزل هناك",
    },
    land_used: {
      yes: "نعم",
      no_access: "لا: لا يمكن الوصول إليها",
      no_inputs: "لا: لا بذور أو أدوات أو حيوانات",
      not_applicable: "لا يملكون أرضاً زراعية",
    },
    compare: {
      much_worse: "أسوأ بكثير",
      worse: "أسوأ",
      same: "كما هي",
      better: "أفضل",
      much_better: "أفضل بكثير",
    },
    why_different: { ...lists.obstacle, ...lists.reason_stay, ...lists.reason_elsewhere },
  },
};

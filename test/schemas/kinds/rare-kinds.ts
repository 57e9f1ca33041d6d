import {
  type Answers,
  acknowledge,
  answerInterview,
  calculate,
  choices,
  date,
  dateTime,
  defineForm,
  group,
  hidden,
  type InterviewOptions,
  integer,
  openInterview,
  paradata,
  range,
  rank,
  seededRandom,
  selectMany,
  selectOne,
  track,
} from "@returns/schemas";

const answer = { role: "demographic" } as const;
const agreement = choices("agreement", {
  strongly_disagree: "Strongly disagree",
  disagree: "Disagree",
  neither: "Neither",
  agree: "Agree",
  strongly_agree: "Strongly agree",
});
const often = choices("often", { daily: "Daily", weekly: "Weekly", rarely: "More rarely", never: "Never" });
const needs = choices("needs", {
  water: "Water and sanitation",
  food: "Food",
  shelter: "Shelter that keeps the rain out",
  school: "School for the children",
});
const needed = { role: "demographic", required: true } as const;

/** One question of each of the rarer kinds, for the tests of all rooms. */
export const rareKinds = defineForm(
  {
    id: "rare",
    version: "1",
    title: "Rarer kinds of question",
    languages: ["en", "ar"],
    consent: { notNeeded: "Nobody is interviewed" },
    translations: {
      ar: {
        title: "أنواع نادرة من الأسئلة",
        lists: {
          agreement: {
            strongly_disagree: "لا أوافق بشدة",
            disagree: "لا أوافق",
            neither: "محايد",
            agree: "أوافق",
            strongly_agree: "أوافق بشدة",
          },
          often: { daily: "يومياً", weekly: "أسبوعياً", rarely: "أقل من ذلك", never: "أبداً" },
          needs: {
            water: "الماء والصرف الصحي",
            food: "الغذاء",
            shelter: "مأوى يقي من المطر",
            school: "مدرسة للأطفال",
          },
        },
        checks: {},
        sections: {
          opening: {
            label: "البداية",
            of: {
              audit: "الوقت لكل سؤال",
              read_out: "اقرأ النص على الأسرة",
              batch: "الدفعة",
              people: "كم عدد الأفراد؟",
              doubled: "الضعف",
            },
          },
          dates: {
            label: "التواريخ",
            of: {
              left: "في أي شهر غادرتم؟",
              born: "في أي سنة وُلد رب الأسرة؟",
              came: "متى وصلتم إلى هنا، وفي أي ساعة؟",
              planned: "متى تنوون العودة؟",
              months_away: "عدد الأشهر",
            },
          },
          ways: {
            label: "الطرق والحقول",
            of: {
              way: "امشِ من الباب إلى نقطة الماء",
              field: "امشِ حول الحقل",
              way_length: "الطول",
              field_area: "المساحة",
            },
          },
          habits: {
            label: "ما الذي تفعله الأسرة وكم مرة؟",
            of: {
              fetch_water: "جلب الماء",
              meet_others: "زيارة أقارب أو جيران يسكنون في مكان آخر",
              call_home: "الاتصال بمن بقي في الديار",
              more: {
                label: "والمزيد",
                of: {
                  sold: { label: "ما الذي بيع؟", hint: "كل ما بيع هذه السنة" },
                  sold_before: "ما الذي بيع في السنة السابقة؟",
                },
              },
            },
          },
          scales: {
            label: "المقاييس",
            of: {
              safety: "من 0 إلى 10، ما مدى شعوركم بالأمان؟",
              share: "ما حصة الدخل التي تُنفق على الغذاء؟",
              welcome: "يرحب بنا الناس هنا",
              first_needs: "ما الذي تحتاجونه أكثر من غيره؟",
            },
          },
        },
      },
    },
    checks: [],
  },
  {
    opening: group(
      { label: "Opening" },
      {
        audit: paradata("audit", { label: "Time of each question", role: "design" }),
        read_out: acknowledge({ label: "Read the text to the household", ...needed }),
        batch: hidden({ label: "Batch", measure: "number", default: "3", ...answer }),
        people: integer({ label: "How many people?", min: 1, max: 40, relevant: "${read_out} = 'OK'", ...needed }),
        doubled: calculate({ label: "Doubled", calculation: "${people} * 2", measure: "number", ...answer }),
      },
    ),
    dates: group(
      { label: "Dates" },
      {
        left: date({
          label: "In which month did you leave?",
          precision: "month",
          missing: ["dk"],
          default: "today()",
          ...needed,
        }),
        born: date({ label: "In which year was the head born?", precision: "year", ...answer }),
        came: dateTime({ label: "When did you come here, at what time?", missing: ["dk", "ref"], ...answer }),
        planned: date({ label: "When do you plan to return?", max: "any", ...answer }),
        months_away: calculate({
          label: "Months",
          calculation: "months-between(${left}, today())",
          measure: "number",
          ...answer,
        }),
      },
    ),
    ways: group(
      { label: "Ways and fields" },
      {
        way: track({
          label: "Walk from the door to the water point",
          shape: "line",
          missing: ["ref"],
          role: "identifier",
          purpose: "To see how far water is",
          required: true,
        }),
        field: track({ label: "Walk round the field", shape: "area", minPoints: 4, maxAccuracy: 10, ...answer }),
        way_length: calculate({
          label: "Length",
          calculation: "round(distance(${way}), 0)",
          measure: "number",
          ...answer,
        }),
        field_area: calculate({ label: "Area", calculation: "round(area(${field}), 0)", measure: "number", ...answer }),
      },
    ),
    habits: group(
      { label: "What does the household do, and how often?", appearance: "table-list" },
      {
        fetch_water: selectOne(often, { label: "Fetch water", ...needed }),
        meet_others: selectOne(often, { label: "Visit relatives or neighbours who live elsewhere", ...answer }),
        call_home: selectOne(often, { label: "Call those who stayed at home", ...answer }),
        more: group(
          { label: "And more" },
          {
            sold: selectMany(needs, {
              label: "What was sold?",
              hint: "All that was sold this year",
              appearance: "list-nolabel",
              ...answer,
            }),
            sold_before: selectMany(needs, {
              label: "What was sold in the year before?",
              appearance: "list-nolabel",
              ...answer,
            }),
          },
        ),
      },
    ),
    scales: group(
      { label: "Scales" },
      {
        safety: range({ label: "From 0 to 10, how safe do you feel?", min: 0, max: 10, step: 1, ...needed }),
        share: range({
          label: "Which share of the income goes into food?",
          min: 0,
          max: 1,
          step: 0.1,
          missing: ["dk"],
          ...answer,
        }),
        welcome: selectOne(agreement, { label: "People here welcome us", appearance: "likert", ...needed }),
        first_needs: rank(needs, { label: "What do you need most?", missing: ["ref"], ...needed }),
      },
    ),
  },
);

export const atNoon: InterviewOptions = { today: "2026-11-24", now: () => "2026-11-24T12:00:00.000+02:00" };

export function answeredByChance(seed: number): Answers {
  const random = seededRandom(seed);
  const finalised = answerInterview(openInterview(rareKinds, { ...atNoon, random }), { random, today: atNoon.today });
  if (finalised.status !== "finalised") throw new Error(JSON.stringify(finalised.problems));
  return finalised.answers;
}

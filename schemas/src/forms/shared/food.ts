import type { Texts } from "../../form/model.ts";
import { calculate, choiceRows, integer, note } from "../../kinds/index.ts";

const daysLastWeek = (label: Texts) =>
  integer({ label, min: 0, max: 7, missing: ["ref"], required: true, role: "socio-economic" });

const food_group = choiceRows("food_group", [
  {
    code: "poor",
    label: { en: "Poor food consumption", ar: "استهلاك غذائي ضعيف", fr: "Consommation alimentaire pauvre" },
  },
  {
    code: "borderline",
    label: { en: "Borderline food consumption", ar: "استهلاك غذائي حدّي", fr: "Consommation alimentaire limite" },
  },
  {
    code: "acceptable",
    label: { en: "Acceptable food consumption", ar: "استهلاك غذائي مقبول", fr: "Consommation alimentaire acceptable" },
  },
]);

const coping_level = choiceRows("coping_level", [
  { code: "low", label: { en: "Low", ar: "منخفض", fr: "Faible" } },
  { code: "medium", label: { en: "Medium", ar: "متوسط", fr: "Moyen" } },
  { code: "high", label: { en: "High", ar: "مرتفع", fr: "Élevé" } },
]);

/**
 * What the household ate: the Food Consumption Score of WFP (weights 2-3-4-4-1-1-½-½, condiments 0). The limits of the groups are
 * parameters of the survey, as WFP also publishes 28 and 42 for places where oil and sugar are eaten daily.
 */
export const foodConsumption = {
  fcs_intro: note({
    label: {
      en: "On how many of the last 7 days did the household eat these foods?",
      ar: "خلال آخر 7 أيام، كم يوماً أكلت الأسرة هذه الأطعمة؟",
      fr: "Combien de jours sur les 7 derniers le ménage a-t-il mangé ces aliments ?",
    },
    role: "design",
  }),
  fcs_staples: daysLastWeek({
    en: "Sorghum, millet, wheat, rice, bread, roots",
    ar: "ذرة أو دخن أو قمح أو أرز أو خبز أو جذور",
    fr: "Sorgho, mil, blé, riz, pain, tubercules",
  }),
  fcs_pulses: daysLastWeek({
    en: "Beans, lentils, groundnuts, other pulses and nuts",
    ar: "فول أو عدس أو فول سوداني أو بقوليات أخرى",
    fr: "Haricots, lentilles, arachides, autres légumineuses",
  }),
  fcs_dairy: daysLastWeek({
    en: "Milk, yoghurt, cheese (not a little in tea)",
    ar: "لبن أو زبادي أو جبن (ليس القليل في الشاي)",
    fr: "Lait, yaourt, fromage (pas un peu dans le thé)",
  }),
  fcs_meat: daysLastWeek({
    en: "Meat, fish, poultry, eggs",
    ar: "لحم أو سمك أو دواجن أو بيض",
    fr: "Viande, poisson, volaille, œufs",
  }),
  fcs_vegetables: daysLastWeek({ en: "Vegetables and leaves", ar: "خضروات وأوراق", fr: "Légumes et feuilles" }),
  fcs_fruit: daysLastWeek({ en: "Fruit", ar: "فواكه", fr: "Fruits" }),
  fcs_oil: daysLastWeek({ en: "Oil, fat, butter", ar: "زيت أو دهن أو زبدة", fr: "Huile, graisse, beurre" }),
  fcs_sugar: daysLastWeek({
    en: "Sugar, honey, sweet drinks",
    ar: "سكر أو عسل أو مشروبات محلاة",
    fr: "Sucre, miel, boissons sucrées",
  }),
  fcs_condiments: daysLastWeek({
    en: "Spices, tea, coffee, a little milk or fish for taste",
    ar: "بهارات وشاي وقهوة والقليل للنكهة",
    fr: "Épices, thé, café, petites quantités pour le goût",
  }),
  fcs: calculate({
    label: {
      en: "Food Consumption Score (0–112); condiments weigh 0",
      ar: "درجة استهلاك الغذاء (0–112)؛ التوابل لا تُحتسب",
      fr: "Score de consommation alimentaire (0–112) ; les condiments comptent 0",
    },
    calculation:
      "2*${fcs_staples} + 3*${fcs_pulses} + 4*${fcs_dairy} + 4*${fcs_meat} + ${fcs_vegetables} + ${fcs_fruit} + 0.5*${fcs_oil} + 0.5*${fcs_sugar}",
    measure: "number",
    role: "socio-economic",
  }),
  fcs_group: calculate({
    label: {
      en: "Food consumption group: poor ≤ 21, borderline ≤ 35, else acceptable; parameters, because WFP also publishes 28 / 42 for places where oil and sugar are eaten daily",
      ar: "مجموعة استهلاك الغذاء: ضعيف ≤ 21، حدّي ≤ 35، وإلا مقبول",
      fr: "Groupe de consommation alimentaire : pauvre ≤ 21, limite ≤ 35, sinon acceptable",
    },
    calculation:
      "cut(${fcs}, param('fcs_poor_max', 21), param('fcs_borderline_max', 35), 'poor', 'borderline', 'acceptable')",
    measure: food_group,
    role: "socio-economic",
  }),
};

/** What the household did when food was short: the reduced Coping Strategies Index (weights 1-2-1-3-1). */
export const foodCoping = {
  rcsi_intro: note({
    label: {
      en: "On how many of the last 7 days, for lack of food or money, did the household have to …",
      ar: "خلال آخر 7 أيام، وبسبب نقص الغذاء أو المال، كم يوماً اضطرت الأسرة إلى …",
      fr: "Combien de jours sur les 7 derniers, faute de nourriture ou d'argent, le ménage a-t-il dû …",
    },
    role: "design",
  }),
  rcsi_cheaper: daysLastWeek({
    en: "eat less preferred or cheaper food",
    ar: "تناول أغذية أقل تفضيلاً أو أرخص",
    fr: "manger des aliments moins préférés ou moins chers",
  }),
  rcsi_borrow: daysLastWeek({
    en: "borrow food or rely on help from others",
    ar: "اقتراض الغذاء أو الاعتماد على مساعدة الآخرين",
    fr: "emprunter de la nourriture ou compter sur l'aide d'autrui",
  }),
  rcsi_portion: daysLastWeek({ en: "eat smaller portions", ar: "تقليل حجم الوجبات", fr: "réduire les portions" }),
  rcsi_adults: daysLastWeek({
    en: "let adults eat less so that children can eat",
    ar: "تقليل أكل الكبار ليأكل الصغار",
    fr: "réduire la part des adultes au profit des enfants",
  }),
  rcsi_meals: daysLastWeek({
    en: "eat fewer meals a day",
    ar: "تقليل عدد الوجبات في اليوم",
    fr: "réduire le nombre de repas par jour",
  }),
  rcsi: calculate({
    label: {
      en: "Reduced Coping Strategies Index (0–56)",
      ar: "مؤشر استراتيجيات التكيف المختصر (0–56)",
      fr: "Indice réduit des stratégies d'adaptation (0–56)",
    },
    calculation: "${rcsi_cheaper} + 2*${rcsi_borrow} + ${rcsi_portion} + 3*${rcsi_adults} + ${rcsi_meals}",
    measure: "number",
    role: "socio-economic",
  }),
  rcsi_group: calculate({
    label: {
      en: "Level of food coping (≤ 18 low, ≤ 37 medium, else high: parameters)",
      ar: "مستوى التكيف الغذائي (≤ 18 منخفض، ≤ 37 متوسط، وإلا مرتفع)",
      fr: "Niveau d'adaptation alimentaire (≤ 18 faible, ≤ 37 moyen, sinon élevé)",
    },
    calculation: "cut(${rcsi}, param('rcsi_low_max', 18), param('rcsi_medium_max', 37), 'low', 'medium', 'high')",
    measure: coping_level,
    role: "socio-economic",
  }),
};

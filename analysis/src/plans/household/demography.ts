import type { forms } from "@returns/schemas/forms";
import type { PlanEntry } from "../../plan/entry.ts";
import { planFor } from "../../plan/plan-for.ts";

const table = planFor<typeof forms.household>();

const fiveYearGroups = [
  ...["0_4", "5_9", "10_14", "15_19", "20_24", "25_29", "30_34", "35_39", "40_44"],
  ...["45_49", "50_54", "55_59", "60_64", "65_69", "70_74", "75_79", "80_plus"],
];

const knownAge = {
  where: "${member_age} >= 0",
  label: { en: "Members whose age is known", ar: "الأفراد المعروفة أعمارهم", fr: "Membres dont l'âge est connu" },
};

/** Who they are. */
export const demography: readonly PlanEntry[] = [
  table({
    id: "T05",
    title: {
      en: "Population by age and sex",
      ar: "السكان حسب العمر والجنس",
      fr: "Population par âge et par sexe",
    },
    unit: "member",
    universe: knownAge,
    measure: { statistic: "proportion", of: ["member_age_group"], within: "universe", show: [] },
    rows: { axis: "categories", levels: fiveYearGroups },
    columns: { axis: "groups", by: ["member_sex"], total: "none" },
    chart: "pyramid",
  }),
  table({
    id: "T05.persons",
    title: {
      en: "Number of persons by age and sex",
      ar: "عدد الأشخاص حسب العمر والجنس",
      fr: "Nombre de personnes par âge et par sexe",
    },
    unit: "member",
    universe: knownAge,
    measure: { statistic: "count" },
    rows: { axis: "groups", by: ["member_age_group"], total: "last" },
    columns: { axis: "groups", by: ["member_sex"], total: "last" },
    chart: "matrix",
  }),
];

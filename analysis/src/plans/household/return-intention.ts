import type { forms } from "@returns/schemas/forms";
import type { PlanEntry } from "../../plan/entry.ts";
import { planFor } from "../../plan/plan-for.ts";
import { breakdownA, displaced } from "./universes.ts";

const table = planFor<typeof forms.household>();

/** What they intend. */
export const returnIntention: readonly PlanEntry[] = [
  table({
    id: "T35",
    title: {
      en: "Where households would like to live, and what they plan for 3 and 12 months",
      ar: "أين ترغب الأسر في العيش، وما تخطط له خلال 3 أشهر و12 شهراً",
      fr: "Où les ménages aimeraient vivre, et ce qu'ils prévoient à 3 et à 12 mois",
    },
    unit: "household",
    universe: displaced,
    measure: {
      statistic: "proportion",
      of: ["preference", "intention_3m", "intention_main"],
      within: "group",
      show: ["ref"],
    },
    rows: { axis: "categories", levels: "all" },
    columns: { axis: "variables" },
    chart: "stacked-bar",
  }),
  table({
    id: "T36",
    title: {
      en: "Intention within 12 months, by group",
      ar: "النية خلال 12 شهراً حسب الفئة",
      fr: "Intention à 12 mois, par groupe",
    },
    unit: "household",
    universe: displaced,
    measure: { statistic: "proportion", of: ["intention_main"], within: "group", show: [] },
    rows: { axis: "groups", by: breakdownA, total: "first" },
    columns: { axis: "categories", levels: "all" },
    chart: "stacked-bar",
  }),
  table({
    id: "T43",
    title: {
      en: "Obstacles to return, all that were named",
      ar: "عوائق العودة، كل ما ذُكر",
      fr: "Obstacles au retour, tous ceux qui ont été cités",
    },
    unit: "household",
    universe: displaced,
    measure: { statistic: "proportion", of: ["obstacle"], within: "group", show: [] },
    rows: { axis: "categories", levels: "all" },
    columns: { axis: "groups", by: ["origin_state", "intention_main"], total: "first" },
    chart: "dot-whisker",
  }),
  table({
    id: "T43.main",
    title: {
      en: "The main obstacle to return",
      ar: "العائق الرئيسي أمام العودة",
      fr: "Le principal obstacle au retour",
    },
    unit: "household",
    universe: displaced,
    derive: {
      main_obstacle: {
        label: { en: "Main obstacle", ar: "العائق الرئيسي", fr: "Principal obstacle" },
        // Who named one obstacle only was not asked which is the main one
        calculation: "if(${obstacle_main} != '', ${obstacle_main}, ${obstacle})",
        result: { codesOf: "obstacle" },
      },
    },
    measure: { statistic: "proportion", of: ["main_obstacle"], within: "group", show: [] },
    rows: { axis: "categories", levels: "all" },
    columns: { axis: "groups", by: ["origin_state", "intention_main"], total: "first" },
    chart: "dot-whisker",
  }),
];

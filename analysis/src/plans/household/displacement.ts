import type { forms } from "@returns/schemas/forms";
import type { PlanEntry } from "../../plan/entry.ts";
import { planFor } from "../../plan/plan-for.ts";
import { displaced } from "./universes.ts";

const table = planFor<typeof forms.household>();

/** How they were displaced. */
export const displacement: readonly PlanEntry[] = [
  table({
    id: "T14",
    title: {
      en: "Persons by state of origin and state of displacement",
      ar: "الأشخاص حسب ولاية الأصل وولاية النزوح",
      fr: "Personnes selon l'État d'origine et l'État de déplacement",
    },
    unit: "household",
    universe: displaced,
    measure: { statistic: "total", of: ["hh_size"] },
    rows: { axis: "groups", by: ["origin_state"], total: "last" },
    columns: { axis: "groups", by: ["state_current"], total: "last" },
    chart: "matrix",
  }),
  table({
    id: "T14.households",
    title: {
      en: "Households by state of origin and state of displacement",
      ar: "الأسر حسب ولاية الأصل وولاية النزوح",
      fr: "Ménages selon l'État d'origine et l'État de déplacement",
    },
    unit: "household",
    universe: displaced,
    measure: { statistic: "count" },
    rows: { axis: "groups", by: ["origin_state"], total: "last" },
    columns: { axis: "groups", by: ["state_current"], total: "last" },
    chart: "matrix",
  }),
  table({
    id: "T14.share",
    title: {
      en: "Where households of each state of origin live now",
      ar: "أين تعيش الآن أسر كل ولاية أصل",
      fr: "Où vivent aujourd'hui les ménages de chaque État d'origine",
    },
    unit: "household",
    universe: displaced,
    measure: { statistic: "proportion", of: ["state_current"], within: "group", show: [] },
    rows: { axis: "groups", by: ["origin_state"], total: "last" },
    columns: { axis: "categories", levels: "occurring" },
    chart: "matrix",
  }),
];

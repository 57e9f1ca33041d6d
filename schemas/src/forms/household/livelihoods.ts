import { calculate, decimal, group, integer, selectMany, selectOne, specify } from "../../kinds/index.ts";
import { foodConsumption, foodCoping } from "../shared/food.ts";
import { aid_type, livelihood, yes_no_dk_ref } from "../shared/lists.ts";
import { mainOf } from "../shared/rules.ts";
import { asset, debt_reason } from "./lists.ts";

export const livelihoods = group(
  { label: "Livelihoods, income and food", relevant: "${eligible} = 1" },
  {
    livelihood_before: selectOne(livelihood, {
      label: "Main livelihood of the household in the 12 months before the displacement",
      required: true,
      role: "socio-economic",
    }),
    livelihood_before_other: specify("livelihood_before"),
    income_sources: selectMany(livelihood, {
      label: "All sources of income or food in the last 30 days",
      required: true,
      role: "socio-economic",
    }),
    income_sources_other: specify("income_sources"),
    livelihood_now: selectOne(livelihood, {
      label: "Which of them is the main one?",
      check: mainOf("income_sources"),
      required: true,
      role: "socio-economic",
    }),
    income_30d: decimal({
      label: "Total money income of the household in the last 30 days (SDG)",
      min: 0,
      missing: ["dk", "ref"],
      required: true,
      role: "socio-economic",
      sensitivity: "medium",
    }),
    food_spend_7d: decimal({
      label: "Money spent on food in the last 7 days (SDG)",
      min: 0,
      missing: ["dk", "ref"],
      required: true,
      role: "socio-economic",
    }),
    other_spend_30d: decimal({
      label: "Money spent on everything else in the last 30 days (SDG)",
      min: 0,
      missing: ["dk", "ref"],
      required: true,
      role: "socio-economic",
    }),
    food_share: calculate({
      label: "Share of food in money spending",
      calculation:
        "if(${food_spend_7d} * 30 div 7 + ${other_spend_30d} > 0, (${food_spend_7d} * 30 div 7) div (${food_spend_7d} * 30 div 7 + ${other_spend_30d}), '')",
      measure: "number",
      role: "socio-economic",
    }),
    remittance: selectOne(yes_no_dk_ref, {
      label: "Did the household receive money from relatives in the last 3 months?",
      required: true,
      role: "socio-economic",
    }),
    debt: selectOne(yes_no_dk_ref, {
      label: "Does the household have debts now?",
      required: true,
      role: "socio-economic",
      sensitivity: "medium",
    }),
    debt_amount: decimal({
      label: "How much in total (SDG)?",
      relevant: "${debt} = 'yes'",
      check: { test: ". > 0", message: "An amount in Sudanese pounds, more than 0" },
      missing: ["dk", "ref"],
      required: true,
      role: "socio-economic",
      sensitivity: "medium",
    }),
    debt_reason: selectMany(debt_reason, {
      label: "For what? (up to three)",
      relevant: "${debt} = 'yes'",
      max: 3,
      required: true,
      role: "socio-economic",
    }),
    debt_reason_other: specify("debt_reason"),
    assets_before: selectMany(asset, {
      label: "What did the household own before the displacement?",
      required: true,
      role: "socio-economic",
    }),
    assets_now: selectMany(asset, {
      label: "What does it own now, here or elsewhere?",
      required: true,
      role: "socio-economic",
    }),
    cattle_before: integer({
      label: "Cattle and camels before the displacement",
      relevant: "selected(${assets_before}, 'cattle')",
      min: 0,
      max: 2000,
      missing: ["dk", "ref"],
      required: true,
      role: "socio-economic",
    }),
    cattle_now: integer({
      label: "Cattle and camels now",
      relevant: "selected(${assets_now}, 'cattle')",
      min: 0,
      max: 2000,
      missing: ["dk", "ref"],
      required: true,
      role: "socio-economic",
    }),
    aid_received: selectMany(aid_type, {
      label: "Assistance received in the last 3 months",
      required: true,
      role: "socio-economic",
    }),
    ...foodConsumption,
    ...foodCoping,
  },
);

import {
  answerInterview,
  answersWithoutConsent,
  type Form,
  openInterview,
  seededRandom,
  splitAnswers,
} from "@returns/schemas";
import { forms } from "@returns/schemas/forms";
import { describe, expect, test } from "vitest";
import { contractLists } from "./lists.ts";

const today = "2025-11-24";
const lists = contractLists();

for (const form of Object.values<Form>(forms)) {
  const { consent } = form;
  if (consent === undefined || !("question" in consent)) continue;
  describe(form.id, () => {
    test.each([1, 2, 3, 4, 5])("[C118] household %i that refuses has answered nothing about itself", (seed) => {
      const random = seededRandom(seed);
      const interview = openInterview(form, { today, now: () => `${today}T09:00:00+02:00`, random, lists });
      const list = form.lists.get(form.questions.get(consent.question)?.list ?? "");
      const refuses = list?.source === "form" && list.choices.find(({ code }) => code !== consent.agrees)?.code;
      const finalised = answerInterview(interview, {
        random,
        today,
        opinion: ({ question }) => (question.name === consent.question && refuses) || gates[question.name],
      });
      if (finalised.status !== "finalised") throw new Error(JSON.stringify(finalised.problems));
      expect(finalised.answers).toHaveProperty(consent.question, refuses);
      expect(answersWithoutConsent(form, splitAnswers(form, finalised.answers).core)).toEqual([]);
    });
  });
}

const gates: Readonly<Record<string, string>> = {
  visit_result: "interview",
  contact_result: "interview",
  respondent_adult: "yes",
};

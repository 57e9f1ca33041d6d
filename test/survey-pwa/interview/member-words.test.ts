import { expect, test } from "vitest";
import { memberWords } from "../../../survey-pwa/src/interview/member-words.ts";
import { wordsFor } from "../../../survey-pwa/src/words/index.ts";
import { trial } from "../../schemas/interview/trial-form.ts";

test("only members with names are called persons", () => {
  const { words } = wordsFor("ar", "arab");
  expect(memberWords(words, trial, "member").one(2)).toBe("الشخص ٢");
  expect(memberWords(words, trial, "visitor").one(2)).toBe("البند ٢");
});

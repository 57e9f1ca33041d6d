import type { Question } from "@returns/schemas";
import { forms } from "@returns/schemas/forms";
import type { Locator, Page } from "playwright-core";

const form = forms.household;

/** What was answered on the screen, by the id of the question. */
export type Given = Map<string, string>;

/**
 * Answers everything that one page asks, as a person does: from top to bottom, and again when an answer opens a further
 * question. `answers` says codes and typed texts by variable; elsewhere the first choice that fits is taken.
 */
export async function answerPage(page: Page, answers: Readonly<Record<string, string>>, given: Given): Promise<void> {
  for (let opened = true; opened; ) {
    opened = false;
    for (const id of await unanswered(page, given)) {
      const asked = page.locator(`[id="${id}"]`);
      const question = form.questions.get(variableOf(id));
      if (question === undefined || (await asked.count()) === 0) continue;
      await answer(page, asked, question, answers[question.name]);
      given.set(id, await shownAnswer(asked));
      opened = true;
    }
  }
}

const variableOf = (id: string): string => id.slice(id.lastIndexOf("/") + 1).replace(/^question:/, "");

/** The questions on the page that can be answered, and are not yet. */
const unanswered = async (page: Page, given: Given): Promise<readonly string[]> => {
  const ids = await page.locator(".question[id^='question:']").evaluateAll((found) => found.map((one) => one.id));
  return ids.filter((id) => !given.has(id));
};

async function answer(page: Page, asked: Locator, question: Question, said: string | undefined): Promise<void> {
  const search = asked.getByRole("combobox");
  if ((await search.count()) > 0) {
    if ((await search.inputValue()) !== "") return;
    await search.click();
    if (said === undefined) await asked.getByRole("option").first().click();
    else {
      // An enumerator types the beginning of the name, without its hamzas
      const label = labelOf(question, said);
      await search.fill(label.slice(0, 6).replace(/[أإآ]/g, "ا"));
      await asked.getByRole("option", { name: label, exact: true }).click();
    }
    return;
  }
  const choices = asked.locator("label.choice");
  if ((await choices.count()) > 0) {
    if ((await asked.locator("input:checked").count()) > 0) return;
    const label = said === undefined ? undefined : labelOf(question, said);
    await (label === undefined ? choices.first() : choices.filter({ hasText: exactly(label) }).first()).click();
    return;
  }
  if (question.kind === "place") {
    await asked.locator("button.button-wide").click();
    await asked.locator("button.button-wide").waitFor();
    return;
  }
  const input = asked.locator("input, textarea").first();
  if ((await input.inputValue()) !== "") return;
  await input.fill(said ?? typed(question));
  await page.keyboard.press("Tab");
}

const labelOf = (question: Question, code: string): string => {
  const list = form.lists.get(question.list ?? "");
  const choice = list?.source === "form" ? list.choices.find((one) => one.code === code) : undefined;
  if (choice === undefined) throw new Error(`${question.name} has no choice ${code}`);
  return choice.label.ar ?? "";
};

const exactly = (text: string): RegExp => new RegExp(`^\\s*${text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}\\s*$`);

/** Something that fits any text, date or number of the form. */
const typed = (question: Question): string => {
  if (question.kind === "date") return "2025-01-15";
  if (question.kind === "text") return "لا شيء يذكر";
  return String(question.settings.min ?? 1);
};

/** What the screen shows as the answer of one question; digits in whatever script are the same digits. */
export const shownAnswer = async (asked: Locator): Promise<string> => {
  const shown = await asked.evaluate((element) =>
    [...element.querySelectorAll("input, textarea")]
      .map((field) => {
        if (field instanceof HTMLTextAreaElement) return field.value;
        if (!(field instanceof HTMLInputElement)) return "";
        if (field.type === "radio" || field.type === "checkbox") return field.checked ? "1" : "0";
        return field.value;
      })
      .join("|"),
  );
  return shown.replace(/[٠-٩۰-۹]/g, (digit) => String((digit.codePointAt(0) ?? 0) & 0xf));
};

import type { AnswerValue, Form, Question } from "@returns/schemas";
import type { Locator, Page } from "playwright-core";
import { type Lists, labelOnScreen } from "./respondent.ts";

/** A form on the screen, in one language. */
export interface FormOnScreen {
  readonly page: Page;
  readonly form: Form;
  readonly lists: Lists;
  readonly language: string;
}

/**
 * Gives one answer on the screen as a person would: taps its choices, types its number, asks the phone for its position.
 *
 * @throws Error when the question offers no way to give it
 */
export async function fill(on: FormOnScreen, asked: Locator, question: Question, value: AnswerValue): Promise<void> {
  const reasons: readonly unknown[] = question.missing;
  const reason = reasons.indexOf(value);
  if (reason >= 0) return asked.locator(".chips .chip").nth(reason).click();
  switch (question.kind) {
    case "selectOne":
      return choose(on, asked, question, String(value));
    case "selectMany":
      for (const code of Array.isArray(value) ? value : []) await choose(on, asked, question, code);
      return;
    case "acknowledge":
      return asked.locator("label.choice").click();
    case "place":
      await asked.locator("button.button-wide").click();
      return asked.locator(".notice").first().waitFor();
    case "photo":
      await asked
        .locator("input[type=file]")
        .first()
        .setInputFiles({ ...onePixel, name: "photo.png" });
      return asked.locator("img").waitFor();
    case "file":
      await asked.locator("input[type=file]").setInputFiles({ ...onePixel, name: "file.png" });
      return asked.getByText("file.png").waitFor();
    case "signature":
      await asked.locator("canvas").click();
      return asked.locator(".question-clear").waitFor();
    case "barcode":
    case "text":
    case "integer":
    case "decimal":
    case "date":
    case "time":
      return type(on.page, asked, String(value));
    default:
      throw new Error(`Nobody has said how to answer a question of kind ${question.kind} (${question.name})`);
  }
}

/** The smallest picture there is. */
const onePixel = {
  mimeType: "image/png",
  buffer: Buffer.from(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==",
    "base64",
  ),
};

async function choose(on: FormOnScreen, asked: Locator, question: Question, code: string): Promise<void> {
  const { text, nth } = labelOnScreen(on.form, on.lists, question, code, on.language);
  const search = asked.getByRole("combobox");
  if ((await search.count()) > 0) {
    await search.click();
    await search.fill(text.slice(0, 12));
    await asked.getByRole("option", { name: text, exact: true }).nth(nth).click();
    return;
  }
  const labels = await asked.locator("label.choice").allTextContents();
  const places = labels.flatMap((label, place) => (label.replace(/\s+/g, " ").trim() === text ? [place] : []));
  const place = places[nth] ?? places[0];
  if (place === undefined) throw new Error(`${question.name} does not offer "${text}" but ${labels.join(", ")}`);
  await asked.locator("label.choice").nth(place).click();
}

async function type(page: Page, asked: Locator, text: string): Promise<void> {
  await asked.locator("input, textarea").first().fill(text);
  await page.keyboard.press("Tab");
}

import { type Answers, type Form, formToWire, joinParts, kinds } from "@returns/schemas";
import { forms } from "@returns/schemas/forms";
import { envelopeTools, practiceSetup, projectSource, receivedEnvelopes } from "@returns/server";
import { expect } from "vitest";
import { judgeEnvelope } from "../../../server/src/project/judge.ts";
import type { Enumerator } from "../screens/enumerator.ts";
import { openScreenOffice, type ScreenOffice } from "../screens/office.ts";
import type { RealForm } from "./real-forms.ts";
import { respondByChance } from "./respondent.ts";
import { fillInterview } from "./walk.ts";

/** An office whose phones have these forms beside the household form. */
export function openFormOffice(all: readonly RealForm[]): Promise<ScreenOffice> {
  const setup = practiceSetup();
  const lists = Object.assign({}, setup.lists, ...all.map((each) => each.lists));
  const wires = [forms.household, ...all.map(({ form }) => form)].map((form) => formToWire(form));
  return openScreenOffice(projectSource({ ...setup, lists }, wires));
}

/**
 * Has somebody who answers by chance interviewed on the phone from the first question to the receipt, and expects on
 * record at the office exactly what was answered.
 */
export async function fillRealForm(
  office: ScreenOffice,
  { page }: Enumerator,
  real: RealForm,
  seed: number,
): Promise<void> {
  const { form, lists } = real;
  const today = new Intl.DateTimeFormat("en-CA", { dateStyle: "short" }).format(new Date());
  const answers = respondByChance(form, lists, seed, today, { Bureau: "rb_americas" });
  const before = await envelopes(office);
  await page
    .locator("section.card .button-wide", { hasText: form.title.en ?? form.id })
    .first()
    .click();
  await fillInterview({ page, form, lists, language: "en" }, answers);
  await expect.poll(async () => (await envelopes(office)).length, { timeout: 20_000 }).toBe(before.length + 1);
  await page.locator(".page-bar .button-main").click();
  const [arrived] = (await envelopes(office)).slice(before.length);
  const judgement = await judgeEnvelope(arrived?.bytes ?? new Uint8Array(), {
    forms: new Map([[form.hash, form]]),
    keyOf: receivedEnvelopes(office.sql).keyOf,
    tools: envelopeTools,
  });
  if (judgement.status !== "accepted") throw new Error(`The office does not take it: ${judgement.detail}`);
  const onRecord = joinParts({ core: judgement.open?.answers ?? {}, pii: JSON.parse(judgement.pii) });
  expect(given(form, onRecord)).toEqual(given(form, answers));
}

const envelopes = (office: ScreenOffice) => receivedEnvelopes(office.sql).after(0, 1000);

/** What somebody answered; positions and photos are the phone's own, and what is computed may depend on the clock. */
function given(form: Form, answers: Answers): unknown {
  const entries = Object.entries(answers).map(([name, value]): readonly [string, unknown] => {
    const question = form.questions.get(name);
    if (question === undefined) return [name, Array.isArray(value) ? value.map((row) => given(form, row)) : value];
    if (kinds[question.kind].filledBy !== "enumerator") return [name, "not compared"];
    const measure = kinds[question.kind].measure(question);
    return [name, measure === "place" || measure === "media" ? measure : value];
  });
  return Object.fromEntries(entries.filter(([, value]) => value !== "not compared"));
}

import { expect, test } from "vitest";
import { compareEngines, trialOf } from "./differential.ts";

const forms = 150;

test(`${forms} small forms stand the same here and in ODK Web Forms after every step of a chance interview`, async () => {
  for (let seed = 1; seed <= forms; seed += 1) {
    const { form, script } = trialOf(seed);
    const outcome = await compareEngines(form, script);
    expect({ seed, ...outcome }).toMatchObject({ seed, status: "agreed" });
  }
}, 180_000);

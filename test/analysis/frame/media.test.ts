import { columnOfType, frameFromRows, namesOf } from "@returns/analysis";
import { expect, test } from "vitest";
import { mediaForm } from "../../schemas/kinds/media-form.ts";

const photo = { hash: "a".repeat(64), type: "image/jpeg", bytes: 1_000 };

test("of a photo the analysis sees that there is one, whether it comes from a phone or from the office's tables", () => {
  for (const damage of [photo, "yes"]) {
    const frame = frameFromRows(mediaForm, [{ damage, face: photo, card: "RC-1" }, {}], "household");
    expect(namesOf(frame)).toEqual(["damage"]);
    const { levels, codes, missing } = columnOfType(frame, "damage", "category");
    expect(levels).toEqual([{ code: "yes", label: { en: "Yes", ar: "نعم", fr: "Oui" } }]);
    expect([...codes]).toEqual([0, -1]);
    expect([...missing]).toEqual([0, 1]);
  }
});

import { formToWire, migrate } from "@returns/schemas";
import { forms as surveys } from "@returns/schemas/forms";
import { createProjector, history, knownForms, readQuarantine } from "@returns/server";
import { expect, test } from "vitest";
import { interviewWith } from "../../contract/respondents.ts";
import { eachDatabase } from "../databases.ts";
import { makeOffice } from "./small-survey.ts";

const { listing, followup } = surveys;

eachDatabase((_kind, create) => {
  test("[C108] a form that a later version of the program no longer has is kept, and interviews under it are still counted", async () => {
    const sql = await create().open();
    await migrate(sql, history);
    const before = await knownForms(sql, [listing, followup]);
    expect(before.all.map(({ hash }) => hash)).toEqual([listing.hash, followup.hash]);
    const after = await knownForms(sql, [listing]);
    expect(after.wires).toEqual([formToWire(listing)]);
    expect(after.all.map(({ hash }) => hash)).toEqual([listing.hash, followup.hash]);
    expect(after.unreadable).toEqual([]);

    const office = await makeOffice();
    const { finalised } = interviewWith(followup, 1);
    if (finalised.status !== "finalised") throw new Error(JSON.stringify(finalised.problems));
    await office.send({}, finalised.answers, followup);
    const { tools, received } = office;
    const projector = createProjector({ sql, received, tools, forms: () => after.all });
    expect(await projector.projectNew()).toEqual({ accepted: 1, quarantined: 0, released: 0 });
  });

  test("a form that this version cannot read is named, and stops nothing", async () => {
    const sql = await create().open();
    await migrate(sql, history);
    await sql.query("insert into published_form (hash, id, version, wire) values ($1, 'old', '0.1', '{}')", [
      "f".repeat(64),
    ]);
    const known = await knownForms(sql, [listing]);
    expect(known.unreadable).toEqual(["old 0.1"]);
    expect(known.all).toEqual([listing]);
    expect(await readQuarantine(sql)).toEqual([]);
  });
});

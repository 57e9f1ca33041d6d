import { formToWire, migrate } from "@returns/schemas";
import { forms } from "@returns/schemas/forms";
import { exportXlsForm, writeXlsx } from "@returns/schemas/xlsform";
import { createProjector, history, knownForms, readQuarantine } from "@returns/server";
import { expect, test } from "vitest";
import { interviewWith } from "../../contract/respondents.ts";
import { eachDatabase } from "../databases.ts";
import { makeOffice } from "../project/small-survey.ts";
import { first, kept, openPublishingOffice, second, titlesOf } from "./publishing-office.ts";

const { listing, followup } = forms;

eachDatabase((_kind, create) => {
  test("a form is uploaded, looked at, published, replaced and retired, and phones load what is in use", async () => {
    const office = await openPublishingOffice(await create().open(), [forms.listing]);
    const coordinator = await office.signIn("coordinator");
    const before = (await office.bundle()).hash;

    const one = await kept(coordinator, first);
    const page = await (await coordinator.open(`${one}?lang=en`)).text();
    expect(page).toContain("Not published yet");
    expect(await titlesOf(office)).toEqual(["listing 1.0"]);
    expect((await coordinator.press(`${one}/publish`)).status).toBe(303);
    expect(await titlesOf(office)).toEqual(["listing 1.0", "visit 1"]);
    expect((await office.bundle()).hash).not.toBe(before);
    expect(office.published()).toBe(1);

    const two = await kept(coordinator, second);
    await coordinator.press(`${two}/publish`);
    expect(await titlesOf(office)).toEqual(["listing 1.0", "visit 2"]);
    const list = await (await coordinator.open("/dashboard/forms?lang=en")).text();
    expect(list).toMatch(/In use.*24 November 2026.*by The coordinator.*Replaced/s);
    expect(office.shelf.known().all.map(({ id, version }) => `${id} ${version}`)).toContain("visit 1");

    expect((await coordinator.press(`${two}/retire`)).status).toBe(303);
    expect(await titlesOf(office)).toEqual(["listing 1.0", "visit 1"]);
    expect(await (await coordinator.open(`${two}?lang=en`)).text()).toContain("Retired 24 November 2026");
    await coordinator.press(`${two}/publish`);
    expect(await titlesOf(office)).toEqual(["listing 1.0", "visit 2"]);
  });

  test("the office sees which phones have a version, and which do not yet", async () => {
    const office = await openPublishingOffice(await create().open(), []);
    const coordinator = await office.signIn("coordinator");
    const fetchProject = (token: string) =>
      office.request("/v1/project", { headers: { Authorization: `Bearer ${token}` } });
    const [early, late] = [await office.enrol(), await office.enrol()];
    const one = await kept(coordinator, first);
    await coordinator.press(`${one}/publish`);
    await fetchProject(early.tokens.accessToken);
    expect(await (await coordinator.open(`${one}?lang=en`)).text()).toContain("Phones: 1 of 2");
    const two = await kept(coordinator, second);
    await coordinator.press(`${two}/publish`);
    await fetchProject(late.tokens.accessToken);
    expect(await (await coordinator.open(`${one}?lang=en`)).text()).toContain("Phones: 1 of 2");
    expect(await (await coordinator.open(`${two}?lang=en`)).text()).toContain("Phones: 1 of 2");
    await fetchProject(early.tokens.accessToken);
    expect(await (await coordinator.open(`${one}?lang=en`)).text()).toContain("Phones: 0 of 2");
  });

  test("[C107] [C108] an interview under a form that is not known waits until it is published, and counts when that is retired", async () => {
    const office = await openPublishingOffice(await create().open(), [forms.listing]);
    const sent = await makeOffice();
    const { finalised } = interviewWith(forms.followup, 1);
    if (finalised.status !== "finalised") throw new Error(JSON.stringify(finalised.problems));
    await sent.send({}, finalised.answers, forms.followup);
    const { sql } = office.parts;
    const projector = createProjector({ sql, ...sent, forms: () => office.shelf.known().all });
    expect(await projector.projectNew()).toMatchObject({ accepted: 0, quarantined: 1 });
    const coordinator = await office.signIn("coordinator");
    const workbook = writeXlsx(exportXlsForm(forms.followup).sheets);
    const path = (await coordinator.upload({ "followup.xlsx": workbook })).headers.get("Location")?.split("?")[0];
    expect(path).toBe(`/dashboard/forms/${forms.followup.hash}`);
    await coordinator.press(`${path}/publish`);
    expect(await projector.projectNew()).toMatchObject({ released: 1 });
    expect(await (await coordinator.open("/dashboard/forms?lang=en")).text()).toContain(
      '<td data-of="Interviews">1</td>',
    );
    await coordinator.press(`${path}/retire`);
    expect(await titlesOf(office)).toEqual(["listing 1.0"]);
    expect(await projector.rebuild()).toMatchObject({ accepted: 1, quarantined: 0 });
  });

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

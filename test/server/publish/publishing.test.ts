import { forms } from "@returns/schemas/forms";
import { exportXlsForm, writeXlsx } from "@returns/schemas/xlsform";
import { createProjector } from "@returns/server";
import { expect, test } from "vitest";
import { interviewWith } from "../../contract/respondents.ts";
import { eachDatabase } from "../databases.ts";
import { makeOffice } from "../project/small-survey.ts";
import { first, kept, openPublishingOffice, second, titlesOf } from "./publishing-office.ts";

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

  test("[C107] an interview under a form that is not known here waits, and is counted when the form is published", async () => {
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
  });
});

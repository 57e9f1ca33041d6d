import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { sharedFolder } from "../../machine/shared.ts";
import { fillRealForm, openFormOffice } from "../random/fill-real-form.ts";
import { realForm, realFormNames } from "../random/real-forms.ts";
import { type Enumerator, enrolEnumerator } from "./enumerator.ts";
import type { ScreenOffice } from "./office.ts";

const real = realFormNames.map((name) => ({ name, form: realForm(name) }));

describe.skipIf(sharedFolder() === undefined)(
  "forms of agencies, filled by chance on the phone (not run where the folder of reference data is missing)",
  () => {
    let office: ScreenOffice;
    let enumerator: Enumerator;
    beforeAll(async () => {
      office = await openFormOffice(real.flatMap(({ form }) => form ?? []));
      enumerator = await enrolEnumerator(office, "en");
      await enumerator.browser.context.grantPermissions(["geolocation"]);
      await enumerator.browser.context.setGeolocation({ latitude: 15.5, longitude: 32.5, accuracy: 5 });
    });
    afterAll(async () => {
      await enumerator.close();
      await office.close();
    });

    test.each(real)("$name: what was answered on the screen is on record at the office", async ({ form }) => {
      if (form === undefined) throw new Error("The file of this form is missing");
      await fillRealForm(office, enumerator, form, 1);
      expect(enumerator.complaints).toEqual([]);
    });
  },
);

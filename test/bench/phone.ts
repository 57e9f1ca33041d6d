import { projectSource } from "../../server/src/project/project-source.ts";
import { enrolEnumerator } from "../survey-pwa/screens/enumerator.ts";
import { openScreenOffice } from "../survey-pwa/screens/office.ts";
import { bigProject } from "./phone/big-project.ts";
import { keystrokes } from "./phone/keystrokes.ts";
import { opening } from "./phone/opening.ts";
import { places } from "./phone/places.ts";
import { rosters } from "./phone/rosters.ts";

const cases = { keystrokes, opening, places, rosters };

/**
 * How fast the app is on a bad phone: real Chromium, slowed down six times.
 *
 * @param only the one case to run; all of them where it is left out
 * @returns whether every aim is held
 */
export async function benchPhone(only: string | undefined): Promise<boolean> {
  const { setup, forms } = bigProject();
  const office = await openScreenOffice(projectSource(setup, forms));
  const results: boolean[] = [];
  for (const [name, run] of Object.entries(cases)) {
    if (only !== undefined && only !== name) continue;
    const enumerator = await enrolEnumerator(office, "en");
    results.push(await run(enumerator));
    await enumerator.close();
  }
  await office.close();
  return results.every(Boolean);
}

import { projectSource } from "../../server/src/project/project-source.ts";
import { type Enumerator, enrolEnumerator } from "../survey-pwa/screens/enumerator.ts";
import { openScreenOffice } from "../survey-pwa/screens/office.ts";
import { bigProject } from "./phone/big-project.ts";
import { keystrokes } from "./phone/keystrokes.ts";
import { opening } from "./phone/opening.ts";
import { places } from "./phone/places.ts";
import { rosters } from "./phone/rosters.ts";

const onePhone =
  (run: (phone: Enumerator) => Promise<boolean>) =>
  async (enrol: () => Promise<Enumerator>): Promise<boolean> => {
    const phone = await enrol();
    const held = await run(phone);
    await phone.close();
    return held;
  };

const cases = { keystrokes, opening: onePhone(opening), places: onePhone(places), rosters: onePhone(rosters) };

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
    results.push(await run(() => enrolEnumerator(office, "en")));
  }
  await office.close();
  return results.every(Boolean);
}

import { existsSync } from "node:fs";
import { join } from "node:path";
import { repositoryRoot, sharedFolder } from "../machine/shared.ts";

/** Where the golden cases and their data are: GOLDEN_CASES and GOLDEN_DATA, else beside the checkout, else our own. */
export function goldenFolders(): { readonly cases: string; readonly data: string } {
  const shared = sharedFolder();
  const beside = shared === undefined ? undefined : join(shared, "reference/stats");
  const own = join(repositoryRoot, "test/golden");
  const found = beside !== undefined && existsSync(join(beside, "public")) ? beside : undefined;
  return {
    cases: process.env.GOLDEN_CASES ?? (found === undefined ? join(own, "cases") : join(found, "public")),
    data: process.env.GOLDEN_DATA ?? (found === undefined ? join(own, "data") : join(found, "data")),
  };
}

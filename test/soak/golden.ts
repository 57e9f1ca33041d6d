import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { familiesIn, runFamily } from "../golden/family.ts";
import { goldenFolders } from "../golden/folders.ts";

/**
 * Draws designs, domains, variables and options by chance on the golden data and on data of its own, lets R's survey answer
 * them, and runs them like the golden cases. Needs R with its package survey.
 *
 * A case or two in a thousand may differ without fault: logistic fits that separate (in the sample, or in a replicate), where R
 * stops somewhere on the way to infinity, and predictors that follow from others, which R no longer sees at the precision that
 * the cases ask of its fit.
 *
 * @returns whether every figure was the one R gives
 */
export function compareWithR(cases: number, seed: number): boolean {
  const folder = mkdtempSync(join(tmpdir(), "returns-golden-"));
  try {
    const script = fileURLToPath(new URL("golden.R", import.meta.url));
    const drawn = ["--vanilla", script, goldenFolders().data, folder, String(cases), String(seed)];
    console.log(execFileSync("Rscript", drawn, { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }).trimEnd());
    let differing = 0;
    for (const family of familiesIn(join(folder, "cases"))) {
      const { passed, total, failures } = runFamily(join(folder, "cases"), family, join(folder, "data"));
      console.log(`${family}: ${passed} of ${total}`);
      for (const failure of failures) console.log(`  ${failure}`);
      differing += failures.length;
    }
    return differing === 0;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

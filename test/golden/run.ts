import { familiesIn, runFamily } from "./family.ts";
import { goldenFolders } from "./folders.ts";

// npm run golden: every figure that R's survey has an answer for, side by side with ours.
// With --verbose each case that fails says where. Exits with 1 when one fails.

const { cases, data } = goldenFolders();
let passed = 0;
let total = 0;
for (const family of familiesIn(cases)) {
  const result = runFamily(cases, family, data);
  if (process.argv.includes("--verbose")) for (const failure of result.failures) console.error(`  ${failure}`);
  console.log(`${family}: ${result.passed} of ${result.total}`);
  // The values of distribution functions are no cases: they count by themselves
  if (family === "special") {
    if (result.passed < result.total) process.exitCode = 1;
    continue;
  }
  passed += result.passed;
  total += result.total;
}
console.log(`golden: ${passed} of ${total}`);
if (passed < total) process.exitCode = 1;

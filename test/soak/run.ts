import { parseArgs } from "node:util";
import { coverage } from "./coverage.ts";

// npm run soak -- coverage [--samples 2000] [--households 200000] [--seed 1]

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    samples: { type: "string", default: "2000" },
    households: { type: "string", default: "200000" },
    seed: { type: "string", default: "1" },
  },
});
if (positionals[0] === "coverage") {
  if (!coverage(Number(values.samples), Number(values.households), Number(values.seed))) process.exitCode = 1;
} else {
  console.error("Name what to soak: npm run soak -- coverage");
  process.exitCode = 2;
}

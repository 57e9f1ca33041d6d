import { parseArgs } from "node:util";
import { coverage } from "./coverage.ts";

// npm run soak -- coverage [--samples 2000] [--households 200000] [--seed 1]
// npm run soak -- forms [--forms 2000] [--seed 1]
// npm run soak -- golden [--cases 1000] [--seed 1]
// npm run soak -- disclosure [--tables 2000] [--seed 1]

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    samples: { type: "string", default: "2000" },
    households: { type: "string", default: "200000" },
    forms: { type: "string", default: "2000" },
    cases: { type: "string", default: "1000" },
    tables: { type: "string", default: "2000" },
    seed: { type: "string", default: "1" },
  },
});
switch (positionals[0]) {
  case "coverage":
    if (!coverage(Number(values.samples), Number(values.households), Number(values.seed))) process.exitCode = 1;
    break;
  case "forms": {
    const { compareForms } = await import("./forms.ts");
    if (!(await compareForms(Number(values.forms), Number(values.seed)))) process.exitCode = 1;
    break;
  }
  case "golden": {
    const { compareWithR } = await import("./golden.ts");
    if (!compareWithR(Number(values.cases), Number(values.seed))) process.exitCode = 1;
    break;
  }
  case "disclosure": {
    const { readReleases } = await import("./disclosure.ts");
    if (!readReleases(Number(values.tables), Number(values.seed))) process.exitCode = 1;
    break;
  }
  default:
    console.error("Name what to soak: npm run soak -- coverage, forms, golden or disclosure");
    process.exitCode = 2;
}

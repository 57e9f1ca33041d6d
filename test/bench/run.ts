import { parseArgs } from "node:util";
import { benchAnalysis } from "./analysis.ts";
import { benchPushdown } from "./pushdown.ts";

// npm run bench -- analysis [--sizes 10000,100000] [--repeats 9] [--case "median x 18"]
// npm run bench -- pushdown [--sizes 1000000] [--repeats 5]
// npm run bench -- engine
// npm run bench -- forms
// npm run bench -- phone [--case keystrokes]

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    sizes: { type: "string", default: "10000,100000,1000000" },
    repeats: { type: "string", default: "9" },
    case: { type: "string" },
  },
});
switch (positionals[0]) {
  case "analysis":
    if (!benchAnalysis(values.sizes.split(",").map(Number), Number(values.repeats), values.case)) process.exitCode = 1;
    break;
  case "pushdown":
    await benchPushdown(values.sizes.split(",").map(Number), Number(values.repeats));
    break;
  case "engine":
    await import("./engine.ts");
    break;
  case "forms": {
    // It brings a DOM with it, which the others do without
    const { benchForms } = await import("./forms.ts");
    if (!benchForms()) process.exitCode = 1;
    break;
  }
  case "phone": {
    const { benchPhone } = await import("./phone.ts");
    if (!(await benchPhone(values.case))) process.exitCode = 1;
    break;
  }
  default:
    console.error("Name what to measure: npm run bench -- analysis, pushdown, engine, forms or phone");
    process.exitCode = 2;
}

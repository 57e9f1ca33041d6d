import { join } from "node:path";
import type { Form, Sql } from "@returns/schemas";
import { practiceSetup } from "../demo/frame.ts";
import type { ProjectSetup } from "../demo/setup.ts";
import { OperatorError } from "../operator-error.ts";
import { hasRealInterviews, readSetup, storeSetup } from "../store/setup.ts";
import { readFrameFolder } from "./frame-folder.ts";

/**
 * The project of this server: that of the CSV files in `frame/` of the data folder where there are any, else the one
 * that is stored, else the practice project.
 *
 * @returns with what should be said to the operator
 * @throws OperatorError when the files are wrong, or would turn real interviews into a project of try-outs
 */
export async function takeOverSetup(
  sql: Sql,
  dataDir: string,
  forms: readonly Form[],
): Promise<{ readonly setup: ProjectSetup; readonly notes: readonly string[] }> {
  const found = readFrameFolder(join(dataDir, "frame"), forms);
  if (found === undefined) {
    const stored = await readSetup(sql);
    if (stored) return { setup: stored, notes: [] };
    const practice = practiceSetup();
    await storeSetup(sql, practice);
    return { setup: practice, notes: ["No sampling frame yet: this is the practice project, with invented data"] };
  }
  if (found.setup.simulated && (await hasRealInterviews(sql))) {
    throw new OperatorError(
      "Cannot take over the sampling frame as project.csv says that the project is simulated, and there are real " +
        "interviews here. Write simulated = no, or use another DATA_DIR for the try-out",
    );
  }
  const outcome = await storeSetup(sql, found.setup);
  return {
    setup: found.setup,
    notes: [
      outcome === "stored" ? "The sampling frame was taken over from frame/" : "frame/: no changes",
      ...found.notes,
    ],
  };
}

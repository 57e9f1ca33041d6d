import { createInterface } from "node:readline";
import type { Readable } from "node:stream";
import { formFromWire } from "@returns/schemas";
import { z } from "zod";
import { practiceSetup } from "../demo/frame.ts";
import { readPhoneAssets } from "../http/phone-assets.ts";
import { listen } from "../operator/listen.ts";
import { OperatorError } from "../operator-error.ts";
import { pageRoutes } from "../routes.ts";
import { previewApp } from "./preview-app.ts";
import { trialBundle } from "./trial-bundle.ts";

/** A form as it travels, and the rows of the lists that came as files. */
const Given = z.strictObject({
  form: z.unknown(),
  lists: z.record(z.string(), z.array(z.record(z.string(), z.string()))),
});

/**
 * Serves the phone's app on this machine with the form that is the first line of the input, as JSON. It prints the
 * address, and ends with the input: so it never outlives the command that started it.
 *
 * @throws OperatorError when the line is no form, or the port cannot be had
 */
export async function runPreview(input: Readable, port: number, phoneFolder: string): Promise<void> {
  const lines = createInterface({ input });
  for await (const line of lines) {
    const given = Given.safeParse(JSON.parse(line));
    const read = formFromWire(given.data?.form);
    if (!given.success || read.status !== "form") throw new OperatorError("Cannot try this, as it is no form");
    const bundle = await trialBundle({ form: read.form, lists: given.data.lists }, practiceSetup());
    const app = previewApp(bundle, readPhoneAssets(phoneFolder));
    const running = await listen(app, { host: "127.0.0.1", port });
    console.log(`http://127.0.0.1:${running.port}${pageRoutes.tryForm.path}`);
  }
  process.exit(0);
}

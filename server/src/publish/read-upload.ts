import { formFromWire, parseJson, utf8Decode } from "@returns/schemas";
import { type FormOfFiles, formOfFiles, type GivenFile, type SheetNote } from "@returns/schemas/xlsform";
import type { AppContext } from "../http/environment.ts";
import { readBytes } from "../http/read-body.ts";

/** Why files could not even be looked at. */
export type UploadFault = "too-large" | "empty" | "unreadable" | "too-many";

export type Upload =
  | { readonly status: "files"; readonly files: readonly GivenFile[] }
  | { readonly status: "fault"; readonly fault: UploadFault };

const maxBytes = 16 * 1_024 * 1_024;
const maxFiles = 40;
const formJsonLimits = { depth: 64, keys: 1_000_000, text: 65_536 };

/** Takes the files out of what a browser sends for `<input type="file" name="files" multiple>`. */
export async function readUpload(c: AppContext): Promise<Upload> {
  const type = c.req.header("Content-Type") ?? "";
  const body = await readBytes(c, { type: "multipart/form-data", maxBytes });
  if (body.status === "refused") {
    const faults: Readonly<Record<number, UploadFault>> = { 413: "too-large", 400: "empty" };
    return { status: "fault", fault: faults[body.response.status] ?? "unreadable" };
  }
  const parts = await new Response(body.value, { headers: { "Content-Type": type } }).formData().catch(() => undefined);
  if (parts === undefined) return { status: "fault", fault: "unreadable" };
  // A browser sends a part without name and content where nothing was chosen
  const chosen = parts.getAll("files").filter((part) => typeof part !== "string" && part.name !== "");
  if (chosen.length === 0) return { status: "fault", fault: "empty" };
  if (chosen.length > maxFiles) return { status: "fault", fault: "too-many" };
  const files = await Promise.all(
    chosen
      .flatMap((part) => (typeof part === "string" ? [] : [part]))
      .map(async (part) => ({
        // Of a path, only the name counts
        name: part.name.replace(/^.*[\\/]/, ""),
        bytes: new Uint8Array(await part.arrayBuffer()),
      })),
  );
  return { status: "files", files };
}

/** The form of uploaded files: an XLSForm with its lists, or a form as JSON. */
export function formOfUpload(files: readonly GivenFile[]): FormOfFiles {
  const json = files.find(({ name }) => /\.json$/i.test(name));
  if (json === undefined) return formOfFiles(files);
  const others = files.filter((file) => file !== json);
  const refused = (message: string): FormOfFiles => ({
    status: "problems",
    notes: [{ code: "not-a-form", severity: "error", sheet: json.name, message }],
  });
  if (others.length > 0) return refused("A form as JSON comes alone: send its lists with the workbook instead");
  const text = utf8Decode(json.bytes);
  const parsed = text === undefined ? undefined : parseJson(text, formJsonLimits);
  if (parsed?.status !== "parsed") return refused("The file is no JSON. Import the workbook again");
  const read = formFromWire(parsed.value);
  if (read.status === "form") return { status: "form", form: read.form, lists: {}, notes: [] };
  const notes = read.problems.map(
    ({ code, severity, at, message }): SheetNote => ({ code, severity, sheet: at === "" ? json.name : at, message }),
  );
  return { status: "problems", notes };
}

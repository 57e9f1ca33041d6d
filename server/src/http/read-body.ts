import { parseJson, requestJsonLimits, utf8Decode } from "@returns/schemas";
import type { z } from "zod";
import type { AppContext } from "./environment.ts";
import { type ProblemCode, refuse } from "./problem.ts";

export type ReadBody<T> =
  | { readonly status: "read"; readonly value: T }
  | { readonly status: "refused"; readonly response: Response };

/** Reads a body of one exact type, and stops as soon as it is larger than the limit. */
export async function readBytes(
  c: AppContext,
  accepts: { readonly type: string; readonly maxBytes: number },
): Promise<ReadBody<Uint8Array<ArrayBuffer>>> {
  const type = c.req.header("Content-Type")?.split(";")[0]?.trim().toLowerCase();
  if (type !== accepts.type) return refused(c, "unsupported-type", `send ${accepts.type}`);
  if (c.req.header("Content-Encoding") !== undefined) return refused(c, "unsupported-encoding");
  const tooLarge = () => refused(c, "too-large", `at most ${accepts.maxBytes} bytes are read here`);
  if (Number(c.req.header("Content-Length") ?? 0) > accepts.maxBytes) return tooLarge();

  const reader = c.req.raw.body?.getReader();
  const chunks: Uint8Array[] = [];
  let length = 0;
  for (;;) {
    // The line broke, or the server's patience ended: nobody is left who could read a fault
    const next = await reader?.read().catch(() => "cut off" as const);
    if (next === "cut off") return refused(c, "body-cut-off");
    if (next === undefined || next.done) break;
    length += next.value.length;
    if (length > accepts.maxBytes) {
      await reader?.cancel().catch(() => {});
      return tooLarge();
    }
    chunks.push(next.value);
  }
  if (length === 0) return refused(c, "empty-body");
  return { status: "read", value: Uint8Array.from(Buffer.concat(chunks)) };
}

/** Reads a JSON message and parses it at the gate: what comes out is what the schema says, and nothing else. */
export async function readMessage<T>(
  c: AppContext,
  schema: z.ZodType<T>,
  accepts: { readonly maxBytes: number },
): Promise<ReadBody<T>> {
  const body = await readBytes(c, { type: "application/json", maxBytes: accepts.maxBytes });
  if (body.status === "refused") return body;
  const text = utf8Decode(body.value);
  if (text === undefined) return refused(c, "not-json", "it is not UTF-8");
  const json = parseJson(text, requestJsonLimits);
  if (json.status === "refused") return refused(c, "not-json", `${json.fault} at position ${json.position}`);
  const message = schema.safeParse(json.value);
  if (message.success) return { status: "read", value: message.data };
  // Zod's own words may repeat what was sent; its codes and places cannot
  const errors = message.error.issues.slice(0, 20).map((issue) => ({
    pointer: issue.path.map((key) => `/${String(key)}`).join(""),
    detail: issue.code === "unrecognized_keys" ? `unknown keys: ${issue.keys.slice(0, 5).join(", ")}` : issue.code,
  }));
  const isTooMany = message.error.issues.some(({ code, path }) => code === "too_big" && path[0] === "items");
  const response = refuse(c, isTooMany ? "too-many-items" : "wrong-shape", { errors });
  return { status: "refused", response };
}

function refused(c: AppContext, code: ProblemCode, detail?: string): { status: "refused"; response: Response } {
  return { status: "refused", response: refuse(c, code, detail === undefined ? {} : { detail }) };
}

import { z } from "zod";

/** What came of one request to the office. */
export type Answer<T> =
  | { readonly status: "answered"; readonly value: T }
  /** The same as before (HTTP 304). */
  | { readonly status: "unchanged" }
  /** No answer came: no network, a broken connection, or nothing within two minutes. */
  | { readonly status: "unreachable" }
  /** The office is there and cannot now (HTTP 429 or 5xx). */
  | { readonly status: "busy" }
  /** An answer that nobody can read: a login page of a hotspot, or a server of another kind. */
  | { readonly status: "unreadable-answer" }
  /** The office said no, and why: its code, and the HTTP status. */
  | { readonly status: "refused"; readonly code: string; readonly http: number };

export type AskOffice = <T>(path: string, shape: z.ZodType<T>, request: RequestInit) => Promise<Answer<T>>;

const Problem = z.object({ code: z.string() });

/** Longer than a slow line needs for the largest parcel. */
const patienceMs = 120_000;

/** Asks the server that gave us this app. Everything that it answers is parsed before it is believed. */
export const askOffice =
  (send: typeof fetch): AskOffice =>
  async (path, shape, request) => {
    let response: Response;
    let text: string;
    try {
      const signal = AbortSignal.timeout(patienceMs);
      response = await send(path, { ...request, signal, cache: "no-store", credentials: "omit", redirect: "error" });
      text = await response.text();
    } catch {
      return { status: "unreachable" };
    }
    if (response.status === 304) return { status: "unchanged" };
    if (response.status === 429 || response.status >= 500) return { status: "busy" };
    const body = parsed(text);
    if (!response.ok) {
      const problem = Problem.safeParse(body);
      if (!problem.success) return { status: "unreadable-answer" };
      return { status: "refused", code: problem.data.code, http: response.status };
    }
    const value = shape.safeParse(body);
    return value.success ? { status: "answered", value: value.data } : { status: "unreadable-answer" };
  };

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

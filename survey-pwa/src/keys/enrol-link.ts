import type { EnrolLink } from "../store/phone.ts";

/**
 * Reads an enrolment link: `https://host/enrol#t=<ticket>&r=<fingerprint of the receipt key>`, as it came by QR code,
 * message or hand. Blanks around it, and line breaks that a message put into it, do no harm.
 *
 * @param here where this app comes from: a phone can only be enrolled at the server that gave it the app
 */
export function readEnrolLink(text: string, here: string): EnrolLink {
  const compact = text.replace(/\s+/g, "");
  const link = URL.canParse(compact) ? new URL(compact) : undefined;
  if (link === undefined || !/^https?:$/.test(link.protocol) || link.pathname !== "/enrol")
    return { status: "unreadable" };
  const said = new URLSearchParams(link.hash.slice(1));
  const [ticket, fingerprint] = [said.get("t") ?? "", said.get("r") ?? ""];
  if (!/^[\w-]{8,200}$/.test(ticket) || !/^[\w-]{43}$/.test(fingerprint)) return { status: "unreadable" };
  if (link.origin !== here) {
    return { status: "other-server", here: new URL(here).host, there: link.host, link: link.href };
  }
  return { status: "readable", origin: link.origin, ticket, fingerprint };
}

/** What a route may ask of whoever calls it. */
export const permissions = [
  "anyone",
  /** Brings envelopes; reads nothing. The upload token of a device, of a revoked one too. */
  "envelopes:bring",
  /** Reads forms, lists and assignments. The access token of a device that is not revoked. */
  "project:read",
  /** Reads the coordinators' pages: counts and tables, never one interview. */
  "tables:read",
  /** Uploads a form, and tries it. */
  "forms:draft",
  /** Publishes a form: from then on households are asked with it; or retires one. */
  "forms:publish",
  /** Anybody who is signed in. */
  "signed-in",
] as const;
export type Permission = (typeof permissions)[number];

export const roles = ["enumerator", "supervisor", "coordinator", "analyst", "administrator"] as const;
export type Role = (typeof roles)[number];

/** What each role may do beside what anyone may. The administrator runs the server and does not read its data. */
const permissionsOf = {
  enumerator: ["signed-in"],
  supervisor: ["signed-in", "tables:read"],
  coordinator: ["signed-in", "tables:read", "forms:draft", "forms:publish"],
  analyst: ["signed-in", "tables:read", "forms:draft"],
  administrator: ["signed-in", "tables:read", "forms:draft", "forms:publish"],
} as const satisfies Record<Role, readonly Permission[]>;

/** Who is calling. */
export type Caller =
  | { readonly caller: "nobody" }
  | {
      readonly caller: "device";
      readonly deviceId: string;
      readonly standing: "active" | "revoked";
      readonly scope: "upload" | "access";
    }
  | { readonly caller: "person"; readonly personId: string; readonly role: Role };

/** Whether the caller may do it. What no line grants is refused. */
export function may(caller: Caller, permission: Permission): boolean {
  if (permission === "anyone") return true;
  switch (caller.caller) {
    case "nobody":
      return false;
    case "device":
      if (permission === "envelopes:bring") return caller.scope === "upload";
      return permission === "project:read" && caller.scope === "access" && caller.standing === "active";
    case "person":
      return permissionsOf[caller.role].some((granted) => granted === permission);
  }
}

import type { Texts } from "../form/model.ts";
import type { Reading } from "./kind.ts";

export const unreadable = (message: Texts): Reading => ({ status: "unreadable", code: "unreadable", message });

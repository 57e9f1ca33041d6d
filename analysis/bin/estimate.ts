import type { Command } from "./main.ts";
export const estimate: Command = { usage: "Usage: returns estimate\nExample:\n", run: async () => undefined };

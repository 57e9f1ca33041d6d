import type { Plugin } from "vite";

export function serviceWorker(): Plugin {
  return { name: "returns:service-worker" };
}

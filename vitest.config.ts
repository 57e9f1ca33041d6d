import { defineConfig } from "vitest/config";

const shared = { testTimeout: 60_000, hookTimeout: 60_000 };

// Pure tests first; then what starts servers, databases and browsers; at last the whole way, alone
const sideBySide = { ...shared, maxWorkers: 2 } as const;

// A Chromium that is short of processors sometimes paints nothing for half a minute: such a test is tried again, and
// the report names it
const withBrowser = { retry: 3 } as const;

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          ...sideBySide,
          name: "core",
          include: ["test/*.test.ts", "test/{schemas,analysis,contract,golden,oracle}/**/*.test.ts"],
          sequence: { groupOrder: 0 },
        },
      },
      {
        oxc: { jsx: { runtime: "automatic", importSource: "hono/jsx" } },
        test: {
          ...sideBySide,
          name: "server",
          include: ["test/{server,simulation}/**/*.test.{ts,tsx}"],
          sequence: { groupOrder: 1 },
        },
      },
      {
        oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
        test: {
          ...sideBySide,
          ...withBrowser,
          name: "phone",
          include: ["test/survey-pwa/**/*.test.{ts,tsx}"],
          sequence: { groupOrder: 1 },
        },
      },
      {
        test: {
          ...shared,
          fileParallelism: false,
          ...withBrowser,
          name: "e2e",
          include: ["test/e2e/**/*.test.ts"],
          testTimeout: 300_000,
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
});

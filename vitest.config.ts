import { defineConfig } from "vitest/config";

const shared = { testTimeout: 60_000, hookTimeout: 60_000 };

// Pure tests first; then what starts servers, databases and browsers; at last the whole way, alone
const sideBySide = { ...shared, maxWorkers: 2 } as const;

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          ...sideBySide,
          // Nothing here outlives its test, so that modules are loaded once for all files: a third of the time
          isolate: false,
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
          name: "phone",
          include: ["test/survey-pwa/**/*.test.{ts,tsx}"],
          sequence: { groupOrder: 1 },
        },
      },
      {
        test: {
          ...shared,
          fileParallelism: false,
          name: "e2e",
          include: ["test/e2e/**/*.test.ts"],
          testTimeout: 300_000,
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
});

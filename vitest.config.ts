import { defineConfig } from "vitest/config";

const shared = { testTimeout: 60_000, hookTimeout: 60_000 };

// Pure tests side by side first; then what starts servers, databases and browsers, one file after the other
const alone = { ...shared, fileParallelism: false } as const;

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          ...shared,
          name: "core",
          include: ["test/*.test.ts", "test/{schemas,analysis,contract,golden,oracle}/**/*.test.ts"],
          maxWorkers: 2,
          sequence: { groupOrder: 0 },
        },
      },
      {
        oxc: { jsx: { runtime: "automatic", importSource: "hono/jsx" } },
        test: {
          ...alone,
          name: "server",
          include: ["test/{server,simulation}/**/*.test.{ts,tsx}"],
          sequence: { groupOrder: 1 },
        },
      },
      {
        oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
        test: {
          ...alone,
          name: "phone",
          include: ["test/survey-pwa/**/*.test.{ts,tsx}"],
          sequence: { groupOrder: 2 },
        },
      },
      {
        test: {
          ...alone,
          name: "e2e",
          include: ["test/e2e/**/*.test.ts"],
          testTimeout: 300_000,
          sequence: { groupOrder: 3 },
        },
      },
    ],
  },
});

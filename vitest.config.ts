import { defineConfig } from "vitest/config";

const shared = { testTimeout: 60_000, hookTimeout: 60_000 };

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          ...shared,
          name: "core",
          include: ["test/*.test.ts", "test/{schemas,analysis,contract,golden}/**/*.test.ts"],
        },
      },
      {
        oxc: { jsx: { runtime: "automatic", importSource: "hono/jsx" } },
        test: {
          ...shared,
          name: "server",
          include: ["test/{server,simulation}/**/*.test.{ts,tsx}"],
          fileParallelism: false,
        },
      },
      {
        oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
        test: { ...shared, name: "phone", include: ["test/survey-pwa/**/*.test.{ts,tsx}"], fileParallelism: false },
      },
      {
        test: {
          ...shared,
          name: "e2e",
          include: ["test/e2e/**/*.test.ts"],
          fileParallelism: false,
          testTimeout: 300_000,
        },
      },
    ],
  },
});

import { defineConfig } from "vitest/config";

/** Slow and, for the installation, in need of a network: a project of its own, `npm run test:consumers`. */
export default defineConfig({
  test: {
    name: "consumers",
    root: import.meta.dirname,
    include: ["*.test.ts"],
    testTimeout: 120_000,
    hookTimeout: 120_000,
    fileParallelism: false,
  },
});

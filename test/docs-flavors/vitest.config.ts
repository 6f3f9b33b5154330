import { defineConfig } from "vitest/config";

/** Its readers are many, and need a network to be installed: a project of its own, `npm run test:docs-flavors`. */
export default defineConfig({
  test: {
    name: "docs-flavors",
    root: import.meta.dirname,
    include: ["*.test.ts"],
    testTimeout: 300_000,
    hookTimeout: 120_000,
    fileParallelism: false,
  },
});

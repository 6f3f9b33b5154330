import { defineConfig } from "vitest/config";

/** In need of a network for the installation: a project of its own, `npm run test:workspaces`. */
export default defineConfig({
  test: {
    name: "workspaces",
    root: import.meta.dirname,
    include: ["*.test.ts"],
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});

import { defineConfig } from "vitest/config";

/**
 * `unit` stands alone: no network, nothing beside the checkout. `conformance` reads the corpora that lie beside the
 * project (`../shared`, or MODELWRIGHT_CORPUS) and says so where they are absent.
 */
export default defineConfig({
  test: {
    // As many as the smallest machine that this is tested on has cores: by itself vitest leaves one of them idle.
    maxWorkers: 2,
    globalSetup: "test/harness/temporary.ts",
    projects: [
      {
        test: {
          name: "unit",
          include: ["test/**/*.test.ts"],
          exclude: [
            "test/conformance/**",
            "test/interop/**",
            "test/consumers/**",
            "test/workspaces/**",
            "test/docs-flavors/**",
            "**/node_modules/**",
          ],
          // A third of the time went into loading the generator again for each file.
          isolate: false,
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          name: "conformance",
          include: ["test/conformance/**/*.test.ts"],
          testTimeout: 300_000,
          hookTimeout: 300_000,
        },
      },
    ],
  },
});

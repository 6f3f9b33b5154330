import { afterAll, expect, test, vi } from "vitest";
import { createReporter } from "../../generator/diagnostics/index.ts";
import { emitWire } from "../../generator/emit/wire/index.ts";
import { openCleanly } from "../openapi/open.ts";

// Files of tests share their modules: these are loaded anew before, and are gone after.
vi.hoisted(() => vi.resetModules());
afterAll(() => vi.resetModules());

vi.mock("../../generator/emit/wire/library.ts", () => ({
  printDocument: () => {
    throw new Error("something unheard of");
  },
}));

test("what openapi-typescript throws is told, and openapi.ts left out", async () => {
  const api = await openCleanly("openapi: 3.1.0\ninfo: {title: T, version: '1'}\n");
  const { report, diagnostics } = createReporter();
  expect(await emitWire(api, report)).toBeUndefined();
  expect(diagnostics).toMatchObject([
    { code: "wire-failed", severity: "error", message: expect.stringMatching(/something unheard of/) },
  ]);
});

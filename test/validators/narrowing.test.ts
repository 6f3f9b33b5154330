import { expect, it } from "vitest";
import { apiOf, emitModules, loadModels } from "./modules.ts";

it("reads a member as unknown after a comparison, which narrows it for TypeScript", async () => {
  const part = (kind: unknown) => ({ type: "object", required: ["kind"], properties: { kind } });
  const api = apiOf({ X: { allOf: [part({ const: "small" }), part({ enum: ["small", "large"] })] } });
  const text = (await emitModules(api)).files.get("models/x.ts");
  expect(text).toContain('if (value.kind !== "small"');
  expect(text).toContain("const kind = (value.kind as unknown);");
  const x = (await loadModels(api)).get("X")!;
  expect([x.is({ kind: "small" }), x.is({ kind: "large" }), x.is({})]).toEqual([true, false, false]);
});

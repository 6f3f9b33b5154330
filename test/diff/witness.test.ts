import { expect, it } from "vitest";
import { diffSchemas } from "./diff-schemas.ts";

it("a witness is refused for the change that it shows, and for nothing else", async () => {
  const base = { type: "object", properties: { x: { type: "string" }, y: { type: "integer" } } };
  const revision = {
    type: "object",
    properties: { x: { type: "string" }, y: { type: "integer", minimum: 3 } },
    required: ["x"],
  };
  const changes = await diffSchemas(base, revision, "request");
  const shown = changes.map(({ rule, witness }) => [rule, witness?.value, witness?.refusal.split(" ")[0]]);
  expect(shown).toEqual([
    ["minimum-added", { x: "", y: 0 }, "minimum"],
    ["became-required", {}, "required"],
  ]);
});

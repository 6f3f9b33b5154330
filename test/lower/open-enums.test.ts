import { expect, it } from "vitest";
import { apiOf, load, specOf } from "../convert/package.ts";

const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const pet = (kind: string) => ({
  type: "object",
  required: ["kind"],
  properties: { kind: { type: "string", enum: ["cat", "dog"], const: kind } },
});
const schemas = {
  Cat: pet("cat"),
  Dog: pet("dog"),
  Pet: { oneOf: [ref("Cat"), ref("Dog")] },
  Open: { type: "string", enum: ["x", "y"] },
  Mark: { type: "string", enum: ["x", "y"], const: "x" },
  Told: { type: "string", enum: ["x", "y"], const: "x", "x-speakeasy-unknown-values": "allow" },
};

it.each([
  ["Open", "zz", true],
  ["Mark", "x", true],
  ["Mark", "y", false],
  ["Told", "zz", false],
  ["Pet", { kind: "dog" }, true],
  ["Pet", { kind: "cow" }, false],
])("an enum is open unless a const beside it says which value: %s %j", async (name, value, expected) => {
  const { api } = await apiOf(specOf(schemas), { enums: "open" });
  expect((await load(api)).get(name)!.is(value)).toBe(expected);
});

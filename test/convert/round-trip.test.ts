import { readdirSync } from "node:fs";
import { join } from "node:path";
import { inspect } from "node:util";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { check } from "../../generator/check/index.ts";
import type { Api, Json, View } from "../../generator/ir/index.ts";
import { apiOf, type Emitted, load, specOf } from "./package.ts";
import { valuesOf } from "./values.ts";

const cases = join(import.meta.dirname, "../cases");

const specs = readdirSync(cases, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && /^spec\.(?:yaml|json)$/.test(entry.name))
  .map((entry) => join(entry.parentPath, entry.name))
  .sort();

const views: readonly Partial<View>[] = [
  { properties: "camel", dates: "Date", int64: "bigint", enums: "closed" },
  { properties: "preserve", dates: "Date", int64: "string", enums: "open" },
];

/** Decodes and encodes values of every model; how many of them were valid. */
async function goThereAndBack(api: Api, numRuns: number): Promise<number> {
  const lookup = (id: string) => api.models.find((model) => model.id === id)!.schema;
  const models = await load(api);
  let count = 0;
  for (const { id, name, schema } of api.models) {
    const model = models.get(id)!;
    if (model.decode === undefined) continue;
    for (const json of fc.sample(valuesOf(schema, lookup), { numRuns, seed: 1 })) {
      const { verdict } = check(json, schema, lookup);
      strip(model, json, () => `${name} ${inspect({ view: api.view, schema, json }, { depth: 9 })}`);
      const decoded = model.schema.tryDecode(json);
      const tell = (): string =>
        `${name} ${inspect({ view: api.view, schema, json, decoded }, { depth: 9 })}`;
      if (api.view.enums === "closed" && decoded.ok !== (verdict === "valid")) expect.fail(tell());
      if (!decoded.ok) continue;
      count += 1;
      const { value } = decoded;
      if (!model.is(value)) expect.fail(`not a model: ${tell()}`);
      const encoded = model.encode(value);
      expect(encoded, `encoded as it was: ${tell()}`).toEqual(json);
      expect(model.decode(encoded), "decoded as it was").toEqual(value);
    }
  }
  return count;
}

/** What is left where unknown keys are stripped is a model, and nothing of it is stripped again. */
function strip(model: Emitted, json: Json, tell: () => string): void {
  const options = { unknownKeys: "strip" };
  const stripped = model.schema.tryDecode(json, options);
  if (!stripped.ok) return;
  if (!model.is(stripped.value)) expect.fail(`stripped, not a model: ${tell()}`);
  expect(model.decode(model.encode(stripped.value), options), `stripped again: ${tell()}`).toEqual(
    stripped.value,
  );
}

describe("what is decoded and encoded, or encoded and decoded, is what it was", () => {
  for (const spec of [...specs, join(import.meta.dirname, "../../spec/authlete.yaml")]) {
    it(spec.slice(import.meta.dirname.length - "convert".length), async () => {
      for (const view of views) await goThereAndBack((await apiOf(spec, view)).api, 15);
    });
  }
});

type Source = Json | { readonly [key: string]: Source };

/** Few keys, all of which have another form in the model, and every kind of value that has one. */
const key = fc.constantFrom("a_b", "c_d", "e_f", "kind_of", "$kind_of", "aB");
const leaf: fc.Arbitrary<Source> = fc.constantFrom<Source>(
  { type: "string", format: "date-time" },
  { type: "string", format: "date" },
  { type: "integer", format: "int64" },
  { type: ["integer", "null"], format: "int64", minimum: 0 },
  { type: ["string", "null"], format: "date" },
  { type: "boolean" },
  { type: "number" },
  { $ref: "#/components/schemas/Node" },
  { $ref: "#/components/schemas/Plain" },
);

const schemas = fc.letrec<{ schema: Source; object: Source }>((tie) => ({
  object: fc
    .record({
      keys: fc.uniqueArray(key, { minLength: 1, maxLength: 3 }),
      members: fc.array(tie("schema"), { minLength: 3, maxLength: 3 }),
      required: fc.boolean(),
      rest: fc.oneof(fc.constant(undefined), fc.constant(false), tie("schema")),
    })
    .map(({ keys, members, required, rest }) => ({
      type: "object",
      properties: Object.fromEntries(keys.map((name, index) => [name, members[index]!])),
      ...(required && { required: keys.slice(0, 1) }),
      ...(rest !== undefined && { additionalProperties: rest }),
    })),
  schema: fc.oneof(
    { depthSize: "small", maxDepth: 3 },
    leaf,
    tie("object"),
    fc.record({ type: fc.constant("array"), items: tie("schema"), maxItems: fc.constant(3) }),
    tie("object").map((object) => ({
      allOf: [{ $ref: "#/components/schemas/Node" }, object],
    })),
    // Parts may speak of the same members.
    fc.tuple(tie("object"), tie("object")).map(([one, two]) => ({
      allOf: [one, two],
    })),
    // What patterns and names ask is asked of the keys on the wire.
    fc
      .record({
        one: tie("object"),
        two: tie("schema"),
        pattern: fc.constantFrom("^a_", "_f$", "^[a-zA-Z]+$", "^c"),
      })
      .map(({ one, two, pattern }) => ({
        allOf: [one, { patternProperties: { [pattern]: two }, propertyNames: { pattern: "_|her" } }],
      })),
    fc.tuple(tie("object"), tie("object"), key).map(([one, two, asked]) => ({
      allOf: [{ $ref: "#/components/schemas/Node" }, one, { properties: { [asked]: two } }],
      anyOf: [{ required: [asked] }, { required: ["made_at"] }],
    })),
    // Members that no value satisfies both: which of two a value is meant for must not depend on the view.
    tie("object").map((object) => ({ oneOf: [object, { type: "null" }, { type: "boolean" }] })),
    fc.tuple(tie("schema"), tie("schema")).map(([one, two]) => ({
      anyOf: [one, two].map((part, index) => ({
        type: "object",
        required: ["kind_of"],
        properties: { kind_of: { const: index }, value_of: part },
      })),
    })),
    fc.tuple(tie("object"), tie("object")).map(([then, other]) => ({
      type: "object",
      required: ["kind_of"],
      properties: { kind_of: { enum: ["x", "y"] } },
      if: { properties: { kind_of: { const: "x" } } },
      ...{ then, else: other },
    })),
  ),
})).schema;

describe("models of any shape", () => {
  it("survive both ways", async () => {
    const found = fc.sample(schemas, { numRuns: 30, seed: Number(process.env.MODELWRIGHT_SEED ?? 7) });
    const all: Record<string, Source> = {
      Node: {
        type: "object",
        properties: {
          next_node: { $ref: "#/components/schemas/Node" },
          made_at: { type: "string", format: "date-time" },
        },
      },
      Plain: { type: "object", properties: { x: { type: "string" } } },
    };
    found.forEach((schema, index) => {
      all[`M${index}`] = schema;
    });
    for (const view of views) {
      const { api } = await apiOf(specOf(all), view);
      expect(await goThereAndBack(api, 15)).toBeGreaterThan(200);
    }
  }, 180_000);
});

import type { Json, ModelId, Property, Schema } from "../../generator/ir/index.ts";
import { noNotes } from "../../generator/ir/index.ts";

type Source = { readonly [key: string]: unknown };

/** The IR of a JSON Schema as tests write them: `$ref` names a model (`#/$defs/Pet` is `Pet`), formats are asserted. */
export function schemaOf(source: unknown, pointer = "/components/schemas/Model"): Schema {
  const at = { file: "openapi.yaml", pointer };
  if (source === true) return { at, notes: noNotes };
  if (source === false) return { at, notes: noNotes, types: [] };
  const from = source as Source;
  const sub = (key: string): Schema => schemaOf(from[key], `${pointer}/${key}`);
  const list = (key: string): Schema[] =>
    (from[key] as unknown[]).map((item, index) => schemaOf(item, `${pointer}/${key}/${index}`));
  const entries = (key: string): [string, Schema][] =>
    Object.entries(from[key] as Source).map(([name, item]) => [
      name,
      schemaOf(item, `${pointer}/${key}/${name}`),
    ]);
  const has = (...keys: string[]) => keys.some((key) => Object.hasOwn(from, key));
  const pick = (keys: string[]) =>
    Object.fromEntries(keys.filter((key) => has(key)).map((key) => [key, from[key]]));
  const format = has("format") ? { format: { name: from.format as string, asserted: true } } : {};
  const numeric = ["int32", "int64", "float", "double"].includes(from.format as string);
  const pattern = (text: string) => ({ source: text, flags: "u" as const });
  const strings = {
    ...pick(["minLength", "maxLength"]),
    ...(has("pattern") ? { pattern: pattern(from.pattern as string) } : {}),
    ...(numeric ? {} : format),
  };
  const numbers = {
    ...pick(["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"]),
    ...(numeric ? format : {}),
  };
  const arrays = {
    ...pick(["minItems", "maxItems", "minContains", "maxContains"]),
    ...(from.uniqueItems === true ? { uniqueItems: true } : {}),
    ...(has("prefixItems") ? { prefixItems: list("prefixItems") } : {}),
    ...(has("items") ? { items: sub("items") } : {}),
    ...(has("contains") ? { contains: sub("contains") } : {}),
    ...(has("unevaluatedItems") ? { unevaluatedItems: sub("unevaluatedItems") } : {}),
  };
  const objects = {
    ...pick(["required", "minProperties", "maxProperties"]),
    ...(has("properties")
      ? { properties: entries("properties").map(([key, schema]): Property => ({ key, name: key, schema })) }
      : {}),
    ...(has("patternProperties")
      ? {
          patternProperties: entries("patternProperties").map(([key, schema]) => ({
            pattern: pattern(key),
            schema,
          })),
        }
      : {}),
    ...(has("additionalProperties") ? { additionalProperties: sub("additionalProperties") } : {}),
    ...(has("propertyNames") ? { propertyNames: sub("propertyNames") } : {}),
    ...(has("dependentRequired")
      ? {
          dependentRequired: Object.entries(from.dependentRequired as Record<string, string[]>).map(
            ([key, required]) => ({ key, required }),
          ),
        }
      : {}),
    ...(has("dependentSchemas")
      ? { dependentSchemas: entries("dependentSchemas").map(([key, schema]) => ({ key, schema })) }
      : {}),
    ...(has("unevaluatedProperties") ? { unevaluatedProperties: sub("unevaluatedProperties") } : {}),
  };
  const types = has("type") ? { types: [from.type].flat() as NonNullable<Schema["types"]> } : {};
  return {
    at,
    notes: noNotes,
    ...types,
    ...pick(["discriminator", "native", "open"]),
    ...(has("enum") ? { enum: eachOnce(from.enum as Json[]) } : {}),
    ...(has("const") ? { const: { value: from.const as Json } } : {}),
    ...(Object.keys(strings).length > 0 ? { string: strings } : {}),
    ...(Object.keys(numbers).length > 0 ? { number: numbers } : {}),
    ...(Object.keys(arrays).length > 0 ? { array: arrays as Schema["array"] & object } : {}),
    ...(Object.keys(objects).length > 0 ? { object: objects as Schema["object"] & object } : {}),
    ...(has("allOf") ? { allOf: list("allOf") } : {}),
    ...(has("anyOf") ? { anyOf: list("anyOf") } : {}),
    ...(has("oneOf") ? { oneOf: list("oneOf") } : {}),
    ...(has("not") ? { not: sub("not") } : {}),
    ...(has("if")
      ? {
          condition: {
            if: sub("if"),
            ...(has("then") ? { then: sub("then") } : {}),
            ...(has("else") ? { else: sub("else") } : {}),
          },
        }
      : {}),
    ...(has("$ref") ? { ref: (from.$ref as string).replace("#/$defs/", "") as ModelId } : {}),
  };
}

/** A list of values is a set to the IR. */
function eachOnce(values: readonly Json[]): Json[] {
  return [...new Map(values.map((value) => [JSON.stringify(value), value])).values()];
}

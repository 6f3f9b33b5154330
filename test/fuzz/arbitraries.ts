import fc from "fast-check";
import type { Json } from "../../generator/ir/index.ts";

type Source = { readonly [keyword: string]: unknown } | boolean;

/** Few keys and values, so that schemas and values meet; some of them are names that every object inherits. */
const keys = ["a", "b", "c", "kind", "constructor", "__proto__", "1", "a-b"];
const key = fc.constantFrom(...keys);
const scalar: fc.Arbitrary<Json> = fc.oneof(
  fc.constantFrom<Json>(
    null,
    true,
    false,
    0,
    1,
    2,
    -1,
    1.5,
    0.3,
    1e308,
    "",
    "a",
    "b",
    "ab",
    "\u{1F600}",
    "aaaa",
    "1",
  ),
  fc.integer({ min: -3, max: 12 }),
);

/** Values as JSON has them; `__proto__` is an own key of some. */
export const values: fc.Arbitrary<Json> = fc.letrec<{ value: Json }>((tie) => ({
  value: fc.oneof(
    { depthSize: "small", maxDepth: 3, withCrossShrink: true },
    scalar,
    fc.array(tie("value"), { maxLength: 4 }),
    fc.array(fc.tuple(key, tie("value")), { maxLength: 4 }).map((entries) => Object.fromEntries(entries)),
  ),
})).value;

/** A union that a tag tells apart. */
const tagged = ["a", "b"].map((tag) => ({
  type: "object",
  required: ["kind"],
  properties: { kind: { const: tag }, [tag]: { type: "integer" } },
}));

const count = fc.integer({ min: 0, max: 3 });
const number = fc.constantFrom(-1, 0, 1, 1.5, 2, 3, 10);
const pattern = fc.constantFrom("^a", "b$", "^.$", "a|1", "^[a-c]+$", "\\d");
const type = fc.constantFrom("null", "boolean", "integer", "number", "string", "array", "object");

/** Schemas of draft 2020-12; `$ref` leads to the whole or to one of the definitions `One` and `Two`. */
export const schemas: fc.Arbitrary<Source> = fc.letrec<{ schema: Source }>((tie) => {
  const sub = tie("schema");
  const map = fc
    .array(fc.tuple(key, sub), { minLength: 1, maxLength: 3 })
    .map((entries) => Object.fromEntries(entries));
  const list = fc.array(sub, { minLength: 1, maxLength: 3 });
  const words = fc.uniqueArray(key, { maxLength: 3 });
  const keyword = fc.oneof(
    {
      arbitrary: entry("type", fc.oneof(type, fc.uniqueArray(type, { minLength: 1, maxLength: 3 }))),
      weight: 4,
    },
    { arbitrary: entry("properties", map), weight: 4 },
    entry("enum", fc.array(values, { minLength: 1, maxLength: 4 })),
    entry("enum", fc.uniqueArray(fc.integer({ min: 0, max: 15 }), { minLength: 9, maxLength: 12 })),
    entry("const", values),
    fc.tuple(
      fc.constantFrom("minLength", "maxLength", "minItems", "maxItems", "minProperties", "maxProperties"),
      count,
    ),
    fc.tuple(fc.constantFrom("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"), number),
    entry("multipleOf", fc.constantFrom(1, 2, 0.1, 1.5)),
    entry("pattern", pattern),
    entry("required", words),
    entry(
      "patternProperties",
      fc.tuple(pattern, sub).map(([source, schema]) => ({ [source]: schema })),
    ),
    fc.tuple(fc.constantFrom("additionalProperties", "propertyNames", "items", "contains", "not"), sub),
    fc.tuple(fc.constantFrom("unevaluatedProperties", "unevaluatedItems"), sub),
    entry("prefixItems", list),
    entry("uniqueItems", fc.boolean()),
    entry(
      "dependentRequired",
      fc.tuple(key, words).map(([name, asked]) => Object.fromEntries([[name, asked]])),
    ),
    entry("dependentSchemas", map),
    fc.tuple(fc.constantFrom("allOf", "anyOf", "oneOf"), list),
    entry("$ref", fc.constantFrom("#/$defs/One", "#/$defs/Two")),
    fc.constant<Entry>(["oneOf", tagged]),
  );
  const conditions = fc.option(fc.record({ if: sub, then: sub, else: sub }, { requiredKeys: ["if"] }), {
    freq: 8,
    nil: {},
  });
  const bounds = fc.option(fc.record({ contains: sub, minContains: count, maxContains: count }), {
    freq: 12,
    nil: {},
  });
  return {
    schema: fc.oneof(
      { depthSize: "small", maxDepth: 4, withCrossShrink: true },
      { arbitrary: fc.constantFrom<Source[]>(true, false, {}), weight: 1 },
      {
        arbitrary: fc
          .tuple(fc.array(keyword, { minLength: 1, maxLength: 4 }), conditions, bounds)
          .map(([entries, condition, bound]) => ({ ...Object.fromEntries(entries), ...condition, ...bound })),
        weight: 6,
      },
    ),
  };
}).schema;

type Entry = [keyword: string, value: unknown];

function entry(name: string, value: fc.Arbitrary<unknown>): fc.Arbitrary<Entry> {
  return value.map((given) => [name, given]);
}

/** A schema for the validators, and two definitions that it may refer to. */
export const documents = fc
  .record({ schema: schemas, one: schemas, two: schemas })
  .map(({ schema, one, two }) => ({ schema, $defs: { One: withoutRef(one), Two: withoutRef(two) } }));

/** Definitions that lead nowhere else: a schema that is nothing but itself has no verdict. */
function withoutRef(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutRef);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, member]) => (name === "$ref" ? [] : [[name, withoutRef(member)]])),
  );
}

import fc from "fast-check";
import type { Json } from "../../generator/ir/index.ts";

type Source = { readonly [keyword: string]: unknown } | boolean;

/** Few keys and values, so that schemas and values meet; some of them are names that every object inherits. */
const keys = ["a", "b", "c", "kind", "constructor", "__proto__", "toString", "1", "a-b", "\u{1F600}"];
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
    19.99,
    1e308,
    2 ** 53,
    "",
    "a",
    "b",
    "ab",
    "\u{1F600}",
    "\uD83D",
    "aaaa",
    "1",
    "constructor",
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

/** Unions that a tag tells apart: of two kinds or more, some of them of several tags. */
const tagged = fc
  .record({
    size: fc.integer({ min: 2, max: 12 }),
    key: fc.constantFrom("kind", "constructor"),
    values: fc.constantFrom<(index: number) => Json[]>(
      (index) => [`${"ab".charAt(index) || `t${index}`}`],
      (index) => [index],
      (index) => [`t${index}`, `u${index}`],
      (index) => [index % 2 === 0 ? `t${index}` : index],
    ),
    closed: fc.boolean(),
  })
  .map(({ size, key: tag, values: tagsOf, closed }) =>
    Array.from({ length: size }, (_, index) => ({
      type: "object",
      required: [tag],
      properties: {
        [tag]: tagsOf(index).length === 1 ? { const: tagsOf(index)[0] } : { enum: tagsOf(index) },
        [keys[index % 3] as string]: { type: "integer" },
      },
      ...(closed && { additionalProperties: false }),
    })),
  );

const count = fc.integer({ min: 0, max: 3 });
const number = fc.constantFrom(-1, 0, 1, 1.5, 2, 3, 10, 0.01, 1e-7);
const pattern = fc.constantFrom("^a", "b$", "^.$", "a|1", "^[a-c]+$", "\\d", "^m", "[02468]$");
const type = fc.constantFrom("null", "boolean", "integer", "number", "string", "array", "object");

/** What members of wide objects are: little, as there are many. */
const narrow = fc.constantFrom<Source>(
  { type: "string" },
  { type: "integer", minimum: 0 },
  { enum: ["a", 1, null] },
  { type: ["string", "null"], maxLength: 1 },
  { const: true },
  { type: "array", items: { type: "string" } },
  { $ref: "#/$defs/One" },
  true,
  false,
);

/** Objects with so many members that they are read in another way: over 16 optional ones, over 32, over 150. */
const wide = fc
  .record({
    size: fc.oneof(
      { arbitrary: fc.integer({ min: 14, max: 40 }), weight: 5 },
      fc.integer({ min: 149, max: 153 }),
    ),
    required: fc.constantFrom(0, 0, 0, 1, 2, 5, 12, 40),
    kinds: fc.array(narrow, { minLength: 1, maxLength: 5 }),
    rest: fc.constantFrom<object>(
      {},
      {},
      { additionalProperties: false },
      { additionalProperties: { type: "string" } },
      { patternProperties: { "[02468]$": { type: "string" } }, additionalProperties: false },
      { unevaluatedProperties: false },
      { minProperties: 2 },
      { propertyNames: { maxLength: 3 } },
    ),
    odd: fc.boolean(),
  })
  .map(({ size, required, kinds, rest, odd }): Entry[] => {
    const names = Array.from({ length: size }, (_, index) =>
      index === 3 && odd ? "constructor" : `m${index}`,
    );
    const properties = Object.fromEntries(names.map((name, index) => [name, kinds[index % kinds.length]]));
    return [
      ["type", "object"],
      ["properties", properties],
      ["required", names.filter((_, index) => index % 3 === 0).slice(0, required)],
      ...Object.entries(rest),
    ];
  });

/** Schemas of draft 2020-12; `$ref` leads to one of the definitions `Subject`, `One` and `Two`. */
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
    entry("enum", fc.uniqueArray(scalar, { minLength: 9, maxLength: 14 })),
    entry("const", values),
    fc.tuple(
      fc.constantFrom("minLength", "maxLength", "minItems", "maxItems", "minProperties", "maxProperties"),
      count,
    ),
    fc.tuple(fc.constantFrom("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"), number),
    entry("multipleOf", fc.constantFrom(1, 2, 0.1, 1.5, 0.01, 3)),
    entry("pattern", pattern),
    entry("required", words),
    entry(
      "patternProperties",
      fc
        .array(fc.tuple(pattern, sub), { minLength: 1, maxLength: 2 })
        .map((entries) => Object.fromEntries(entries)),
    ),
    fc.tuple(fc.constantFrom("additionalProperties", "propertyNames", "items", "contains", "not"), sub),
    { arbitrary: fc.tuple(fc.constantFrom("unevaluatedProperties", "unevaluatedItems"), sub), weight: 2 },
    entry("prefixItems", list),
    entry("uniqueItems", fc.boolean()),
    entry(
      "dependentRequired",
      fc.tuple(key, words).map(([name, asked]) => Object.fromEntries([[name, asked]])),
    ),
    entry("dependentSchemas", map),
    fc.tuple(fc.constantFrom("allOf", "anyOf", "oneOf"), list),
    entry("$ref", fc.constantFrom("#/$defs/One", "#/$defs/Two", "#/$defs/Subject")),
    fc.tuple(fc.constantFrom("oneOf", "anyOf"), tagged),
  );
  const conditions = seldom(fc.record({ if: sub, then: sub, else: sub }, { requiredKeys: ["if"] }));
  const bounds = seldom(fc.record({ contains: sub, minContains: count, maxContains: count }));
  return {
    schema: fc.oneof(
      { depthSize: "small", maxDepth: 4, withCrossShrink: true },
      { arbitrary: fc.constantFrom<Source[]>(true, false, {}), weight: 5 },
      {
        arbitrary: fc
          .tuple(fc.array(keyword, { minLength: 1, maxLength: 4 }), conditions, bounds)
          .map(([entries, condition, bound]) => ({ ...Object.fromEntries(entries), ...condition, ...bound })),
        weight: 40,
      },
      { arbitrary: wide.map((entries) => Object.fromEntries(entries)), weight: 1 },
    ),
  };
}).schema;

/** Keywords that come together, in few schemas. */
function seldom(keywords: fc.Arbitrary<object>): fc.Arbitrary<object> {
  return fc.oneof({ arbitrary: fc.constant({}), weight: 9 }, keywords);
}

type Entry = [keyword: string, value: unknown];

function entry(name: string, value: fc.Arbitrary<unknown>): fc.Arbitrary<Entry> {
  return value.map((given) => [name, given]);
}

/** What inherits: references beside objects, as documents write it. */
const heirs: fc.Arbitrary<Source> = fc
  .array(
    fc.oneof(
      fc.constantFrom("#/$defs/One", "#/$defs/Two").map((ref) => ({ $ref: ref })),
      fc
        .array(fc.tuple(key, schemas), { maxLength: 3 })
        .map((entries) => ({ type: "object", properties: Object.fromEntries(entries) })),
    ),
    { minLength: 2, maxLength: 3 },
  )
  .map((parts) => ({ allOf: parts }));

/** A schema for the validators, and two definitions that it may refer to; any may lead back to any, a level down. */
export const documents = fc
  .record({
    subject: fc.oneof({ arbitrary: schemas, weight: 9 }, { arbitrary: heirs, weight: 1 }),
    one: schemas,
    two: schemas,
  })
  .map(({ subject, one, two }) => ({
    Subject: withRefs(subject, ["#/$defs/One", "#/$defs/Two"]),
    One: withRefs(one, []),
    Two: withRefs(two, []),
  }));

/** The keywords whose schemas are for what a value has inside, or for keys. */
const inner: ReadonlySet<string> = new Set([
  "properties",
  "patternProperties",
  "additionalProperties",
  "unevaluatedProperties",
  "items",
  "prefixItems",
  "contains",
  "unevaluatedItems",
]);

/** Leaves out references to the same value but for some: a schema that is nothing but itself has no verdict. */
function withRefs(value: unknown, allowed: readonly string[] | "any"): unknown {
  if (Array.isArray(value)) return value.map((item) => withRefs(item, allowed));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, member]): [string, unknown][] => {
      if (name === "enum" || name === "const") return [[name, member]];
      if (name === "$ref" && typeof member === "string")
        return allowed === "any" || allowed.includes(member) ? [[name, member]] : [];
      return [[name, withRefs(member, inner.has(name) ? "any" : allowed)]];
    }),
  );
}

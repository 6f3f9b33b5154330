import fc from "fast-check";

/*
 * Schemas as OpenAPI 3.0.3 has them ("Schema Object", 4.7.24), and what they mean in JSON Schema 2020-12: `nullable` adds null to
 * the type beside it, `exclusive*` are words about the bound beside them, and what stands beside a `$ref` is not there.
 */

type Source = Readonly<Record<string, unknown>>;

const key = fc.constantFrom("a", "b", "kind");
const type = fc.constantFrom("boolean", "integer", "number", "string", "array", "object");
const bound = fc.constantFrom(-1, 0, 1, 1.5, 3);
const count = fc.integer({ min: 0, max: 3 });
const scalar = fc.constantFrom<unknown>(null, true, 0, 1, 1.5, "", "a", "ab");
const component = fc
  .constantFrom("Subject", "One", "Two", "Cat", "Dog")
  .map((name) => `#/components/schemas/${name}`);

const kinds = ["Cat", "Dog"] as const;

/** Told apart by a tag, with names by which it goes or without. */
const discriminated = fc.constantFrom<Source>(
  {},
  { discriminator: { propertyName: "kind" } },
  { discriminator: { propertyName: "kind", mapping: { cat: "#/components/schemas/Cat", dog: "Dog" } } },
);

const entry = (name: string, value: fc.Arbitrary<unknown>): fc.Arbitrary<[string, unknown]> =>
  value.map((given) => [name, given]);

const schema = fc.letrec<{ schema: Source }>((tie) => {
  const sub = tie("schema");
  const members = fc.dictionary(key, sub, { minKeys: 1, maxKeys: 3 });
  const list = fc.array(sub, { minLength: 1, maxLength: 3 });
  const keyword = fc.oneof(
    { arbitrary: entry("type", type), weight: 6 },
    { arbitrary: entry("nullable", fc.constantFrom(true, true, false)), weight: 4 },
    entry("enum", fc.uniqueArray(scalar, { minLength: 1, maxLength: 4 })),
    { arbitrary: entry("minimum", bound), weight: 2 },
    { arbitrary: entry("maximum", bound), weight: 2 },
    { arbitrary: entry("exclusiveMinimum", fc.boolean()), weight: 2 },
    { arbitrary: entry("exclusiveMaximum", fc.boolean()), weight: 2 },
    entry("multipleOf", fc.constantFrom(1, 2, 1.5)),
    entry("minLength", count),
    entry("maxLength", count),
    entry("pattern", fc.constantFrom("^a", "b$", "^.$")),
    entry("items", sub),
    entry("minItems", count),
    entry("maxItems", count),
    entry("uniqueItems", fc.boolean()),
    { arbitrary: entry("properties", members), weight: 3 },
    entry("required", fc.uniqueArray(key, { minLength: 1, maxLength: 2 })),
    entry("minProperties", count),
    entry("maxProperties", count),
    entry("additionalProperties", fc.oneof(sub, fc.boolean())),
    fc.tuple(fc.constantFrom("allOf", "anyOf", "oneOf"), list),
    entry("not", sub),
    { arbitrary: entry("$ref", component), weight: 2 },
  );
  const choice = fc.tuple(fc.constantFrom("anyOf", "oneOf"), discriminated).map(([word, tag]) => ({
    [word]: kinds.map((name) => ({ $ref: `#/components/schemas/${name}` })),
    ...tag,
  }));
  return {
    schema: fc.oneof(
      { depthSize: "small", maxDepth: 3, withCrossShrink: true },
      { arbitrary: fc.constant({}), weight: 2 },
      {
        arbitrary: fc.array(keyword, { minLength: 1, maxLength: 4 }).map((all) => Object.fromEntries(all)),
        weight: 20,
      },
      { arbitrary: choice, weight: 1 },
    ),
  };
}).schema;

const animal = (kind: string): Source => ({
  type: "object",
  required: ["kind"],
  properties: { kind: { type: "string", enum: [kind, kind.toLowerCase()] }, a: { type: "integer" } },
});

/** Components, of which `Subject` is judged; in place it refers to others alone, so that every check ends. */
export const components30: fc.Arbitrary<Readonly<Record<string, Source>>> = fc
  .record({ Subject: schema, One: schema, Two: schema })
  .map(({ Subject, One, Two }) => ({
    Subject: endingIn(Subject, ["One", "Two", "Cat", "Dog"]),
    One: endingIn(One, ["Two", "Cat", "Dog"]),
    Two: endingIn(Two, ["Cat", "Dog"]),
    Cat: animal("Cat"),
    Dog: animal("Dog"),
  }));

const inside = new Set(["properties", "items", "additionalProperties"]);

function endingIn(schema: Source, allowed: readonly string[] | undefined): Source {
  const walk = (value: unknown, names: readonly string[] | undefined): unknown => {
    if (Array.isArray(value)) return value.map((one) => walk(one, names));
    if (typeof value !== "object" || value === null) return value;
    const entries = Object.entries(value).map(([word, member]): [string, unknown] => [
      word,
      word === "enum" || word === "discriminator"
        ? member
        : walk(member, inside.has(word) ? undefined : names),
    ]);
    const isLoop = (word: string, member: unknown): boolean =>
      word === "$ref" &&
      names !== undefined &&
      !names.some((name) => member === `#/components/schemas/${name}`);
    return Object.fromEntries(entries.filter(([word, member]) => !isLoop(word, member)));
  };
  return walk(schema, allowed) as Source;
}

/** What a schema of OpenAPI 3.0 says, in JSON Schema 2020-12. */
export function meantBy(schema: unknown): unknown {
  if (typeof schema !== "object" || schema === null) return schema;
  const {
    $ref,
    nullable,
    discriminator: _,
    exclusiveMinimum,
    exclusiveMaximum,
    ...said
  } = schema as Record<string, unknown>;
  if (typeof $ref === "string") return { $ref: $ref.replace("#/components/schemas/", "#/$defs/") };
  const { minimum, maximum, ...others } = said;
  const all: Record<string, unknown> = {};
  for (const [word, value] of Object.entries(others)) {
    if (["allOf", "anyOf", "oneOf"].includes(word)) all[word] = (value as unknown[]).map(meantBy);
    else if (word === "properties")
      all[word] = Object.fromEntries(
        Object.entries(value as object).map(([name, part]) => [name, meantBy(part)]),
      );
    else all[word] = ["items", "not", "additionalProperties"].includes(word) ? meantBy(value) : value;
  }
  if (nullable === true && typeof said.type === "string") all.type = [said.type, "null"];
  if (minimum !== undefined) all[exclusiveMinimum === true ? "exclusiveMinimum" : "minimum"] = minimum;
  if (maximum !== undefined) all[exclusiveMaximum === true ? "exclusiveMaximum" : "maximum"] = maximum;
  return all;
}

import { schemas, type WrongProject } from "./wrong-project.ts";

function schema(name: string, words: string, message?: RegExp, version?: string): WrongProject {
  const files = schemas(`    Wrong: { ${words} }\n`, version);
  return { name, files, ...(message && { message }) };
}

/** Schemas that contradict themselves. */
export const contradictions: readonly WrongProject[] = [
  schema("a minimum above the maximum", "type: integer, minimum: ‹unsatisfiable›5, maximum: 3", /5 is above/),
  schema(
    "a minimum that is the maximum, and neither is in",
    "type: number, minimum: ‹unsatisfiable›5, exclusiveMinimum: true, maximum: 5",
    /leaves nothing below/,
    "3.0.3",
  ),
  schema(
    "two open bounds that meet",
    "type: number, exclusiveMinimum: ‹unsatisfiable›5, exclusiveMaximum: 5",
  ),
  schema("a length above the longest", "type: string, minLength: ‹unsatisfiable›5, maxLength: 3"),
  schema(
    "a text of two lengths, or a number",
    "type: [string, number], minLength: ‹unsatisfiable›5, maxLength: 3",
    /no string/,
  ),
  schema("more items than there may be", "type: array, items: {}, minItems: ‹unsatisfiable›5, maxItems: 3"),
  schema(
    "more of them than there may be",
    "type: array, contains: { type: string }, minContains: ‹unsatisfiable›5, maxContains: 3",
  ),
  schema(
    "one that has to be there, and may not",
    "type: array, contains: ‹unsatisfiable›{ type: string }, maxContains: 0",
    /`contains` 1 is above/,
  ),
  schema("a number of nothing", "type: array, ‹no-effect›minContains: 2, ‹no-effect›maxContains: 3"),
  schema("a branch without a condition", "type: string, ‹no-effect›then: { minLength: 1 }", /no `if`/),
  schema(
    "rules for what the type refuses",
    "type: string, minimum: 0, uniqueItems: false, ‹no-effect›maximum: 3, ‹no-effect›properties: { a: {} }",
    /it is for a number, which `type` does not allow/,
  ),
  schema("a format of numbers on a text", "type: string, ‹no-effect›format: int64", /is for a number/),
  schema("a format of texts on a number", "type: integer, ‹no-effect›format: date-time", /is for a string/),
  schema("the schema of a text", "type: string, ‹no-effect›contentSchema: { type: object }"),
  schema(
    "a discriminator of nothing",
    "type: object, ‹no-effect›discriminator: { propertyName: kind }",
    /no `oneOf`/,
  ),
  schema(
    "null that an enum does not list",
    "type: string, ‹no-effect›nullable: true, enum: [a]",
    /list null/,
    "3.0.3",
  ),
  schema(
    "a name before there were any",
    "type: string, ‹no-effect›$anchor: here",
    /before OpenAPI 3\.1/,
    "3.0.3",
  ),
  schema(
    "a dialect of its own",
    "$schema: ‹keyword-not-enforced›'http://json-schema.org/draft-07/schema#', type: string",
  ),
  schema(
    "a value of another type",
    "type: string, enum: [a, ‹value-refused›1]",
    /the value 1 .* `type` rejects/,
  ),
  schema("null that no type allows", "type: string, enum: [a, ‹value-refused›null]", /null/, "3.0.3"),
  schema("a value that a pattern refuses", "type: string, pattern: '^a', enum: [a, ‹value-refused›b, ab]"),
  schema(
    "a value that a part refuses",
    "enum: [a, ‹value-refused›b], allOf: [{ enum: [a] }]",
    /`enum` rejects it/,
  ),
  schema(
    "values that are all refused",
    "type: string, minLength: 2, enum: ‹unsatisfiable›[a, b]",
    /`minLength` refuses each/,
  ),
  schema("values and another one", "enum: ‹unsatisfiable›[a], const: b", /`const` refuses each/),
  schema(
    "a constant of another type",
    "type: integer, const: ‹unsatisfiable›a",
    /`type` refuses the `const`/,
  ),
  schema(
    "more properties than there may be",
    "type: object, minProperties: ‹unsatisfiable›5, maxProperties: 3",
  ),
  schema(
    "more properties than are declared",
    "type: object, properties: { a: {} }, additionalProperties: false, minProperties: ‹unsatisfiable›2",
  ),
  schema(
    "a required property that may not be there",
    "type: object, properties: { a: {} }, additionalProperties: false, required: ‹unsatisfiable›[b]",
  ),
  schema(
    "a required property that is mistyped",
    "type: object, properties: { name: {} }, required: [‹required-undeclared›nmae]",
    /did you mean "name"/,
  ),
  schema("a value twice", "type: string, enum: [a, b, ‹duplicate-item›a, a]", /"a" twice/),
  schema("a property required twice", "type: object, required: [a, ‹duplicate-item›a]"),
  schema("a list of types before 3.1", "type: ‹later-version›[string, integer]", /a list of types/, "3.0.3"),
  schema("the type of null before 3.1", "type: ‹later-version›'null'", /`null`/, "3.0.3"),
  {
    name: "an array without items before 3.1",
    files: schemas("    Wrong: ‹array-without-items›{ type: array }\n", "3.0.3"),
  },
  schema("read and written by nobody", "type: string, readOnly: true, ‹fields-exclude›writeOnly: true"),
  schema(
    "a reference without its sign",
    "type: array, items: { $ref: ‹ref-not-found›components/schemas/Rest }",
    /did you mean "#\/components\/schemas\/Rest"/,
  ),
  schema(
    "a reference without its sign, to a name that is mistyped",
    "type: array, items: { $ref: ‹ref-not-found›/components/schemas/Rset }",
    /did you mean "#\/components\/schemas\/Rest"/,
  ),
  schema(
    "a tag of a discriminator that leads nowhere",
    "oneOf: [{ $ref: '#/components/schemas/Rest' }], discriminator: { propertyName: kept, mapping: { a: ‹ref-not-found›Rst } }",
  ),
  {
    name: "a part that requires what a closed part refuses",
    files: schemas(
      "    Wrong: { allOf: [{ $ref: '#/components/schemas/Base' }, ‹unsatisfiable›{ required: [b], properties: { b: {} } }] }\n" +
        "    Base: { type: object, properties: { a: {} }, additionalProperties: false }\n",
    ),
    message: /of \/components\/schemas\/Base refuses "b", required by \/components\/schemas\/Wrong\/allOf\/1/,
  },
  {
    name: "a closed schema beside a base that requires other keys",
    files: schemas(
      "    Wrong: { type: object, allOf: [‹unsatisfiable›{ $ref: '#/components/schemas/Base' }], properties: { b: {} }, additionalProperties: false }\n" +
        "    Base: { allOf: [{ type: object, required: [a], properties: { a: {} } }] }\n",
    ),
    message: /of \/components\/schemas\/Wrong refuses "a", required by \/components\/schemas\/Base\/allOf\/0/,
  },
  {
    name: "a part that declares what a closed part refuses",
    files: schemas(
      "    Wrong: { allOf: [{ $ref: '#/components/schemas/Base' }, ‹no-effect›{ type: object, properties: { a: {}, b: {}, c: {}, xd: {} } }] }\n" +
        "    Base: { type: object, properties: { a: {} }, patternProperties: { ^x: {} }, additionalProperties: false }\n",
    ),
    message: /^"b", "c" of .*Wrong\/allOf\/1 has no effect here: .* of \/components\/schemas\/Base refuses/,
  },
  {
    name: "names that are numbers",
    files: schemas(
      "    Wrong: { type: object, propertyNames: ‹unsatisfiable›{ $ref: '#/components/schemas/Level' } }\n" +
        "    Level: { type: integer, enum: [1, 2] }\n",
    ),
    message: /no key is valid here/,
  },
  schema(
    "names that are none of the texts listed",
    "type: object, propertyNames: ‹unsatisfiable›{ enum: [1, 2] }",
  ),
];

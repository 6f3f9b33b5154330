/** A rule of a dialect of OpenAPI, the section that says so, and values on both sides of it. */
export interface DialectRule {
  readonly rule: string;
  /** The section of the specification of that version that asks for it. */
  readonly section: string;
  readonly openapi: "2.0" | "3.0.3" | "3.0.4" | "3.1.1" | "3.2.0";
  /** The component schemas; `X` is judged, unless a variant of it is. */
  readonly schemas: { readonly X: unknown; readonly [name: string]: unknown };
  readonly model?: "XInput" | "XOutput";
  readonly accepts: readonly unknown[];
  readonly refuses: readonly unknown[];
}

const animal = (kind: string, more: object) => ({
  type: "object",
  required: ["kind"],
  properties: { kind: { type: "string", enum: [kind] }, ...more },
});
const cat = animal("cat", { lives: { type: "integer" } });
const dog = animal("dog", { bark: { type: "string" } });
const either = [{ $ref: "#/components/schemas/Cat" }, { $ref: "#/components/schemas/Dog" }];

export const rulesOfOpenApi30: readonly DialectRule[] = [
  {
    rule: "nullable beside type allows null",
    section: "OpenAPI 3.0.3, 4.7.24.2 Fixed Fields: nullable",
    openapi: "3.0.3",
    schemas: { X: { type: "string", nullable: true, minLength: 2 } },
    accepts: [null, "ab"],
    refuses: ["a", 1],
  },
  {
    rule: "nullable without type says nothing",
    section: "OpenAPI 3.0.3, 4.7.24.2 Fixed Fields: nullable (clarified by proposal 2019-10-31)",
    openapi: "3.0.3",
    schemas: { X: { nullable: true, allOf: [{ type: "string" }] } },
    accepts: ["a"],
    refuses: [null, 1],
  },
  {
    rule: "an enum without null refuses null, nullable or not",
    section: "OpenAPI 3.0.3, 4.7.24.2 Fixed Fields: nullable (clarified by proposal 2019-10-31)",
    openapi: "3.0.3",
    schemas: { X: { type: "string", nullable: true, enum: ["a"] } },
    accepts: ["a"],
    refuses: [null, "b"],
  },
  {
    rule: "exclusiveMinimum and exclusiveMaximum are booleans beside a bound",
    section: "OpenAPI 3.0.3, 4.7.24 Schema Object; JSON Schema Wright-00, 5.3 and 5.5",
    openapi: "3.0.3",
    schemas: {
      X: { type: "number", minimum: 1, exclusiveMinimum: true, maximum: 3, exclusiveMaximum: false },
    },
    accepts: [1.5, 3],
    refuses: [1, 3.1],
  },
  {
    rule: "what stands beside a $ref is ignored",
    section: "OpenAPI 3.0.3, 4.7.23 Reference Object",
    openapi: "3.0.3",
    schemas: {
      X: { type: "object", properties: { a: { $ref: "#/components/schemas/Name", minLength: 5 } } },
      Name: { type: "string" },
    },
    accepts: [{ a: "abc" }, {}],
    refuses: [{ a: 1 }],
  },
  {
    rule: "int32 is an integer of 32 bits",
    section: "OpenAPI 3.0.3, 4.4 Data Types",
    openapi: "3.0.3",
    schemas: { X: { type: "integer", format: "int32" } },
    accepts: [2147483647, -2147483648],
    refuses: [2147483648, -2147483649, 1.5],
  },
  {
    rule: "int64 is an integer of 64 bits",
    section: "OpenAPI 3.0.3, 4.4 Data Types",
    openapi: "3.0.3",
    schemas: { X: { type: "integer", format: "int64" } },
    accepts: [2 ** 53, -(2 ** 63)],
    refuses: [1e20, -1e20, 0.5],
  },
  {
    rule: "float is a number of single precision, double any number",
    section: "OpenAPI 3.0.3, 4.4 Data Types",
    openapi: "3.0.3",
    schemas: {
      X: {
        type: "object",
        properties: { f: { type: "number", format: "float" }, d: { type: "number", format: "double" } },
      },
    },
    accepts: [{ f: 3.4e38, d: 1e308 }],
    refuses: [{ f: 1e39 }, { d: "1" }],
  },
  {
    rule: "byte is Base64",
    section: "OpenAPI 3.0.3, 4.4 Data Types",
    openapi: "3.0.3",
    schemas: { X: { type: "string", format: "byte" } },
    accepts: ["aGk=", ""],
    refuses: ["a", "a-_=", 1],
  },
  {
    rule: "a request needs no readOnly member",
    section: "OpenAPI 3.0.3, 4.7.24.2 Fixed Fields: readOnly",
    openapi: "3.0.3",
    schemas: {
      X: {
        type: "object",
        required: ["id", "name"],
        properties: { id: { type: "string", readOnly: true }, name: { type: "string" } },
      },
    },
    model: "XInput",
    accepts: [{ name: "n" }],
    refuses: [{ id: "1" }, {}],
  },
  {
    rule: "a readOnly member of a request is valid, whatever is asked of members that are not described",
    section: "OpenAPI 3.0.3, 4.7.24.2 Fixed Fields: readOnly",
    openapi: "3.0.3",
    schemas: {
      X: {
        type: "object",
        properties: { id: { type: "string", readOnly: true } },
        additionalProperties: { type: "integer" },
      },
    },
    model: "XInput",
    accepts: [{ id: "1", count: 1 }, {}],
    refuses: [{ count: "1" }],
  },
  {
    rule: "a response needs no writeOnly member",
    section: "OpenAPI 3.0.3, 4.7.24.2 Fixed Fields: writeOnly",
    openapi: "3.0.3",
    schemas: {
      X: {
        type: "object",
        required: ["secret", "name"],
        properties: { secret: { type: "string", writeOnly: true }, name: { type: "string" } },
      },
    },
    model: "XOutput",
    accepts: [{ name: "n" }],
    refuses: [{ secret: "1" }, {}],
  },
  {
    rule: "a discriminator is a hint: it does not change the verdict",
    section: "OpenAPI 3.0.3, 4.7.25 Discriminator Object",
    openapi: "3.0.3",
    schemas: {
      X: { oneOf: either, discriminator: { propertyName: "type" } },
      Cat: { type: "object", required: ["type", "lives"], properties: { type: { type: "string" } } },
      Dog: { type: "object", required: ["type", "bark"], properties: { type: { type: "string" } } },
    },
    accepts: [
      { type: "nobody", lives: 9 },
      { type: "Dog", lives: 9 },
    ],
    refuses: [{ type: "Cat" }, { type: "Cat", lives: 9, bark: "w" }],
  },
  {
    rule: "a mapping may hold names",
    section: "OpenAPI 3.0.3, 4.7.25.2 Mapping Type Names",
    openapi: "3.0.3",
    schemas: {
      X: { oneOf: either, discriminator: { propertyName: "kind", mapping: { cat: "Cat", dog: "Dog" } } },
      Cat: cat,
      Dog: dog,
    },
    accepts: [
      { kind: "cat", lives: 1 },
      { kind: "dog", bark: "w" },
    ],
    refuses: [{ kind: "cat", lives: "1" }, { kind: "cow" }, {}],
  },
  {
    rule: "a mapping may hold references",
    section: "OpenAPI 3.0.3, 4.7.25.2 Mapping Type Names",
    openapi: "3.0.3",
    schemas: {
      X: {
        anyOf: either,
        discriminator: {
          propertyName: "kind",
          mapping: { cat: "#/components/schemas/Cat", dog: "document.json#/components/schemas/Dog" },
        },
      },
      Cat: cat,
      Dog: dog,
    },
    accepts: [{ kind: "cat" }, { kind: "dog", bark: "w" }],
    refuses: [{ kind: "dog", bark: 1 }, { kind: "cow" }],
  },
  {
    rule: "a model that inherits by allOf is what its parent is",
    section: "OpenAPI 3.0.3, 4.7.24.2.1 Composition and Inheritance (Polymorphism)",
    openapi: "3.0.3",
    schemas: {
      X: {
        allOf: [
          { $ref: "#/components/schemas/Pet" },
          { type: "object", required: ["lives"], properties: { lives: { type: "integer" } } },
        ],
      },
      Pet: {
        type: "object",
        required: ["kind"],
        properties: { kind: { type: "string" } },
        discriminator: { propertyName: "kind", mapping: { cat: "X" } },
      },
    },
    accepts: [
      { kind: "cat", lives: 9 },
      { kind: "anything", lives: 9 },
    ],
    refuses: [{ lives: 9 }, { kind: "cat" }],
  },
];

export const rulesOfLaterVersions: readonly DialectRule[] = [
  {
    rule: "type may be a list, null among it",
    section: "OpenAPI 3.1.1, 4.8.24 Schema Object; JSON Schema Validation 2020-12, 6.1.1 type",
    openapi: "3.1.1",
    schemas: { X: { type: ["string", "integer", "null"], minLength: 2, minimum: 5 } },
    accepts: [null, "ab", 5],
    refuses: ["a", 4, 5.5, true],
  },
  {
    rule: "nullable is no keyword any more",
    section: "OpenAPI 3.1.1, 4.8.24 Schema Object",
    openapi: "3.1.1",
    schemas: { X: { type: "string", nullable: true } },
    accepts: ["a"],
    refuses: [null],
  },
  {
    rule: "const is one value",
    section: "JSON Schema Validation 2020-12, 6.1.3 const",
    openapi: "3.1.1",
    schemas: { X: { const: { a: [1, { b: null }] } } },
    accepts: [{ a: [1.0, { b: null }] }],
    refuses: [{ a: [1, {}] }, { a: [{ b: null }, 1] }, null],
  },
  {
    rule: "exclusive bounds are numbers",
    section: "JSON Schema Validation 2020-12, 6.2.3 exclusiveMaximum and 6.2.5 exclusiveMinimum",
    openapi: "3.1.1",
    schemas: { X: { type: "number", exclusiveMinimum: 0, exclusiveMaximum: 1 } },
    accepts: [0.5],
    refuses: [0, 1],
  },
  {
    rule: "what stands beside a $ref holds as well",
    section: "JSON Schema Core 2020-12, 8.2.3.1 Direct References with $ref",
    openapi: "3.1.1",
    schemas: {
      X: { type: "object", properties: { a: { $ref: "#/components/schemas/Name", minLength: 5 } } },
      Name: { type: "string" },
    },
    accepts: [{ a: "abcde" }],
    refuses: [{ a: "abc" }, { a: 1 }],
  },
  {
    rule: "1.0 is an integer",
    section: "JSON Schema Validation 2020-12, 6.1.1 type",
    openapi: "3.1.1",
    schemas: { X: { type: "integer" } },
    accepts: [1.0, -0],
    refuses: [1.5],
  },
  {
    rule: "contentEncoding and contentMediaType describe and do not assert",
    section: "JSON Schema Validation 2020-12, 8.2 Implementation Requirements",
    openapi: "3.1.1",
    schemas: {
      X: { type: "string", contentEncoding: "base64", contentMediaType: "application/json" },
    },
    accepts: ["not base64 at all", "aGk="],
    refuses: [1],
  },
  {
    rule: "readOnly and writeOnly describe: what is required is required both ways",
    section: "JSON Schema Validation 2020-12, 9.4 readOnly and writeOnly",
    openapi: "3.1.1",
    schemas: {
      X: { type: "object", required: ["id"], properties: { id: { type: "string", readOnly: true } } },
    },
    accepts: [{ id: "1" }],
    refuses: [{}],
  },
  {
    rule: "defaultMapping names what is meant where the tag says nothing, and changes no verdict",
    section: "OpenAPI 3.2.0, 4.25 Discriminator Object: defaultMapping",
    openapi: "3.2.0",
    schemas: {
      X: {
        oneOf: [...either, { $ref: "#/components/schemas/Other" }],
        discriminator: {
          propertyName: "kind",
          mapping: { cat: "Cat", dog: "Dog" },
          defaultMapping: "Other",
        },
      },
      Cat: cat,
      Dog: dog,
      Other: {
        type: "object",
        required: ["size"],
        properties: { kind: { not: { enum: ["cat", "dog"] } }, size: { type: "integer" } },
      },
    },
    accepts: [{ size: 1 }, { kind: "cow", size: 1 }, { kind: "cat" }],
    refuses: [{ kind: "cow" }, { size: "1" }, { kind: "dog", bark: 1 }],
  },
];

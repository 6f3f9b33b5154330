import { cat, type DialectRule, dog, either } from "./dialect-rule.ts";

/** What OpenAPI 3.0 says of directions, discriminators and inheritance. */
export const rulesOf30Models: readonly DialectRule[] = [
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
  {
    rule: "additionalProperties sees the properties beside it, not those of allOf",
    section: "OpenAPI 3.0.4, 4.7.24 Schema Object; JSON Schema Wright-00, 5.18 additionalProperties",
    openapi: "3.0.4",
    schemas: {
      X: {
        type: "object",
        allOf: [{ type: "object", properties: { a: {} } }],
        properties: { b: {} },
        additionalProperties: false,
      },
    },
    accepts: [{ b: 1 }],
    refuses: [{ a: 1 }],
  },
  {
    rule: "a request needs no member that is readOnly by another part of allOf, or by the schema that it refers to",
    section: "OpenAPI 3.0.4, 4.7.24.2 Fixed Fields: readOnly",
    openapi: "3.0.4",
    schemas: {
      X: {
        allOf: [
          { type: "object", required: ["id", "key", "name"] },
          {
            type: "object",
            properties: {
              id: { type: "string", readOnly: true },
              key: { $ref: "#/components/schemas/Key" },
              name: {},
            },
          },
        ],
      },
      Key: { type: "string", readOnly: true },
    },
    model: "XInput",
    accepts: [{ name: 1 }],
    refuses: [{ id: "1", key: "1" }],
  },
  {
    rule: "a parent with a discriminator is what it says, not what its heirs do",
    section: "OpenAPI 3.0.4, 4.7.25 Discriminator Object",
    openapi: "3.0.4",
    schemas: {
      X: {
        type: "object",
        required: ["kind"],
        properties: { kind: { type: "string" } },
        discriminator: { propertyName: "kind" },
      },
      Cat: {
        allOf: [
          { $ref: "#/components/schemas/X" },
          { type: "object", required: ["lives"], properties: { lives: { type: "integer" } } },
        ],
      },
    },
    accepts: [{ kind: "Cat" }, { kind: "anything" }, { kind: "Cat", lives: "nine" }],
    refuses: [{}, { kind: 1 }],
  },
];

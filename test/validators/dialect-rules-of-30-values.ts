import type { DialectRule } from "./dialect-rule.ts";

/** What OpenAPI 3.0 asks of values. */
export const rulesOf30Values: readonly DialectRule[] = [
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
    rule: "nullable does not reach into what stands in allOf",
    section: "OpenAPI 3.0.4, 4.7.24.2 Fixed Fields: nullable",
    openapi: "3.0.4",
    schemas: {
      X: { type: "object", nullable: true, allOf: [{ $ref: "#/components/schemas/Base" }] },
      Base: { type: "object", properties: { a: { type: "string" } } },
    },
    accepts: [{}, { a: "a" }],
    refuses: [null, { a: 1 }],
  },
  {
    rule: "null in an enum is refused by a type that is not nullable",
    section: "OpenAPI 3.0.4, 4.7.24.2 Fixed Fields: nullable",
    openapi: "3.0.4",
    schemas: { X: { type: "string", enum: ["a", null] } },
    accepts: ["a"],
    refuses: [null, "b"],
  },
  {
    rule: "nullable beside a $ref is ignored as everything is",
    section: "OpenAPI 3.0.4, 4.7.23 Reference Object",
    openapi: "3.0.4",
    schemas: {
      X: { type: "object", properties: { a: { $ref: "#/components/schemas/Name", nullable: true } } },
      Name: { type: "string" },
    },
    accepts: [{ a: "" }],
    refuses: [{ a: null }],
  },
  {
    rule: "two nullable options both take null, which oneOf refuses",
    section: "OpenAPI 3.0.4, 4.7.24.2 Fixed Fields: nullable",
    openapi: "3.0.4",
    schemas: {
      X: {
        oneOf: [
          { type: "string", nullable: true },
          { type: "integer", nullable: true },
        ],
      },
    },
    accepts: ["a", 1],
    refuses: [null, 1.5],
  },
  {
    rule: "exclusiveMinimum without minimum says nothing",
    section: "OpenAPI 3.0.4, 4.7.24 Schema Object; JSON Schema Wright-00, 5.5 exclusiveMinimum",
    openapi: "3.0.4",
    schemas: { X: { type: "number", exclusiveMinimum: true, maximum: 3, exclusiveMaximum: true } },
    accepts: [-1e300, 2.9],
    refuses: [3],
  },
  {
    rule: "a property may be called as a keyword is",
    section: "OpenAPI 3.0.4, 4.7.24 Schema Object; JSON Schema Wright-00, 5.16 properties",
    openapi: "3.0.4",
    schemas: {
      X: {
        type: "object",
        required: ["$ref"],
        properties: { $ref: { type: "string" }, nullable: { type: "integer" } },
      },
    },
    accepts: [{ $ref: "a", nullable: 1 }],
    refuses: [{}, { $ref: 1 }, { $ref: "a", nullable: true }],
  },
];

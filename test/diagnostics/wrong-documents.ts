import { head, ok, paths, rest, schemas, swagger, type WrongProject } from "./wrong-project.ts";

export const wrongSources: readonly WrongProject[] = [
  {
    name: "a map that is not closed",
    files: {
      "spec.yaml": `openapi: 3.1.0\n${head}components: { schemas: { A: { type: string } }\n‹syntax-error›paths: {}\n`,
    },
    emits: "nothing",
  },
  {
    name: "a comma too many in JSON",
    files: {
      "spec.json": '{\n  "openapi": "3.1.0",\n  "info": { "title": "T", "version": "1" },\n‹syntax-error›}\n',
    },
    emits: "nothing",
  },
  {
    name: "a file that is not there",
    files: schemas("    Wrong: { $ref: ‹document-not-read›'missing.yaml#/Wrong' }\n"),
  },
  {
    name: "a key twice",
    files: schemas("    Wrong: { type: string }\n    ‹duplicate-key›Wrong: { type: integer }\n"),
  },
  {
    name: "a number beyond 2^53",
    files: schemas("    Wrong: { type: integer, maximum: ‹number-inexact›9007199254740993 }\n"),
  },
  { name: "an alias of nothing", files: schemas("    Wrong: ‹alias-not-found›*wrong\n") },
  { name: "an infinity", files: schemas("    Wrong: { type: number, x-most: ‹yaml-value›.inf }\n") },
  {
    name: "arrays without end",
    files: schemas(`    Wrong: { x-deep: ${"[".repeat(496)}‹too-deep›[${"]".repeat(497)} }\n`),
  },
  {
    name: "schemas that are made of each other without end",
    files: schemas(
      `    A0: { $ref: ‹composition-too-large›"#/components/schemas/A1" }\n${Array.from(
        { length: 100 },
        (_, index) =>
          index < 99
            ? `    A${index + 1}: { $ref: "#/components/schemas/A${index + 2}" }\n`
            : `    A${index + 1}: { type: string }\n`,
      ).join("")}`,
    ),
    message: /more than 100 levels/,
  },
];

export const wrongStructures: readonly WrongProject[] = [
  { name: "no version", files: { "spec.yaml": `‹not-openapi›${head}` }, emits: "nothing" },
  {
    name: "a version to come",
    files: { "spec.yaml": `openapi: ‹version-unknown›5.0.0\n${head}` },
    emits: "nothing",
  },
  {
    name: "an API's version that is a number",
    files: {
      "spec.yaml":
        "openapi: 3.1.0\ninfo: { title: T, version: ‹version-spelling›1.10 }\ncomponents: { schemas: { Rest: { type: object } } }\n",
    },
    message: /1\.10 is read as the number 1\.1/,
  },
  {
    name: "a reference to a name that is nearly there",
    files: schemas(
      "    Wrong: { type: array, items: { $ref: ‹ref-not-found›'#/components/schemas/Rast' } }\n",
    ),
    message: /did you mean "#\/components\/schemas\/Rest"/,
  },
  {
    name: "a reference to another host",
    files: schemas("    Wrong: { $ref: ‹ref-refused›'https://example.com/a.yaml#/A' }\n"),
  },
  {
    name: "parameters that refer to each other",
    files: {
      "spec.yaml": `openapi: 3.1.0\n${head}components:\n  schemas:\n${rest}  parameters:\n    A: { $ref: ‹ref-circular›'#/components/parameters/B' }\n    B: { $ref: '#/components/parameters/A' }\n`,
    },
  },
  { name: "an operation that is a text", files: paths("  /a:\n    get: ‹wrong-type›text\n") },
  {
    name: "a parameter without a name",
    files: paths(
      `  /a:\n    get:\n      operationId: a\n      parameters:\n        - ‹missing-field›in: query\n      ${ok}\n`,
    ),
  },
  {
    name: "a parameter at no place",
    files: paths(
      `  /a:\n    get:\n      operationId: a\n      parameters: [{ name: a, in: ‹unknown-value›quary }]\n      ${ok}\n`,
    ),
    message: /did you mean "query"/,
  },
  {
    name: "a mistyped field",
    files: paths(`  /a:\n    get:\n      operationId: a\n      ‹unknown-field›sumary: A\n      ${ok}\n`),
    message: /did you mean "summary"/,
  },
  {
    name: "an additional method that has a field",
    files: paths(
      `  /a:\n    get: { operationId: a, ${ok} }\n    additionalOperations:\n      ‹method-has-field›GET: { operationId: b, ${ok} }\n`,
      "3.2.0",
    ),
  },
  {
    name: "one operationId twice",
    files: paths(
      `  /a:\n    get: { operationId: a, ${ok} }\n  /b:\n    get: { operationId: ‹duplicate-operation-id›a, ${ok} }\n`,
    ),
  },
  {
    name: "one parameter twice",
    files: paths(
      `  /a:\n    get:\n      operationId: a\n      parameters:\n        - { name: a, in: query, schema: {} }\n        - ‹duplicate-parameter›{ name: a, in: query, schema: {} }\n      ${ok}\n`,
    ),
  },
  {
    name: "a path parameter that the path does not have",
    files: paths(
      `  /a:\n    get:\n      operationId: a\n      parameters:\n        - ‹path-parameter›{ name: id, in: path, required: true, schema: { type: string } }\n      ${ok}\n`,
    ),
  },
  {
    name: "a template that no parameter fills in",
    files: paths(`  /a/{id}:\n    get: ‹path-parameter-undeclared›{ operationId: a, ${ok} }\n`),
  },
  {
    name: "a path without a slash",
    files: paths(`  ‹path-without-slash›a:\n    get: { operationId: a, ${ok} }\n`),
  },
  {
    name: "tabs between values",
    files: swagger(
      `  /a:\n    get:\n      operationId: a\n      parameters:\n        - { name: a, in: query, type: array, items: { type: string }, collectionFormat: ‹swagger-lossy›tsv }\n      ${ok}\n`,
    ),
  },
];

export const wrongSchemas: readonly WrongProject[] = [
  {
    name: "a keyword of another dialect",
    files: schemas("    Wrong: { type: object, ‹keyword-not-enforced›$recursiveRef: '#' }\n"),
  },
  {
    name: "a length below zero",
    files: schemas("    Wrong: { type: string, maxLength: ‹keyword-value›-1 }\n"),
  },
  { name: "a number for a schema", files: schemas("    Wrong: { type: array, items: ‹not-a-schema›5 }\n") },
  {
    name: "a mistyped type",
    files: schemas("    Wrong: { type: ‹unknown-type›strnig }\n"),
    message: /did you mean "string"/,
  },
  {
    name: "a mistyped format",
    files: schemas("    Wrong: { type: string, format: ‹unknown-format›data-time }\n"),
    message: /did you mean "date-time"/,
  },
  {
    name: "a mistyped keyword",
    files: schemas("    Wrong: { type: string, ‹unknown-keyword›maxLenght: 5 }\n"),
    message: /did you mean "maxLength"/,
  },
  {
    name: "nullable alone",
    files: schemas("    Wrong: { nullable: ‹nullable-without-type›true }\n", "3.0.3"),
  },
  {
    name: "a keyword beside a reference",
    files: schemas(
      "    Wrong: { $ref: '#/components/schemas/Rest', ‹ref-sibling-ignored›minProperties: 1 }\n",
      "3.0.3",
    ),
  },
  {
    name: "a pattern of another engine",
    files: schemas("    Wrong: { type: string, pattern: ‹invalid-pattern›'(?i)a' }\n"),
  },
  {
    name: "a pattern that no engine runs",
    files: schemas(`    Wrong: { type: string, pattern: ‹pattern-too-large›'^${"x".repeat(100_000)}$' }\n`),
  },
  {
    name: "a discriminator without a property",
    files: schemas(
      "    Wrong: { oneOf: [{ $ref: '#/components/schemas/Rest' }], discriminator: ‹discriminator-without-property›{ mapping: {} } }\n",
    ),
  },
  {
    name: "texts of an object",
    files: schemas("    Wrong: { type: object, enum: ‹unsatisfiable›[a, b] }\n"),
  },
  {
    name: "an example of another type",
    files: schemas("    Wrong: { type: integer, example: ‹example-invalid›one }\n"),
  },
  {
    name: "a default out of bounds",
    files: schemas("    Wrong: { type: integer, maximum: 5, default: ‹example-invalid›6 }\n"),
  },
  {
    name: "two names that are one",
    files: schemas("    wrong_one: { type: string }\n    WrongOne: ‹name-settled›{ type: string }\n"),
  },
  {
    name: "rules for objects of anything",
    files: schemas("    Wrong: ‹type-missing›{ properties: { a: { type: string } } }\n"),
  },
  {
    name: "a schema that is nothing but itself",
    files: schemas("    Wrong: ‹endless-type›{ allOf: [{ $ref: '#/components/schemas/Wrong' }] }\n"),
  },
  {
    name: "schemas that lead to each other with the same value",
    files: schemas(
      "    Wrong: { type: object, not: { $ref: '#/components/schemas/Other' } }\n" +
        "    Other: { anyOf: [{ type: string }, ‹endless-reference›{ $ref: '#/components/schemas/Wrong' }] }\n",
    ),
    message: /rejected/,
  },
  {
    name: "a base that lists its heirs",
    files: schemas(
      "    Wrong: { type: object, properties: { a: { type: string } }, oneOf: [{ $ref: '#/components/schemas/Heir' }] }\n" +
        "    Heir: { allOf: [‹endless-reference›{ $ref: '#/components/schemas/Wrong' }, { required: [b] }] }\n",
    ),
    message: /its `oneOf` does not count/,
  },
  {
    name: "two properties of one name in the view",
    files: {
      ...schemas(
        "    Wrong: { type: object, properties: { ‹property-name-kept›a_b: { type: string }, aB: { type: string } } }\n",
      ),
      "modelwright.config.json": '{ "spec": "spec.yaml", "properties": "camel" }',
    },
    args: [],
  },
];

export const wrongOperations: readonly WrongProject[] = [
  { name: "no operationId", files: paths(`  /a:\n    get: ‹operation-without-id›{ ${ok} }\n`) },
  {
    name: "an id that TypeScript keeps",
    files: paths(`  /a:\n    get: ‹operation-name-settled›{ operationId: delete, ${ok} }\n`),
  },
  {
    name: "a media type of nobody",
    files: paths(
      "  /a:\n    get:\n      operationId: a\n      responses:\n        '200':\n          description: A.\n          content:\n            ‹media-type-unknown›application/vnd.nobody: { schema: { type: string } }\n",
    ),
  },
  {
    name: "contents of answers that have none",
    files: paths(
      "  /a:\n    head:\n      operationId: a\n      responses:\n        '200':\n          description: A.\n          content:\n            ‹content-never-sent›application/json: { schema: { type: string } }\n        '404':\n          description: None.\n    put:\n      operationId: b\n      responses:\n        '204':\n          description: B.\n          content:\n            ‹content-never-sent›application/json: { schema: { type: string } }\n            text/plain: {}\n",
    ),
  },
  {
    name: "answers that are described as what they are not read as",
    files: paths(
      "  /a:\n    get:\n      operationId: a\n      responses:\n        '200':\n          description: A.\n          content:\n            ‹answer-of-bytes›text/csv: { schema: { type: array, items: { type: string } } }\n            text/plain: { schema: { type: object } }\n            text/markdown: { schema: { type: string } }\n            ‹answer-of-bytes›multipart/mixed: { schema: { properties: { a: { type: string } } } }\n",
    ),
  },
  {
    name: "an include of no kind",
    files: paths(`  /a:\n    get: { operationId: a, ${ok} }\n`),
    args: ["--include", "tags:a"],
    placeless: ["pattern-unknown"],
    emits: "nothing",
  },
  {
    name: "an include of nothing",
    files: paths(`  /a:\n    get: { operationId: getA, ${ok} }\n`),
    args: ["--include", "path:/b"],
    placeless: ["pattern-unmatched", "nothing-selected"],
    emits: "nothing",
  },
  {
    name: "an exclude that matches nothing",
    files: paths(`  /a:\n    get: { operationId: getA, ${ok} }\n`),
    args: ["--exclude", "operation:getB"],
    placeless: ["pattern-unmatched"],
    message: /did you mean/,
  },
  {
    name: "an excluded model that another one needs",
    files: schemas(
      "    Wrong: ‹model-needed›{ type: string }\n    User: { type: array, items: { $ref: '#/components/schemas/Wrong' } }\n",
    ),
    args: ["--exclude", "model:Wrong"],
  },
];

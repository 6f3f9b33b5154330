import { head, ok, paths, rest, schemas, swagger, type WrongProject } from "./wrong-documents.ts";

function of(name: string, files: WrongProject["files"], message?: RegExp): WrongProject {
  return { name, files, ...(message && { message }) };
}

function operation(name: string, words: string, message?: RegExp): WrongProject {
  return of(name, paths(`  /a:\n    post: { operationId: a, ${words}, ${ok} }\n`), message);
}

function parameter(name: string, words: string, message?: RegExp): WrongProject {
  return operation(name, `parameters: [${words}]`, message);
}

function swaggerOperation(name: string, words: string, message?: RegExp): WrongProject {
  return of(name, swagger(`  /a:\n    post: { operationId: a, parameters: [${words}], ${ok} }\n`), message);
}

const response = (words: string): string =>
  `  /a:\n    get: { operationId: a, responses: { '200': ${words} } }\n`;

/** What the OpenAPI Specification asks of parameters, paths and what they need, and what is missing or too much. */
export const wrongParts: readonly WrongProject[] = [
  parameter("a parameter without a schema", "‹parameter-without-schema›{ name: q, in: query }"),
  parameter(
    "a parameter with schema and content",
    "{ name: q, in: query, schema: {}, ‹fields-exclude›content: { application/json: {} } }",
  ),
  parameter(
    "a parameter of two media types",
    "{ name: q, in: query, content: { application/json: {}, ‹fields-exclude›text/plain: {} } }",
  ),
  parameter(
    "an example and examples",
    "{ name: q, in: query, schema: {}, example: 1, ‹fields-exclude›examples: { a: { value: 1 } } }",
  ),
  parameter(
    "a header that a media type says",
    "‹parameter-ignored›{ name: Accept, in: header, schema: { type: string } }",
  ),
  parameter(
    "a style of another place",
    "{ name: q, in: query, schema: {}, style: ‹style-place›matrix }",
    /"form" is taken/,
  ),
  of(
    "a header without a schema",
    paths(response("{ description: A., headers: { X-A: ‹parameter-without-schema›{ description: B. } } }")),
  ),
  of(
    "a path parameter that may be left out",
    paths(
      `  /a/{id}:\n    parameters:\n      - ‹path-parameter-optional›{ name: id, in: path, schema: { type: string } }\n    get: { operationId: a, ${ok} }\n`,
    ),
  ),
  of(
    "two paths that are one",
    paths(
      ["id", "name"]
        .map(
          (key, index) =>
            `  ${index === 0 ? "" : "‹path-twice›"}/a/{${key}}:\n    get: { operationId: ${key}, parameters: [{ name: ${key}, in: path, required: true, schema: {} }], ${ok} }\n`,
        )
        .join(""),
    ),
    /the same path as \/a\/\{id\}/,
  ),
  of("a brace that is not closed", paths(`  ‹path-template›/a/{id:\n    get: { operationId: a, ${ok} }\n`)),
  of(
    "a parameter in a path without a name",
    paths(`  ‹path-template›/a/{}:\n    get: { operationId: a, ${ok} }\n`),
  ),
  of(
    "a parameter twice in a path",
    paths(
      `  ‹path-template›/{id}/b/{id}:\n    get: { operationId: a, parameters: [{ name: id, in: path, required: true, schema: {} }], ${ok} }\n`,
    ),
    /names the parameter "id" twice/,
  ),
  of("a query in a path", paths(`  ‹path-template›/a?b=c:\n    get: { operationId: a, ${ok} }\n`)),
  operation("a scheme that nobody described", "security: [{ ‹unknown-security›Key: [] }]"),
  of(
    "a scheme that is nearly called so",
    {
      "spec.yaml": `openapi: 3.1.0\n${head}security: [{ ‹unknown-security›ApiKy: [] }]\ncomponents:\n  schemas:\n${rest}  securitySchemes: { ApiKey: { type: http, scheme: basic } }\n`,
    },
    /did you mean "ApiKey"/,
  ),
  of(
    "a scheme without what its type needs",
    schemas("  securitySchemes: { A: ‹field-required›{ type: apiKey, in: header } }\n"),
    /needs a field "name"/,
  ),
  of("a response without a description", paths(response("‹field-required›{ headers: {} }"))),
  operation("a body without content", "requestBody: ‹field-required›{ required: true }"),
  of(
    "an operation without responses",
    paths("  /a:\n    get: ‹field-required›{ operationId: a }\n", "3.0.3"),
  ),
  of("a document without a title", {
    "spec.yaml": `openapi: 3.1.0\ninfo: ‹field-required›{ version: '1' }\ncomponents:\n  schemas:\n${rest}`,
  }),
  of("a document that says nothing of itself", {
    "spec.yaml": `‹field-required›openapi: 3.1.0\ncomponents:\n  schemas:\n${rest}`,
  }),
  of("a license without a name", {
    "spec.yaml": `openapi: 3.1.0\ninfo: { title: T, version: '1', license: ‹field-required›{ url: 'https://a.b' } }\ncomponents:\n  schemas:\n${rest}`,
  }),
  of("a tag without a name", {
    "spec.yaml": `openapi: 3.1.0\n${head}tags: [‹missing-field›{ description: A. }]\ncomponents:\n  schemas:\n${rest}`,
  }),
  of("a tag twice", {
    "spec.yaml": `openapi: 3.1.0\n${head}tags: [{ name: a }, { name: ‹duplicate-tag›a }]\ncomponents:\n  schemas:\n${rest}`,
  }),
  of("webhooks before their time", {
    "spec.yaml": `openapi: 3.0.3\n${head}‹later-version›webhooks: {}\ncomponents:\n  schemas:\n${rest}`,
  }),
  of(
    "a description beside the reference of a parameter, before 3.1",
    {
      "spec.yaml": `openapi: 3.0.3\n${head}components:\n  schemas:\n${rest}  parameters:\n    A: { name: a, in: query, schema: { type: string } }\n    B: { $ref: '#/components/parameters/A', ‹ref-sibling-ignored›description: B. }\n`,
    },
    /before OpenAPI 3\.1/,
  ),
  of("a contact of another kind", {
    "spec.yaml": `openapi: 3.1.0\ninfo: { title: T, version: '1', contact: { ‹unknown-field›mail: a@b.c, url: ‹field-type›5 } }\ncomponents:\n  schemas:\n${rest}`,
  }),
  of("a server with a variable of another kind", {
    "spec.yaml": `openapi: 3.1.0\n${head}servers: [{ url: 'https://a.b', variables: { a: ‹field-required›{ enum: ‹field-type›5 } } }]\ncomponents:\n  schemas:\n${rest}`,
  }),
  of("a tag with a word of 3.2", {
    "spec.yaml": `openapi: 3.1.0\n${head}tags: [{ name: a, ‹later-version›kind: nav, ‹unknown-field›paren: b }]\ncomponents:\n  schemas:\n${rest}`,
  }),
  of("a dialect of the whole document", {
    "spec.yaml": `openapi: 3.1.0\n${head}jsonSchemaDialect: ‹keyword-not-enforced›'http://json-schema.org/draft-07/schema#'\ncomponents:\n  schemas:\n${rest}`,
  }),
  of(
    "a link to an operation that is called otherwise",
    paths(response("{ description: A., links: { next: { operationId: ‹unknown-operation›aa } } }")),
    /did you mean "a"/,
  ),
  of(
    "a link that says two things, and nothing",
    paths(
      response(
        "{ description: A., links: { one: { operationId: a, ‹fields-exclude›operationRef: '#/paths/~1a/get' }, two: ‹field-required›{ ‹unknown-field›foo: a } } }",
      ),
    ),
  ),
  of(
    "an example of two kinds",
    schemas("  examples: { A: { value: 1, ‹fields-exclude›externalValue: 'https://a.b' } }\n"),
  ),
  of("a flow without scopes", {
    "spec.yaml": `openapi: 3.1.0\n${head}components:\n  securitySchemes: { A: { type: oauth2, flows: { implicit: ‹field-required›{ authorizationUrl: 'https://a.b' } } } }\n  schemas:\n${rest}`,
  }),
  of("a key in a place that there is not", {
    "spec.yaml": `openapi: 3.1.0\n${head}components:\n  securitySchemes: { A: { type: apiKey, name: k, in: ‹unknown-value›heder } }\n  schemas:\n${rest}`,
  }),
  operation(
    "an encoding of JSON",
    "requestBody: { content: { application/json: { schema: {}, ‹no-effect›encoding: { a: { contentType: text/plain } } } } }",
    /only forms/,
  ),
  operation(
    "an encoding of a member that is called otherwise",
    "requestBody: { content: { multipart/form-data: { schema: { type: object, properties: { name: { type: string } } }, encoding: { ‹no-effect›nmae: { contentType: text/plain } } } } }",
    /did you mean "name"/,
  ),
  operation(
    "an encoding of another kind",
    "requestBody: { content: { multipart/form-data: { schema: { type: object, properties: { a: { type: string } } }, encoding: { a: { explode: ‹field-type›yes, ‹unknown-field›contentTyp: a/b } } } } }",
  ),
  parameter("an empty value", "{ name: q, in: query, schema: {}, ‹no-effect›allowEmptyValue: true }"),
  parameter(
    "a header of reserved characters",
    "{ name: X-A, in: header, schema: {}, ‹no-effect›allowReserved: true }",
  ),
  of(
    "a header of another style",
    paths(response("{ description: A., headers: { X-A: { schema: {}, style: ‹style-place›form } } }")),
  ),
  swaggerOperation(
    "a format of lists for a text",
    "{ name: q, in: query, type: string, ‹no-effect›collectionFormat: csv }",
  ),
  swaggerOperation(
    "a body with a type",
    "{ name: b, in: body, schema: { type: object }, ‹no-effect›type: object }",
  ),
  swaggerOperation("a schema of a query", "{ name: q, in: query, type: string, ‹no-effect›schema: {} }"),
  swaggerOperation(
    "a body and form parameters",
    "{ name: b, in: body, schema: { type: object } }, ‹body-twice›{ name: f, in: formData, type: string }",
  ),
  swaggerOperation(
    "two bodies",
    "{ name: b, in: body, schema: { type: object } }, ‹body-twice›{ name: c, in: body, schema: { type: object } }",
  ),
  swaggerOperation("a body without a schema", "‹parameter-without-schema›{ name: b, in: body }"),
  swaggerOperation("a form parameter without a name", "‹missing-field›{ in: formData, type: string }"),
  swaggerOperation("a form parameter without a type", "‹parameter-without-schema›{ name: f, in: formData }"),
  swaggerOperation(
    "a collection format that is none",
    "{ name: q, in: query, type: array, items: { type: string }, collectionFormat: ‹unknown-value›mutli }",
    /did you mean "multi"/,
  ),
  swaggerOperation(
    "a collection format of queries in a header",
    "{ name: q, in: header, type: array, items: { type: string }, collectionFormat: ‹swagger-lossy›multi }",
  ),
  swaggerOperation("a list of anything", "‹array-without-items›{ name: q, in: query, type: array }"),
];

function schema(name: string, words: string, message?: RegExp, version?: string): WrongProject {
  return of(name, schemas(`    Wrong: { ${words} }\n`, version), message);
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
    /no value that `type` allows is a number/,
  ),
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
    /the value 1 .* `type` refuses/,
  ),
  schema("null that no type allows", "type: string, enum: [a, ‹value-refused›null]", /null/, "3.0.3"),
  schema("a value that a pattern refuses", "type: string, pattern: '^a', enum: [a, ‹value-refused›b, ab]"),
  schema(
    "a value that a part refuses",
    "enum: [a, ‹value-refused›b], allOf: [{ enum: [a] }]",
    /`enum` refuses it/,
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
  of(
    "an array without items before 3.1",
    schemas("    Wrong: ‹array-without-items›{ type: array }\n", "3.0.3"),
  ),
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
];

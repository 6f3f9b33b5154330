import { head, ok, paths, rest, schemas, swagger, type WrongProject } from "./wrong-project.ts";

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
    /"form" is used/,
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
    /lacks the required field "name"/,
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
  parameter(
    "a cookie of reserved characters",
    "{ name: crumb, in: cookie, schema: {}, ‹no-effect›allowReserved: true }",
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

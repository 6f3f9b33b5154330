import { operation } from "./near-misses.ts";
import { paths, schemas, swagger, type WrongProject } from "./wrong-project.ts";

/** What is right in another place, in another version of OpenAPI, or in a document of another kind. */
export const misplaced: readonly WrongProject[] = [
  {
    name: "a document of another kind",
    files: { "spec.yaml": "‹not-openapi›asyncapi: 3.0.0\ninfo: { title: T, version: '1' }\n" },
    message: /AsyncAPI/,
    emits: "nothing",
  },
  {
    name: "an empty document",
    files: { "spec.yaml": "‹not-openapi›# to be written\n" },
    message: /empty/,
    emits: "nothing",
  },
  {
    name: "Swagger under the name of OpenAPI",
    files: { "spec.yaml": "openapi: ‹version-unknown›'2.0'\ninfo: { title: T, version: '1' }\n" },
    message: /did you mean `swagger: "2.0"`/,
    emits: "nothing",
  },
  {
    name: "OpenAPI under the name of Swagger",
    files: { "spec.yaml": "swagger: ‹version-unknown›'3.0'\ninfo: { title: T, version: '1' }\n" },
    message: /did you mean `openapi: 3.0.0`/,
    emits: "nothing",
  },
  operation(
    "a parameter of Swagger",
    "parameters: [{ name: a, in: query, ‹unknown-field›type: string, format: date }]",
    /`schema`/,
  ),
  operation(
    "a body without its media type",
    "requestBody: { ‹unknown-field›schema: { type: string } }",
    /`content`/,
  ),
  operation(
    "a schema for a content",
    "requestBody: { content: { ‹unknown-field›schema: { type: string } } }",
    /media type/,
  ),
  operation(
    "a schema for a media type",
    "requestBody: { content: { application/json: { ‹unknown-field›type: object, properties: { a: {} } } } }",
    /`schema`/,
  ),
  operation(
    "a body that is a schema by reference",
    "requestBody: { $ref: ‹wrong-type›'#/components/schemas/Rest' }",
    /leads to must be a request body, not a schema/,
  ),
  operation(
    "a media type in short",
    "requestBody: { content: { ‹media-type-unknown›json: { schema: {} } } }",
    /"application\/json"/,
  ),
  operation(
    "a media type mistyped",
    "requestBody: { content: { ‹media-type-unknown›aplication/json: { schema: {} } } }",
    /"application\/json"/,
  ),
  operation("media types of Swagger", "‹unknown-field›consumes: [application/json]", /`requestBody.content`/),
  {
    name: "an operation without its method",
    files: paths("  /a:\n    ‹unknown-field›operationId: a\n    responses: {}\n"),
    message: /`get`, `post`/,
  },
  ...Object.entries({
    "a parameter with a colon": ["/a/:id", "id", /did you mean "\/a\/\{id\}"/],
    "a parameter in angle brackets": ["/a/<int:id>", "id", /did you mean "\/a\/\{id\}"/],
    "a parameter under another name": ["/a/{petId}", "petid", /did you mean "\{petId\}"/],
  } as const).map(([name, [path, parameter, message]]) => ({
    name,
    files: paths(
      `  ${path}:\n    get: { operationId: a, parameters: [‹path-parameter›{ name: ${parameter}, in: path, required: true, schema: {} }], responses: { '204': { description: A. } } }\n`,
    ),
    message,
  })),
  ...["/a/$" + "{id}", "/a/{{id}}"].map((path) => ({
    name: `a parameter as ${path}`,
    files: paths(
      `  ‹path-template›'${path}':\n    get: { operationId: a, parameters: [{ name: id, in: path, required: true, schema: {} }], responses: { '204': { description: A. } } }\n`,
    ),
  })),
  ...Object.entries({
    "the definitions of Swagger": ["definitions: {}", /`components.schemas`/],
    "a host of Swagger": ["host: a.example", /`servers`/],
    "schemes of Swagger": ["securityDefinitions: {}", /`components.securitySchemes`/],
  } as const).map(([name, [line, message]]) => {
    const [text] = Object.values(schemas(""));
    return { name, files: { "spec.yaml": `${text}‹unknown-field›${line}\n` }, message };
  }),
  ...Object.entries({
    "a body of OpenAPI 3": ["‹unknown-field›requestBody: {}", /`in: body`/],
    "a schema in a query": [
      "parameters: [‹parameter-without-schema›{ name: a, in: query, schema: { type: string } }]",
      /only a body has/,
    ],
  } as const).map(([name, [words, message]]) => ({
    name,
    files: swagger(
      `  /a:\n    post: { operationId: a, ${words}, responses: { '204': { description: A. } } }\n`,
    ),
    message,
  })),
];

import { type Draw, type Entries, objectOf } from "./draw.ts";
import type { Media } from "./media.ts";
import type { Schemas } from "./schemas.ts";

/** Makes hostile operations, and what they are made of. */
export interface Operations {
  operation(names: readonly string[]): unknown;
  response(): unknown;
  link(): unknown;
  callback(): unknown;
  pathItem(names: readonly string[], first: boolean): unknown;
  security(): unknown;
}

export function createOperations(draw: Draw, schemas: Schemas, media: Media): Operations {
  const { version, text, some, oneOf, mapOf } = draw;
  const link = (): unknown => ({
    ...(some(0.5) ? { operationId: text() } : { operationRef: text() }),
    parameters: objectOf([
      [text(), text()],
      [`path.${text()}`, `$request.body#/${text()}`],
    ]),
    requestBody: text(),
    description: text(),
    server: media.server(),
  });
  const response = (): unknown =>
    version === "2.0"
      ? {
          description: text(),
          schema: schemas.schema(1),
          headers: mapOf(2, () => objectOf(schemas.stringSchema())),
          examples: mapOf(2, text),
        }
      : {
          description: text(),
          summary: text(),
          headers: media.headers(),
          content: media.content(),
          links: mapOf(2, link),
        };
  const callback = (): unknown =>
    objectOf([
      [text(), { post: { operationId: text(), responses: objectOf([["200", response()]]) } }],
      [
        `{$request.body#/${text()}}?${text()}={$url}`,
        { put: { responses: objectOf([[text(), response()]]) } },
      ],
    ]);
  const oldParameter = (names: readonly string[]): unknown => {
    const place = some(0.9) ? oneOf(["query", "header", "path", "formData", "body"]) : text();
    const head: Entries = [
      ["name", some(0.5) && names.length > 0 ? oneOf(names) : text()],
      ["in", place],
      ["required", true],
      ["description", text()],
    ];
    if (place === "body") return objectOf([...head, ["schema", schemas.schema(1)]]);
    const items: Entries = [
      ["type", "array"],
      ["collectionFormat", some(0.5) ? "multi" : text()],
      ["items", objectOf(schemas.stringSchema())],
      ["minItems", draw.number()],
    ];
    return objectOf([...head, ...(some(0.3) ? items : schemas.stringSchema())]);
  };
  const parameter = version === "2.0" ? oldParameter : media.parameter;
  const security = (): unknown => [mapOf(2, () => [text()])];
  const carried = (): Entries =>
    version === "2.0"
      ? [
          ["consumes", [text(), "multipart/form-data"]],
          ["produces", [text(), "application/json"]],
          ["schemes", [text()]],
        ]
      : [
          ["requestBody", { description: text(), required: true, content: media.content() }],
          ["callbacks", mapOf(1, callback)],
          ["servers", [media.server()]],
        ];
  const operation = (names: readonly string[]): unknown =>
    objectOf([
      ["operationId", text()],
      ["summary", text()],
      ["description", text()],
      ["tags", [text(), text()]],
      ["x-speakeasy-group", text()],
      ["x-speakeasy-name-override", text()],
      ["x-speakeasy-pagination", { type: text(), inputs: [{ name: text(), in: text(), type: text() }] }],
      ["x-speakeasy-errors", { statusCodes: [text()] }],
      ["x-codeSamples", [{ lang: text(), label: text(), source: text() }]],
      ["externalDocs", { url: text(), description: text() }],
      ["parameters", [parameter(names), parameter(names), parameter([])]],
      [
        "responses",
        objectOf([
          ["200", response()],
          ["404", response()],
          [text(), response()],
        ]),
      ],
      ["security", security()],
      ...carried(),
    ]);
  const pathItem = (names: readonly string[], first: boolean): unknown =>
    objectOf([
      [first ? "get" : "post", operation(names)],
      [text(), {}],
      ["parameters", [parameter(names)]],
      ...(version === "2.0"
        ? []
        : ([
            ["summary", text()],
            ["description", text()],
            ["servers", [media.server()]],
          ] as const)),
      ...(version === "3.2"
        ? ([
            ["query", operation(names)],
            ["additionalOperations", objectOf([[text(), operation(names)]])],
          ] as const)
        : []),
    ]);
  return { operation, response, link, callback, pathItem, security };
}

import { createRandom } from "../corpus/documents.ts";
import { nonNumbers, payloads } from "./payloads.ts";

/** A JSON object whose keys may be anything, `__proto__` included. */
type Entries = readonly (readonly [string, unknown])[];

function objectOf(entries: Entries): unknown {
  return Object.fromEntries(entries);
}

/** A document of OpenAPI in which every text and every number is chosen by a seed from what is hostile. */
export function hostileDocument(version: "2.0" | "3.0" | "3.1" | "3.2", seed: number): unknown {
  const random = createRandom(seed);
  let next = Math.floor(random() * payloads.length);
  const text = (): string => payloads[next++ % payloads.length]!;
  const number = (): unknown => nonNumbers[Math.floor(random() * nonNumbers.length)];
  const names = (count: number): string[] => [...new Set(Array.from({ length: count }, text))];
  const some = (share: number): boolean => random() < share;

  const modern = version === "3.1" || version === "3.2";
  const components = names(8);
  const refs = version === "2.0" ? "#/definitions/" : "#/components/schemas/";
  const pointer = (name: string): string =>
    refs + encodeURIComponent(Buffer.from(name).toString().replaceAll("~", "~0").replaceAll("/", "~1"));
  const refTo = (): unknown => ({
    $ref: some(0.9) ? pointer(components[Math.floor(random() * components.length)]!) : text(),
  });

  const notes = (): Entries => [
    ["title", text()],
    ["description", text()],
    ["default", text()],
    [modern ? "examples" : "example", modern ? [text(), objectOf([[text(), text()]])] : text()],
    ["externalDocs", { description: text(), url: text() }],
    ["x-speakeasy-name-override", text()],
    [`x-${text()}`, text()],
    ["xml", { name: text(), namespace: text(), prefix: text() }],
    ["$comment", text()],
  ];

  const stringSchema = (): Entries => [
    ["type", "string"],
    ["pattern", text()],
    ["format", text()],
    ["contentEncoding", text()],
    ["contentMediaType", text()],
    ["minLength", number()],
    ["maxLength", number()],
  ];
  const enumSchema = (): Entries => [
    ["enum", [...names(6), ...(modern ? [null, 1, { [text()]: text() }] : [])]],
    ["x-enum-varnames", names(3)],
  ];
  const numberSchema = (): Entries => [
    ["type", some(0.5) ? "number" : "integer"],
    ["format", some(0.5) ? "int64" : text()],
    ["minimum", number()],
    ["maximum", number()],
    ["exclusiveMinimum", number()],
    ["exclusiveMaximum", number()],
    ["multipleOf", number()],
  ];
  const arraySchema = (depth: number): Entries => [
    ["type", "array"],
    ["items", schema(depth + 1)],
    ["minItems", number()],
    ["maxItems", number()],
    ["uniqueItems", some(0.8) ? true : text()],
  ];
  const objectSchema = (depth: number): Entries => {
    const keys = names(4);
    return [
      ["type", "object"],
      ["properties", objectOf(keys.map((key) => [key, schema(depth + 1)]))],
      ["required", [...keys.slice(0, 3), text()]],
      ["minProperties", number()],
      ["maxProperties", number()],
      ["additionalProperties", some(0.5) ? schema(depth + 1) : some(0.5)],
      ...(modern
        ? ([
            ["patternProperties", objectOf([[text(), schema(depth + 1)]])],
            ["dependentRequired", objectOf([[text(), [text()]]])],
            ["dependentSchemas", objectOf([[text(), schema(depth + 1)]])],
            ["propertyNames", objectOf(stringSchema())],
            ["$defs", objectOf([[text(), schema(depth + 1)]])],
            ["$anchor", text()],
          ] as const)
        : []),
    ];
  };
  const unionSchema = (depth: number): Entries => [
    [some(0.5) ? "oneOf" : "anyOf", [refTo(), refTo(), schema(depth + 1)]],
    [
      "discriminator",
      {
        propertyName: text(),
        mapping: objectOf([
          [text(), text()],
          [text(), pointer(components[0]!)],
        ]),
      },
    ],
  ];
  const constSchema = (): Entries => [["const", some(0.5) ? text() : { [text()]: [text()] }]];
  const keywordSchema = (): Entries => [
    ["type", text()],
    ["nullable", text()],
    ["readOnly", text()],
    [text(), text()],
  ];
  const kinds = [stringSchema, enumSchema, numberSchema, constSchema, keywordSchema];
  const deep = [objectSchema, arraySchema, unionSchema, objectSchema];
  const schema = (depth: number): unknown => {
    if (depth > 2 || some(0.15)) return refTo();
    const choice = some(depth === 0 ? 0.8 : 0.35) ? deep : kinds;
    const own = choice[Math.floor(random() * choice.length)]!(depth);
    return objectOf([...own, ...(some(0.7) ? notes() : [])]);
  };

  const parameter = (): unknown =>
    objectOf([
      ["name", text()],
      ["in", some(0.9) ? ["query", "header", "path"][Math.floor(random() * 3)] : text()],
      ["required", true],
      ["description", text()],
      ...(version === "2.0"
        ? stringSchema()
        : ([
            ["schema", schema(2)],
            ["example", text()],
            ["style", text()],
          ] as const)),
    ]);
  const content = (): unknown =>
    objectOf([
      [
        "application/json",
        { schema: schema(1), example: text(), examples: objectOf([[text(), { value: text() }]]) },
      ],
      [text(), { schema: schema(2) }],
    ]);
  const response = (): unknown =>
    version === "2.0"
      ? { description: text(), schema: schema(1), headers: objectOf([[text(), objectOf(stringSchema())]]) }
      : {
          description: text(),
          headers: objectOf([[text(), { description: text(), schema: schema(3) }]]),
          content: content(),
          links: objectOf([[text(), { operationId: text(), parameters: objectOf([[text(), text()]]) }]]),
        };
  const operation = (): unknown =>
    objectOf([
      ["operationId", text()],
      ["summary", text()],
      ["description", text()],
      ["tags", [text(), text()]],
      ["x-speakeasy-group", text()],
      ["externalDocs", { url: text(), description: text() }],
      ["parameters", [parameter(), parameter()]],
      [
        "responses",
        objectOf([
          ["200", response()],
          ["404", response()],
          [text(), response()],
        ]),
      ],
      ["security", [objectOf([[text(), [text()]]])]],
      ...(version === "2.0"
        ? ([
            ["consumes", [text()]],
            ["produces", [text()]],
          ] as const)
        : ([
            ["requestBody", { description: text(), required: true, content: content() }],
            [
              "callbacks",
              objectOf([
                [text(), objectOf([[text(), { post: { responses: objectOf([["200", response()]]) } }]])],
              ]),
            ],
            [
              "servers",
              [{ url: text(), description: text(), variables: objectOf([[text(), { default: text() }]]) }],
            ],
          ] as const)),
    ]);
  const paths = objectOf(
    names(2).map((name, index) => [
      index % 4 === 0 ? name : `/${name}/{${name}}`,
      objectOf([
        [index === 0 ? "get" : "post", operation()],
        [text(), {}],
      ]),
    ]),
  );
  const info = objectOf([
    ["title", text()],
    ["version", text()],
    ["description", text()],
    ["license", { name: text(), url: text() }],
    ["contact", { name: text(), email: text(), url: text() }],
  ]);
  const schemas = objectOf(components.map((name) => [name, schema(0)]));
  const tags = names(3).map((name) => ({ name, description: text() }));
  if (version === "2.0") {
    const securityDefinitions = objectOf([[text(), { type: "apiKey", in: "header", name: text() }]]);
    return {
      swagger: "2.0",
      info,
      host: text(),
      basePath: text(),
      paths,
      definitions: schemas,
      securityDefinitions,
      tags,
    };
  }
  const section = (make: () => unknown): unknown => objectOf(names(2).map((name) => [name, make()]));
  return {
    openapi: { "3.0": "3.0.3", "3.1": "3.1.0", "3.2": "3.2.0" }[version],
    info,
    servers: [{ url: text(), description: text() }],
    paths,
    ...(modern ? { webhooks: objectOf(names(2).map((name) => [name, { post: operation() }])) } : {}),
    components: {
      schemas,
      responses: section(response),
      parameters: section(parameter),
      requestBodies: section(() => ({ content: content() })),
      headers: section(() => ({ schema: schema(2) })),
      securitySchemes: section(() => ({ type: "apiKey", in: "header", name: text(), description: text() })),
    },
    tags,
    externalDocs: { url: text() },
  };
}

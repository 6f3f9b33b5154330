import { createDraw, type Draw, type Entries, objectOf, type Version } from "./draw.ts";
import { createMedia, type Media } from "./media.ts";
import { createOperations, type Operations } from "./operations.ts";
import { createSchemas, type Schemas } from "./schemas.ts";

/** A document of OpenAPI in which every text and every number is chosen by a seed from what is hostile. */
export function hostileDocument(version: Version, seed: number): unknown {
  const draw = createDraw(version, seed);
  const schemas = createSchemas(draw);
  const media = createMedia(draw, schemas);
  const operations = createOperations(draw, schemas, media);
  const { text, names, mapOf } = draw;
  const paths = objectOf(
    names(3).map((name, index) => [
      index % 4 === 0 ? name : `/${name}/{${name}}`,
      operations.pathItem([name], index === 0),
    ]),
  );
  const head: Entries = [
    ["info", infoOf(draw)],
    ["paths", paths],
    ["tags", tagsOf(draw)],
    ["externalDocs", { url: text(), description: text() }],
    ["security", operations.security()],
    ["x-tagGroups", [{ name: text(), tags: names(2) }]],
    [`x-${text()}`, mapOf(2, text)],
  ];
  const own = draw.components.map((name) => [name, schemas.schema(0)] as const);
  if (version === "2.0") {
    return objectOf([
      ["swagger", "2.0"],
      ...head,
      ["host", text()],
      ["basePath", text()],
      ["schemes", [text()]],
      ["consumes", [text()]],
      ["produces", [text()]],
      ["definitions", objectOf(own)],
      ["securityDefinitions", mapOf(3, () => securityScheme(draw))],
      ["responses", mapOf(2, operations.response)],
    ]);
  }
  return objectOf([
    ["openapi", { "3.0": "3.0.3", "3.1": "3.1.0", "3.2": "3.2.0" }[version]],
    ...head,
    ["servers", [media.server()]],
    ["x-speakeasy-globals", { parameters: [media.parameter([])] }],
    ["components", componentsOf(draw, { schemas, media, operations }, own)],
    ...(draw.modern ? ([["webhooks", mapOf(2, () => ({ post: operations.operation([]) }))]] as const) : []),
    ...(version === "3.2" ? [["$self", `https://self.example/${encodeURIComponent("../x")}`] as const] : []),
  ]);
}

function infoOf({ text, modern }: Draw): unknown {
  return {
    title: text(),
    version: text(),
    description: text(),
    termsOfService: text(),
    license: { name: text(), url: text(), ...(modern ? { identifier: text() } : {}) },
    contact: { name: text(), email: text(), url: text() },
    ...(modern ? { summary: text() } : {}),
  };
}

function tagsOf({ names, text, version }: Draw): unknown {
  return names(3).map((name) => ({
    name,
    description: text(),
    externalDocs: { url: text(), description: text() },
    "x-displayName": text(),
    ...(version === "3.2" ? { summary: text(), parent: text(), kind: text() } : {}),
  }));
}

function securityScheme({ text, version, oneOf, mapOf }: Draw): unknown {
  const flow = (): unknown => ({
    authorizationUrl: text(),
    tokenUrl: text(),
    refreshUrl: text(),
    scopes: mapOf(2, text),
  });
  const description = text();
  if (version === "2.0") {
    return oneOf<unknown>([
      { type: "apiKey", in: "header", name: text(), description },
      { type: "oauth2", flow: "accessCode", ...(flow() as object), description },
      { type: text(), description },
    ]);
  }
  const flows = objectOf(
    ["implicit", "password", "clientCredentials", "authorizationCode", "deviceAuthorization", text()].map(
      (name) => [name, flow()],
    ),
  );
  return oneOf<unknown>([
    { type: "apiKey", in: oneOf(["header", "query", "cookie", text()]), name: text(), description },
    { type: "http", scheme: text(), bearerFormat: text(), description },
    { type: "oauth2", flows, oauth2MetadataUrl: text(), description },
    { type: "openIdConnect", openIdConnectUrl: text(), description },
    { type: text(), [text()]: text(), description },
  ]);
}

interface Makers {
  readonly schemas: Schemas;
  readonly media: Media;
  readonly operations: Operations;
}

function componentsOf(draw: Draw, { schemas, media, operations }: Makers, own: Entries): unknown {
  const { mapOf, modern, version } = draw;
  return {
    schemas: objectOf(own),
    responses: mapOf(2, operations.response),
    parameters: mapOf(2, () => media.parameter([])),
    requestBodies: mapOf(2, () => ({ description: draw.text(), content: media.content() })),
    headers: mapOf(2, () => ({ schema: schemas.schema(2), description: draw.text() })),
    securitySchemes: mapOf(4, () => securityScheme(draw)),
    examples: media.examples(),
    links: mapOf(2, operations.link),
    callbacks: mapOf(2, operations.callback),
    ...(modern ? { pathItems: mapOf(1, () => operations.pathItem([], true)) } : {}),
    ...(version === "3.2" ? { mediaTypes: mapOf(1, () => ({ schema: schemas.schema(2) })) } : {}),
    [draw.text()]: draw.text(),
  };
}

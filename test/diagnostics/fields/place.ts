/** An object of OpenAPI, or a schema, as JSON. */
export type Part = Readonly<Record<string, unknown>>;

/** Puts a part of a document where it belongs, in a document that is right but for it. */
export type Place = (part: Part, version: string) => Part;

const text = { type: "string" };
const described = { description: "Done." };
const responses = { 200: { ...described, content: { "application/json": { schema: text } } } };

/** A document whose fields are those of `part`, over what every document has. */
const root: Place = (part, version) => {
  const own = version === "2.0" ? { swagger: "2.0", paths: {} } : { openapi: version, paths: {} };
  return { ...own, info: { title: "T", version: "1" }, ...part };
};

const operation: Place = (part, version) =>
  root({ paths: { "/a": { post: { operationId: "act", responses, ...part } } } }, version);

const asked = { operationId: "act", responses: { 200: described } };

/** What is said of `/a` and its one operation in Swagger 2.0. */
const swaggerOperation: Place = (part) =>
  root({ paths: { "/a": { post: { ...asked, ...part } } }, definitions: { A: text } }, "2.0");

const mediaType: Place = (part, version) =>
  operation({ requestBody: { content: { "application/json": part } } }, version);

/** The form whose member `a` an encoding is about. */
const form = { type: "object", properties: { a: { type: "array", items: text }, b: { type: "object" } } };

const formOf = (type: string, encoding: unknown): Part => ({
  requestBody: { content: { [type]: { schema: form, encoding } } },
});

const components =
  (section: string, key = "A"): Place =>
  (part, version) =>
    root({ components: { schemas: { B: text }, [section]: { [key]: part } } }, version);

const response: Place = (part, version) =>
  operation({ responses: { 200: { ...described, ...part } } }, version);

/** Each object of OpenAPI, in a document. */
export const places = {
  root,
  info: (part, version) => root({ info: { title: "T", version: "1", ...part } }, version),
  contact: (part, version) => root({ info: { title: "T", version: "1", contact: part } }, version),
  license: (part, version) =>
    root({ info: { title: "T", version: "1", license: { name: "L", ...part } } }, version),
  server: (part, version) => root({ servers: [{ url: "https://a.example", ...part }] }, version),
  "server variable": (part, version) =>
    root({ servers: [{ url: "https://{a}.example", variables: { a: { default: "b", ...part } } }] }, version),
  components: (part, version) => root({ components: { schemas: { B: text }, ...part } }, version),
  "path item": (part, version) => root({ paths: { "/a": part } }, version),
  operation,
  "external documentation": (part, version) =>
    components("schemas")({ ...text, externalDocs: { url: "https://a.example", ...part } }, version),
  "path parameter": (part, version) => {
    const id = { name: "id", in: "path", required: true, ...part };
    const get = { operationId: "act", parameters: [id], responses };
    return root({ paths: { "/a/{id}": { get } } }, version);
  },
  "query parameter": (part, version) =>
    operation({ parameters: [{ name: "q", in: "query", ...part }] }, version),
  "header parameter": (part, version) =>
    operation({ parameters: [{ name: "X-A", in: "header", ...part }] }, version),
  "request body": (part, version) => operation({ requestBody: part }, version),
  "media type": mediaType,
  "multipart media type": (part, version) =>
    operation({ requestBody: { content: { "multipart/mixed": part } } }, version),
  "encoding of a form": (part, version) =>
    operation(formOf("application/x-www-form-urlencoded", { a: part }), version),
  "encoding of a part": (part, version) => operation(formOf("multipart/form-data", { a: part }), version),
  "encodings of a form": (part, version) =>
    operation(formOf("application/x-www-form-urlencoded", part), version),
  responses: (part, version) => operation({ responses: { ...responses, ...part } }, version),
  response,
  callback: (part, version) => operation({ callbacks: { done: part } }, version),
  example: (part, version) =>
    mediaType({ schema: { type: "object", title: "Sent" }, examples: { one: part } }, version),
  link: (part, version) => response({ links: { next: part } }, version),
  header: (part, version) => response({ headers: { "X-A": part } }, version),
  tag: (part, version) => root({ tags: [{ name: "t", ...part }] }, version),
  reference: (part, version) => {
    const parameters = { Q: { name: "q", in: "query", schema: text } };
    const post = { ...asked, parameters: [{ $ref: "#/components/parameters/Q", ...part }] };
    return root({ components: { parameters }, paths: { "/a": { post } } }, version);
  },
  schema: components("schemas"),
  discriminator: (part, version) => {
    const pet = { type: "object", required: ["kind"], properties: { kind: text } };
    const refs = ["Cat", "Dog"].map((name) => ({ $ref: `#/components/schemas/${name}` }));
    const Pet = { oneOf: refs, discriminator: { propertyName: "kind", ...part } };
    return root({ components: { schemas: { Cat: pet, Dog: { ...pet, title: "A dog" }, Pet } } }, version);
  },
  xml: (part, version) => components("schemas")({ ...text, xml: part }, version),
  "security scheme": components("securitySchemes"),
  "OAuth flows": (part, version) => components("securitySchemes")({ type: "oauth2", flows: part }, version),
  "OAuth flow": (part, version) =>
    components("securitySchemes")({ type: "oauth2", flows: { implicit: part } }, version),
  "security requirement": (part, version) => operation({ security: [part] }, version),
  "Swagger operation": swaggerOperation,
  "Swagger parameter": (part) =>
    swaggerOperation({ parameters: [{ name: "q", in: "query", ...part }] }, "2.0"),
  "Swagger form parameter": (part) =>
    swaggerOperation({ parameters: [{ name: "q", in: "formData", ...part }] }, "2.0"),
  "Swagger body": (part) => swaggerOperation({ parameters: [{ name: "q", in: "body", ...part }] }, "2.0"),
  "Swagger response": (part) => swaggerOperation({ responses: { 200: { ...described, ...part } } }, "2.0"),
  "Swagger schema": (part) => root({ definitions: { A: part } }, "2.0"),
  "Swagger security scheme": (part) =>
    root({ securityDefinitions: { A: part }, definitions: { B: text } }, "2.0"),
} satisfies Readonly<Record<string, Place>>;

export type PlaceName = keyof typeof places;

import type { Report } from "../../diagnostics/index.ts";
import type {
  Header,
  MediaType,
  Node,
  OpenApi,
  Operation,
  Parameter,
  RequestBody,
  Response,
} from "../../openapi/index.ts";
import type { Keys } from "./keys.ts";
import type { WireDocument, WireObject } from "./library.ts";
import { comments, createSchemaCopier, setOwn } from "./schema.ts";

/** The methods that openapi-typescript writes. */
const methods = ["get", "put", "post", "delete", "options", "head", "patch", "trace"];

/** One self-contained document of what was read: whatever the version, however many files. */
export function buildDocument(api: OpenApi, keys: Keys, report: Report): WireDocument {
  const copier = createSchemaCopier(api, keys, report);
  const ids = new Set<string>();
  const { components } = api;

  const schemaOf = (schema: Node | undefined): WireObject =>
    schema === undefined ? {} : { schema: copier.copy(schema) };
  const contentOf = (content: readonly MediaType[]): WireObject =>
    record(
      content,
      ({ type }) => type,
      (media) => {
        const comment = api.version === "2.0" ? {} : described(media, api);
        if (media.schema !== undefined || media.itemSchema === undefined) {
          return { ...comment, ...schemaOf(media.schema) };
        }
        return { ...comment, schema: { type: "array", items: copier.copy(media.itemSchema) } };
      },
    );
  const record = <T>(
    items: readonly T[],
    keyOf: (item: T) => string,
    write: (item: T) => unknown,
  ): WireObject => {
    const out: WireObject = {};
    for (const item of items) setOwn(out, keys.of(keyOf(item)), write(item));
    return out;
  };
  const parameter = (found: Parameter): WireObject => ({
    ...described(found, api),
    name: keys.of(found.name),
    in: found.in,
    required: found.required,
    ...schemaOf(found.schema),
  });
  const requestBody = (body: RequestBody): WireObject => ({
    ...described(body, api),
    required: body.required,
    content: contentOf(body.content),
  });
  const header = (found: Header): WireObject => ({
    ...described(found, api),
    required: found.required,
    ...schemaOf(found.schema),
    ...(found.content.length > 0 ? { content: contentOf(found.content) } : {}),
  });
  const response = (found: Response): WireObject => ({
    ...described(found, api),
    headers: record(
      found.headers,
      ({ name }) => name,
      // A reference would be taken for a header that is always there.
      (item) => (item.required ? part("headers", components.headers, item, header) : header(item)),
    ),
    content: contentOf(found.content),
  });
  /** A part as a reference to its component, where the root document names it; else in full. */
  const part = <T extends { readonly component: string | undefined }>(
    section: string,
    known: ReadonlyMap<string, T>,
    found: T,
    write: (found: T) => WireObject,
  ): WireObject =>
    found.component !== undefined && known.has(found.component)
      ? { $ref: `#/components/${section}/${keys.of(found.component).replaceAll("/", "~1")}` }
      : write(found);
  const parametersOf = (list: readonly Parameter[]): WireObject[] =>
    list.map((found) => part("parameters", components.parameters, found, parameter));
  const operation = (found: Operation): WireObject => {
    const { operationId: id, requestBody: body } = found;
    const isFirst = id !== undefined && id !== "" && !ids.has(id);
    if (isFirst) ids.add(id);
    return {
      ...described(found, api),
      ...(isFirst ? { operationId: keys.of(id) } : {}),
      parameters: parametersOf(found.parameters),
      ...(body === undefined
        ? {}
        : { requestBody: part("requestBodies", components.requestBodies, body, requestBody) }),
      responses: record(
        found.responses,
        ({ status }) => status,
        (item) => part("responses", components.responses, item, response),
      ),
    };
  };
  const pathItems = (kind: Operation["kind"]): WireObject =>
    record(
      api.pathItems.filter((item) => item.kind === kind),
      ({ path }) => path,
      (item) => {
        const out: WireObject = { parameters: parametersOf(item.parameters) };
        for (const found of item.operations) {
          if (methods.includes(found.method)) out[found.method] = operation(found);
          else report({ code: "wire-left-out", at: found.at, args: { what: `the method ${found.method}` } });
        }
        return out;
      },
    );
  const section = <T>(items: ReadonlyMap<string, T>, write: (item: T) => WireObject): WireObject =>
    record(
      [...items],
      ([name]) => name,
      ([, item]) => write(item),
    );

  const paths = pathItems("operation");
  const webhooks = pathItems("webhook");
  const schemas = record(
    api.schemas,
    ({ name }) => name,
    (schema) => copier.copy(schema),
  );
  const parts = {
    responses: section(components.responses, response),
    parameters: section(components.parameters, parameter),
    requestBodies: section(components.requestBodies, requestBody),
    headers: section(components.headers, header),
  };
  for (const [name, schema] of copier.hoisted()) setOwn(schemas, name, schema);
  return {
    paths,
    ...(Object.keys(webhooks).length > 0 ? { webhooks } : {}),
    components: { schemas, ...parts },
  };
}

/** The comment of a part, from where it stands. */
function described(found: { readonly at: Node["at"] }, api: OpenApi): WireObject {
  const value = api.valueAt(found.at)?.value;
  return typeof value === "object" && value !== null
    ? comments(value as Readonly<Record<string, unknown>>)
    : {};
}

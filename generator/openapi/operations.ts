import { child, keyOf } from "../diagnostics/index.ts";
import {
  asObject,
  booleanAt,
  type Context,
  checkFields,
  extensionsOf,
  follow,
  items,
  member,
  members,
  needField,
  type ObjectNode,
  stringAt,
  stringsAt,
} from "./context.ts";
import type { Callback, Node, Operation, Parameter, PathItem, RequestBody, Response } from "./document.ts";
import { pathItemMethods } from "./fields.ts";
import { readParameter, readRequestBody, readResponse } from "./parts.ts";
import { isObject } from "./schema-keywords.ts";
import { readSecurity } from "./security.ts";
import { readServers } from "./servers.ts";
import { type BodyPart, mergeBodies, swaggerBody } from "./swagger.ts";

type Kind = Operation["kind"];

export function operationsOf({ operations }: PathItem): readonly Operation[] {
  return operations;
}

/** The path items of `paths`, `webhooks` or a callback, in document order. */
export function readPathItems(context: Context, paths: Node | undefined, kind: Kind): PathItem[] {
  if (paths === undefined) return [];
  const around = isObject(paths.value) ? [extensionsOf({ value: paths.value, at: paths.at })] : [];
  const what = JSON.stringify(kind === "webhook" ? "webhooks" : "paths");
  return members(context, paths, what).flatMap((entry) => {
    if (entry.key.startsWith("x-")) return [];
    if (kind === "operation" && !entry.key.startsWith("/")) {
      context.report({ code: "path-without-slash", at: keyOf(entry.at), args: { path: entry.key } });
    }
    const pathItem = readPathItem(context, entry, { path: entry.key, kind, surroundings: around });
    return pathItem === undefined ? [] : [pathItem];
  });
}

function readPathItem(
  context: Context,
  from: Node,
  { path, kind, surroundings: outer }: Pick<Operation, "path" | "kind" | "surroundings">,
): PathItem | undefined {
  const own = asObject(context, from, "a path item");
  if (own === undefined) return undefined;
  const layers = [own];
  if (typeof own.value.$ref === "string") {
    const target = context.resolver.resolve(own.value.$ref, own.at);
    const followed = target === undefined ? undefined : follow(context, target, "a path item");
    if (followed !== undefined) layers.push(followed.node);
  }
  for (const layer of layers) checkFields(context, layer, "path-item");
  const shared = layers.find((layer) => Object.hasOwn(layer.value, "parameters"));
  const found: { readonly method: string; readonly node: Node }[] = [];
  const add = (method: string, node: Node | undefined): void => {
    if (node !== undefined && !found.some((other) => other.method === method)) found.push({ method, node });
  };
  for (const layer of layers) {
    for (const key of Object.keys(layer.value))
      if (pathItemMethods.includes(key)) add(key, member(layer, key));
    const others = member(layer, "additionalOperations");
    if (others === undefined) continue;
    for (const entry of members(context, others, '"additionalOperations"')) {
      const field = pathItemMethods.find((method) => method === entry.key.toLowerCase());
      if (field === undefined) add(entry.key, entry);
      else if (reportField(context, layer, entry, field)) add(field, entry);
    }
  }
  const servers = layers.map(({ value }) => readServers(value)).find((found) => found !== undefined);
  const surroundings = [...outer, ...layers.map(extensionsOf).reverse()];
  const common = readParameters(context, shared === undefined ? undefined : member(shared, "parameters"));
  const operations = found.flatMap(({ method, node }) => {
    // No version allows a reference here; trees of many files have an operation a file all the same.
    const operation = follow(context, node, "an operation")?.node;
    return operation === undefined
      ? []
      : [readOperation(context, operation, common, { method, path, kind, servers, surroundings })];
  });
  return { at: own.at, kind, path, parameters: common.parameters, operations };
}

/** Tells of a method among the additional ones that has a field (OpenAPI 3.2.0, 4.9); false where it is left out for that. */
function reportField(
  { report }: Context,
  { value }: ObjectNode,
  { key, at }: Node & { readonly key: string },
  field: string,
): boolean {
  const isTaken = Object.hasOwn(value, field);
  report({ code: "method-has-field", at: keyOf(at), args: { method: key, field, isTaken } });
  return !isTaken;
}

/** What an operation has from where it stands. */
type Surroundings = Pick<Operation, "method" | "path" | "kind" | "servers" | "surroundings">;

function readOperation(
  context: Context,
  node: ObjectNode,
  shared: Parameters,
  { method, path, kind, servers, surroundings }: Surroundings,
): Operation {
  checkFields(context, node, "operation");
  if (context.version === "2.0" || context.version === "3.0")
    needField(context, node, "an operation", "responses", "nothing is known of what it answers");
  const consumes = mediaTypesAt(context, node, "consumes") ?? context.consumes;
  const produces = mediaTypesAt(context, node, "produces") ?? context.produces;
  const own = readParameters(context, member(node, "parameters"));
  const operationId = stringAt(context, node, "operationId");
  return {
    at: node.at,
    kind,
    method,
    path,
    // One that says nothing is none.
    operationId: operationId?.trim() === "" ? undefined : operationId,
    tags: stringsAt(context, node, "tags") ?? [],
    summary: stringAt(context, node, "summary"),
    description: stringAt(context, node, "description"),
    deprecated: booleanAt(context, node, "deprecated") === true,
    parameters: mergeParameters(shared.parameters, own.parameters),
    requestBody: bodyOf(context, node, mergeBodies(context, shared.body, own.body), consumes),
    responses: readResponses(context, member(node, "responses"), produces),
    callbacks: readCallbacks(context, member(node, "callbacks")),
    security: readSecurity(context, node),
    servers: readServers(node.value) ?? servers,
    extensions: extensionsOf(node),
    surroundings,
  };
}

/** Swagger 2.0's media types, each once. */
export function mediaTypesAt(
  context: Context,
  node: ObjectNode,
  key: "consumes" | "produces",
): readonly string[] | undefined {
  const types = stringsAt(context, node, key);
  return types === undefined ? undefined : [...new Set(types)];
}

function bodyOf(
  context: Context,
  node: ObjectNode,
  parts: readonly BodyPart[],
  consumes: readonly string[],
): RequestBody | undefined {
  if (context.version === "2.0") return swaggerBody(context, parts, consumes, child(node.at, "parameters"));
  return readRequestBody(context, member(node, "requestBody"));
}

interface Parameters {
  readonly parameters: readonly Parameter[];
  /** Swagger 2.0's parameters that belong to the body. */
  readonly body: readonly BodyPart[];
}

function readParameters(context: Context, list: Node | undefined): Parameters {
  const parameters: Parameter[] = [];
  const body: BodyPart[] = [];
  const known = new Set<string>();
  const isFirst = (parameter: Named, { at }: Node): boolean => {
    const isKnown = known.has(identify(parameter));
    if (isKnown) context.report({ code: "duplicate-parameter", at, args: parameter });
    known.add(identify(parameter));
    return !isKnown;
  };
  for (const item of items(context, list, '"parameters"')) {
    if (context.version === "2.0") {
      const found = follow(context, item, "a parameter");
      if (found === undefined) continue;
      const { in: place, name } = found.node.value;
      if (place === "body" || place === "formData") {
        checkFields(context, found.node, "parameter");
        const isForm = place === "formData" && typeof name === "string";
        if (!isForm || isFirst({ name, in: place }, item)) body.push({ ...found, in: place });
        continue;
      }
    }
    const parameter = readParameter(context, item);
    if (parameter !== undefined && isFirst(parameter, item)) parameters.push(parameter);
  }
  return { parameters, body };
}

interface Named {
  readonly name: string;
  readonly in: string;
}

/** What an operation has one of (OpenAPI 3.1, 4.8.10): a name in a place. */
function identify(parameter: Named): string {
  return `${parameter.in} ${parameter.name}`;
}

/** The path item's parameters, an operation's own taking the place of those with the same name and place. */
function mergeParameters(shared: readonly Parameter[], own: readonly Parameter[]): readonly Parameter[] {
  const merged = new Map(shared.map((parameter) => [identify(parameter), parameter]));
  for (const parameter of own) merged.set(identify(parameter), parameter);
  return [...merged.values()];
}

function readResponses(
  context: Context,
  responses: Node | undefined,
  produces: readonly string[],
): Response[] {
  if (responses === undefined) return [];
  return members(context, responses, '"responses"').flatMap((entry) => {
    if (entry.key.startsWith("x-")) return [];
    if (!/^(?:[1-9](?:\d\d|XX)|default)$/i.test(entry.key)) {
      const args = { what: "status code", value: entry.key, guess: undefined };
      context.report({ code: "unknown-value", at: keyOf(entry.at), args });
      return [];
    }
    const response = readResponse(context, entry, entry.key, produces);
    return response === undefined ? [] : [response];
  });
}

function readCallbacks(context: Context, callbacks: Node | undefined): Callback[] {
  if (callbacks === undefined) return [];
  return members(context, callbacks, '"callbacks"').flatMap((entry): Callback[] => {
    if (entry.key.startsWith("x-")) return [];
    const callback = follow(context, entry, "a callback");
    if (callback === undefined) return [];
    const { file, pointer } = callback.node.at;
    const place = `${file}#${pointer}`;
    if (isReadAgain(place, context)) return [];
    const { open, known } = context.callbacks;
    known.add(place);
    open.add(place);
    const operations = readPathItems(context, callback.node, "callback").flatMap(operationsOf);
    open.delete(place);
    return [{ name: entry.key, operations }];
  });
}

/** Callbacks that refer to callbacks that refer to callbacks multiply without measure. */
const mostNested = 1_000;

/**
 * A callback that leads back to itself, which references allow, has its own operations and not those again; after so many
 * callbacks inside of others, those that are known are not read there again either.
 */
function isReadAgain(place: string, { callbacks }: Context): boolean {
  const { open, known } = callbacks;
  if (open.size === 0 || open.has(place)) return open.has(place);
  callbacks.nested += 1;
  return callbacks.nested > mostNested && known.has(place);
}

import {
  child,
  escapeToken,
  type Origin,
  type Position,
  pointerTokens,
  type Report,
} from "../diagnostics/index.ts";
import type { Loader, SourceDocument } from "../source/index.ts";
import { checkLinks, checkOperations, checkPaths } from "./checks.ts";
import {
  asObject,
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
} from "./context.ts";
import { checkDescription } from "./descriptions.ts";
import { isKnownDialect } from "./dialects.ts";
import type { Components, NamedSchema, Node, OpenApi } from "./document.ts";
import { rewriteExtensions, rewriteOf } from "./extension-rewrite.ts";
import { withoutFragment } from "./identifiers.ts";
import { createLibrary, type Library } from "./library.ts";
import { mediaTypesAt, operationsOf, readPathItems } from "./operations.ts";
import { readHeader, readParameter, readRequestBody, readResponse, requiredString } from "./parts.ts";
import type { RemoteRefs } from "./policy.ts";
import { createResolver } from "./resolve.ts";
import { isObject } from "./schema-keywords.ts";
import { readSecurity, readSecuritySchemes } from "./security.ts";
import { readServers, swaggerServers } from "./servers.ts";
import { upgradeSchemas } from "./swagger.ts";
import { checkSpelling, versionOf } from "./version.ts";

export interface OpenOptions {
  /** Which remote documents references may read; `false` where nothing is said. */
  readonly allowRemoteRefs?: RemoteRefs;
}

/**
 * Reads an OpenAPI document and everything that its references lead to. What is broken is reported and left out;
 * `undefined` after reporting that the document is none, or of no version that is known.
 */
export async function openDocument(
  source: SourceDocument,
  loader: Loader,
  report: Report,
  options: OpenOptions = {},
): Promise<OpenApi | undefined> {
  const root: Node = { value: source.value, at: { file: source.file, pointer: "" } };
  const version = versionOf(source, report);
  if (version === undefined) return undefined;
  const hasIdentifiers = version === "3.1" || version === "3.2";
  const library = await createLibrary(source, loader, {
    report,
    allowRemoteRefs: options.allowRemoteRefs ?? false,
    identifiers: hasIdentifiers ? "honoured" : "unknown",
  });
  const contentOf = createValues(library, version, rewriteOf(source.value));
  const standIns = new Map<string, Origin>();
  const resolver = createResolver(library, contentOf, report);
  const componentAt = createComponentAt(source.file, version);
  const node = { value: contentOf(source.file), at: root.at } as ObjectNode;
  const schemes = schemeNames(node, version);
  const plain = {
    report,
    version,
    resolver,
    componentAt,
    standIns,
    schemes,
    links: [],
    consumes: [],
    produces: [],
    referred: new Map(),
    callbacks: { open: new Set<string>(), known: new Set<string>(), nested: 0 },
  };
  const context: Context = {
    ...plain,
    consumes: mediaTypesAt(plain, node, "consumes") ?? [],
    produces: mediaTypesAt(plain, node, "produces") ?? [],
  };
  checkFields(context, node, "root");
  checkSpelling(source, report);
  const api = readRoot(context, node);
  for (const schema of api.schemas) resolver.measure(schema);
  checkOperations(api.operations, report);
  checkLinks(context, [...api.operations, ...api.webhooks]);
  checkDialect(context, node, library);
  checkPaths(context, api.pathItems);
  return {
    version,
    dialect: hasIdentifiers ? "json-schema-2020-12" : "openapi-3.0",
    ...api,
    sources: library.sources,
    locate: (at) => locate(library, standIns, at),
    writtenAt: (at) => comesFrom(standIns, at),
    resolve: resolver.resolve,
    componentAt,
    valueAt: resolver.valueAt,
    dynamicAnchors: library.dynamicAnchors,
    metaschema: (uri) => {
      const found = library.resource(withoutFragment(uri));
      if (found === undefined || "tell" in found) return undefined;
      return resolver.valueAt({ file: found.source.file, pointer: found.pointer })?.value;
    },
    baseAt: library.baseAt,
  };
}

/** Schemas are read by one dialect, whatever the document says its own is (OpenAPI 3.1.1, 4.8.24.7). */
function checkDialect({ report }: Context, { value, at }: ObjectNode, library: Library): void {
  const uri = value.jsonSchemaDialect;
  if (typeof uri !== "string" || isKnownDialect(uri) || library.resource(withoutFragment(uri)) !== undefined)
    return;
  const why = `schemas are read as JSON Schema 2020-12, not as ${uri} has them`;
  const args = { keyword: "jsonSchemaDialect", why };
  report({ code: "keyword-not-enforced", at: child(at, "jsonSchemaDialect"), args });
}

/** The documents' values; those of Swagger 2.0 with their schemas brought to OpenAPI 3.0's words, extensions as they are meant. */
function createValues(
  library: Library,
  version: OpenApi["version"],
  rewrite: ReturnType<typeof rewriteOf>,
): (file: string) => unknown {
  const read = new Map<string, unknown>();
  return (file) => {
    const value = library.byFile(file)?.value;
    if (version !== "2.0" && rewrite.length === 0) return value;
    if (!read.has(file)) {
      const upgraded = version === "2.0" ? upgradeSchemas(value, library.isSchema) : value;
      read.set(file, rewriteExtensions(upgraded, rewrite));
    }
    return read.get(file);
  };
}

/** Where a place is in the text, and what the text has there: the place itself, or where a stand-in's parts came from. */
function locate(library: Library, standIns: ReadonlyMap<string, Origin>, at: Origin): Position | undefined {
  const real = comesFrom(standIns, at);
  const source = library.byFile(real.file);
  const position = source?.locate(real.pointer, at.key);
  if (position === undefined || position.origin !== undefined) return position;
  const origin = { file: real.file, pointer: writtenPart(source?.value, real.pointer) };
  return origin.file === at.file && origin.pointer === at.pointer ? position : { ...position, origin };
}

/** The place that a place inside of a stand-in came from; any other is itself. */
function comesFrom(standIns: ReadonlyMap<string, Origin>, at: Origin): Origin {
  if (standIns.size === 0) return at;
  for (let path = at.pointer; path !== ""; path = path.slice(0, path.lastIndexOf("/"))) {
    const real = standIns.get(`${at.file}#${path}`);
    if (real !== undefined) return { file: real.file, pointer: real.pointer + at.pointer.slice(path.length) };
  }
  return at;
}

/** As much of a pointer as leads to something: what is read as a part of a document may not be written there. */
function writtenPart(document: unknown, pointer: string): string {
  let value = document;
  let end = 0;
  for (const token of pointerTokens(pointer)) {
    const holds = typeof value === "object" && value !== null && Object.hasOwn(value, token);
    if (!holds) return pointer.slice(0, end);
    value = (value as Readonly<Record<string, unknown>>)[token];
    end += 1 + escapeToken(token).length;
  }
  return pointer;
}

/** The names of the security schemes, before anything is read. */
function schemeNames({ value }: ObjectNode, version: OpenApi["version"]): ReadonlySet<string> {
  const components = isObject(value.components) ? value.components : {};
  const found = version === "2.0" ? value.securityDefinitions : components.securitySchemes;
  return new Set(isObject(found) ? Object.keys(found) : []);
}

/** Swagger 2.0's names for the sections of `components`. */
const swaggerSections: Readonly<Record<string, string>> = {
  definitions: "schemas",
  parameters: "parameters",
  responses: "responses",
  securityDefinitions: "securitySchemes",
};

function createComponentAt(root: string, version: OpenApi["version"]): OpenApi["componentAt"] {
  const pattern = version === "2.0" ? /^\/([^/]+)\/([^/]+)$/ : /^\/components\/([^/]+)\/([^/]+)$/;
  return ({ file, pointer }) => {
    if (file !== root) return undefined;
    const [, first = "", token = ""] = pattern.exec(pointer) ?? [];
    const section = version === "2.0" ? swaggerSections[first] : first;
    if (section === undefined || section === "" || token === "") return undefined;
    return { section, name: token.replaceAll("~1", "/").replaceAll("~0", "~") };
  };
}

function readRoot(context: Context, node: ObjectNode) {
  needField(context, node, "an OpenAPI document", "info", "title and version are empty");
  const info = asObject(context, member(node, "info"), '"info"');
  if (info !== undefined) {
    checkFields(context, info, "info");
    for (const field of ["title", "version"]) needField(context, info, "info", field, "it is empty");
  }
  const components =
    context.version === "2.0" ? node : asObject(context, member(node, "components"), '"components"');
  if (components !== undefined && components !== node) checkFields(context, components, "components");
  const paths = readPathItems(context, member(node, "paths"), "operation");
  const webhooks = readPathItems(context, member(node, "webhooks"), "webhook");
  return {
    title: info === undefined ? "" : (stringAt(context, info, "title") ?? ""),
    apiVersion: info === undefined ? "" : apiVersion(context, info),
    description: info === undefined ? undefined : stringAt(context, info, "description"),
    extensions: extensionsOf(node),
    schemas: components === undefined ? [] : readSchemas(context, components),
    components: readComponents(context, components),
    pathItems: [...paths, ...webhooks],
    operations: paths.flatMap(operationsOf),
    webhooks: webhooks.flatMap(operationsOf),
    securitySchemes: components === undefined ? [] : readSecuritySchemes(context, components),
    security: readSecurity(context, node) ?? [],
    servers: context.version === "2.0" ? swaggerServers(node.value) : readServers(node.value),
    tags: readTags(context, node),
  };
}

/** `info.version`, which YAML reads as a number where its author left out the quotes. */
function apiVersion(context: Context, info: ObjectNode): string {
  const { version } = info.value;
  return typeof version === "number" ? String(version) : (stringAt(context, info, "version") ?? "");
}

/** What is no schema is one all the same: its model accepts anything, and says so when its turn comes. */
function readSchemas(context: Context, components: ObjectNode): NamedSchema[] {
  const key = context.version === "2.0" ? "definitions" : "schemas";
  const named = members(context, member(components, key), JSON.stringify(key));
  return named.map(({ key: name, value, at }) => ({ name, value, at }));
}

/** The sections of `components` that are no schemas. Swagger 2.0's bodies are read where operations refer to them. */
function readComponents(context: Context, components: ObjectNode | undefined): Components {
  const read = <T>(section: string, part: (entry: Node, name: string) => T | undefined): Map<string, T> => {
    const found = new Map<string, T>();
    if (components === undefined) return found;
    for (const entry of members(context, member(components, section), JSON.stringify(section))) {
      const value = part(entry, entry.key);
      if (value !== undefined) found.set(entry.key, value);
    }
    return found;
  };
  const inBody = (entry: Node): boolean => {
    const place =
      context.version === "2.0" ? follow(context, entry, "a parameter")?.node.value.in : undefined;
    return place === "body" || place === "formData";
  };
  if (context.version !== "2.0") checkUnused(context, components);
  return {
    parameters: read("parameters", (entry) => (inBody(entry) ? undefined : readParameter(context, entry))),
    requestBodies: read("requestBodies", (entry) => readRequestBody(context, entry)),
    responses: read("responses", (entry, name) => readResponse(context, entry, name, context.produces)),
    headers: read("headers", (entry, name) => readHeader(context, entry, name)),
  };
}

/** Sections whose parts are read where others refer to them, and may be wrong before anybody does. */
function checkUnused(context: Context, components: ObjectNode | undefined): void {
  if (components === undefined) return;
  const each = (section: string, what: string, check: (node: ObjectNode) => void): void => {
    for (const entry of members(context, member(components, section), JSON.stringify(section))) {
      const node = entry.key.startsWith("x-") ? undefined : asObject(context, entry, what);
      if (node !== undefined && typeof node.value.$ref !== "string") check(node);
    }
  };
  each("examples", "an example", (node) => checkDescription(context, node, "example"));
  each("pathItems", "a path item", (node) => checkFields(context, node, "path-item"));
  each("mediaTypes", "a media type", (node) => checkFields(context, node, "media-type"));
  each("callbacks", "a callback", () => {});
}

function readTags(context: Context, node: ObjectNode): OpenApi["tags"] {
  const names = new Set<string>();
  return items(context, member(node, "tags"), '"tags"').flatMap((item) => {
    const tag = asObject(context, item, "a tag");
    if (tag !== undefined) checkDescription(context, tag, "tag");
    const name = tag === undefined ? undefined : requiredString(context, tag, "name", "a tag");
    if (tag === undefined || name === undefined) return [];
    if (names.has(name)) context.report({ code: "duplicate-tag", at: child(tag.at, "name"), args: { name } });
    if (names.has(name)) return [];
    names.add(name);
    return [{ name, description: stringAt(context, tag, "description") }];
  });
}

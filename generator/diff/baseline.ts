import {
  type Api,
  isMembers,
  type Json,
  type Model,
  type ModelId,
  type Operation,
  type Schema,
} from "../ir/index.ts";
import { format, isKnownFormat, toldIn } from "./baseline-formats.ts";
import type { Change } from "./change.ts";
import { settled, settledIds } from "./settle.ts";

/** Where a package keeps the API of its last version. */
export const baselineName = "modelwright.api.json";

/** Longer examples are no help to whoever looks for a value that shows a break. */
const longestExample = 80;
const mostExamples = 2;

/**
 * What a later diff needs of an API, as text: all that is asserted and all names, nothing of what readers are told and
 * no places. One line a model and an operation, each model called by its path, so that it can be reviewed and merged.
 */
export function printBaseline(api: Api): string {
  const { models, operations, view, overriding } = api;
  const settledName = settledIds(api);
  const paths = new Map<ModelId, string>();
  const taken = new Set<string>();
  for (const { id, path } of models) {
    if (taken.has(path)) continue;
    taken.add(path);
    paths.set(id, path);
  }
  const nameOf = (id: ModelId): string => paths.get(id) ?? settledName(id);
  const list = <T>(items: readonly T[], pick: (item: T) => object): string =>
    items.length === 0
      ? "[]"
      : `[\n${items.map((item) => `    ${write(pick(item), nameOf)}`).join(",\n")}\n  ]`;
  const told = overriding ? `,\n  "overriding": true` : "";
  const head = `  "format": ${format},\n  "view": ${JSON.stringify(view)}${told}`;
  const ofModels = list(models, (model) => pickModel(model, settledName(model.id)));
  return `{\n${head},\n  "models": ${ofModels},\n  "operations": ${list(operations, pickOperation)}\n}\n`;
}

function pickModel(
  { path, name, directory, role, direction, reach, variantOf, schema }: Model,
  id: ModelId,
): object {
  const ways = Object.entries(reach).flatMap(([way, is]) => (is ? [way] : []));
  return { path, name, id: [id], directory, role, direction, variantOf, reach: ways, schema };
}

function pickOperation({ kind, name, method, path, owner, deprecated, ...operation }: Operation): object {
  const { parameters, bodies, responses, body, access, servers } = operation;
  return {
    kind,
    name,
    method,
    path,
    owner,
    deprecated: deprecated || undefined,
    access,
    servers,
    parameters: parameters.map(({ key, in: place, allowReserved, name: _, ...parameter }) => ({
      key,
      in: place,
      ...parameter,
      allowReserved: allowReserved || undefined,
    })),
    body: body && { required: body.required || undefined, field: body.field },
    bodies,
    responses: responses.map(({ status, contents, headers }) => ({
      status,
      contents,
      headers: headers?.map(({ at: _, ...header }) => header),
    })),
  };
}

/** Values of the document: nothing in them is ours to leave out. */
const opaque = new Set(["enum", "const"]);
const references = new Set(["ref", "model", "fallback", "variantOf"]);

/** An item as JSON text, in one go: a large API is a hundred megabytes of objects. */
function write(item: object, nameOf: (id: ModelId) => string): string {
  const textOf = (value: unknown): string => {
    if (Array.isArray(value)) return `[${value.map((one) => textOf(one ?? null)).join(",")}]`;
    if (!isMembers(value)) return JSON.stringify(value);
    let text = "";
    for (const key of Object.keys(value)) {
      const member = value[key];
      if (member === undefined || key === "at" || (key === "name" && member === value.key)) continue;
      const written =
        key === "notes"
          ? notesText(member)
          : opaque.has(key)
            ? JSON.stringify(member)
            : textOf(references.has(key) && typeof member === "string" ? nameOf(member) : member);
      if (written !== undefined) text += `${text === "" ? "" : ","}${quoted(key)}:${written}`;
    }
    return `{${text}}`;
  };
  return textOf(item);
}

/** A key as JSON: of most there is nothing to escape. */
function quoted(key: string): string {
  return /^\w*$/.test(key) ? `"${key}"` : JSON.stringify(key);
}

const toldNotes = ["title", "default", "deprecated", "readOnly", "writeOnly", "xml"] as const;

function notesText(notes: unknown): string | undefined {
  if (!isMembers(notes)) return undefined;
  const told: Record<string, unknown> = {};
  for (const key of toldNotes) {
    if (notes[key] !== undefined) told[key] = notes[key];
  }
  if (Array.isArray(notes.examples) && notes.examples.length > 0) {
    const examples = (notes.examples as readonly Json[])
      .filter((example) => JSON.stringify(example).length <= longestExample)
      .slice(0, mostExamples);
    if (examples.length > 0) told.examples = examples;
  }
  return Object.keys(told).length > 0 ? JSON.stringify(told) : undefined;
}

/** The API that a text keeps; `undefined` for any other text. What is no longer known of it is nothing or nowhere. */
export function readBaseline(text: string): Api | undefined {
  const value = parse(text);
  if (!isMembers(value) || !isKnownFormat(value.format)) return undefined;
  const { models, operations, view } = value;
  if (!Array.isArray(models) || !Array.isArray(operations) || !isMembers(view)) return undefined;
  const ids = new Map<string, ModelId>();
  for (const { path, id } of models as { path: string; id: [ModelId] }[]) {
    if (!ids.has(path)) ids.set(path, id[0]);
  }
  const idOf = (name: string): ModelId => ids.get(name) ?? name;
  const known = (models as readonly object[]).map((model) => toModel(read(model, idOf)));
  const requests = new Map(known.flatMap((model) => (model.role === "request" ? [[model.id, model]] : [])));
  return {
    document: settled,
    title: "",
    version: "",
    description: undefined,
    view: view as unknown as Api["view"],
    overriding: value.overriding === true,
    models: known,
    operations: (operations as readonly object[]).map((operation) =>
      withNames(toOperation(read(operation, idOf)), requests),
    ),
    tags: [],
  };
}

const nowhere = { file: "", pointer: "" } as const;

/** What every schema has: a place, notes, and for properties a name. */
function read(item: object, idOf: (name: string) => ModelId): Record<string, unknown> {
  const visit = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(visit);
    if (!isMembers(value)) return value;
    const whole: Record<string, unknown> = {};
    for (const [key, member] of Object.entries(value)) {
      if (opaque.has(key) || key === "notes") whole[key] = member;
      else if (isSchemaKey(key)) whole[key] = asSchema(visit(member), key);
      else whole[key] = references.has(key) && typeof member === "string" ? idOf(member) : visit(member);
    }
    if ("key" in whole && "schema" in whole) whole.name ??= whole.key;
    return whole;
  };
  return visit(item) as Record<string, unknown>;
}

/** The keywords whose value is a schema, or a list of schemas. */
const schemaKeys = [
  "schema",
  "allOf",
  "anyOf",
  "oneOf",
  "not",
  "if",
  "then",
  "else",
  "prefixItems",
  "items",
  "contains",
  "unevaluatedItems",
  "additionalProperties",
  "propertyNames",
  "unevaluatedProperties",
  "content",
] as const;

function isSchemaKey(key: string): boolean {
  return (schemaKeys as readonly string[]).includes(key);
}

function asSchema(value: unknown, key: string): unknown {
  if (Array.isArray(value)) return value.map((item) => asSchema(item, key));
  if (!isMembers(value)) return value;
  const notes = isMembers(value.notes) ? value.notes : {};
  return { ...value, at: nowhere, notes: { examples: [], ...notes } };
}

function toModel(read: Record<string, unknown>): Model {
  const { id, reach, variantOf, schema, ...model } = read as unknown as Model & {
    readonly id: readonly [ModelId];
    readonly reach: readonly unknown[];
  };
  const has = (way: string): boolean => (reach as readonly unknown[]).includes(way);
  return {
    ...model,
    id: id[0],
    variantOf,
    schema: schema as Schema,
    page: true,
    at: nowhere,
    reach: { request: has("request"), response: has("response"), error: has("error") },
  };
}

function toOperation(read: Record<string, unknown>): Operation {
  const { kind, name, method, path, owner, deprecated = false, ...operation } = read as unknown as Operation;
  return {
    kind,
    name,
    method,
    path,
    ...(owner !== undefined && { owner }),
    deprecated,
    at: nowhere,
    operationId: undefined,
    tags: [],
    group: undefined,
    summary: undefined,
    description: undefined,
    request: undefined,
    ...(operation.access !== undefined && { access: operation.access }),
    ...(operation.servers !== undefined && { servers: operation.servers }),
    parameters: operation.parameters.map(({ style, explode, content, ...parameter }) => ({
      ...parameter,
      style,
      explode,
      content,
      allowReserved: parameter.allowReserved === true,
    })),
    ...(operation.body !== undefined && {
      body: { ...operation.body, required: operation.body.required === true },
    }),
    bodies: operation.bodies,
    responses: operation.responses.map(({ headers, ...response }) => ({
      ...response,
      description: undefined,
      ...(headers !== undefined && { headers: headers.map((header) => ({ ...header, at: nowhere })) }),
    })),
    module: { path: "", name: "", prefix: "" },
  };
}

/** An operation whose parameters are called what its request calls them, which has all that travels in it in their order. */
function withNames(operation: Operation, requests: ReadonlyMap<ModelId, Model>): Operation {
  const { name, parameters, body } = operation;
  const { properties = [] } = requests.get(`${name}~Request`)?.schema.object ?? {};
  const carried = parameters.filter(({ schema }) => schema.notes.readOnly !== true);
  if (properties.length !== carried.length + (body?.field === undefined ? 0 : 1)) return operation;
  return {
    ...operation,
    parameters: parameters.map((parameter) => {
      const property = properties[carried.indexOf(parameter)];
      return property === undefined ? parameter : { ...parameter, name: property.name };
    }),
  };
}

/** The changes of an API since a baseline, without those that it could not know of. */
export function knownChanges(changes: readonly Change[], text: string): readonly Change[] {
  const value = parse(text);
  return isMembers(value) ? toldIn(value.format, changes) : changes;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

import { child, keyOf, nearest, type Origin } from "../diagnostics/index.ts";
import { asObject, booleanAt, type Context, member, type ObjectNode, stringAt } from "./context.ts";
import type { MediaType, Node, Parameter, RequestBody } from "./document.ts";
import { simpleSchemaKeywords } from "./fields.ts";
import { isObject } from "./schema-keywords.ts";

type Writable = Record<string, unknown>;

/**
 * Brings the schemas of a Swagger 2.0 document to OpenAPI 3.0's words, in a copy. Every value keeps its place, so
 * pointers into the copy are pointers into the text.
 */
export function upgradeSchemas(document: unknown, isSchema: (value: object) => boolean): unknown {
  const copies = new Map<object, unknown>();
  const upgrade = (value: unknown): unknown => {
    if (typeof value !== "object" || value === null) return value;
    if (!copies.has(value)) copies.set(value, copyOf(value));
    return copies.get(value);
  };
  const copyOf = (value: object): unknown => {
    if (Array.isArray(value)) return value.map(upgrade);
    const copy = Object.fromEntries(Object.entries(value).map(([key, member]) => [key, upgrade(member)]));
    return isSchema(value) ? upgradeSchema(copy) : copy;
  };
  return upgrade(document);
}

/** `x-nullable`, which stays for what is said of it, `type: file` and the one-word discriminator. */
function upgradeSchema(schema: Writable): Writable {
  if ((schema["x-nullable"] ?? false) !== false) schema.nullable = schema["x-nullable"];
  if (schema.type === "file") {
    schema.type = "string";
    schema.format = "binary";
  }
  if (typeof schema.discriminator === "string") schema.discriminator = { propertyName: schema.discriminator };
  return schema;
}

/** The schema that a parameter or header of Swagger 2.0 is itself; its keywords stand where the parameter stands. */
export function simpleSchema({ value, at }: ObjectNode): Node {
  const schema: Writable = {};
  for (const [key, member] of Object.entries(value)) {
    if (simpleSchemaKeywords.has(key) || key === "x-nullable") schema[key] = member;
  }
  return { value: upgradeItems(schema), at };
}

/** A parameter's or a header's own schema and those of its items (Swagger 2.0, "Items Object"). */
function upgradeItems(schema: Writable): Writable {
  const { collectionFormat: _, items, ...others } = schema;
  if (items === undefined) return upgradeSchema(others);
  return upgradeSchema({ ...others, items: isObject(items) ? upgradeItems(items) : items });
}

/** What `collectionFormat` is called in OpenAPI 3. */
const styles: Readonly<Record<string, { readonly style: string; readonly explode: boolean }>> = {
  csv: { style: "form", explode: false },
  multi: { style: "form", explode: true },
  ssv: { style: "spaceDelimited", explode: false },
  pipes: { style: "pipeDelimited", explode: false },
};

export function styleOf(
  context: Context,
  node: ObjectNode,
  place: Parameter["in"],
): Pick<Parameter, "style" | "explode"> {
  if (node.value.type !== "array") return { style: undefined, explode: undefined };
  const format = stringAt(context, node, "collectionFormat") ?? "csv";
  const isQuery = place === "query";
  const style = Object.hasOwn(styles, format) ? styles[format] : undefined;
  if (style !== undefined && (isQuery || format === "csv"))
    return isQuery ? style : { style: "simple", explode: false };
  reportFormat(context, node, format, node.value.in === "formData" ? "form" : place);
  return { style: isQuery ? "form" : "simple", explode: false };
}

/** Notes words of a parameter or a header that its type, or its place, does not listen to. */
export function checkSimple(context: Context, node: ObjectNode, place: Parameter["in"] | "body"): void {
  const { value } = node;
  const tell = (field: string, why: string): void => {
    const args = { what: JSON.stringify(field), why };
    context.report({ code: "no-effect", at: keyOf(child(node.at, field)), args });
  };
  if (place === "body") {
    for (const field of Object.keys(value))
      if (simpleSchemaKeywords.has(field)) tell(field, "the `schema` of a body says what it is");
    return;
  }
  // Without a type, the parameter is told as one that nothing is said of.
  if (Object.hasOwn(value, "schema") && Object.hasOwn(value, "type"))
    tell("schema", "only a body has a schema; others have a `type`");
  if (Object.hasOwn(value, "collectionFormat") && Object.hasOwn(value, "type") && value.type !== "array")
    tell("collectionFormat", "only arrays have one");
  if (isObject(value.items)) checkItems(context, { value: value.items, at: child(node.at, "items") });
}

/** Notes how lists inside of lists travel: OpenAPI 3 has nothing for them (Swagger 2.0, "Items Object"). */
function checkItems(context: Context, node: ObjectNode): void {
  const { value, at } = node;
  const hasFormat = Object.hasOwn(value, "collectionFormat");
  const place = hasFormat ? child(at, "collectionFormat") : at;
  if (value.type === "array") {
    const what = `the collection format ${stringAt(context, node, "collectionFormat") ?? "csv"} of an array inside of an array`;
    context.report({ code: "swagger-lossy", at: place, args: { what, taken: "JSON is used" } });
  } else if (hasFormat && Object.hasOwn(value, "type")) {
    const args = { what: '"collectionFormat"', why: "only arrays have one" };
    context.report({ code: "no-effect", at: keyOf(place), args });
  }
  if (isObject(value.items)) checkItems(context, { value: value.items, at: child(at, "items") });
}

function reportFormat({ report }: Context, node: ObjectNode, format: string, place: string): void {
  const at = child(node.at, "collectionFormat");
  const formats = [...Object.keys(styles), "tsv"];
  if (!formats.includes(format)) {
    const args = { what: "collection format", value: format, guess: nearest(format, formats) };
    report({ code: "unknown-value", at, args });
    return;
  }
  const what = `the collection format ${format} of a ${place} parameter`;
  report({ code: "swagger-lossy", at, args: { what, taken: "csv is used" } });
}

/** The content of a response, one entry for each media type that the operation produces. */
export function swaggerContent(
  context: Context,
  node: ObjectNode,
  produces: readonly string[],
): readonly MediaType[] {
  const schema = asObject(context, member(node, "schema"), "a schema");
  if (schema === undefined) return [];
  const examples = isObject(node.value.examples) ? node.value.examples : {};
  const { type, format } = schema.value;
  const isFile = type === "string" && format === "binary";
  const types = isFile ? fileTypes(context, schema, produces) : produces;
  return (types.length > 0 ? types : ["application/json"]).map((type) =>
    mediaType(type, schema, Object.hasOwn(examples, type) ? [examples[type]] : []),
  );
}

/** A file is no JSON, whatever the rest of the document produces. */
function fileTypes(context: Context, { at }: Node, produces: readonly string[]): readonly string[] {
  const types = produces.filter((type) => !/[/+]json *(?:;|$)/i.test(type));
  if (types.length > 0) return types;
  const taken = "application/octet-stream";
  if (produces.length > 0) {
    const args = { what: `a file under ${produces.join(", ")}`, taken: `${taken} is used` };
    context.report({ code: "swagger-lossy", at, args });
  }
  return [taken];
}

function mediaType(type: string, schema: Node, examples: readonly unknown[] = []): MediaType {
  return {
    at: schema.at,
    type,
    schema,
    itemSchema: undefined,
    examples,
    encoding: undefined,
    extensions: {},
  };
}

/** A parameter of Swagger 2.0 that is part of the body, its references followed. */
export interface BodyPart {
  readonly node: ObjectNode;
  readonly component: string | undefined;
  readonly in: "body" | "formData";
}

const formTypes = ["application/x-www-form-urlencoded", "multipart/form-data"];

/**
 * The path item's parts of the body and the operation's own, which take the place of their like (Swagger 2.0, Path Item
 * Object): a form parameter that of its name, a body that of the path.
 */
export function mergeBodies(
  context: Context,
  shared: readonly BodyPart[],
  own: readonly BodyPart[],
): readonly BodyPart[] {
  if (own.some((part) => part.in === "body")) return [...own, ...shared.filter((part) => part.in !== "body")];
  if (own.length === 0) return shared;
  const replaced = new Set(own.map(({ node }) => node.value.name));
  const kept = shared.filter(({ in: place, node }) => {
    if (place === "body")
      context.report({ code: "body-twice", at: node.at, args: { what: "that of the path" } });
    return place !== "body" && !replaced.has(node.value.name);
  });
  return [...kept, ...own];
}

/** The request body that a body parameter, or the form parameters together, describe. */
export function swaggerBody(
  context: Context,
  parts: readonly BodyPart[],
  consumes: readonly string[],
  list: Origin,
): RequestBody | undefined {
  const body = parts.find((part) => part.in === "body");
  if (body !== undefined) {
    reportOthers(context, body, parts);
    checkSimple(context, body.node, "body");
    const schema = bodySchema(context, body);
    const types = consumes.length > 0 ? consumes : ["application/json"];
    const content = isObject(schema?.value) ? types.map((type) => mediaType(type, schema)) : [];
    return {
      at: body.node.at,
      component: body.component,
      description: stringAt(context, body.node, "description"),
      required: booleanAt(context, body.node, "required") === true,
      content,
      extensions: {},
    };
  }
  return parts.length === 0 ? undefined : formBody(context, parts, consumes, list);
}

/** A body parameter is all of the body (Swagger 2.0, "Parameter Object"). */
function reportOthers({ report }: Context, body: BodyPart, parts: readonly BodyPart[]): void {
  for (const part of parts) {
    if (part === body) continue;
    const what = part.in === "body" ? "this second one" : "this form parameter";
    report({ code: "body-twice", at: part.node.at, args: { what } });
  }
}

function bodySchema(context: Context, { node }: BodyPart): Node | undefined {
  const schema = member(node, "schema");
  const what = "the body parameter";
  if (schema === undefined)
    context.report({ code: "parameter-without-schema", at: node.at, args: { what, lacks: "no `schema`" } });
  return asObject(context, schema, "a schema");
}

function formBody(
  context: Context,
  parts: readonly BodyPart[],
  consumes: readonly string[],
  list: Origin,
): RequestBody {
  const properties: Writable = {};
  const required: string[] = [];
  const encoding: Writable = {};
  for (const { node } of parts) {
    const name = stringAt(context, node, "name");
    if (!Object.hasOwn(node.value, "name"))
      context.report({ code: "missing-field", at: node.at, args: { what: "a parameter", field: "name" } });
    if (name === undefined) continue;
    if (!Object.hasOwn(node.value, "type")) {
      const what = `the form parameter ${JSON.stringify(name)}`;
      context.report({ code: "parameter-without-schema", at: node.at, args: { what, lacks: "no `type`" } });
    }
    const description = stringAt(context, node, "description");
    const { value } = simpleSchema(node);
    properties[name] = { ...(value as object), ...(description === undefined ? {} : { description }) };
    const standsIn = (at: Origin, real: Origin) => context.standIns.set(`${at.file}#${at.pointer}`, real);
    standsIn(child(list, "properties", name), node.at);
    if (node.value.required === true) {
      standsIn(child(list, "required", required.length), child(node.at, "required"));
      required.push(name);
    }
    checkSimple(context, node, "query");
    // Files of a list are parts of their own, whatever the format of the list.
    const items = node.value.items;
    if (node.value.type === "array" && !(isObject(items) && items.type === "file"))
      encoding[name] = styleOf(context, node, "query");
  }
  const hasFile = parts.some(({ node }) => node.value.type === "file");
  const declared = consumes.filter((type) => formTypes.includes(type));
  const types = hasFile ? ["multipart/form-data"] : declared.length > 0 ? declared : formTypes.slice(0, 1);
  const value = { type: "object", properties, ...(required.length > 0 ? { required } : {}) };
  const schema = { value, at: list };
  return {
    at: list,
    component: undefined,
    description: undefined,
    required: required.length > 0,
    content: types.map((type) => ({ ...mediaType(type, schema), encoding })),
    extensions: {},
  };
}

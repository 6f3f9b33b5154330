import { child, keyOf, nearest, type Origin } from "../diagnostics/index.ts";
import {
  asObject,
  booleanAt,
  type Context,
  checkExclusive,
  checkFields,
  describe,
  extensionsOf,
  follow,
  member,
  members,
  needField,
  type ObjectNode,
  readOnce,
  standsBeside,
  stringAt,
} from "./context.ts";
import { checkDescription } from "./descriptions.ts";
import type { Header, MediaType, Node, Parameter, RequestBody, Response } from "./document.ts";
import { checkEncodings } from "./encodings.ts";
import { objectFields } from "./fields.ts";
import { isObject } from "./schema-keywords.ts";
import { checkWriting, keepsReserved, styleAt } from "./styles.ts";
import { checkSimple, simpleSchema, styleOf, swaggerContent } from "./swagger.ts";

const places = ["path", "query", "header", "cookie", "querystring"] as const;

/** A parameter that is no body; references are followed. `undefined` after reporting what is wrong with it. */
export function readParameter(context: Context, from: Node): Parameter | undefined {
  return readOnce(context, from, "parameter", () => readOneParameter(context, from));
}

function readOneParameter(context: Context, from: Node): Parameter | undefined {
  const found = follow(context, from, "a parameter");
  if (found === undefined) return undefined;
  const { node, component } = found;
  checkFields(context, node, "parameter");
  const name = requiredString(context, node, "name", "a parameter");
  const place = requiredString(context, node, "in", "a parameter");
  if (name === undefined || place === undefined) return undefined;
  const known = places.find((candidate) => candidate === place);
  if (known === undefined) {
    const args = { what: 'value of "in" for a parameter', value: place, guess: nearest(place, places) };
    context.report({ code: "unknown-value", at: child(node.at, "in"), args });
    return undefined;
  }
  const swagger = context.version === "2.0";
  checkParameter(context, node, name, known);
  checkWriting(context, node, known, `a ${known} parameter`);
  if (swagger) checkSimple(context, node, known);
  const style = swagger
    ? styleOf(context, node, known)
    : { style: styleAt(context, node, known), explode: booleanAt(context, node, "explode") };
  return {
    at: node.at,
    component,
    name,
    in: known,
    required: known === "path" || booleanAt(context, node, "required") === true,
    deprecated: booleanAt(context, node, "deprecated") === true,
    description: stringAt(context, node, "description"),
    ...style,
    allowReserved:
      keepsReserved(context, known, style.style) && booleanAt(context, node, "allowReserved") === true,
    schema: swagger ? simpleSchema(node) : schemaAt(context, node, "schema"),
    content: readContent(context, member(node, "content")),
    examples: examplesOf(context, node),
    extensions: extensionsOf(node),
  };
}

type Place = Parameter["in"];

/** What OpenAPI asks of a parameter that is read all the same where it has it not. */
function checkParameter(context: Context, node: ObjectNode, name: string, place: Place): void {
  checkDescribed(context, node, `the ${place} parameter ${JSON.stringify(name)}`, "parameter");
  if (place === "path" && node.value.required !== true)
    context.report({ code: "path-parameter-optional", at: node.at, args: { name } });
  if (place === "header" && /^(?:accept|content-type|authorization)$/i.test(name))
    context.report({ code: "parameter-ignored", at: node.at, args: { name } });
}

/** A parameter or a header has a schema, or one media type (OpenAPI 3.1.1, 4.8.12.2). */
function checkDescribed(
  context: Context,
  node: ObjectNode,
  what: string,
  kind: "parameter" | "header",
): void {
  const has = (field: string): boolean => Object.hasOwn(node.value, field);
  if (context.version === "2.0") {
    const lacks = has("schema") ? "a `schema`, which only a body has, and no `type`" : "no `type`";
    if (!has("type"))
      context.report({ code: "parameter-without-schema", at: node.at, args: { what, lacks } });
    return;
  }
  const isDescribed = has("schema") || has("content") || standsBeside(context, node, kind, "schema");
  if (!isDescribed) context.report({ code: "parameter-without-schema", at: node.at, args: { what } });
  checkExclusive(context, node, "schema", "content", "the schema is used");
  const types = isObject(node.value.content) ? Object.keys(node.value.content) : [];
  const [one = "", other] = types;
  if (other === undefined) return;
  const args = { one, other, taken: "a parameter has one media type, and the first is used" };
  context.report({ code: "fields-exclude", at: keyOf(child(node.at, "content", other)), args });
}

/** A string that an object cannot do without. */
export function requiredString(
  context: Context,
  node: ObjectNode,
  field: string,
  what: string,
): string | undefined {
  if (Object.hasOwn(node.value, field)) return stringAt(context, node, field);
  context.report({ code: "missing-field", at: node.at, args: { what, field } });
  return undefined;
}

/** A schema as it stands; what is neither an object nor a boolean is reported and left out. */
export function schemaAt(context: Context, node: ObjectNode, key: string): Node | undefined {
  const found = member(node, key);
  if (found === undefined) return undefined;
  return typeof found.value === "boolean" ? found : asObject(context, found, "a schema");
}

/** The media types of a `content`; OpenAPI 3.2 allows references among them. */
export function readContent(context: Context, content: Node | undefined): readonly MediaType[] {
  if (content === undefined) return [];
  return members(context, content, '"content"').flatMap((entry): MediaType[] => {
    if (objectFields("media-type", context.version).fields.has(entry.key)) {
      const args = {
        what: "`content`",
        field: entry.key,
        belongs: "a media type, such as `application/json`",
      };
      context.report({ code: "unknown-field", at: keyOf(entry.at), args });
      return [];
    }
    const node = follow(context, entry, "a media type")?.node;
    if (node === undefined) return [];
    checkFields(context, node, "media-type");
    if (Object.hasOwn(node.value, "itemSchema") && Object.hasOwn(node.value, "schema")) {
      const args = { what: '"schema"', why: "`itemSchema` beside it is used" };
      context.report({ code: "no-effect", at: keyOf(child(node.at, "schema")), args });
    }
    const encoding = checkEncodings(context, node, entry.key);
    return [
      {
        at: node.at,
        type: entry.key,
        schema: schemaAt(context, node, "schema"),
        itemSchema: schemaAt(context, node, "itemSchema"),
        examples: examplesOf(context, node),
        encoding,
        extensions: extensionsOf(node),
      },
    ];
  });
}

/** `example`, or the values of `examples`. */
function examplesOf(context: Context, node: ObjectNode): readonly unknown[] {
  if (context.version !== "2.0") checkExclusive(context, node, "example", "examples", "`example` is taken");
  if (Object.hasOwn(node.value, "example")) return [node.value.example];
  const examples = member(node, "examples");
  if (examples === undefined || context.version === "2.0") return [];
  const tell = (field: string, at: Origin, found: string): void =>
    context.report({ code: "field-type", at, args: { field, expected: "an object", found } });
  if (Array.isArray(examples.value)) {
    tell("examples", examples.at, "an array");
    return examples.value;
  }
  return members(context, examples, '"examples"').flatMap((entry) => {
    if (!isObject(entry.value)) {
      tell(entry.key, entry.at, describe(entry.value));
      return [entry.value];
    }
    const found = follow(context, entry, "an example")?.node;
    if (found === undefined) return [];
    checkDescription(context, found, "example");
    const { value } = found;
    if (Object.hasOwn(value, "value")) return [value.value];
    return Object.hasOwn(value, "dataValue") ? [value.dataValue] : [];
  });
}

export function readRequestBody(context: Context, from: Node | undefined): RequestBody | undefined {
  const found = follow(context, from, "a request body");
  if (found === undefined) return undefined;
  const { node, component } = found;
  checkFields(context, node, "request-body");
  if (!standsBeside(context, node, "request-body", "content"))
    needField(context, node, "a request body", "content", "there is no body");
  return {
    at: node.at,
    component,
    description: stringAt(context, node, "description"),
    required: booleanAt(context, node, "required") === true,
    content: readContent(context, member(node, "content")),
    extensions: extensionsOf(node),
  };
}

/** A response; `produces` are the media types of Swagger 2.0's operation. */
export function readResponse(
  context: Context,
  from: Node,
  status: string,
  produces: readonly string[],
): Response | undefined {
  const what = `response ${status} ${produces.join()}`;
  return readOnce(context, from, what, () => readOneResponse(context, from, status, produces));
}

function readOneResponse(
  context: Context,
  from: Node,
  status: string,
  produces: readonly string[],
): Response | undefined {
  const found = follow(context, from, "a response");
  if (found === undefined) return undefined;
  const { node, component } = found;
  checkFields(context, node, "response");
  if (context.version !== "3.2")
    needField(context, node, "a response", "description", "it is described by its status alone");
  const headers = member(node, "headers");
  return {
    at: node.at,
    component,
    status,
    description: stringAt(context, node, "description"),
    headers: readHeaders(context, headers),
    content:
      context.version === "2.0"
        ? swaggerContent(context, node, produces)
        : readContent(context, member(node, "content")),
    extensions: extensionsOf(node),
  };
}

function readHeaders(context: Context, headers: Node | undefined): readonly Header[] {
  if (headers === undefined) return [];
  return members(context, headers, '"headers"').flatMap((entry) => {
    const header = readHeader(context, entry, entry.key);
    return header === undefined ? [] : [header];
  });
}

export function readHeader(context: Context, from: Node, name: string): Header | undefined {
  const found = follow(context, from, "a header");
  if (found === undefined) return undefined;
  const { node, component } = found;
  checkFields(context, node, "header");
  checkDescribed(context, node, `the header ${JSON.stringify(name)}`, "header");
  checkWriting(context, node, "header", "a header");
  if (context.version === "2.0") checkSimple(context, node, "header");
  else styleAt(context, node, "header");
  return {
    at: node.at,
    component,
    name,
    required: booleanAt(context, node, "required") === true,
    deprecated: booleanAt(context, node, "deprecated") === true,
    description: stringAt(context, node, "description"),
    explode: context.version !== "2.0" && booleanAt(context, node, "explode") === true,
    schema: context.version === "2.0" ? simpleSchema(node) : schemaAt(context, node, "schema"),
    content: readContent(context, member(node, "content")),
  };
}

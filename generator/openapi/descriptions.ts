import { child, didYouMean, keyOf, nearest, type Origin, type Report } from "../diagnostics/index.ts";
import type { Node, OpenApi } from "./document.ts";
import { isObject, type JsonObjectLike } from "./schema-keywords.ts";

/** What stands in a field: a kind of description, an array or an object of them, or a plain value. */
type Holds =
  | "string"
  | "boolean"
  | "anything"
  | "an array of strings"
  | "an object of strings"
  | "an object"
  | { readonly one: Kind }
  | { readonly map: Kind };

interface Description {
  /** What it is called in messages. */
  readonly name: string;
  readonly fields: Readonly<Record<string, Holds>>;
  /** Fields that came with a later version than 3.0. */
  readonly later?: Readonly<Record<string, OpenApi["version"]>>;
  readonly required?: string;
  /** Pairs of fields of which the first is taken. */
  readonly exclusive?: readonly (readonly [string, string])[];
}

/** Objects of OpenAPI that describe, and decide of no type and no verdict. */
export type Kind =
  | "contact"
  | "license"
  | "server"
  | "server-variable"
  | "external-docs"
  | "tag"
  | "xml"
  | "discriminator"
  | "encoding"
  | "example"
  | "link"
  | "security-scheme"
  | "oauth-flows"
  | "oauth-flow"
  | "swagger-security-scheme";

const strings = (words: string): Record<string, Holds> =>
  Object.fromEntries(words.split(" ").map((word) => [word, "string"]));

const descriptions: Readonly<Record<Kind, Description>> = {
  contact: { name: "a contact", fields: strings("name url email") },
  license: {
    name: "a license",
    fields: strings("name identifier url"),
    later: { identifier: "3.1" },
    required: "name",
    exclusive: [["identifier", "url"]],
  },
  server: {
    name: "a server",
    fields: { ...strings("url description name"), variables: { map: "server-variable" } },
    later: { name: "3.2" },
    required: "url",
  },
  "server-variable": {
    name: "a server variable",
    fields: { ...strings("default description"), enum: "an array of strings" },
    required: "default",
  },
  "external-docs": {
    name: "external documentation",
    fields: strings("url description"),
    required: "url",
  },
  tag: {
    name: "a tag",
    fields: { ...strings("name summary description parent kind"), externalDocs: { one: "external-docs" } },
    later: { summary: "3.2", parent: "3.2", kind: "3.2" },
  },
  xml: {
    name: "xml",
    fields: { ...strings("name namespace prefix nodeType"), attribute: "boolean", wrapped: "boolean" },
    later: { nodeType: "3.2" },
  },
  discriminator: {
    name: "a discriminator",
    fields: { propertyName: "anything", mapping: "anything", defaultMapping: "anything" },
    later: { defaultMapping: "3.2" },
  },
  encoding: {
    name: "an encoding",
    fields: {
      ...strings("contentType style"),
      explode: "boolean",
      allowReserved: "boolean",
      headers: "an object",
      encoding: { map: "encoding" },
      prefixEncoding: "anything",
      itemEncoding: { one: "encoding" },
    },
    later: { encoding: "3.2", prefixEncoding: "3.2", itemEncoding: "3.2" },
  },
  example: {
    name: "an example",
    fields: {
      ...strings("$ref summary description externalValue serializedValue"),
      value: "anything",
      dataValue: "anything",
    },
    later: { dataValue: "3.2", serializedValue: "3.2" },
    exclusive: [
      ["value", "externalValue"],
      ["value", "dataValue"],
      ["value", "serializedValue"],
      ["serializedValue", "externalValue"],
    ],
  },
  link: {
    name: "a link",
    fields: {
      ...strings("$ref operationRef operationId description"),
      parameters: "an object",
      requestBody: "anything",
      server: { one: "server" },
    },
    exclusive: [["operationId", "operationRef"]],
  },
  "security-scheme": {
    name: "a security scheme",
    fields: {
      ...strings("type description name in scheme bearerFormat openIdConnectUrl oauth2MetadataUrl"),
      flows: { one: "oauth-flows" },
      deprecated: "boolean",
    },
    later: { oauth2MetadataUrl: "3.2", deprecated: "3.2" },
  },
  "oauth-flows": {
    name: "flows",
    fields: Object.fromEntries(
      ["implicit", "password", "clientCredentials", "authorizationCode", "deviceAuthorization"].map(
        (flow) => [flow, { one: "oauth-flow" }],
      ),
    ),
    later: { deviceAuthorization: "3.2" },
  },
  "oauth-flow": {
    name: "a flow",
    fields: {
      ...strings("authorizationUrl tokenUrl refreshUrl deviceAuthorizationUrl"),
      scopes: "an object of strings",
    },
    later: { deviceAuthorizationUrl: "3.2" },
    required: "scopes",
  },
  "swagger-security-scheme": {
    name: "a security scheme",
    fields: {
      ...strings("type description name in flow authorizationUrl tokenUrl"),
      scopes: "an object of strings",
    },
  },
};

/** What is asked of a value, and how a message calls that. */
const plain: Readonly<Record<Extract<Holds, string>, (value: unknown) => boolean>> = {
  string: (value) => typeof value === "string",
  boolean: (value) => typeof value === "boolean",
  anything: () => true,
  "an array of strings": (value) => Array.isArray(value) && value.every((item) => typeof item === "string"),
  "an object of strings": (value) =>
    isObject(value) && valuesOf(value).every((item) => typeof item === "string"),
  "an object": isObject,
};

const articles: Readonly<Record<string, string>> = { string: "a string", boolean: "a boolean" };

function valuesOf(map: JsonObjectLike): unknown[] {
  return Object.entries(map).flatMap(([key, value]) => (key.startsWith("x-") ? [] : [value]));
}

/** What a check of descriptions needs to know. */
export interface Describing {
  readonly report: Report;
  readonly version: OpenApi["version"];
}

/**
 * Warns of what is wrong inside an object that describes: fields that it does not have, or has only later, values of
 * another type, what is missing. An object that refers to another one is judged there.
 */
export function checkDescription(context: Describing, { value, at }: Node, kind: Kind): void {
  if (!isObject(value) || typeof value.$ref === "string") return;
  const { name, fields, required, exclusive = [] } = descriptions[kind];
  for (const key of Object.keys(value)) {
    const holds = Object.hasOwn(fields, key) ? fields[key] : undefined;
    if (holds !== undefined) checkField(context, { value: value[key], at: child(at, key) }, key, holds);
    else if (!key.startsWith("x-")) reportUnknown(context, key, { value, at }, kind);
    if (holds !== undefined) checkLater(context, keyOf(child(at, key)), key, kind);
  }
  if (required !== undefined && !Object.hasOwn(value, required)) {
    const near = nearest(required, Object.keys(value)) !== undefined;
    const args = { what: name, field: required, taken: "it is ignored" };
    if (!near) context.report({ code: "field-required", at, args });
  }
  if (kind === "server") checkServer(context, { value, at });
  if (kind === "server-variable") checkVariable(context, { value, at });
  for (const [one, other] of exclusive) {
    if (!Object.hasOwn(value, one) || !Object.hasOwn(value, other)) continue;
    const args = { one, other, taken: `\`${one}\` is used` };
    context.report({ code: "fields-exclude", at: keyOf(child(at, other)), args });
  }
}

/** Each name in braces has a variable (OpenAPI 3.1.1, 4.8.5). */
function checkServer({ report }: Describing, { value, at }: Node<JsonObjectLike>): void {
  const { url, variables = {} } = value;
  if (typeof url !== "string" || !isObject(variables)) return;
  for (const [, name = ""] of url.matchAll(/\{([^{}]+)\}/g)) {
    if (Object.hasOwn(variables, name)) continue;
    const guess = nearest(name, Object.keys(variables));
    const why = `{${name}} has no entry in the \`variables\` of this server${didYouMean(guess, (variable) => `{${variable}}`)}`;
    report({ code: "server-template", at: child(at, "url"), args: { why } });
    return;
  }
}

/** What is taken where nobody chooses is one of the values to choose from (OpenAPI 3.1.1, 4.8.6). */
function checkVariable({ report }: Describing, { value, at }: Node<JsonObjectLike>): void {
  const { default: preset, enum: values } = value;
  if (typeof preset !== "string" || !Array.isArray(values) || values.includes(preset)) return;
  const why = `the default ${JSON.stringify(preset)} is not one of the values of its \`enum\``;
  report({ code: "server-template", at: child(at, "default"), args: { why } });
}

function checkField(context: Describing, node: Node, key: string, holds: Holds): void {
  const { value, at } = node;
  const isPlain = typeof holds === "string";
  if (isPlain ? !plain[holds](value) : !isObject(value)) {
    const expected = isPlain ? (articles[holds] ?? holds) : "an object";
    return tellType(context, key, expected, node);
  }
  if (isPlain) return;
  if ("one" in holds) return checkDescription(context, node, holds.one);
  for (const [name, entry] of Object.entries(value as JsonObjectLike)) {
    const inner = { value: entry, at: child(at, name) };
    if (isObject(entry)) checkDescription(context, inner, holds.map);
    else if (!name.startsWith("x-")) tellType(context, name, "an object", inner);
  }
}

function tellType(context: Describing, key: string, expected: string, { value, at }: Node): void {
  const found = value === null ? "null" : Array.isArray(value) ? "an array" : `a ${typeof value}`;
  context.report({ code: "field-type", at, args: { field: key, expected, found } });
}

function reportUnknown(
  context: Describing,
  key: string,
  { value, at }: Node<JsonObjectLike>,
  kind: Kind,
): void {
  const { name, fields } = descriptions[kind];
  const free = Object.keys(fields).filter((field) => !Object.hasOwn(value, field));
  const args = { field: key, what: name, guess: nearest(key, free) };
  context.report({ code: "unknown-field", at: keyOf(child(at, key)), args });
}

function checkLater(context: Describing, at: Origin, key: string, kind: Kind): void {
  const version = descriptions[kind].later?.[key];
  if (version === undefined || context.version >= version) return;
  context.report({ code: "later-version", at, args: { what: JSON.stringify(key), version } });
}

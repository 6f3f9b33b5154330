import { type Result, ValidationError } from "../results.ts";
import type { Schema } from "../schemas.ts";
import { isObject } from "../values.ts";
import { type AnyContent, contentOf, readBody, wrongMedia } from "./contents.ts";
import { exactOf } from "./exact.ts";
import { readForm, writeForm } from "./forms.ts";
import { stringifyJson } from "./json.ts";
import { judge, type ReadOptions } from "./judge.ts";
import { mediaKind } from "./media.ts";
import { type PartOptions, writeMultipart } from "./multipart.ts";
import { type Parameter, type SettledParameter, settleParameter } from "./parameters.ts";
import { fillTemplate, matchPath, splitTemplate } from "./paths.ts";
import { readContent, readHeaderValue, readPairValue, readPathValue } from "./read.ts";
import { writeSequence } from "./sequences.ts";
import { decodeText, noSource, type PairSource, readSource, type Source, type Values } from "./sources.ts";
import { withoutWords, writeContent, writeHeaderValue, writePairs, writePathValue } from "./write.ts";

/** What an operation takes: how parameters and body travel, and the schema of all of them together. */
export interface OperationRequest<T> {
  /** Lower case where OpenAPI has a field for it: `get`; any other as it is sent: `COPY`. */
  readonly method: string;
  /** The path template: `/pets/{petId}`. */
  readonly path: string;
  readonly parameters?: readonly Parameter[] | undefined;
  readonly body?: RequestBody | undefined;
  readonly schema: Schema<T, unknown>;
  /** From the model to the JSON that travels, where they differ; throws where the model is not valid. */
  readonly encode?: ((value: Exclude<T, undefined>) => unknown) | undefined;
}

export interface RequestBody {
  /** The request model's field that holds the body; the model itself is the body where nothing is said. */
  readonly field?: string | undefined;
  /** The body may be left out. */
  readonly optional?: true | undefined;
  /** By media type; the first is what is sent where nothing else is asked for. */
  readonly contents: { readonly [mediaType: string]: AnyContent };
}

/**
 * A request as it comes in. Text is taken as it was sent and can be told apart best; values by name have been decoded.
 */
export interface RequestInput {
  /** The path without host and base path, or the values of its parameters. */
  readonly path?: string | Values | undefined;
  /** The query with or without its question mark, `URLSearchParams`, or values by name. */
  readonly query?: string | PairSource | Values | undefined;
  /** `Headers`, or values by name in any case. */
  readonly headers?: PairSource | Values | undefined;
  /** The header's text, or values by name. */
  readonly cookies?: string | PairSource | Values | undefined;
  /**
   * JSON that was parsed; a form as text, as `URLSearchParams` or `FormData` or by name; a sequence as text, as bytes or as a
   * list; anything else as it is.
   */
  readonly body?: unknown;
  /** The body's media type; default: of a `FormData` or `URLSearchParams` what these are sent as, else the operation's first. */
  readonly contentType?: string | undefined;
}

/** How a request is read. A server that overlooked what it does not know would lose it: no key is left out. */
export interface RequestOptions extends ReadOptions {
  readonly unknownKeys?: "keep" | "refuse" | undefined;
}

/** The request model of a request, or what is wrong with it. Texts are read as the schema's types; nothing throws. */
export function parseRequest<T>(
  request: OperationRequest<T>,
  input: RequestInput,
  asked?: RequestOptions,
): Result<T> {
  const unknownKeys: ReadOptions["unknownKeys"] = asked?.unknownKeys === "refuse" ? "refuse" : "keep";
  const options = asked && { ...asked, unknownKeys };
  const { parameters = [], body } = request;
  const content = body === undefined ? undefined : contentOf(body, input.contentType, input.body);
  if (body !== undefined && input.body !== undefined && content === undefined) {
    return { ok: false, issues: [wrongMedia(body, input.contentType ?? "a form")] };
  }
  const read =
    body === undefined || content === undefined ? undefined : readBody(input.body, content, body, options);
  if (read?.ok === false) return read;
  const value = read?.value;
  if (body !== undefined && body.field === undefined) {
    // Where a body may be left out, the request's type says so.
    if (value === undefined && body.optional) return { ok: true, value: value as T };
    return judge(request.schema, value, options);
  }
  const fields = readParameters(request.path, parameters, input);
  if (body?.field !== undefined && value !== undefined) fields.set(body.field, value);
  return judge(request.schema, Object.fromEntries(fields), options);
}

function readParameters(
  template: string,
  parameters: readonly Parameter[],
  input: RequestInput,
): Map<string, unknown> {
  const path = readPath(template, input.path);
  const query = readSource(input.query) ?? noSource;
  const cookies = readSource(input.cookies, ";") ?? noSource;
  const headers = readHeaders(input.headers);
  const names = (place: Parameter["in"]): Set<string> =>
    new Set(parameters.filter((one) => one.in === place).map(({ key }) => key));
  const claimed = { query: names("query"), cookie: names("cookie") };
  const read: { readonly [P in Parameter["in"]]: (one: SettledParameter) => unknown } = {
    path: (one) => readPathValue(path.values.get(one.key), one, path.encoded ? decodeText : (text) => text),
    query: (one) => readPairValue(query, one, claimed.query),
    cookie: (one) => readPairValue(cookies, one, claimed.cookie),
    header: (one) => readHeaderValue(headers.get(one.key.toLowerCase()), one),
    querystring: (one) => readWhole(query, input.query, one),
  };
  const fields = new Map<string, unknown>();
  for (const parameter of parameters) {
    const value = read[parameter.in](settleParameter(parameter));
    if (value !== undefined) fields.set(parameter.name ?? parameter.key, value);
  }
  return fields;
}

/** The values of a path's parameters. */
function readPath(
  template: string,
  path: RequestInput["path"],
): { readonly values: ReadonlyMap<string, string>; readonly encoded: boolean } {
  if (typeof path === "string") return { values: matchPath(template, path) ?? new Map(), encoded: true };
  const values = Object.entries(path ?? {}).filter(([, value]) => value !== undefined);
  return { values: new Map(values.map(([key, value]) => [key, String(value)])), encoded: false };
}

/** By name in lower case; of headers that came more than once, the values joined as RFC 9110 (5.3) has it. */
function readHeaders(headers: RequestInput["headers"]): Map<string, string> {
  const found = new Map<string, string>();
  for (const [name, values] of readSource(headers)?.values ?? []) {
    const key = name.toLowerCase();
    const before = found.get(key);
    const text = values.map(String).join(", ");
    found.set(key, before === undefined ? text : `${before}, ${text}`);
  }
  return found;
}

/** The whole query as one value. */
function readWhole(
  source: Source,
  query: RequestInput["query"],
  { content, kind, form, required }: SettledParameter,
): unknown {
  const isForm = content === undefined || mediaKind(content) === "form";
  if (source.values.size === 0 && !(isForm && required)) return undefined;
  if (isForm) return readForm(source, { kind, ...form });
  if (typeof query !== "string") return undefined;
  return readContent(decodeText(query.replace(/^\?/, "")), content, kind);
}

/** A request as it is sent. */
export interface BuiltRequest {
  /** As it is sent: upper case, but for a method that the API has in another one. */
  readonly method: string;
  /** The path with its query, percent-encoded: to be put behind the server's address. */
  readonly url: string;
  readonly headers: { readonly [name: string]: string };
  /**
   * A text for JSON, forms and lists of items, `FormData` for multipart forms (a `Blob` where parts have media types or headers of their
   * own), else the body as it is; `undefined` where there is none.
   */
  readonly body: unknown;
}

export interface BuildOptions {
  /** The media type of the body. Default: the first of the operation. */
  readonly contentType?: string | undefined;
  /** What is said of parts of a multipart body, by the members' keys: headers, a file's name. */
  readonly parts?: { readonly [member: string]: PartOptions } | undefined;
}

/** Writes a request model as a request. Throws a TypeError for values that the way of sending has no text for. */
export function buildRequest<T>(
  request: OperationRequest<T>,
  value: T,
  options: BuildOptions = {},
): BuiltRequest {
  const { parameters = [], body, method } = request;
  const template = splitTemplate(request.path);
  const sent = encodeRequest(request, value);
  const fields: Values = isObject(sent) ? sent : {};
  const headers = new Map<string, string>();
  const paths = new Map<string, string>();
  const query: string[] = [];
  const cookies: string[] = [];
  const add = (list: string[], pairs: readonly (readonly [string, string])[]): void => {
    for (const [name, text] of pairs) list.push(`${name}=${text}`);
  };
  const write: { readonly [P in Parameter["in"]]: (one: SettledParameter, field: unknown) => void } = {
    path: (one, field) => paths.set(one.key, writePathValue(field, one)),
    query: (one, field) => add(query, writePairs(field, one)),
    cookie: (one, field) => add(cookies, writePairs(field, one)),
    header: (one, field) => {
      const text = writeHeaderValue(field, one);
      if (text !== undefined) headers.set(one.key, text);
    },
    querystring: (one, field) => {
      const text = writeWhole(field, one);
      if (text !== "") query.push(text);
    },
  };
  for (const parameter of parameters) {
    const name = parameter.name ?? parameter.key;
    const settled = settleParameter(parameter);
    const field = Object.hasOwn(fields, name) ? withoutWords(fields[name], settled) : undefined;
    if (field !== undefined) write[parameter.in](settled, field);
  }
  if (cookies.length > 0) headers.set("cookie", cookies.join("; "));
  const written =
    body === undefined
      ? undefined
      : writeBody(body, body.field === undefined ? sent : fields[body.field], options);
  if (written?.type !== undefined) headers.set("content-type", written.type);
  const url = fillTemplate(template.path, paths);
  if (template.query !== "") query.unshift(fillTemplate(template.query, paths));
  return {
    method: /^(?:get|put|post|delete|options|head|patch|trace|query)$/.test(method)
      ? method.toUpperCase()
      : method,
    url: query.length === 0 ? url : `${url}?${query.join("&")}`,
    headers: Object.fromEntries(headers),
    body: written?.body,
  };
}

/** The JSON of a request; integers of 64 bits are exact, as they are going to be text. */
function encodeRequest<T>({ schema, encode }: OperationRequest<T>, value: T): unknown {
  if (encode === undefined || value === undefined) return value;
  const { tryEncodeExact } = exactOf(schema);
  if (tryEncodeExact === undefined) return encode(value as Exclude<T, undefined>);
  const exact = tryEncodeExact(value);
  if (!exact.ok) throw new ValidationError(exact.issues);
  return exact.value;
}

function writeWhole(value: unknown, { content, kind, form }: SettledParameter): string {
  if (content === undefined || mediaKind(content) === "form") return writeForm(value, { kind, ...form });
  return encodeURIComponent(writeContent(value, content));
}

function writeBody(
  body: RequestBody,
  value: unknown,
  { contentType: asked, parts }: BuildOptions,
): { readonly type: string | undefined; readonly body: unknown } | undefined {
  const content = contentOf(body, asked);
  if (value === undefined || content === undefined) return undefined;
  const [key, how] = content;
  const type = key === "*/*" ? "application/json" : key;
  switch (mediaKind(type)) {
    case "json":
      return { type, body: stringifyJson(value) };
    case "form":
      return { type, body: writeForm(value, how) };
    case "multipart":
      return writeMultipart(value, type, how, parts);
    case "items":
      if (how.items === undefined || !Array.isArray(value)) return { type, body: value };
      return { type, body: writeSequence(value, type, how.items) };
    case "text":
    case "bytes":
      return { type, body: value };
  }
}

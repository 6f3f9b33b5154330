import { limitOf, type Result, ValidationError } from "../results.ts";
import type { Schema } from "../schemas.ts";
import { isObject } from "../values.ts";
import { type AnyContent, contentOf, readBody, writeBody, wrongMedia } from "./contents.ts";
import { exactOf } from "./exact.ts";
import { readForm, writeForm } from "./forms.ts";
import { judge, type ReadOptions } from "./judge.ts";
import { mediaKind } from "./media.ts";
import type { PartOptions } from "./multipart.ts";
import { type Parameter, type SettledParameter, type SettledRequest, settleRequest } from "./parameters.ts";
import { fillTemplate, matchPath } from "./paths.ts";
import { readContent, readHeaderValue, readPairValue, readPathValue } from "./read.ts";
import {
  decodeText,
  joinedValues,
  noSource,
  type PairSource,
  pairsOf,
  readSource,
  repeatable,
  type Source,
  type Values,
} from "./sources.ts";
import { isWebStream } from "./streams.ts";
import { unknownNames } from "./unknown-keys.ts";
import {
  percentEncoded,
  withoutWords,
  writeContent,
  writeHeaderValue,
  writePairs,
  writePathValue,
} from "./write.ts";

/** What an operation takes: how parameters and body travel, and the schema of all of them together. */
export interface OperationRequest<T> {
  /** Lower case where OpenAPI has a field for it: `get`; any other as it is sent: `COPY`. */
  readonly method: string;
  /** The path template: `/pets/{petId}`. */
  readonly path: string;
  /** The names that API keys have in its query. */
  readonly queryKeys?: readonly string[] | undefined;
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

/**
 * How a request is read. A server that overlooked what it does not know would lose it: no key is left out. Names in a query
 * are keys too; known are those of parameters and of API keys.
 */
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
  if (options?.unknownKeys !== "refuse") return readRequest(request, input, options);
  // What a framework hands over may have members that are not its own.
  const { path, headers, cookies, body, contentType } = input;
  const query = repeatable(input.query);
  const result = readRequest(request, { path, query, headers, cookies, body, contentType }, options);
  const issues = unknownNames(settleRequest(request), query, options);
  if (issues.length === 0) return result;
  return { ok: false, issues: [...issues, ...(result.ok ? [] : result.issues)].slice(0, limitOf(options)) };
}

function readRequest<T>(
  request: OperationRequest<T>,
  input: RequestInput,
  options: ReadOptions | undefined,
): Result<T> {
  const { parameters, body } = request;
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
  if (parameters === undefined && body === undefined) return judge(request.schema, undefined, options);
  const fields = readParameters(settleRequest(request), input);
  if (body?.field !== undefined && value !== undefined) fields.set(body.field, value);
  return judge(request.schema, Object.fromEntries(fields), options);
}

/** The fields of all parameters; where a request has none in a place, that is not looked into. */
function readParameters(
  { template, parameters, claimed }: SettledRequest,
  input: RequestInput,
): Map<string, unknown> {
  const path = once(() => readPath(template.path, input.path));
  const query = once(() => readSource(input.query) ?? noSource);
  const cookies = once(() => readSource(input.cookies, ";") ?? noSource);
  const headers = once(() => pairsOf(input.headers));
  const read: { readonly [P in Parameter["in"]]: (one: SettledParameter) => unknown } = {
    path: (one) =>
      readPathValue(path().values.get(one.key), one, path().encoded ? decodeText : (text) => text),
    query: (one) => readPairValue(query(), one, claimed.query),
    cookie: (one) => readPairValue(cookies(), one, claimed.cookie),
    header: (one) => readHeaderValue(joinedValues(headers(), one.key), one),
    querystring: (one) => readWhole(query(), input.query, one),
  };
  const fields = new Map<string, unknown>();
  for (const parameter of parameters) {
    const value = withForm(read[parameter.in](parameter), parameter);
    if (value !== undefined) fields.set(parameter.name, value);
  }
  return fields;
}

/** What is in a text that is a form. */
function withForm(value: unknown, { inner }: SettledParameter): unknown {
  if (inner === undefined || typeof value !== "string") return value;
  return readForm(readSource(value) ?? noSource, inner);
}

/** What a function makes, made where it is asked for first. */
function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
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

/** A request as it is sent; what `fetch` takes beside the address. */
export interface BuiltRequest {
  /** As it is sent: upper case, but for a method that the API has in another one. */
  readonly method: string;
  /** The path with its query, percent-encoded: to be put behind the server's address. */
  readonly url: string;
  /** With `cookie` among them, which browsers send for nobody but themselves. */
  readonly headers: { readonly [name: string]: string };
  /**
   * A text for JSON, forms and lists of items, `FormData` for multipart forms (a `Blob` where parts have media types or headers of their
   * own, or texts line breaks), else the body as it is; left out where there is none.
   */
  readonly body?: FetchBody;
  /** Where the body is a stream, without which `fetch` refuses it. */
  readonly duplex?: "half";
}

/** What the platform's `fetch` takes as a body, where a program is compiled with its types. */
type FetchBody = typeof globalThis extends { fetch(input: never, init?: infer Init): unknown }
  ? NonNullable<Init> extends { body?: infer Body }
    ? NonNullable<Body>
    : unknown
  : unknown;

export interface BuildOptions {
  /** The media type of the body, one of the operation's `contents`. Default: the first of these. */
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
  const { body, method } = request;
  const { template, parameters } = settleRequest(request);
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
    const { name } = parameter;
    const field = Object.hasOwn(fields, name) ? withoutWords(fields[name], parameter) : undefined;
    const { inner } = parameter;
    if (field !== undefined)
      write[parameter.in](parameter, inner === undefined ? field : writeForm(field, inner));
    else if (parameter.in === "path") throw new TypeError(`the path parameter ${parameter.key} is missing`);
  }
  if (cookies.length > 0) headers.set("cookie", cookies.join("; "));
  const written =
    body === undefined
      ? undefined
      : writeBody(
          body,
          body.field === undefined ? sent : fields[body.field],
          options.contentType,
          options.parts,
        );
  if (written?.type !== undefined) headers.set("content-type", written.type);
  const url = fillTemplate(template.path, paths);
  if (template.query !== "") query.unshift(fillTemplate(template.query, paths));
  return {
    method: /^(?:get|put|post|delete|options|head|patch|trace|query)$/.test(method)
      ? method.toUpperCase()
      : method,
    url: query.length === 0 ? url : `${url}?${query.join("&")}`,
    headers: Object.fromEntries(headers),
    ...(written?.body !== undefined && { body: written.body as FetchBody }),
    ...(isWebStream(written?.body) && { duplex: "half" }),
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
  return percentEncoded(writeContent(value, content));
}

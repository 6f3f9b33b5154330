import type { Locate, Origin } from "../diagnostics/index.ts";
import type { SourceDocument } from "../source/index.ts";

/** A value of the document and where it stands. */
export interface Node<T = unknown> {
  readonly value: T;
  readonly at: Origin;
}

/** Which rules the schemas of a document follow. Swagger 2.0 is brought up to OpenAPI 3.0 before anyone sees it. */
export type Dialect = "openapi-3.0" | "json-schema-2020-12";

/** Specification extensions (`x-…`) of one object, as they stand. */
export type Extensions = Readonly<Record<string, unknown>>;

/**
 * An OpenAPI document brought to one form: versions 2.0, 3.0, 3.1 and 3.2 look alike here, references outside schemas
 * are followed, and what is broken was reported and left out. Schemas stay as written; `resolve` follows their `$ref`s.
 */
export interface OpenApi {
  readonly version: "2.0" | "3.0" | "3.1" | "3.2";
  readonly dialect: Dialect;
  readonly title: string;
  /** `info.version`, as written. */
  readonly apiVersion: string;
  readonly description: string | undefined;
  readonly extensions: Extensions;
  /** `components.schemas` (Swagger 2.0: `definitions`) in document order. */
  readonly schemas: readonly NamedSchema[];
  /** What else the root document names, operations using it or not. */
  readonly components: Components;
  /** The operations of `paths` and, apart, those of `webhooks`, in document order. */
  readonly operations: readonly Operation[];
  readonly webhooks: readonly Operation[];
  /** What the operations of `paths` and `webhooks` share, path by path. */
  readonly pathItems: readonly PathItem[];
  readonly securitySchemes: readonly SecurityScheme[];
  /** The root's `security`: alternatives, each all that it asks for. */
  readonly security: readonly (readonly Requirement[])[];
  /** Where the root says that it is to be found; `undefined` where it does not. */
  readonly servers: readonly string[] | undefined;
  readonly tags: readonly { readonly name: string; readonly description: string | undefined }[];
  /** Every document that was read, the root first. */
  readonly sources: readonly SourceDocument[];
  readonly locate: Locate;
  /** Where what stands at a place is written: Swagger 2.0 has no schema around the members of a form. */
  writtenAt(at: Origin): Origin;
  /**
   * Follows one `$ref` (a URI reference, RFC 3986) from where it stands, by pointer, `$anchor` or `$id`, across files.
   * The answer's `at` is canonical: two references to one place give the same file and pointer.
   * Reports `ref-not-found` and gives `undefined` where nothing stands.
   */
  resolve(ref: string, from: Origin): Node | undefined;
  /**
   * The name of a place that other places refer to by name: `{ section: "schemas", name: "Pet" }` for
   * `/components/schemas/Pet` of the root document (Swagger 2.0's `/definitions/Pet` as well).
   */
  componentAt(at: Origin): { readonly section: string; readonly name: string } | undefined;
  /** The value at a place of any document that was read. */
  valueAt(at: Origin): Node | undefined;
  /** Every `$dynamicAnchor`, in the order of the documents. */
  readonly dynamicAnchors: readonly { readonly name: string; readonly at: Origin }[];
  /** The metaschema that a `$schema` names, where it could be read; JSON Schema's own are not looked for. */
  metaschema(uri: string): unknown;
  /** The base URI that relative references at a place are resolved against: its nearest `$id`, or the document's own. */
  baseAt(at: Origin): string;
}

/** The parts that `components` names. An entry that is itself a reference has its target's `at`. */
export interface Components {
  readonly parameters: ReadonlyMap<string, Parameter>;
  readonly requestBodies: ReadonlyMap<string, RequestBody>;
  readonly responses: ReadonlyMap<string, Response>;
  readonly headers: ReadonlyMap<string, Header>;
}

export interface NamedSchema extends Node {
  readonly name: string;
}

/** The operations of one path or webhook. */
export interface PathItem {
  readonly at: Origin;
  readonly kind: Operation["kind"];
  readonly path: string;
  /** Those that stand at the path item itself; each operation lists them as well. */
  readonly parameters: readonly Parameter[];
  readonly operations: readonly Operation[];
}

export type Method = string;

/** One operation of a path, a webhook or a callback. */
export interface Operation {
  readonly at: Origin;
  readonly kind: "operation" | "webhook" | "callback";
  /** A method that OpenAPI has a field for in lower case: `get`, `post`, …; any other as it is sent: `COPY`. */
  readonly method: Method;
  /** The path template, the webhook's name, or the callback's expression. */
  readonly path: string;
  /** `operationId` as written; `undefined` where there is none. */
  readonly operationId: string | undefined;
  readonly tags: readonly string[];
  readonly summary: string | undefined;
  readonly description: string | undefined;
  readonly deprecated: boolean;
  /** The path item's and the operation's parameters, the latter winning by name and place, in document order. */
  readonly parameters: readonly Parameter[];
  readonly requestBody: RequestBody | undefined;
  readonly responses: readonly Response[];
  readonly callbacks: readonly Callback[];
  /** `undefined`: the document's; `[]`: none. */
  readonly security: readonly (readonly Requirement[])[] | undefined;
  /** Its own servers, else its path's; `undefined`: the document's. */
  readonly servers: readonly string[] | undefined;
  readonly extensions: Extensions;
  /** Those of what it stands in, outermost first: of `paths`, of the path item that is referred to, of the path item. */
  readonly surroundings: readonly Extensions[];
}

export interface Callback {
  readonly name: string;
  readonly operations: readonly Operation[];
}

export interface Parameter {
  readonly at: Origin;
  /** The key in `components.parameters` when it is there by reference. */
  readonly component: string | undefined;
  readonly name: string;
  readonly in: "path" | "query" | "header" | "cookie" | "querystring";
  readonly required: boolean;
  readonly deprecated: boolean;
  readonly description: string | undefined;
  readonly style: string | undefined;
  readonly explode: boolean | undefined;
  readonly allowReserved: boolean;
  readonly schema: Node | undefined;
  readonly content: readonly MediaType[];
  /** `example`, or the values of `examples`. */
  readonly examples: readonly unknown[];
  readonly extensions: Extensions;
}

export interface RequestBody {
  readonly at: Origin;
  readonly component: string | undefined;
  readonly description: string | undefined;
  readonly required: boolean;
  readonly content: readonly MediaType[];
  readonly extensions: Extensions;
}

export interface Response {
  readonly at: Origin;
  readonly component: string | undefined;
  /** `200`, `4XX`, `default`. */
  readonly status: string;
  readonly description: string | undefined;
  readonly headers: readonly Header[];
  readonly content: readonly MediaType[];
  readonly extensions: Extensions;
}

export interface Header {
  readonly at: Origin;
  /** The key in `components.headers` when it is there by reference. */
  readonly component: string | undefined;
  readonly name: string;
  readonly required: boolean;
  readonly deprecated: boolean;
  readonly description: string | undefined;
  readonly explode: boolean;
  readonly schema: Node | undefined;
  readonly content: readonly MediaType[];
}

export interface MediaType {
  readonly at: Origin;
  /** As written: `application/json; charset=utf-8`. */
  readonly type: string;
  readonly schema: Node | undefined;
  /** OpenAPI 3.2: the schema of each item of a sequence. */
  readonly itemSchema: Node | undefined;
  readonly examples: readonly unknown[];
  readonly encoding: Readonly<Record<string, unknown>> | undefined;
  readonly extensions: Extensions;
}

/** A security scheme by its name, and what has to be granted. */
export interface Requirement {
  readonly name: string;
  readonly scopes: readonly string[];
}

export interface SecurityScheme {
  readonly at: Origin;
  readonly name: string;
  readonly type: string;
  readonly scheme: string | undefined;
  readonly in: string | undefined;
  readonly parameter: string | undefined;
  readonly description: string | undefined;
  readonly value: Readonly<Record<string, unknown>>;
}

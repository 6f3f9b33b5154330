import type { Origin } from "../diagnostics/index.ts";
import type { View } from "./options.ts";
import type { ModelId, Schema } from "./schema.ts";

/** Everything that types, validators, pages and diffs are made from. */
export interface Api {
  /** The root document as origins name it. */
  readonly document: string;
  readonly title: string;
  readonly version: string;
  readonly description: string | undefined;
  readonly view: View;
  /** A part of `allOf` overrides what earlier ones say of a property, as the page format has it; else all of that counts. */
  readonly overriding: boolean;
  /** In the order in which indexes list them. */
  readonly models: readonly Model[];
  readonly operations: readonly Operation[];
  readonly tags: readonly { readonly name: string; readonly description: string | undefined }[];
}

/** Which room of the package a model lives in. */
export type Directory = "models" | "operations" | "errors" | "webhooks" | "callbacks";

/** The rooms that a package has with or without models in them, as its exports promise them. */
export const standingRooms: readonly Directory[] = ["models", "operations", "errors"];

/**
 * What a model is for. `component` and `inline` come from schemas; the others are made from operations:
 * `request` holds parameters and body, `response` the envelope or the only body, `globals` and `security` what a client
 * is set up with.
 */
export type Role =
  | "component"
  | "inline"
  | "request"
  | "request-body"
  | "response"
  | "response-body"
  | "error"
  | "globals"
  | "security";

/** A named type with its validator and its page. */
export interface Model {
  readonly id: ModelId;
  /** The exported identifier: unique in its directory, no reserved word. */
  readonly name: string;
  readonly directory: Directory;
  /** The page's path below `docs/`, without extension: `models/operations/getpetrequest`. No other model has it. */
  readonly path: string;
  readonly module: ModelModule;
  readonly role: Role;
  /** Where it has a page: not every alias has one with a Speakeasy configuration. */
  readonly page: boolean;
  readonly schema: Schema;
  /** Where the schema stands; the same as `schema.at` but for models made from operations. */
  readonly at: Origin;
  /** `input` and `output` variants leave out what is read-only and write-only; `variantOf` names the plain model. */
  readonly direction: "both" | "input" | "output";
  readonly variantOf: ModelId | undefined;
  /** How values of it travel, over all operations. */
  readonly reach: Reach;
}

/** Where a model is declared. Decided in `lower/modules.ts`. */
export interface ModelModule {
  /** Below `src/`, without extension. Several models may have one: what only one of them refers to stands with it. */
  readonly path: string;
  /** Its turn among the models of the module, counted from 0. */
  readonly turn: number;
}

export interface Reach {
  readonly request: boolean;
  readonly response: boolean;
  readonly error: boolean;
}

/** An operation as its models see it. */
export interface Operation {
  readonly at: Origin;
  readonly kind: "operation" | "webhook" | "callback";
  /** PascalCase, unique: the prefix of its models' names. */
  readonly name: string;
  /** As written, where it is. */
  readonly operationId: string | undefined;
  /** A method that OpenAPI has a field for in lower case: `get`, `post`, …; any other as it is sent: `COPY`. */
  readonly method: string;
  /** The path template, the webhook's name, or the callback's expression. */
  readonly path: string;
  /** Of a callback: what asks for it. */
  readonly owner?: CallbackOwner;
  readonly tags: readonly string[];
  /** The group of its SDK: an extension, else the first tag. */
  readonly group: string | undefined;
  readonly summary: string | undefined;
  readonly description: string | undefined;
  readonly deprecated: boolean;
  /** What to do instead, where the document says so. */
  readonly deprecation?: string;
  /** Parameters and body together, where there are any. */
  readonly request: ModelId | undefined;
  readonly parameters: readonly OperationParameter[];
  readonly bodies: readonly Content[];
  readonly responses: readonly OperationResponse[];
  /** What a call gives back, where a model stands for it: a union of bodies, or an envelope with headers. */
  readonly response?: ModelId;
  /** What a client is set up with for this operation alone: its own credentials, values shared between calls. */
  readonly settings?: readonly ModelId[];
  /** Alternatives, each all that a call has to bring, such as a key; absent where anybody may call it. */
  readonly access?: readonly (readonly string[])[];
  /** The names in the query that keys have which a call may bring; absent where there are none. */
  readonly queryKeys?: readonly string[];
  /** The addresses at which it is called, `{}` for what may be anything; absent where the document does not say. */
  readonly servers?: readonly string[];
  /** How the request model holds the body, where there is one. */
  readonly body?: OperationBody;
  /** The name and place of its own module. Decided in `lower/operation-names.ts`. */
  readonly module: OperationModule;
}

/** The operation that a callback belongs to, and the callback's name there (OpenAPI 3.1.1, 4.8.18). */
export interface CallbackOwner {
  /** Absent for an operation of a path. */
  readonly kind?: "webhook" | "callback";
  readonly method: string;
  readonly path: string;
  readonly callback: string;
  /** Of what is a callback itself: what asks for that. */
  readonly owner?: CallbackOwner;
}

export interface OperationBody {
  readonly required: boolean;
  /** The request model's field; `undefined`: the body is the whole request. */
  readonly field: string | undefined;
}

/** The module of an operation, and what is in it. */
export interface OperationModule {
  /** Below `src/`, without extension: `operations/getpet`. */
  readonly path: string;
  /** The operation itself: `getPet`; what it takes is `getPetRequest`, what it answers `getPetResponses`. */
  readonly name: string;
  /** The prefix of the models that are in this module alone: `GetPet`. */
  readonly prefix: string;
}

export interface OperationParameter {
  readonly key: string;
  readonly name: string;
  readonly in: "path" | "query" | "header" | "cookie" | "querystring";
  readonly required: boolean;
  readonly style: string | undefined;
  readonly explode: boolean | undefined;
  /** Characters that delimit the parts of a URL stay as they are in its value. */
  readonly allowReserved: boolean;
  /** The media type of a value that is serialised as a whole. */
  readonly content: string | undefined;
  /** How members of a query that is a form as a whole travel, where that is not as usual. */
  readonly encoding?: readonly MemberEncoding[];
  readonly schema: Schema;
}

export interface Content {
  readonly mediaType: string;
  readonly schema: Schema;
  /** What each item of a sequence is; a request's schema is that of the whole list, a response's that of an item. */
  readonly items?: ItemForm | undefined;
  /** Of what is handed on as it comes: what the document says of it, as a text that is the same where that is. */
  readonly holds?: string;
  /** How members of a form travel, where that is not as usual. */
  readonly encoding?: readonly MemberEncoding[];
}

/** A value of JSON, a whole event, or the data of one (OpenAPI 3.2, 4.14.3 and 4.14.4). */
export type ItemForm = "json" | "event" | "data";

export interface MemberEncoding {
  readonly key: string;
  readonly style: string | undefined;
  readonly explode: boolean | undefined;
  readonly allowReserved: boolean;
  readonly contentType: string | undefined;
  /** Each item of a list is encoded for itself, and not the list as a whole. */
  readonly perItem: boolean;
}

export interface OperationResponse {
  /** `200`, `4XX`, `default`. */
  readonly status: string;
  readonly description: string | undefined;
  readonly contents: readonly Content[];
  readonly headers?: readonly ResponseHeader[];
}

export interface ResponseHeader {
  readonly at: Origin;
  readonly key: string;
  readonly required: boolean;
  /** What it holds, as a text that is the same where the schema says the same. */
  readonly holds: string;
  /** How that is written, where it is not as usual: `exploded`, or the media type that it is a text of. */
  readonly written?: string;
}

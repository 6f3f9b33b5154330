import type { Issue } from "../issues.ts";
import type { Result } from "../results.ts";
import type { Schema } from "../schemas.ts";
import { bytes } from "./bodies.ts";
import { exactOf } from "./exact.ts";
import type { TextSchema } from "./forms.ts";
import { readItems } from "./items.ts";
import { judge, type ReadOptions } from "./judge.ts";
import { readJson } from "./kinds.ts";
import { matchMedia, mediaKind } from "./media.ts";
import { notJson } from "./sequences.ts";
import { discard } from "./streams.ts";

/** The schemas of an operation's responses by status (`200`, `4XX`, `default`) and media type. */
export type Responses<T> = {
  readonly [S in keyof T]: { readonly [M in keyof T[S]]: Schema<T[S][M], unknown> };
};

/** The media types of one value after the other, in lower case; their schema is that of each. */
export type Sequence =
  | `text/event-stream${MediaParameters}`
  | `application/jsonl${MediaParameters}`
  | `application/x-ndjson${MediaParameters}`
  | `application/json-seq${MediaParameters}`
  | `${string}+json-seq${MediaParameters}`;

/** What may stand behind a media type's name. */
type MediaParameters = "" | `;${string}` | ` ${string}`;

/**
 * What came back: the key of `responses` that it belongs to, its status, which is the key where that is one, and its body. A
 * status that has no content, whatever its range or `default` describes, is a key of its own.
 */
export type Answer<T> = {
  [S in keyof T]: keyof T[S] extends never
    ? EmptyAnswer<S, StatusOf<S>>
    :
        | {
            [M in keyof T[S]]: {
              readonly response: S;
              readonly status: StatusOf<S>;
              readonly mediaType: M;
              readonly body: Lowercase<M & string> extends Sequence
                ? AsyncIterable<Result<T[S][M]>>
                : T[S][M];
            };
          }[keyof T[S]]
        | EmptyAnswer<EmptyStatusOf<S, keyof T>, EmptyStatusOf<S, keyof T>>;
}[keyof T];

/** An answer without a body; none where there is no such status. */
type EmptyAnswer<S, Status> = [Status] extends [never]
  ? never
  : {
      readonly response: S;
      readonly status: Status;
      readonly mediaType: undefined;
      readonly body: undefined;
    };

/** The statuses without content that a range, or `default`, has beside the other keys. */
type EmptyStatusOf<S, Key> = Exclude<
  S extends "default"
    ?
        | (Extract<Key, "2XX" | "2xx"> extends never ? 204 | 205 : never)
        | (Extract<Key, "3XX" | "3xx"> extends never ? 304 : never)
    : S extends "2XX" | "2xx"
      ? 204 | 205
      : S extends "3XX" | "3xx"
        ? 304
        : never,
  Key
>;

/** The status that a key is; any where it is a range of them, or `default`. */
type StatusOf<S> = S extends number ? S : number;

/** As much of a `Response` as is needed. */
export interface ResponseLike {
  readonly status: number;
  readonly headers: { get(name: string): string | null };
  readonly body?: unknown;
  text(): Promise<string>;
  arrayBuffer(): Promise<ArrayBuffer>;
}

/** The key of `responses` for a status: itself, its range, or `default`. */
export function responseKey(responses: object, status: number): string | undefined {
  const keys = Object.keys(responses);
  const range = `${Math.floor(status / 100)}XX`;
  return (
    keys.find((key) => key === String(status)) ??
    keys.find((key) => key.toUpperCase() === range) ??
    keys.find((key) => key === "default")
  );
}

/** The schema for a status and a media type; `undefined` where the operation has none. */
export function findResponse(
  responses: Responses<unknown>,
  status: number,
  mediaType: string,
): Schema<unknown, unknown> | undefined {
  const table = responses as {
    readonly [key: string]: { readonly [mediaType: string]: Schema<unknown, unknown> };
  };
  const key = responseKey(responses, status);
  const contents = key === undefined ? undefined : table[key];
  const found = contents === undefined ? undefined : matchMedia(Object.keys(contents), mediaType);
  return found === undefined ? undefined : contents?.[found];
}

/**
 * Reads a response by the operation's schemas: what came back, or what is wrong with it. A body of which the operation says
 * nothing is passed over. Where status or media type are none of the operation's, it is left for the caller, who reads it or
 * cancels it (`response.body?.cancel()`), as it takes a connection until then.
 */
export async function readResponse<T>(
  responses: Responses<T>,
  response: ResponseLike,
  options?: ReadOptions,
): Promise<Result<Answer<T>>> {
  const { status } = response;
  const key = responseKey(responses, status);
  if (key === undefined) return refuse("status", Object.keys(responses).join(" or "), String(status));
  const contents = responses[key as keyof T] as { readonly [mediaType: string]: Schema<unknown, unknown> };
  const keys = Object.keys(contents);
  const isEmpty = keys.length === 0 || isWithoutContent(status);
  const isOwn = /^\d+$/.test(key) || (isEmpty && keys.length > 0);
  const answer = { response: isOwn ? status : key, status };
  const accept = (mediaType: string | undefined, body: unknown): Result<Answer<T>> => ({
    ok: true,
    // What is put together here by status and media type is what the type says of them.
    value: { ...answer, mediaType, body } as unknown as Answer<T>,
  });
  if (isEmpty) {
    void discard(response.body);
    return accept(undefined, undefined);
  }
  const contentType = response.headers.get("content-type") ?? keys[0] ?? "";
  const mediaType = matchMedia(keys, contentType);
  const schema = mediaType === undefined ? undefined : contents[mediaType];
  if (mediaType === undefined || schema === undefined)
    return refuse("media_type", keys.join(" or "), contentType);
  // Where a range was described, one value is meant, as the type of the answer has it.
  if (mediaKind(mediaType) === "items" && schema !== bytes)
    return accept(mediaType, readItems(schema, response.body, contentType, options));
  // Where any type was described, and none came, JSON is meant.
  const type = schema === bytes ? "" : contentType.startsWith("*/") ? "application/json" : contentType;
  const { tryParse } = exactOf(schema);
  if (tryParse !== undefined && mediaKind(type) === "json") {
    const exact = tryParse(await response.text(), options);
    return exact.ok ? accept(mediaType, exact.value) : exact;
  }
  const value = await readValue(response, type, schema);
  if (value === notJson) return refuse("body", "JSON", "a text that is none");
  const result = judge(schema, value, options);
  if (result.ok) return accept(mediaType, result.value);
  // A number, or an object, in a text.
  const json = typeof value === "string" && mediaKind(type) !== "json" ? readJson(value) : value;
  const again = json === value ? result : judge(schema, json, options);
  if (again.ok) return accept(mediaType, again.value);
  return typeof json === "object" ? again : result;
}

/** Whether a status says that nothing but a head is sent, whatever is described (RFC 9110, 15.3.5, 15.3.6 and 15.4.5). */
function isWithoutContent(status: number): boolean {
  return status === 204 || status === 205 || status === 304;
}

/** A body as its media type has it; of JSON, nothing is `undefined`. */
async function readValue(
  response: ResponseLike,
  contentType: string,
  { readText }: TextSchema<unknown>,
): Promise<unknown> {
  const kind = mediaKind(contentType);
  if (kind === "bytes") return new Uint8Array(await response.arrayBuffer());
  const text = await response.text();
  if (readText !== undefined) return readText(text);
  if (kind !== "json") return text;
  return text.trim() === "" ? undefined : readJson(text, notJson);
}

function refuse(
  code: "status" | "media_type" | "body",
  expected: string,
  received: string,
): { readonly ok: false; readonly issues: readonly Issue[] } {
  const message = `the response's ${code.replace("_", " ")} must be ${expected}, got ${received}`;
  return { ok: false, issues: [{ path: [], code, message, expected, received, pointer: "" }] };
}

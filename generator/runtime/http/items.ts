import { Issues } from "../issues.ts";
import { limitOf, type Result, reworded } from "../results.ts";
import type { Schema } from "../schemas.ts";
import { exactOf } from "./exact.ts";
import { judge, type ReadOptions } from "./judge.ts";
import { arrayKind, type Kind } from "./kinds.ts";
import {
  carriesEvents,
  createSplitter,
  type FoundItem,
  type ItemForm,
  notJson,
  valueOfItem,
  wantedOf,
} from "./sequences.ts";
import { chunksOf } from "./streams.ts";

interface ItemSchema<T> extends Schema<T, unknown> {
  readonly itemForm?: ItemForm;
}

/** The schema of whole events: what it says is not of their data alone (OpenAPI 3.2, 4.14.4). */
export function eventsOf<T>(schema: Schema<T, unknown>): Schema<T, unknown> {
  return { ...schema, itemForm: "event" } as ItemSchema<T>;
}

/** The schema of data that is text, also where it looks like JSON. */
export function textsOf<T>(schema: Schema<T, unknown>): Schema<T, unknown> {
  return { ...schema, itemForm: "text" } as ItemSchema<T>;
}

/**
 * Reads a stream of values one by one: lines of JSON (`application/jsonl`, `application/x-ndjson`), JSON text sequences
 * (RFC 7464), or server-sent events, of which the data counts where the schema is not of whole events. Each is judged by
 * the schema.
 */
export async function* readItems<T>(
  schema: Schema<T, unknown>,
  body: unknown,
  mediaType: string,
  options?: ReadOptions,
): AsyncGenerator<Result<T>, void, undefined> {
  const form = formOf(schema, mediaType);
  const split = createSplitter(mediaType);
  const decode = createDecoder();
  for await (const chunk of chunksOf(body)) {
    const text = typeof chunk === "string" ? chunk : decode(chunk);
    for (const item of split(text)) yield judgeItem(schema, item, form, options);
  }
  for (const item of split("", true)) yield judgeItem(schema, item, form, options);
}

/** What each item of a response is. */
function formOf<T>({ itemForm = "data" }: ItemSchema<T>, mediaType: string): ItemForm {
  return carriesEvents(mediaType) ? itemForm : "json";
}

/** The model of an item, or what is wrong with it. */
function judgeItem<T>(
  schema: Schema<T, unknown>,
  item: FoundItem,
  form: ItemForm,
  options?: ReadOptions,
): Result<T> {
  const isJson = (form === "json" || form === "data") && !item.isPart;
  const exact = isJson ? exactOf(schema).tryParse?.(item.data, options) : undefined;
  if (exact !== undefined && (exact.ok || form === "json")) return exact;
  const value = valueOfItem(item, form);
  if (value !== notJson) {
    const result = judge(schema, value, options);
    if (result.ok || form !== "data" || value === item.data) return result;
    // What looks like JSON may be a text.
    const again = judge(schema, item.data, options);
    return again.ok ? again : result;
  }
  const issues = new Issues();
  issues.add("body", wantedOf(item), item.data, "");
  return { ok: false, issues: reworded(issues.found, options) };
}

/**
 * The list that a sequence stands for (OpenAPI 3.2, 4.14.3), of its text or bytes, or what is no JSON in it; anything else is
 * the list already. `field` is the request's that holds it.
 */
export function readSequence(
  body: unknown,
  mediaType: string,
  { items: form, kind = "json" }: { readonly items: ItemForm; readonly kind?: Kind | undefined },
  field: string | undefined,
  options?: ReadOptions,
): Result<unknown> {
  if (typeof body !== "string" && !(body instanceof Uint8Array)) return { ok: true, value: body };
  const text = typeof body === "string" ? body : createDecoder()(body);
  const split = createSplitter(mediaType);
  const items = [...split(text), ...split("", true)];
  const value = items.map((item) => valueOfItem(item, form, arrayKind(kind)?.items));
  const issues = new Issues(limitOf(options));
  if (field !== undefined) issues.path.push(field);
  for (const [index, item] of items.entries())
    if (value[index] === notJson) issues.add("body", wantedOf(item), item.data, "", index);
  if (issues.found.length > 0) return { ok: false, issues: reworded(issues.told(), options) };
  return { ok: true, value };
}

/** The platform's TextDecoder, by name, as a program may be compiled without its types. */
function createDecoder(): (bytes: Uint8Array) => string {
  const type = Reflect.get(globalThis, "TextDecoder") as new () => {
    decode(bytes: Uint8Array, options: { readonly stream: true }): string;
  };
  const decoder = new type();
  return (bytes) => decoder.decode(bytes, { stream: true });
}

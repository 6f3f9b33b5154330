import type { Result } from "../results.ts";
import type { Schema } from "../schemas.ts";
import { exactOf } from "./exact.ts";
import { judge, type ReadOptions } from "./judge.ts";
import { readJson } from "./kinds.ts";
import { essenceOf } from "./media.ts";

/** A stream's chunks: bytes in UTF-8, or texts. */
type Chunks = AsyncIterable<Uint8Array | string>;

/**
 * Reads a stream of values one by one: lines of JSON (`application/jsonl`, `application/x-ndjson`), JSON text sequences, or
 * server-sent events, of which the data counts: JSON where it is JSON, else a text. Each is judged by the schema.
 */
export async function* readItems<T>(
  schema: Schema<T, unknown>,
  body: unknown,
  mediaType: string,
  options?: ReadOptions,
): AsyncGenerator<Result<T>, void, undefined> {
  const isEvents = essenceOf(mediaType) === "text/event-stream";
  let data: string[] = [];
  for await (const line of readLines(body as Chunks | null | undefined)) {
    if (!isEvents) {
      const text = line.replace(/^\u001E/, "").trim();
      if (text !== "") yield judgeText(schema, text, options);
    } else if (line === "") {
      if (data.length > 0) yield judgeText(schema, data.join("\n"), options);
      data = [];
    } else if (line === "data" || line.startsWith("data:")) {
      data.push(line.slice(5).replace(/^ /, ""));
    }
  }
}

/** The model of a text: of its JSON, where it is JSON. */
function judgeText<T>(schema: Schema<T, unknown>, text: string, options?: ReadOptions): Result<T> {
  const exact = exactOf(schema).tryParse?.(text, options);
  return exact?.ok ? exact : judge(schema, readJson(text), options);
}

/** The lines of a stream; a line that is not ended is one too. */
async function* readLines(chunks: Chunks | null | undefined): AsyncGenerator<string, void, undefined> {
  if (chunks === null || chunks === undefined) return;
  const decode = createDecoder();
  let rest = "";
  for await (const chunk of chunks) {
    const lines = (rest + (typeof chunk === "string" ? chunk : decode(chunk))).split(/\r\n|\n|\r(?!$)/);
    rest = lines.pop() ?? "";
    yield* lines;
  }
  if (rest !== "") yield rest.replace(/\r$/, "");
}

/** The platform's TextDecoder, by name, as a program may be compiled without its types. */
function createDecoder(): (bytes: Uint8Array) => string {
  const type = Reflect.get(globalThis, "TextDecoder") as new () => {
    decode(bytes: Uint8Array, options: { readonly stream: true }): string;
  };
  const decoder = new type();
  return (bytes) => decoder.decode(bytes, { stream: true });
}

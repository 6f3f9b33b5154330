import { createHash } from "node:crypto";
import type { Position, Report } from "../diagnostics/index.ts";
import type { SourceDocument } from "./document.ts";
import { createJsonLocator, readJson } from "./json.ts";
import { createLines } from "./lines.ts";
import { readYaml } from "./yaml.ts";
import { createYamlLocator } from "./yaml-locate.ts";

/** Which grammar a text follows, by its name and, where that says nothing, by its first character. */
function grammarOf(file: string, text: string): "json" | "yaml" | "unknown" {
  if (/\.json$/i.test(file)) return "json";
  return /^\s*[{[]/.test(text) ? "unknown" : "yaml";
}

/** Turns bytes into text: UTF-8, or UTF-16 by its byte order mark. The mark itself is no part of the text. */
export function decodeText(file: string, bytes: Uint8Array, report: Report): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder("utf-16le").decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder("utf-16be").decode(bytes);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    const text = new TextDecoder("utf-8").decode(bytes);
    report({ code: "not-utf8", at: { file, ...createLines(text)(text.indexOf("\uFFFD")) }, args: {} });
    return text;
  }
}

/** What is known of a document before it is parsed. */
export interface Input {
  readonly file: string;
  readonly url: string;
  readonly bytes: Uint8Array;
}

/** A document, or what is left of one that is not well-formed: its text, to show what was reported. */
export interface Parsed {
  readonly state: "whole" | "broken";
  readonly document: SourceDocument;
}

/** Parses a document; reports why it cannot be. */
export function parseDocument({ file, url, bytes }: Input, report: Report): Parsed {
  const text = decodeText(file, bytes, report);
  const lines = createLines(text);
  const grammar = grammarOf(url, text);
  const isJson = grammar === "json" || (grammar === "unknown" && isParsable(text));
  const read = isJson ? readJson(file, text, report) : readYaml(file, text, lines, report);
  const hash = createHash("sha256").update(bytes).digest("hex");
  if (read === undefined) {
    return {
      state: "broken",
      document: { file, url, text, value: undefined, hash, locate: () => undefined },
    };
  }
  let locator: ((pointer: string, key?: boolean) => Position | undefined) | undefined;
  const locate: SourceDocument["locate"] = (pointer, key) => {
    locator ??= isJson ? createJsonLocator(text, lines) : createYamlLocator(text, lines);
    return locator(pointer, key);
  };
  return { state: "whole", document: { file, url, text, value: read.value, hash, locate } };
}

/** A YAML document may begin with a bracket as well, so only a text that JSON.parse takes whole is JSON. */
function isParsable(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/**
 * A document from memory. `file` is its name in diagnostics; `url` what relative references are resolved against, by
 * default `memory:/` and the name.
 */
export function sourceFromText(
  file: string,
  text: string,
  report: Report,
  url: string = new URL(file, "memory:///").href,
): SourceDocument | undefined {
  const { state, document } = parseDocument({ file, url, bytes: new TextEncoder().encode(text) }, report);
  return state === "whole" ? document : undefined;
}

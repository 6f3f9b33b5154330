import type { Position } from "../diagnostics/index.ts";

/**
 * One document as it was read. `value` holds plain JSON values: null, booleans, numbers, strings, arrays and objects
 * whose keys are all own properties (`__proto__` too); YAML's aliases and merge keys are already followed.
 */
export interface SourceDocument {
  /** The name used in diagnostics and origins: a path relative to the working folder with `/`, a URL, or `-`. */
  readonly file: string;
  /** What relative references are resolved against: a `file:` or `https:` URL. */
  readonly url: string;
  readonly text: string;
  readonly value: unknown;
  /** SHA-256 of the bytes, hexadecimal: part of what the lock remembers. */
  readonly hash: string;
  /**
   * The position of the value at a JSON Pointer, of its key with `key`; the nearest enclosing node's where that node
   * is not in the text. Built on the first call.
   */
  locate(pointer: string, key?: boolean): Position | undefined;
}

/** Reads a document once per URL; `undefined` after reporting why not. */
export type LoadDocument = (url: string) => Promise<SourceDocument | undefined>;

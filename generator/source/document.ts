import type { Origin, Position } from "../diagnostics/index.ts";

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
  /** The overlays that were applied to `value`: it has more than `text` says, or less. */
  readonly overlays?: readonly SourceDocument[];
  /**
   * The position of the value at a JSON Pointer, of its key with `key`; the nearest enclosing node's where that node
   * is not in the text. Built on the first call.
   */
  locate(pointer: string, key?: boolean): Position | undefined;
}

/** Why a document is not there. */
export interface NotLoaded {
  /** Says so, with the place that asked for it; nothing where the reason was reported with the document's own place. */
  readonly tell: (at: Origin | undefined) => void;
}

/**
 * Reads a document once per URL.
 * @param hosts those that it may be redirected to, beside its own; without it any that is not private
 */
export type LoadDocument = (url: string, hosts?: readonly string[]) => Promise<SourceDocument | NotLoaded>;

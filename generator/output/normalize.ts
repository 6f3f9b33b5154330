import { contentHash } from "./hash.ts";
import { stripLayout } from "./layout.ts";
import { ownedText } from "./merge.ts";

/**
 * How texts are compared: `exact` but for line endings; `layout` leaves out what a formatter changes; a function brings
 * both sides to one form (a formatter's own `format`, say).
 */
export type Normalize = "exact" | "layout" | NormalizeText;

export type NormalizeText = (text: string, path: string) => string | Promise<string>;

/** Hashes of contents as they are compared. */
export interface Comparison {
  /** The hash of a file's content, of our keys alone where `keys` are given; `undefined` where those cannot be read. */
  hashOf(
    content: Uint8Array | string,
    path: string,
    keys?: readonly string[],
  ): string | undefined | Promise<string>;
}

export function createComparison(normalize: Normalize = "exact"): Comparison {
  return {
    hashOf: (content, path, keys) => {
      if (keys !== undefined) {
        const owned = ownedText(textOf(content), keys);
        return owned === undefined ? undefined : contentHash(owned);
      }
      if (normalize === "exact" || path.endsWith(".map")) return contentHash(content);
      if (normalize === "layout") return contentHash(stripLayout(textOf(content), path));
      return Promise.resolve(normalize(textOf(content), path)).then(contentHash, () => contentHash(content));
    },
  };
}

export function textOf(content: Uint8Array | string): string {
  return typeof content === "string" ? content : Buffer.from(content).toString("utf8");
}

import { contentHash } from "./hash.ts";
import { relaid } from "./json-lines.ts";
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
  /**
   * The hash of a file's content, of our keys alone where `keys` are given; `undefined` where those cannot be read.
   * @param known of JSON that was laid out anew, the hash is the one of these that it had before
   */
  hashOf(
    content: Uint8Array | string,
    path: string,
    keys?: readonly string[],
    known?: readonly (string | undefined)[],
  ): string | undefined | Promise<string>;
}

export function createComparison(normalize: Normalize = "exact"): Comparison {
  const plainHash = (content: Uint8Array | string, path: string): string =>
    contentHash(normalize === "layout" ? stripLayout(textOf(content), path) : content);
  return {
    hashOf: (content, path, keys, known = []) => {
      if (keys !== undefined) {
        const owned = ownedText(textOf(content), keys);
        return owned === undefined ? undefined : contentHash(owned);
      }
      if (path.endsWith(".map")) return contentHash(content);
      if (typeof normalize === "function")
        return bringToForm(normalize, textOf(content), path).then(contentHash);
      const found = plainHash(content, path);
      const form = known.length === 0 || known.includes(found) ? undefined : relaid(textOf(content), path);
      const before = form === undefined ? found : plainHash(form, path);
      return known.includes(before) ? before : found;
    },
  };
}

/** The form that a function brings a text to; the text itself where it throws, as formatters do, or gives none. */
async function bringToForm(normalize: NormalizeText, text: string, path: string): Promise<string> {
  try {
    const form: unknown = await normalize(text, path);
    return typeof form === "string" ? form : text;
  } catch {
    return text;
  }
}

export function textOf(content: Uint8Array | string): string {
  return typeof content === "string" ? content : Buffer.from(content).toString("utf8");
}

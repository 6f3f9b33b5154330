import { isObject } from "../values.ts";

/** Values by name, as frameworks hand them over: decoded, a list where a name came more than once. */
export interface Values {
  readonly [name: string]: unknown;
}

/** `URLSearchParams`, `Headers`, `FormData`, a `Map`: anything that gives pairs. */
export type PairSource = Iterable<readonly [string, unknown]>;

/** Names with their values, and what decodes a value. */
export interface Source {
  readonly pairs: readonly (readonly [key: string, value: unknown])[];
  /** Whether values are as they were sent, so that delimiters in them can still be told from their own. */
  readonly encoded: boolean;
}

/** Text of a URL, decoded; what is no percent-encoding stays as it is. */
export function decodeText(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Text of a query, in which a plus is a space. */
export function decodeQuery(text: string): string {
  return decodeText(text.replaceAll("+", " "));
}

/** The pairs of a query, of a form, or of cookies (`separator` is `;` there). */
export function readSource(
  source: string | PairSource | Values | undefined,
  separator: "&" | ";" = "&",
): Source {
  if (source === undefined) return { pairs: [], encoded: false };
  if (typeof source === "string") return { pairs: splitPairs(source, separator), encoded: true };
  if (isIterable(source)) return { pairs: [...source], encoded: false };
  return { pairs: Object.entries(source).flatMap(([key, value]) => flatten(key, value)), encoded: false };
}

function isIterable(source: object): source is PairSource {
  return Symbol.iterator in source;
}

function splitPairs(text: string, separator: "&" | ";"): [string, string][] {
  const decode = separator === "&" ? decodeQuery : decodeText;
  const parts = text.replace(/^\?/, "").split(separator);
  return parts.flatMap((part): [string, string][] => {
    const pair = separator === ";" ? part.trim() : part;
    if (pair === "") return [];
    const at = pair.indexOf("=");
    return [at < 0 ? [decode(pair), ""] : [decode(pair.slice(0, at)), pair.slice(at + 1)]];
  });
}

/** Lists repeat their name; objects, which some frameworks make of `a[b]=c`, become such names again. */
function flatten(key: string, value: unknown): [string, unknown][] {
  if (value === undefined) return [];
  if (Array.isArray(value)) {
    return value.flatMap((item: unknown, index) =>
      isPlain(item) ? flatten(`${key}[${index}]`, item) : [[key, item]],
    );
  }
  if (!isPlain(value)) return [[key, value]];
  return Object.entries(value).flatMap(([name, member]) => flatten(`${key}[${name}]`, member));
}

function isPlain(value: unknown): value is Values {
  if (!isObject(value)) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

/** The values that one name has. */
export function valuesOf({ pairs }: Source, key: string): unknown[] {
  return pairs.filter(([name]) => name === key).map(([, value]) => value);
}

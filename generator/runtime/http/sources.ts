import { isObject } from "../values.ts";

/** Values by name, as frameworks hand them over: decoded, a list where a name came more than once. */
export interface Values {
  readonly [name: string]: unknown;
}

/** `URLSearchParams`, `Headers`, `FormData`, a `Map`: anything that gives pairs. */
export type PairSource = Iterable<readonly [string, unknown]>;

export type Pair = readonly [key: string, value: unknown];

/** Names with their values, and what decodes a value. */
export interface Source {
  /** The names as they came first, each with all its values. */
  readonly values: ReadonlyMap<string, readonly unknown[]>;
  /** The pairs in the order in which they came, by what stands before the first bracket of their names. */
  readonly families: ReadonlyMap<string, readonly Pair[]>;
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

/** The pairs of a query, of a form, or of cookies (`separator` is `;` there); `undefined` for what gives none, as bytes do. */
export function readSource(source: unknown, separator: "&" | ";" = "&"): Source | undefined {
  if (typeof source === "string") return sourceOf(splitPairs(source, separator), true);
  if (typeof source !== "object" || source === null) return undefined;
  if (!(Symbol.iterator in source)) return sourceOf(flatten(source), false);
  const pairs = [...(source as Iterable<unknown>)];
  return pairs.every(isPair) ? sourceOf(pairs, false) : undefined;
}

/** The pairs of headers, each value as it came; none of what gives none. */
export function pairsOf(source: object | undefined): readonly Pair[] {
  if (typeof source !== "object" || source === null) return [];
  const pairs: readonly unknown[] =
    Symbol.iterator in source ? [...(source as Iterable<unknown>)] : Object.entries(source);
  return pairs.every(isPair) ? pairs.filter(([, value]) => value !== undefined) : [];
}

/** A header's value, by its name in any case; of one that came more than once, the values joined as RFC 9110 (5.3) has it. */
export function joinedValues(headers: readonly Pair[], key: string): string | undefined {
  const wanted = key.toLowerCase();
  const values = headers.flatMap(([name, value]) =>
    name.length === wanted.length && name.toLowerCase() === wanted ? value : [],
  );
  return values.length === 0 ? undefined : values.map(String).join(", ");
}

/** A query that can be read more than once: of what gives its pairs once, these. */
export function repeatable<T>(query: T): T | readonly Pair[] {
  return typeof query === "object" && query !== null && Symbol.iterator in query
    ? [...(query as T & PairSource)]
    : query;
}

function isPair(value: unknown): value is Pair {
  return Array.isArray(value) && typeof value[0] === "string";
}

/** Where nothing came. */
export const noSource: Source = { values: new Map(), families: new Map(), encoded: false };

/** Pairs grouped once, so that reading takes as long as there are pairs, however many names are asked for. */
function sourceOf(pairs: readonly Pair[], encoded: boolean): Source {
  const values = new Map<string, unknown[]>();
  for (const [name, value] of pairs) addTo(values, name, value);
  let families: Map<string, Pair[]> | undefined;
  return {
    values,
    get families() {
      families ??= familiesOf(pairs);
      return families;
    },
    encoded,
  };
}

function familiesOf(pairs: readonly Pair[]): Map<string, Pair[]> {
  const families = new Map<string, Pair[]>();
  for (const pair of pairs) addTo(families, familyOf(pair[0]), pair);
  return families;
}

function addTo<T>(groups: Map<string, T[]>, key: string, value: T): void {
  const group = groups.get(key);
  if (group === undefined) groups.set(key, [value]);
  else group.push(value);
}

/** What stands before the first bracket of a name: `filter` of `filter[owner][name]`. */
export function familyOf(name: string): string {
  const end = name.indexOf("[");
  return end < 0 ? name : name.slice(0, end);
}

function splitPairs(text: string, separator: "&" | ";"): Pair[] {
  const decode = separator === "&" ? decodeQuery : decodeText;
  const parts = text.replace(/^\?/, "").split(separator);
  return parts.flatMap((part): Pair[] => {
    const pair = separator === ";" ? part.trim() : part;
    if (pair === "") return [];
    const at = pair.indexOf("=");
    return [at < 0 ? [decode(pair), ""] : [decode(pair.slice(0, at)), pair.slice(at + 1)]];
  });
}

/** A value deeper in is no form that a program wrote: it stays as it is. */
export const deepest = 64;

/** Each name repeats those that it stands in; beyond so many characters of these, values stay as they are as well. */
const mostRepeated = 1 << 22;

/** Lists repeat their name; objects, which some frameworks make of `a[b]=c`, become such names again. */
function flatten(values: object): Pair[] {
  let repeated = 0;
  const pairsOf = (key: string, value: unknown, depth: number): Pair[] => {
    if (value === undefined) return [];
    if (!(isPlain(value) || Array.isArray(value)) || depth === deepest) return [[key, value]];
    const members = Object.entries(value);
    repeated += members.length * key.length;
    if (repeated > mostRepeated) return [[key, value]];
    return members.flatMap(([name, member]) =>
      Array.isArray(value) && !isPlain(member)
        ? [[key, member]]
        : pairsOf(`${key}[${name}]`, member, depth + 1),
    );
  };
  return Object.entries(values).flatMap(([key, value]) => pairsOf(key, value, 0));
}

/** An object of JSON, and no instance of a class. */
export function isPlain(value: unknown): value is Values {
  if (!isObject(value)) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

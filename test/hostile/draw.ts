import { createRandom } from "../corpus/documents.ts";
import { nonNumbers, payloads } from "./payloads.ts";

export type Version = "2.0" | "3.0" | "3.1" | "3.2";

/** The members of a JSON object, whose keys may be anything, `__proto__` included. */
export type Entries = readonly (readonly [string, unknown])[];

export function objectOf(entries: Entries): unknown {
  return Object.fromEntries(entries);
}

/** Draws what is hostile, by a seed: each text comes up before one comes up again. */
export interface Draw {
  readonly version: Version;
  /** Whether schemas are JSON Schema's own. */
  readonly modern: boolean;
  text(): string;
  /** What stands where a number belongs. */
  number(): unknown;
  /** Different texts, as keys need to be. */
  names(count: number): string[];
  /** Says yes to a share of the questions. */
  some(share: number): boolean;
  oneOf<T>(choices: readonly T[]): T;
  /** An object with one or more of what is made, under hostile names. */
  mapOf(count: number, make: () => unknown): unknown;
  /** The names of the component schemas. */
  readonly components: readonly string[];
  /** A reference to a component schema, now and then to nowhere. */
  refTo(): unknown;
  pointer(name: string): string;
}

export function createDraw(version: Version, seed: number): Draw {
  const random = createRandom(seed);
  let next = Math.floor(random() * payloads.length);
  const text = (): string => payloads[next++ % payloads.length]!;
  const names = (count: number): string[] => [...new Set(Array.from({ length: count }, text))];
  const some = (share: number): boolean => random() < share;
  const oneOf = <T>(choices: readonly T[]): T => choices[Math.floor(random() * choices.length)]!;
  const components = names(8);
  const refs = version === "2.0" ? "#/definitions/" : "#/components/schemas/";
  const pointer = (name: string): string =>
    refs + encodeURIComponent(Buffer.from(name).toString().replaceAll("~", "~0").replaceAll("/", "~1"));
  return {
    version,
    modern: version === "3.1" || version === "3.2",
    text,
    number: () => oneOf(nonNumbers),
    names,
    some,
    oneOf,
    mapOf: (count, make) => objectOf(names(count).map((name) => [name, make()])),
    components,
    refTo: () => ({ $ref: some(0.9) ? pointer(oneOf(components)) : text() }),
    pointer,
  };
}

import { formatTypeOf, type Json, type Shape } from "../ir/index.ts";

/**
 * An example value as it stands in the source text of a page: literals where JSON has them, and the few constructor
 * calls that a program needs beside them.
 */
export type Sample =
  | { readonly kind: "null" }
  | { readonly kind: "boolean"; readonly value: boolean }
  | { readonly kind: "number"; readonly value: number; readonly as?: string | undefined }
  /** A 64-bit integer; the digits. */
  | { readonly kind: "bigint"; readonly digits: string }
  /** `as`: the type that it is said to be of, where a literal is not. */
  | { readonly kind: "string"; readonly value: string; readonly as?: string | undefined }
  /** A point in time: what the `Date` constructor is given. */
  | { readonly kind: "instant"; readonly text: string }
  /** A calendar date, `2025-01-31`. */
  | { readonly kind: "day"; readonly text: string }
  /** Bytes, as the text that encodes to them. */
  | { readonly kind: "bytes"; readonly text: string }
  | { readonly kind: "array"; readonly items: readonly Sample[]; readonly cut?: true }
  | {
      readonly kind: "object";
      readonly entries: readonly Entry[];
      /**
       * A required member is missing, as the type is infinitely recursive: an object around it leaves this value out if
       * it is optional, and else is cut as well.
       */
      readonly cut?: true;
      /** Entries that are so by default are printed inside of it, at any depth. */
      readonly whole?: true;
    };

export interface Entry {
  readonly key: string;
  /** Whether it is a property that the type knows, or a key of a map. */
  readonly of: "property" | "map";
  readonly value: Sample;
  /** The value is the default: printed only inside a `whole` value. */
  readonly byDefault?: true;
}

export const text = (value: string): Sample => ({ kind: "string", value });
export const number = (value: number): Sample => ({ kind: "number", value });
export const nothing: Sample = { kind: "null" };

/** A value of a shape: where the type of a format marks its values, no literal is of it by itself. */
export function marked(sample: Sample, shape: Shape): Sample {
  if (sample.kind !== "string" && sample.kind !== "number") return sample;
  if (shape.kind !== sample.kind || shape.type === undefined) return sample;
  const { parts, by } = shape.type;
  return parts.length > 1 && by === "&" ? { ...sample, as: formatTypeOf(shape) } : sample;
}

/** What stands for a value that is not drawn. */
export const cut: Sample = { kind: "object", entries: [], cut: true };

export function isCut(sample: Sample): boolean {
  return (sample.kind === "array" || sample.kind === "object") && sample.cut === true;
}

/** A JSON scalar as it is. */
export function scalar(value: string | number | boolean | null): Sample {
  if (value === null) return nothing;
  if (typeof value === "string") return text(value);
  return typeof value === "number" ? number(value) : { kind: "boolean", value };
}

/** What is said of one object in several places; the first word on a key counts. */
export function mergeEntries(all: readonly (readonly Entry[])[]): readonly Entry[] {
  const merged = new Map<string, Entry>();
  for (const entry of all.flat()) if (!merged.has(entry.key)) merged.set(entry.key, entry);
  return [...merged.values()];
}

/** The JSON of a sample, but for the names of properties. */
export function jsonOf(sample: Sample): Json {
  switch (sample.kind) {
    case "null":
      return null;
    case "bigint":
      return Number(sample.digits);
    case "instant":
    case "day":
    case "bytes":
      return sample.text;
    case "array":
      return sample.items.map(jsonOf);
    case "object":
      return Object.fromEntries(sample.entries.map(({ key, value }) => [key, jsonOf(value)]));
    default:
      return sample.value;
  }
}

/** A sample as pages show it: without what is so by default, but for values that are shown whole. */
export function shown(sample: Sample, whole = false): Sample {
  if (sample.kind === "array")
    return { kind: "array", items: sample.items.map((item) => shown(item, whole)) };
  if (sample.kind !== "object") return sample;
  const all = whole || sample.whole === true;
  const entries = sample.entries.filter((entry) => all || entry.byDefault === undefined);
  return {
    kind: "object",
    entries: entries.map(({ key, of, value }) => ({ key, of, value: shown(value, all) })),
  };
}

const sizes = new WeakMap<Sample, number>();

/** How many values a sample is made of, as it is printed: what stands in it twice counts twice. */
export function sizeOf(sample: Sample): number {
  if (sample.kind !== "array" && sample.kind !== "object") return 1;
  const known = sizes.get(sample);
  if (known !== undefined) return known;
  const inside = sample.kind === "array" ? sample.items : sample.entries.map(({ value }) => value);
  const size = inside.reduce((sum, value) => sum + sizeOf(value), 1);
  sizes.set(sample, size);
  return size;
}

/** A sample of the same kind with nothing inside. */
export function emptied(sample: Sample): Sample {
  if (sample.kind === "array") return { kind: "array", items: [] };
  return sample.kind === "object" ? { kind: "object", entries: [] } : sample;
}

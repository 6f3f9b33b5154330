import type { Issue, ValidateOptions } from "../issues.ts";
import type { Result } from "../results.ts";
import type { Schema } from "../schemas.ts";
import { isObject } from "../values.ts";
import { exactIntegers } from "./json.ts";
import { unknownKeys } from "./unknown-keys.ts";

/** How what comes in is read: as a model is decoded, where the model is another than its JSON. */
export interface ReadOptions extends ValidateOptions {
  /**
   * What becomes of keys that no schema knows: they stay (the default), are left out, or are an issue each. Of a model that
   * is its own JSON only those are left out that its schema refuses, and of alternatives each knows the keys of all.
   */
  readonly unknownKeys?: "keep" | "strip" | "refuse" | undefined;
  /** Whether absent members get the default of their schema, where the model is another than its JSON. */
  readonly defaults?: boolean | undefined;
}

/** The model that a schema makes of a value, or what is wrong with it. */
export function judge<T>(schema: Schema<T, unknown>, value: unknown, options?: ReadOptions): Result<T> {
  // A package whose models are their own JSON has no codecs.
  const { tryDecode, tryDecodeExact } = schema as {
    readonly tryDecode?: (json: unknown, options?: ReadOptions) => Result<T>;
    readonly tryDecodeExact?: (json: unknown, exact: unknown, options?: ReadOptions) => Result<T>;
  };
  if (tryDecodeExact !== undefined) return tryDecodeExact(value, exactIntegers, options);
  if (options === undefined) {
    const found = schema["~standard"].validate(value);
    return found.issues === undefined
      ? { ok: true, value: found.value }
      : { ok: false, issues: found.issues };
  }
  if (tryDecode !== undefined) return tryDecode(value, options);
  const result = schema.validate(value, options);
  if (result.ok && options.unknownKeys === "refuse") {
    const issues = unknownKeys(schema, value, options);
    return issues.length === 0 ? result : { ok: false, issues };
  }
  if (result.ok || options.unknownKeys !== "strip") return result;
  const all = schema.validate(value, { limit: Number.POSITIVE_INFINITY });
  return all.ok ? all : schema.validate(withoutRefused(value, all.issues), options);
}

/** What is left out of a value, by the keys that lead there. */
interface Marks extends Map<string | number, Marks | "left-out"> {}

/** A copy without the members that closed schemas refuse. */
function withoutRefused(value: unknown, issues: readonly Issue[]): unknown {
  const marks: Marks = new Map();
  for (const { code, path } of issues) {
    if (code !== "additionalProperties" && code !== "unevaluatedProperties") continue;
    let inner = marks;
    for (const [index, key] of path.entries()) {
      const known = inner.get(key);
      if (known === "left-out") break;
      const next: Marks | "left-out" = index === path.length - 1 ? "left-out" : (known ?? new Map());
      inner.set(key, next);
      if (next !== "left-out") inner = next;
    }
  }
  return without(value, marks);
}

function without(value: unknown, marks: Marks): unknown {
  const change = (key: string | number, member: unknown): unknown => {
    const inner = marks.get(key);
    return inner === undefined || inner === "left-out" ? member : without(member, inner);
  };
  if (Array.isArray(value)) return value.map((item, index) => change(index, item));
  if (!isObject(value)) return value;
  const kept = Object.entries(value).filter(([key]) => marks.get(key) !== "left-out");
  return Object.fromEntries(kept.map(([key, member]) => [key, change(key, member)]));
}

import type { Result } from "../results.ts";
import type { Schema } from "../schemas.ts";
import type { ReadOptions } from "./judge.ts";

/** What schemas have in a package whose integers of 64 bits are no numbers; nothing in any other one. */
interface ExactSchema<T> {
  readonly tryParse?: (text: string, options?: ReadOptions) => Result<T>;
  readonly tryEncodeExact?: (model: T) => Result<unknown>;
}

export function exactOf<T>(schema: Schema<T, unknown>): ExactSchema<T> {
  return schema as ExactSchema<T>;
}

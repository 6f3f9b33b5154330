import type { Schema } from "../../generator/runtime/schemas.ts";

/** Accepts everything: what is tested is how values travel. */
export const anything = {
  "~standard": { validate: (value: unknown) => ({ value }) },
} as unknown as Schema<Record<string, unknown>, unknown>;

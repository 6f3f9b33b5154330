/** A JSON value (RFC 8259). Objects may own a `__proto__` key: read members with `Object.hasOwn` or by iteration. */
export type Json = null | boolean | number | string | readonly Json[] | JsonObject;

export interface JsonObject {
  readonly [key: string]: Json;
}

/** Whether a value has members: an object, no array. */
export function isMembers(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

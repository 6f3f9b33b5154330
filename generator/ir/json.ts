/** A JSON value (RFC 8259). Objects may own a `__proto__` key: read members with `Object.hasOwn` or by iteration. */
export type Json = null | boolean | number | string | readonly Json[] | JsonObject;

export interface JsonObject {
  readonly [key: string]: Json;
}

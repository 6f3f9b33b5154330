import { isObject, type JsonObject } from "./values.ts";

/** Binary data at hand: an ArrayBuffer, or a view of one such as Uint8Array or Buffer. */
export function isBytes(value: unknown): value is ArrayBuffer | ArrayBufferView {
  return value instanceof ArrayBuffer || ArrayBuffer.isView(value);
}

/** What is sent as it comes: a stream of the Web's kind, a file, bytes, or a text (of XML, for one). */
export function isStream(value: unknown): boolean {
  return (
    typeof value === "string" ||
    isBytes(value) ||
    isInstance(value, "ReadableStream") ||
    isInstance(value, "Blob")
  );
}

/** A file to be uploaded: a File or a Blob. */
export function isFile(value: unknown): boolean {
  return isInstance(value, "Blob");
}

/** A response of `fetch`. */
export function isResponse(value: unknown): boolean {
  return isInstance(value, "Response");
}

/** Whether a value is of a class that the platform has; by name, as a program may be compiled without its types. */
function isInstance(value: unknown, name: "ReadableStream" | "Blob" | "Response"): boolean {
  const type: unknown = Reflect.get(globalThis, name);
  return typeof type === "function" && value instanceof type;
}

/** A Date that stands for a moment which RFC 3339 can write: in UTC, the years 0000 to 9999. */
export function isMoment(value: unknown): value is Date {
  return value instanceof Date && value.getTime() >= -62167219200000 && value.getTime() <= 253402300799999;
}

/** A Date that stands for a calendar day: midnight in UTC. */
export function isDay(value: unknown): value is Date {
  return isMoment(value) && value.getTime() % 86400000 === 0;
}

/** An object where Dates stand for texts: they are none there. */
export function isRecord(value: unknown): value is JsonObject {
  return isObject(value) && !(value instanceof Date);
}

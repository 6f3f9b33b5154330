/** Binary data at hand: an ArrayBuffer, or a view of one such as Uint8Array or Buffer. */
export function isBytes(value: unknown): value is ArrayBuffer | ArrayBufferView {
  return value instanceof ArrayBuffer || ArrayBuffer.isView(value);
}

/** A stream of the Web's kind. */
export function isStream(value: unknown): value is ReadableStream {
  return value instanceof ReadableStream;
}

/** A file to be uploaded: a File or a Blob. */
export function isFile(value: unknown): value is Blob {
  return value instanceof Blob;
}

/** A response of `fetch`. */
export function isResponse(value: unknown): value is Response {
  return value instanceof Response;
}

/** A Date that stands for a moment. */
export function isValidDate(value: unknown): value is Date {
  return value instanceof Date && !Number.isNaN(value.getTime());
}

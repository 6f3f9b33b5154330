/**
 * What the platform calls files and streams. Where a program is compiled with the platform's types, these are its own; where
 * it is not, such values are any objects.
 */
declare global {
  interface Blob {}
  interface ReadableStream<R> {}
  interface Response {}
}

export {};

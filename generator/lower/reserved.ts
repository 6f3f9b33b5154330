/**
 * Globals that the page format names models after with a `T` at the end (`ErrorT`, `FileT`, `RecordT`), and packages without
 * pages as well: who imports such a model keeps the global. What users call models hangs on this list. What
 * emitted modules themselves need of the platform, whatever models are called, is in `print/globals.ts`.
 */
const endedWithT = new Set([
  "Array",
  "ArrayBuffer",
  "BigInt",
  "Blob",
  "Boolean",
  "Date",
  "Error",
  "File",
  "FormData",
  "Function",
  "Infinity",
  "JSON",
  "Map",
  "Math",
  "NaN",
  "Number",
  "Object",
  "Promise",
  "Proxy",
  "ReadableStream",
  "Record",
  "Reflect",
  "RegExp",
  "Request",
  "Response",
  "Set",
  "URL",
  "Uint8Array",
  "WeakMap",
  "WeakSet",
]);

/** Whether a model of this name gets another one. */
export function isReservedName(name: string): boolean {
  return endedWithT.has(name);
}

/** File names that Windows keeps to itself, and `index`, which is the barrel's. */
export function isReservedFile(file: string): boolean {
  return /^(con|prn|aux|nul|com\d|lpt\d|index)$/.test(file);
}

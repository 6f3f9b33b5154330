/**
 * Globals whose names no model gets, as they would hide what users of the package write: a model of such a name gets a
 * `T` at its end. `print/globals.ts` lists the names that emitted code itself uses; a model may have one of those that
 * is not listed here, and is imported under another name.
 */
const names = new Set([
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

/** Whether a model of this name would hide something else. */
export function isReservedName(name: string): boolean {
  return names.has(name);
}

/** File names that Windows keeps to itself, and `index`, which is the barrel's. */
export function isReservedFile(file: string): boolean {
  return /^(con|prn|aux|nul|com\d|lpt\d|index)$/.test(file);
}

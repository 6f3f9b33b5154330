/** Globals that emitted modules or their users rely on, and words that TypeScript keeps. */
const names = new Set([
  "any",
  "array",
  "arraybuffer",
  "bigint",
  "blob",
  "boolean",
  "date",
  "error",
  "file",
  "formdata",
  "function",
  "headers",
  "infinity",
  "json",
  "map",
  "math",
  "nan",
  "never",
  "null",
  "number",
  "object",
  "promise",
  "proxy",
  "readablestream",
  "record",
  "reflect",
  "regexp",
  "request",
  "response",
  "set",
  "string",
  "symbol",
  "uint8array",
  "undefined",
  "unknown",
  "url",
  "weakmap",
  "weakset",
]);

/** Whether a model of this name would hide something else. */
export function isReservedName(name: string): boolean {
  return names.has(name.toLowerCase());
}

/** File names that Windows keeps to itself, and `index`, which is the barrel's. */
export function isReservedFile(file: string): boolean {
  return /^(con|prn|aux|nul|com\d|lpt\d|index)$/.test(file);
}

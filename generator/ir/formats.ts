import type { Format } from "./schema.ts";

/**
 * The formats that validators enforce when asked to: all of JSON Schema 2020-12 (validation, 7.3), and those of
 * OpenAPI's registry that say something about the value. `check/` and the emitted runtime have a function for each.
 */
export const stringFormats = [
  "date-time",
  "date",
  "time",
  "duration",
  "email",
  "idn-email",
  "hostname",
  "idn-hostname",
  "ipv4",
  "ipv6",
  "uri",
  "uri-reference",
  "iri",
  "iri-reference",
  "uuid",
  "uri-template",
  "json-pointer",
  "relative-json-pointer",
  "regex",
  "byte",
] as const;

/** Formats of numbers: ranges, but for `double`, which every JSON number of a JavaScript program is. */
export const numberFormats = ["int32", "int64", "float", "double"] as const;

/** Formats that tell readers something and assert nothing. */
export const annotationFormats = ["binary", "password"] as const;

export type StringFormat = (typeof stringFormats)[number];
export type NumberFormat = (typeof numberFormats)[number];

/** A format by what everybody knows of it; `undefined` where a configuration says what it asks for instead. */
export function knownFormat(format: Format | undefined): string | undefined {
  return format?.rules === undefined ? format?.name : undefined;
}

import { child, nearest, type Report } from "../../diagnostics/index.ts";
import { hasType, type Json, type JsonType, type Schema } from "../../ir/index.ts";
import type { OpenApi } from "../../openapi/index.ts";
import { asJson, type KeywordReader } from "../keyword-reader.ts";
import { writtenAs } from "../ledger.ts";

const jsonTypes: readonly JsonType[] = ["null", "boolean", "integer", "number", "string", "array", "object"];

/**
 * `type`, `nullable`, `enum`, `const` (JSON Schema 2020-12 validation, 6.1). In OpenAPI 3.0 `nullable` acts only beside
 * `type` (3.0.3, "Schema Object"), and an `enum` without null still rejects null (proposal 2019-10-31).
 */
export function lowerTypes(
  keywords: KeywordReader,
  openapi: OpenApi,
  report: Report,
): Pick<Schema, "types" | "enum" | "const"> {
  const { dialect } = openapi;
  const types = lowerType(keywords, report);
  if (dialect === "openapi-3.0") reportLater(keywords, types, report);
  const nullable = takeNullable(keywords, openapi, types !== undefined, report);
  const values = keywords.array("enum");
  const constant = dialect === "json-schema-2020-12" && keywords.has("const");
  const allowed =
    nullable && types !== undefined && !types.includes("null") ? [...types, "null" as const] : types;
  reportContradiction(allowed, values, keywords, report);
  return {
    ...(allowed !== undefined && { types: allowed }),
    ...(values !== undefined && { enum: distinct(values.map(asJson)) }),
    ...(constant && { const: { value: asJson(keywords.take("const")) } }),
  };
}

function lowerType(keywords: KeywordReader, report: Report): readonly JsonType[] | undefined {
  if (!keywords.has("type")) return undefined;
  const found = keywords.take("type");
  const several = Array.isArray(found);
  const names: readonly unknown[] = several ? found : [found];
  if (names.length === 0) keywords.reject("type", "the names of one type or more");
  const types: JsonType[] = [];
  names.forEach((name, index) => {
    const type = jsonTypes.find((known) => known === name);
    if (type !== undefined) {
      if (!types.includes(type)) types.push(type);
    } else if (typeof name === "string") {
      const at = several ? child(keywords.at, "type", index) : child(keywords.at, "type");
      keywords.miss("type");
      report({ code: "unknown-type", at, args: { type: name, guess: guessType(name) } });
    } else keywords.reject("type", "the name of a type");
  });
  // With a name that nobody knows, the type is not known: rather any value than a wrong refusal.
  return keywords.missed.includes("type") ? undefined : types;
}

export function isTypeName(name: string): boolean {
  return jsonTypes.some((type) => type === name);
}

/** What OpenAPI 3.0 says of `type` that 3.1 does not (3.0.3, "Schema Object"). */
function reportLater(keywords: KeywordReader, types: Schema["types"], report: Report): void {
  const several = keywords.has("type") && Array.isArray(keywords.take("type"));
  const what = several ? "a list of types" : types?.includes("null") === true ? "the type `null`" : undefined;
  if (what !== undefined)
    report({ code: "later-version", at: child(keywords.at, "type"), args: { what, version: "3.1" } });
  if (types?.includes("array") === true && !keywords.has("items"))
    report({ code: "array-without-items", at: keywords.at, args: {} });
}

/** What other languages call the types; a date is a string with a format. */
const elsewhere: Readonly<Record<string, JsonType>> = {
  int: "integer",
  int32: "integer",
  int64: "integer",
  long: "integer",
  float: "number",
  double: "number",
  decimal: "number",
  bool: "boolean",
  list: "array",
  dict: "object",
  map: "object",
  hash: "object",
  str: "string",
  text: "string",
  date: "string",
  datetime: "string",
  "date-time": "string",
  uuid: "string",
  file: "string",
  binary: "string",
  nil: "null",
  none: "null",
};

function guessType(name: string): string | undefined {
  const word = name.toLowerCase();
  return Object.hasOwn(elsewhere, word) ? elsewhere[word] : nearest(name, jsonTypes);
}

/** Whether null is valid whatever the type says, or may be. */
function takeNullable(keywords: KeywordReader, openapi: OpenApi, typed: boolean, report: Report): boolean {
  if (!keywords.has("nullable")) return false;
  if (openapi.dialect !== "openapi-3.0") {
    keywords.take("nullable");
    report({
      code: "keyword-not-enforced",
      at: child(keywords.at, "nullable"),
      args: { keyword: "nullable", why: 'OpenAPI 3.1 has no such keyword; add "null" to `type` instead' },
    });
    return false;
  }
  const nullable = keywords.take("nullable");
  const keyword = writtenAs("nullable", keywords, openapi);
  // Nobody knows what that says: rather null than a wrong refusal.
  if (typeof nullable !== "boolean") keywords.reject(keyword, "a boolean");
  else if (nullable && !typed)
    report({ code: "nullable-without-type", at: child(keywords.at, keyword), args: { keyword } });
  return nullable !== false && typed;
}

/** An `enum` none of whose values has one of the types: nothing is valid. */
function reportContradiction(
  types: readonly JsonType[] | undefined,
  values: readonly unknown[] | undefined,
  keywords: KeywordReader,
  report: Report,
): void {
  if (values?.length === 0) {
    report({ code: "unsatisfiable", at: child(keywords.at, "enum"), args: { why: "the `enum` is empty" } });
  }
  if (types === undefined || values === undefined || values.length === 0) return;
  if (values.some((value) => types.some((type) => hasType(asJson(value), type)))) return;
  const why = `no value of the \`enum\` has the type ${types.map((type) => `\`${type}\``).join(" or ")}`;
  report({ code: "unsatisfiable", at: child(keywords.at, "enum"), args: { why } });
}

function distinct(values: readonly Json[]): Json[] {
  const seen = new Set<string>();
  return values.filter((value) => {
    const text = JSON.stringify(value);
    return seen.has(text) ? false : seen.add(text);
  });
}

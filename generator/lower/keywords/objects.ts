import { child, keyOf, type Report } from "../../diagnostics/index.ts";
import { noNotes, type ObjectRules, type Pattern, type Property, readPattern } from "../../ir/index.ts";
import { isObject, type KeywordReader } from "../keyword-reader.ts";
import type { LowerPart } from "../parts.ts";

/** The object keywords of both dialects (JSON Schema 2020-12 core, 10.3.2; validation, 6.5). */
export function lowerObjectRules(keywords: KeywordReader, part: LowerPart, report: Report): ObjectRules {
  const found = keywords.object("properties");
  const hidden = Object.keys(found ?? {}).filter((key) => part.isHidden(found?.[key]));
  const properties = lowerProperties(found, hidden, part);
  const required = keywords.strings("required")?.filter((key) => !hidden.includes(key));
  const minProperties = keywords.count("minProperties");
  const maxProperties = keywords.count("maxProperties");
  const rules: ObjectRules = {
    ...(properties !== undefined && { properties }),
    ...(required !== undefined && required.length > 0 && { required: [...new Set(required)] }),
    ...(keywords.has("additionalProperties") && { additionalProperties: part.value("additionalProperties") }),
    ...(minProperties !== undefined && minProperties > 0 && { minProperties }),
    ...(maxProperties !== undefined && { maxProperties }),
    ...withHidden(
      hidden.map((key) => ({ pattern: exactly(key), schema: part.at(found?.[key], "properties", key) })),
      part.dialect === "json-schema-2020-12" ? lowerLaterObjectRules(keywords, part, report) : {},
    ),
  };
  const { additionalProperties: others } = rules;
  const areKnown = !keywords.missed.some((keyword) => declaring.has(keyword));
  // Which members the others are nobody knows: they may be anything.
  return others === undefined || areKnown
    ? rules
    : { ...rules, additionalProperties: { at: others.at, notes: noNotes } };
}

const declaring: ReadonlySet<string> = new Set(["properties", "patternProperties"]);

type Patterns = NonNullable<ObjectRules["patternProperties"]>;

function withHidden(hidden: Patterns, rules: ObjectRules): ObjectRules {
  if (hidden.length === 0) return rules;
  return { ...rules, patternProperties: [...hidden, ...(rules.patternProperties ?? [])] };
}

/** A pattern that matches one key. */
function exactly(key: string): Pattern {
  const source = key.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&").replaceAll("-", "\\x2d");
  return { source: `^${source}$`, flags: "u" };
}

function lowerProperties(
  found: Readonly<Record<string, unknown>> | undefined,
  hidden: readonly string[],
  part: LowerPart,
): readonly Property[] | undefined {
  if (found === undefined) return undefined;
  const keys = Object.keys(found).filter((key) => !hidden.includes(key));
  if (part.order === "alphabetical") keys.sort(byCodePoint);
  const names = part.propertyNames(keys, found);
  return keys.map((key, index) => ({
    key,
    name: names[index] ?? key,
    schema: part.property(key, found[key]),
  }));
}

/** What JSON Schema 2020-12 has and OpenAPI 3.0 has not. */
function lowerLaterObjectRules(keywords: KeywordReader, part: LowerPart, report: Report): ObjectRules {
  const patterns = keywords.object("patternProperties");
  const dependent = keywords.object("dependentSchemas");
  return {
    ...(patterns !== undefined && { patternProperties: lowerPatterns(patterns, keywords, part, report) }),
    ...(keywords.has("propertyNames") && { propertyNames: part.plain("propertyNames") }),
    ...(keywords.has("dependentRequired") && { dependentRequired: lowerDependentRequired(keywords) }),
    ...(dependent !== undefined && {
      dependentSchemas: Object.keys(dependent).map((key) => ({
        key,
        schema: part.at(dependent[key], "dependentSchemas", key),
      })),
    }),
    ...(keywords.has("unevaluatedProperties") && {
      unevaluatedProperties: part.plain("unevaluatedProperties"),
    }),
  };
}

function lowerPatterns(
  patterns: Readonly<Record<string, unknown>>,
  keywords: KeywordReader,
  part: LowerPart,
  report: Report,
): NonNullable<ObjectRules["patternProperties"]> {
  return Object.keys(patterns).flatMap((source) => {
    const schema = part.at(patterns[source], "patternProperties", source);
    const pattern = readPattern(source, keyOf(child(keywords.at, "patternProperties", source)), report);
    if (pattern !== undefined) return [{ pattern, schema }];
    keywords.miss("patternProperties");
    return [];
  });
}

function lowerDependentRequired(keywords: KeywordReader): NonNullable<ObjectRules["dependentRequired"]> {
  const found = keywords.object("dependentRequired") ?? {};
  return Object.entries(found).flatMap(([key, required]) => {
    const valid = Array.isArray(required) && required.every((name) => typeof name === "string");
    if (!valid) keywords.reject("dependentRequired", "an object of arrays of strings");
    return valid && isObject(found) ? [{ key, required: required as readonly string[] }] : [];
  });
}

/** An order that is the same on every machine. */
function byCodePoint(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

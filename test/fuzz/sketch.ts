import type { Json } from "../../generator/ir/index.ts";
import { createRandom } from "../corpus/documents.ts";
import type { Random } from "./mutate.ts";

type Definitions = Readonly<Record<string, unknown>>;

interface Keywords {
  readonly [keyword: string]: unknown;
}

const scalars: readonly Json[] = [null, true, 0, 1, 1.5, "a", "ab", "", [], {}];

/** Near to the schema and next to that, as well as anything. */
export function samplesOf(
  anything: readonly Json[],
  definitions: Definitions,
  seeds: readonly number[],
): Json[] {
  const near = seeds.flatMap((one) => {
    const random = createRandom(one);
    const value = sketch(definitions.Subject, definitions, random);
    return [value, nudge(value, random)];
  });
  return [...anything, ...near];
}

/** A value that comes near to what a schema asks for, by its first words: random values seldom get past them. */
export function sketch(schema: unknown, definitions: Definitions, random: Random, depth = 4): Json {
  if (typeof schema !== "object" || schema === null || depth < 0) return pick(scalars, random);
  const keywords = merged(schema as Keywords, definitions, random, 3);
  if (Object.hasOwn(keywords, "const")) return keywords.const as Json;
  if (Array.isArray(keywords.enum)) return pick(keywords.enum as Json[], random);
  const inside = (part: unknown): Json => sketch(part, definitions, random, depth - 1);
  switch (pick(typesOf(keywords), random)) {
    case "object":
      return sketchObject(keywords, inside, random);
    case "array":
      return sketchArray(keywords, inside, random);
    case "string":
      return pick(["a", "b", "ab", "aaa", "", "\u{1F600}", "1"], random);
    case "integer":
      return pick([0, 1, 2, 3, 6, 10, -1], random);
    case "number":
      return pick([0, 1, 1.5, 0.3, 3, 19.99, 1e-7], random);
    case "boolean":
      return random() < 0.5;
    case "null":
      return null;
    default:
      return pick(scalars, random);
  }
}

/** A schema with what some of those that it applies to the same value ask for, as if it stood beside. */
function merged(schema: Keywords, definitions: Definitions, random: Random, rounds: number): Keywords {
  if (rounds === 0) return schema;
  const target =
    typeof schema.$ref === "string" ? definitions[schema.$ref.replace("#/$defs/", "")] : undefined;
  const parts: unknown[] = [target, ...list(schema.allOf)];
  for (const options of [list(schema.anyOf), list(schema.oneOf)])
    if (options.length > 0) parts.push(pick(options, random));
  parts.push(random() < 0.5 ? schema.then : schema.else);
  let whole: Keywords = schema;
  for (const part of parts) {
    if (typeof part !== "object" || part === null) continue;
    const other = merged(part as Keywords, definitions, random, rounds - 1);
    whole = {
      ...other,
      ...whole,
      properties: { ...(other.properties as object), ...(whole.properties as object) },
      required: [...list(other.required), ...list(whole.required)],
    };
  }
  return whole;
}

function typesOf(keywords: Keywords): readonly unknown[] {
  if (keywords.type !== undefined) return [keywords.type].flat();
  const { properties, required } = keywords;
  const asks = Object.keys((properties as object) ?? {}).length + list(required).length > 0;
  if (asks || keywords.patternProperties || keywords.additionalProperties || keywords.unevaluatedProperties)
    return ["object"];
  if (["items", "prefixItems", "contains", "unevaluatedItems"].some((keyword) => keyword in keywords))
    return ["array"];
  return ["any", "string", "number", "object", "array"];
}

function sketchObject(keywords: Keywords, inside: (part: unknown) => Json, random: Random): Json {
  const properties = (keywords.properties ?? {}) as Keywords;
  const required = list(keywords.required) as string[];
  const odds = random();
  const names = new Set([...required, ...Object.keys(properties).filter(() => random() < odds)]);
  const rest = keywords.additionalProperties ?? keywords.unevaluatedProperties;
  if (rest !== false && random() < 0.3) names.add(pick(["a", "b", "m2", "zz", "constructor"], random));
  const ordered = random() < 0.3 ? [...names].reverse() : [...names];
  return Object.fromEntries(
    ordered.map((name) => [name, inside(Object.hasOwn(properties, name) ? properties[name] : rest)]),
  );
}

function sketchArray(keywords: Keywords, inside: (part: unknown) => Json, random: Random): Json {
  const items = list(keywords.prefixItems).map(inside);
  const rest = keywords.items ?? keywords.unevaluatedItems;
  if (keywords.contains !== undefined) items.push(inside(keywords.contains));
  for (let more = Math.floor(random() * 3); more > 0 && rest !== false; more--) items.push(inside(rest));
  return items;
}

/** A copy of a value that differs from it in one place. */
export function nudge(value: Json, random: Random): Json {
  if (Array.isArray(value) && value.length > 0 && random() < 0.7) {
    const at = Math.floor(random() * value.length);
    const change = random();
    if (change < 0.2) return value.filter((_, index) => index !== at);
    if (change < 0.4) return [...value, value[at] as Json];
    return value.map((item, index) => (index === at ? nudge(item, random) : item));
  }
  if (typeof value === "object" && value !== null && !Array.isArray(value) && random() < 0.8) {
    const entries = Object.entries(value);
    const at = Math.floor(random() * entries.length);
    const change = random();
    if (change < 0.3) return Object.fromEntries(entries.filter((_, index) => index !== at));
    if (change < 0.5)
      return Object.fromEntries([...entries, [pick(["a", "zz", "m1"], random), pick(scalars, random)]]);
    return Object.fromEntries(
      entries.map(([key, member], index) => [key, index === at ? nudge(member, random) : member]),
    );
  }
  if (typeof value === "string" && random() < 0.5) return `${value}a`;
  if (typeof value === "number" && random() < 0.5) return value + 1;
  return pick(scalars, random);
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function pick<T>(from: readonly T[], random: Random): T {
  return from[Math.floor(random() * from.length)] as T;
}

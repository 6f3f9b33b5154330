import { type Issue, Issues, type ValidateOptions } from "../issues.ts";
import { limitOf, reworded } from "../results.ts";
import type { Schema } from "../schemas.ts";
import { isObject } from "../values.ts";
import type { SettledRequest } from "./parameters.ts";
import { namesOf } from "./read.ts";
import { isPlain, noSource, readSource } from "./sources.ts";

/** A schema as models tell theirs, in JSON Schema. */
interface ToldSchema {
  readonly $ref?: unknown;
  readonly allOf?: unknown;
  readonly anyOf?: unknown;
  readonly oneOf?: unknown;
  readonly if?: unknown;
  readonly then?: unknown;
  readonly else?: unknown;
  readonly dependentSchemas?: unknown;
  readonly properties?: unknown;
  readonly patternProperties?: unknown;
  readonly additionalProperties?: unknown;
  readonly unevaluatedProperties?: unknown;
  readonly prefixItems?: unknown;
  readonly items?: unknown;
  readonly unevaluatedItems?: unknown;
  readonly contains?: unknown;
}

const descriptions: WeakMap<object, ToldSchema> = /* @__PURE__ */ new WeakMap();

function toldBy(schema: Schema<unknown, unknown>): ToldSchema {
  const known = descriptions.get(schema);
  if (known !== undefined) return known;
  const described = schema["~standard"].jsonSchema.input({ target: "draft-2020-12" });
  descriptions.set(schema, described);
  return described;
}

/** An issue for each key that no schema knows, where a schema names some; what one of several alternatives names is known. */
export function unknownKeys(
  schema: Schema<unknown, unknown>,
  value: unknown,
  options: ValidateOptions,
): readonly Issue[] {
  const root = toldBy(schema);
  const issues = new Issues(limitOf(options));
  const visit = (member: unknown, schemas: readonly unknown[]): void => {
    const parts = partsOfSchemas(schemas, root);
    if (parts.length === 0) return;
    if (!(Array.isArray(member) || isPlain(member))) return;
    const named = isPlain(member) && parts.some(namesKeys);
    for (const [key, inner] of Object.entries(member)) {
      const place = Array.isArray(member) ? Number(key) : key;
      const inside = parts.flatMap((part) =>
        typeof place === "number" ? schemasOfItem(part, place) : schemasOfMember(part, place),
      );
      if (named && inside.length === 0) issues.add("unknown_key", "left out", inner, "", key);
      issues.path.push(place);
      visit(inner, inside);
      issues.path.pop();
    }
  };
  visit(value, [root]);
  return issues.found.length === 0 ? [] : reworded(issues.told(), options);
}

/** The schemas that speak of one value: those that are given, and all that they refer to or are put together of. */
function partsOfSchemas(schemas: readonly unknown[], root: ToldSchema): readonly ToldSchema[] {
  const parts = new Set<ToldSchema>();
  const add = (found: unknown): void => {
    if (!isObject(found) || parts.has(found)) return;
    const schema: ToldSchema = found;
    parts.add(schema);
    if (typeof schema.$ref === "string") add(referred(schema.$ref, root));
    for (const keyword of ["allOf", "anyOf", "oneOf"] as const) listOf(schema[keyword]).forEach(add);
    for (const keyword of ["if", "then", "else"] as const) add(schema[keyword]);
    Object.values(mapOf(schema.dependentSchemas)).forEach(add);
  };
  schemas.forEach(add);
  return [...parts];
}

/** What a reference within a schema leads to. */
function referred(reference: string, root: ToldSchema): unknown {
  const [start, ...path] = decodeURI(reference).split("/");
  if (start !== "#") return undefined;
  return path.reduce<unknown>((found, key) => mapOf(found)[key], root);
}

function namesKeys(schema: ToldSchema): boolean {
  const named =
    Object.keys(mapOf(schema.properties)).length + Object.keys(mapOf(schema.patternProperties)).length;
  return named > 0 || schema.additionalProperties === false || schema.unevaluatedProperties === false;
}

/** What a schema says of a member; `true` where it says no more than that it may be there. */
function schemasOfMember(schema: ToldSchema, key: string): readonly unknown[] {
  const properties = mapOf(schema.properties);
  const found = Object.entries(mapOf(schema.patternProperties)).flatMap(([pattern, inner]) =>
    matchesPattern(pattern, key) ? [inner] : [],
  );
  if (Object.hasOwn(properties, key)) found.push(properties[key]);
  if (found.length > 0) return found;
  const { additionalProperties, unevaluatedProperties } = schema;
  return [additionalProperties, unevaluatedProperties].filter((rest) => rest !== undefined && rest !== false);
}

/** Whether a key is one that a pattern speaks of; of a pattern that the engine cannot read, nothing is known. */
function matchesPattern(pattern: string, key: string): boolean {
  try {
    return new RegExp(pattern, "u").test(key);
  } catch {
    return true;
  }
}

function schemasOfItem(schema: ToldSchema, index: number): readonly unknown[] {
  const first = listOf(schema.prefixItems);
  const own = index < first.length ? first[index] : (schema.items ?? schema.unevaluatedItems);
  return [own, schema.contains].filter((inner) => inner !== undefined);
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function mapOf(value: unknown): { readonly [key: string]: unknown } {
  return isObject(value) ? value : {};
}

/** An issue for each name of a query that no parameter takes; where one is the whole query, all are taken. */
export function unknownNames(
  { parameters, template, claimed }: SettledRequest,
  query: unknown,
  options: ValidateOptions,
): readonly Issue[] {
  if (parameters.some((one) => one.in === "querystring")) return [];
  const source = readSource(query) ?? noSource;
  const own = readSource(template.query) ?? noSource;
  const taken = new Set(own.values.keys());
  for (const parameter of parameters)
    if (parameter.in === "query")
      for (const name of namesOf(source, parameter, claimed.query)) taken.add(name);
  const issues = new Issues(limitOf(options));
  for (const [name, [value]] of source.values)
    if (!taken.has(name)) issues.add("unknown_key", "left out", value, "", name);
  return issues.found.length === 0 ? [] : reworded(issues.told(), options);
}

import { type Issue, Issues, type ValidateOptions } from "../issues.ts";
import { limitOf, reworded } from "../results.ts";
import type { Schema } from "../schemas.ts";
import { isEqual, isObject } from "../values.ts";
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
  readonly not?: unknown;
  readonly enum?: unknown;
  readonly const?: unknown;
  readonly required?: unknown;
  readonly dependentRequired?: unknown;
  readonly dependentSchemas?: unknown;
  readonly propertyNames?: unknown;
  readonly properties?: unknown;
  readonly patternProperties?: unknown;
  readonly additionalProperties?: unknown;
  readonly unevaluatedProperties?: unknown;
  readonly prefixItems?: unknown;
  readonly items?: unknown;
  readonly unevaluatedItems?: unknown;
  readonly contains?: unknown;
}

/** A schema that speaks of a value. */
interface Speaking {
  readonly schema: unknown;
  /** It is only asked whether the value satisfies it. */
  readonly isAsked: boolean;
}

interface ToldPart extends Speaking {
  readonly schema: ToldSchema;
}

const descriptions: WeakMap<object, ToldSchema> = /* @__PURE__ */ new WeakMap();

function toldBy(schema: Schema<unknown, unknown>): ToldSchema {
  const known = descriptions.get(schema);
  if (known !== undefined) return known;
  const described = schema["~standard"].jsonSchema.input({ target: "draft-2020-12" });
  descriptions.set(schema, described);
  return described;
}

/**
 * An issue for each key that no schema knows, where a schema names some; what one of several alternatives names is known, and
 * so is what is required, asked for beside another key, looked at by `if` or `not`, or listed.
 */
export function unknownKeys(
  schema: Schema<unknown, unknown>,
  value: unknown,
  options: ValidateOptions,
): readonly Issue[] {
  const root = toldBy(schema);
  const issues = new Issues(limitOf(options));
  const visit = (member: unknown, schemas: readonly Speaking[]): void => {
    const parts = partsOfSchemas(schemas, root);
    if (parts.length === 0) return;
    if (!(Array.isArray(member) || isPlain(member))) return;
    if (parts.some(({ schema: part }) => isListed(member, part))) return;
    const named = isPlain(member) && parts.some(namesKeys);
    const asked = named ? keysAsked(parts, root) : noKeys;
    for (const [key, inner] of Object.entries(member)) {
      const place = Array.isArray(member) ? Number(key) : key;
      const inside = parts.flatMap((part) =>
        typeof place === "number" ? schemasOfItem(part, place) : schemasOfMember(part, place),
      );
      if (named && inside.length === 0 && !asked.has(key))
        issues.add("unknown_key", "left out", inner, "", key);
      issues.path.push(place);
      visit(inner, inside);
      issues.path.pop();
    }
  };
  visit(value, [{ schema: root, isAsked: false }]);
  return issues.found.length === 0 ? [] : reworded(issues.told(), options);
}

/** The schemas that speak of one value: those that are given, and all that they refer to or are put together of. */
function partsOfSchemas(schemas: readonly Speaking[], root: ToldSchema): readonly ToldPart[] {
  const parts = new Map<ToldSchema, boolean>();
  const add = (found: unknown, isAsked: boolean): void => {
    // What is asked in one place may apply in another.
    if (!isObject(found) || parts.get(found) === false || parts.get(found) === isAsked) return;
    const schema: ToldSchema = found;
    parts.set(schema, isAsked);
    if (typeof schema.$ref === "string") add(referred(schema.$ref, root), isAsked);
    for (const keyword of ["allOf", "anyOf", "oneOf"] as const)
      for (const inner of listOf(schema[keyword])) add(inner, isAsked);
    for (const keyword of ["then", "else"] as const) add(schema[keyword], isAsked);
    for (const inner of Object.values(mapOf(schema.dependentSchemas))) add(inner, isAsked);
    for (const keyword of ["if", "not"] as const) add(schema[keyword], true);
  };
  for (const { schema, isAsked } of schemas) add(schema, isAsked);
  return [...parts].map(([schema, isAsked]) => ({ schema, isAsked }));
}

/** Whether a schema lists a value as a whole, with all that is in it. */
function isListed(value: unknown, { enum: values, const: constant }: ToldSchema): boolean {
  return isEqual(value, constant) || listOf(values).some((one) => isEqual(value, one));
}

const noKeys: ReadonlySet<unknown> = /* @__PURE__ */ new Set();

/** The keys that schemas ask for or list, whether or not they describe them. */
function keysAsked(parts: readonly ToldPart[], root: ToldSchema): ReadonlySet<unknown> {
  const keys = parts.flatMap(
    ({ schema: { required, dependentRequired, dependentSchemas, propertyNames } }) => [
      ...listOf(required),
      ...Object.entries(mapOf(dependentRequired)).flatMap(([key, others]) => [key, ...listOf(others)]),
      ...Object.keys(mapOf(dependentSchemas)),
      ...listedTexts(propertyNames, root),
    ],
  );
  return new Set(keys);
}

function listedTexts(names: unknown, root: ToldSchema): readonly unknown[] {
  const parts = partsOfSchemas([{ schema: names, isAsked: false }], root);
  return parts.flatMap(({ schema, isAsked }) => (isAsked ? [] : [...listOf(schema.enum), schema.const]));
}

/** What a reference within a schema leads to. */
function referred(reference: string, root: ToldSchema): unknown {
  const [start, ...path] = decodeURI(reference).split("/");
  if (start !== "#") return undefined;
  return path.reduce<unknown>((found, key) => mapOf(found)[key], root);
}

function namesKeys({ schema, isAsked }: ToldPart): boolean {
  if (isAsked) return false;
  const named =
    Object.keys(mapOf(schema.properties)).length + Object.keys(mapOf(schema.patternProperties)).length;
  return named > 0 || schema.additionalProperties === false || schema.unevaluatedProperties === false;
}

/** What a schema says of a member; `true` where it says no more than that it may be there. */
function schemasOfMember({ schema, isAsked }: ToldPart, key: string): readonly Speaking[] {
  const properties = mapOf(schema.properties);
  const found = Object.entries(mapOf(schema.patternProperties)).flatMap(([pattern, inner]) =>
    matchesPattern(pattern, key) ? [inner] : [],
  );
  if (Object.hasOwn(properties, key)) found.push(properties[key]);
  if (found.length === 0 && !isAsked) {
    const { additionalProperties, unevaluatedProperties } = schema;
    found.push(...[additionalProperties, unevaluatedProperties].filter((rest) => rest !== false));
  }
  return speaking(found, isAsked);
}

function speaking(schemas: readonly unknown[], isAsked: boolean): readonly Speaking[] {
  return schemas.filter((schema) => schema !== undefined).map((schema) => ({ schema, isAsked }));
}

const patternsRead: Map<string, RegExp | undefined> = /* @__PURE__ */ new Map();

/** Whether a key is one that a pattern speaks of; of a pattern that the engine cannot read, nothing is known. */
function matchesPattern(pattern: string, key: string): boolean {
  if (!patternsRead.has(pattern)) patternsRead.set(pattern, readPattern(pattern));
  return patternsRead.get(pattern)?.test(key) !== false;
}

function readPattern(pattern: string): RegExp | undefined {
  try {
    return new RegExp(pattern, "u");
  } catch {
    return undefined;
  }
}

function schemasOfItem({ schema, isAsked }: ToldPart, index: number): readonly Speaking[] {
  const first = listOf(schema.prefixItems);
  const own = index < first.length ? first[index] : (schema.items ?? schema.unevaluatedItems);
  return speaking([own, schema.contains], isAsked);
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function mapOf(value: unknown): { readonly [key: string]: unknown } {
  return isObject(value) ? value : {};
}

/** An issue for each name of a query that neither a parameter nor an API key takes; where one parameter is the whole query, all are taken. */
export function unknownNames(
  { parameters, queryKeys, template, claimed }: SettledRequest,
  query: unknown,
  options: ValidateOptions,
): readonly Issue[] {
  if (parameters.some((one) => one.in === "querystring")) return [];
  const source = readSource(query) ?? noSource;
  const own = readSource(template.query) ?? noSource;
  const taken = new Set([...own.values.keys(), ...queryKeys]);
  for (const parameter of parameters)
    if (parameter.in === "query")
      for (const name of namesOf(source, parameter, claimed.query)) taken.add(name);
  const issues = new Issues(limitOf(options));
  for (const [name, [value]] of source.values)
    if (!taken.has(name)) issues.add("unknown_key", "left out", value, "", name);
  return issues.found.length === 0 ? [] : reworded(issues.told(), options);
}

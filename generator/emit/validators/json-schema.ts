import type { Json, ModelId, Schema } from "../../ir/index.ts";
import { arrayOf, type Code, code, key, literal, objectOf } from "../../print/index.ts";

/** The rules of a model, as code. */
type RulesOf = (id: ModelId) => Code;

/**
 * A schema as an expression of JSON Schema 2020-12, for rules that say by code what is wrong. Titles and descriptions
 * are left out: those are in the types' comments and on the pages, and would outweigh the validator in every bundle. In
 * the place of a model stand its rules.
 */
export function schemaCode(schema: Schema, rulesOf: RulesOf): Code {
  if (schema.types?.length === 0) return code`{ not: {} }`;
  const entries = entriesOf(schema, rulesOf);
  return objectOf(entries.map(([keyword, value]) => code`${key(keyword)}: ${value}`));
}

type Entry = readonly [keyword: string, value: Code];

function entriesOf(schema: Schema, rulesOf: RulesOf): readonly Entry[] {
  const { string, number, condition, types } = schema;
  const sub = (part: Schema): Code => partCode(part, rulesOf);
  // A reference beside other keywords is one more of those that all hold.
  const ref = schema.ref === undefined ? [] : [{ at: schema.at, notes: schema.notes, ref: schema.ref }];
  const all = [...(schema.allOf ?? []), ...ref];
  return [
    ...plain({ type: types?.length === 1 ? types[0] : types }),
    ...plain({ enum: schema.open === true ? undefined : schema.enum, const: schema.const?.value }),
    ...plain({ ...string, pattern: string?.pattern?.source, format: undefined }),
    ...plain({ ...number, format: string?.format?.name ?? number?.format?.name }),
    ...arrayEntries(schema, sub),
    ...objectEntries(schema, sub),
    ...list("allOf", all.length > 0 ? all : undefined, sub),
    ...list("anyOf", schema.anyOf, sub),
    ...list("oneOf", schema.oneOf, sub),
    ...one("not", schema.not, sub),
    ...one("if", condition?.if, sub),
    ...one("then", condition?.then, sub),
    ...one("else", condition?.else, sub),
  ];
}

/** A schema inside another one. */
function partCode(schema: Schema, rulesOf: RulesOf): Code {
  const { at: _at, notes: _notes, discriminator: _hint, ref, ...others } = schema;
  if (ref !== undefined && Object.keys(others).length === 0) return rulesOf(ref);
  return schema.types?.length === 0 ? code`false` : schemaCode(schema, rulesOf);
}

function arrayEntries({ array = {} }: Schema, sub: (part: Schema) => Code): readonly Entry[] {
  const { prefixItems, items, contains, unevaluatedItems, ...others } = array;
  return [
    ...plain(others),
    ...list("prefixItems", prefixItems, sub),
    ...one("items", items, sub),
    ...one("contains", contains, sub),
    ...one("unevaluatedItems", unevaluatedItems, sub),
  ];
}

function objectEntries({ object = {} }: Schema, sub: (part: Schema) => Code): readonly Entry[] {
  const { properties, patternProperties, dependentRequired, dependentSchemas, ...others } = object;
  const { additionalProperties, propertyNames, unevaluatedProperties, required, ...rest } = others;
  const map = (keyword: string, entries: readonly Entry[] | undefined): readonly Entry[] =>
    entries === undefined
      ? []
      : [[keyword, objectOf(entries.map(([name, value]) => code`${key(name)}: ${value}`))]];
  return [
    ...map(
      "properties",
      properties?.map(({ key, schema }) => [key, sub(schema)]),
    ),
    ...map(
      "patternProperties",
      patternProperties?.map(({ pattern, schema }) => [pattern.source, sub(schema)]),
    ),
    ...map(
      "dependentRequired",
      dependentRequired?.map(({ key, required }) => [key, literal([...required])]),
    ),
    ...map(
      "dependentSchemas",
      dependentSchemas?.map(({ key, schema }) => [key, sub(schema)]),
    ),
    ...one("additionalProperties", additionalProperties, sub),
    ...one("propertyNames", propertyNames, sub),
    ...one("unevaluatedProperties", unevaluatedProperties, sub),
    // In older dialects a list of required members is never empty.
    ...plain({ required: required?.length === 0 ? undefined : required, ...rest }),
  ];
}

function plain(keywords: { readonly [keyword: string]: Json | undefined }): readonly Entry[] {
  return Object.entries(keywords).flatMap(([keyword, value]): Entry[] =>
    value === undefined ? [] : [[keyword, literal(value)]],
  );
}

function one(keyword: string, schema: Schema | undefined, sub: (part: Schema) => Code): readonly Entry[] {
  return schema === undefined ? [] : [[keyword, sub(schema)]];
}

function list(
  keyword: string,
  schemas: readonly Schema[] | undefined,
  sub: (part: Schema) => Code,
): readonly Entry[] {
  return schemas === undefined ? [] : [[keyword, arrayOf(schemas.map(sub))]];
}

import {
  type Json,
  type JsonType,
  type Model,
  type ModelId,
  type Schema,
  subschemas,
  type View,
} from "../../ir/index.ts";
import { type Code, code, literal } from "../../print/index.ts";

interface DefinitionContext {
  readonly view: View;
  nameOf(id: ModelId): string;
  /** The definition of another model, as code. */
  definition(id: ModelId): Code;
}

/** The model's JSON Schema (2020-12) as an expression, with what it refers to. */
export function definitionOf(model: Model, context: DefinitionContext): Code {
  const { name, schema } = model;
  const uses = [...refsOf(schema)].filter((id) => id !== model.id);
  const written = literal(jsonSchemaOf(schema, context));
  if (uses.length === 0) return code`{ name: ${name}, schema: ${written} }`;
  const list = uses.map((id) => context.definition(id)).reduce((all, one) => code`${all}, ${one}`);
  return code`
    {
      name: ${name},
      schema: ${written},
      uses: () => [${list}],
    }
  `;
}

function refsOf(schema: Schema): Set<ModelId> {
  const refs = new Set<ModelId>();
  const stack = [schema];
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    if (next.ref !== undefined) refs.add(next.ref);
    stack.push(...[...subschemas(next)].reverse());
  }
  return refs;
}

/**
 * A schema as JSON Schema 2020-12 writes it, without titles and descriptions: those are in the types' comments and on
 * the pages, and would outweigh the validator in every bundle; models stand in `$defs` by name. */
function jsonSchemaOf(schema: Schema, context: DefinitionContext): Json {
  const written = writeSchema(schema, context);
  if (Object.keys(written).length === 1 && Array.isArray(written.type) && written.type.length === 0)
    return false;
  return written;
}

function writeSchema(schema: Schema, context: DefinitionContext): { [keyword: string]: Json } {
  const sub = (part: Schema): Json => jsonSchemaOf(part, context);
  const list = (parts: readonly Schema[] | undefined): Json | undefined => parts?.map(sub);
  const { string, number, condition } = schema;
  return defined({
    $ref: schema.ref === undefined ? undefined : `#/$defs/${context.nameOf(schema.ref)}`,
    type: writeTypes(schema.types),
    enum: schema.open === true ? undefined : schema.enum,
    const: schema.const?.value,
    ...defined({ ...string, pattern: string?.pattern?.source, format: undefined }),
    ...defined({ ...number, format: undefined }),
    format: string?.format?.name ?? number?.format?.name,
    ...writeArray(schema, sub, list),
    ...writeObject(schema, sub),
    allOf: list(schema.allOf),
    anyOf: list(schema.anyOf),
    oneOf: list(schema.oneOf),
    not: schema.not === undefined ? undefined : sub(schema.not),
    if: condition === undefined ? undefined : sub(condition.if),
    then: condition?.then === undefined ? undefined : sub(condition.then),
    else: condition?.else === undefined ? undefined : sub(condition.else),
  });
}

function writeTypes(types: readonly JsonType[] | undefined): Json | undefined {
  return types?.length === 1 ? types[0] : types;
}

function writeArray(
  { array = {} }: Schema,
  sub: (part: Schema) => Json,
  list: (parts: readonly Schema[] | undefined) => Json | undefined,
): { [keyword: string]: Json } {
  const { prefixItems, items, contains, unevaluatedItems, ...plain } = array;
  return defined({
    ...plain,
    prefixItems: list(prefixItems),
    items: items && sub(items),
    contains: contains && sub(contains),
    unevaluatedItems: unevaluatedItems && sub(unevaluatedItems),
  });
}

function writeObject({ object = {} }: Schema, sub: (part: Schema) => Json): { [keyword: string]: Json } {
  const { properties, patternProperties, dependentRequired, dependentSchemas, ...others } = object;
  const { additionalProperties, propertyNames, unevaluatedProperties, ...plain } = others;
  const entries = <T>(
    items: readonly T[] | undefined,
    of: (item: T) => readonly [string, Json],
  ): Json | undefined => items && Object.fromEntries(items.map(of));
  return defined({
    properties: entries(properties, ({ key, schema }) => [key, sub(schema)]),
    patternProperties: entries(patternProperties, ({ pattern, schema }) => [pattern.source, sub(schema)]),
    dependentRequired: entries(dependentRequired, ({ key, required }) => [key, required]),
    dependentSchemas: entries(dependentSchemas, ({ key, schema }) => [key, sub(schema)]),
    additionalProperties: additionalProperties && sub(additionalProperties),
    propertyNames: propertyNames && sub(propertyNames),
    unevaluatedProperties: unevaluatedProperties && sub(unevaluatedProperties),
    ...plain,
  });
}

function defined(entries: { readonly [keyword: string]: Json | undefined }): { [keyword: string]: Json } {
  return Object.fromEntries(
    Object.entries(entries).filter((entry): entry is [string, Json] => entry[1] !== undefined),
  );
}

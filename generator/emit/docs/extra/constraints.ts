import {
  type ArrayRules,
  besideNull,
  type Json,
  type NumberRules,
  type ObjectRules,
  type Schema,
  type Shapes,
  type StringRules,
} from "../../../ir/index.ts";

/** One rule, in the words of JSON Schema: `minLength` and `1`. */
export interface Constraint {
  readonly keyword: string;
  readonly value: string;
}

const stringKeywords: readonly (keyof StringRules)[] = [
  "minLength",
  "maxLength",
  "contentEncoding",
  "contentMediaType",
];
const numberKeywords: readonly (keyof NumberRules)[] = [
  "minimum",
  "exclusiveMinimum",
  "maximum",
  "exclusiveMaximum",
  "multipleOf",
];
const arrayKeywords: readonly (keyof ArrayRules)[] = [
  "minItems",
  "maxItems",
  "uniqueItems",
  "minContains",
  "maxContains",
];
const objectKeywords: readonly (keyof ObjectRules)[] = ["minProperties", "maxProperties"];

/** What a value has to be beside its type. A schema that only names a string, an enum, a list says what that says. */
export function constraintsOf(shapes: Shapes, schema: Schema): Constraint[] {
  const found: Constraint[] = [];
  collect(shapes, schema, "", found, new Set());
  const seen = new Set<string>();
  return found.filter(({ keyword, value }) => {
    const isNew = !seen.has(`${keyword}\n${value}`);
    seen.add(`${keyword}\n${value}`);
    return isNew;
  });
}

function collect(
  shapes: Shapes,
  schema: Schema,
  prefix: string,
  found: Constraint[],
  seen: Set<Schema>,
): void {
  if (seen.has(schema)) return;
  seen.add(schema);
  const add = (keyword: string, value: string): void => {
    found.push({ keyword: `${prefix}${keyword}`, value });
  };
  addOwn(schema, add);
  const target = schema.ref === undefined ? undefined : shapes.model(schema.ref);
  if (target !== undefined && !["object", "union"].includes(shapes.ofModel(target).kind)) {
    collect(shapes, target.schema, prefix, found, seen);
  }
  for (const part of schema.allOf ?? []) collect(shapes, part, prefix, found, seen);
  const inner = besideNull(schema);
  if (inner !== undefined) collect(shapes, inner, prefix, found, seen);
  const { items } = schema.array ?? {};
  if (items !== undefined) collect(shapes, items, `${prefix}items.`, found, seen);
  const { additionalProperties: values, properties } = schema.object ?? {};
  if (values !== undefined && properties === undefined)
    collect(shapes, values, `${prefix}values.`, found, seen);
}

function addOwn(schema: Schema, add: (keyword: string, value: string) => void): void {
  const { types = [], string = {}, number = {}, array = {}, object = {}, notes } = schema;
  if (types.includes("integer") && !types.includes("number")) add("type", "integer");
  for (const keyword of stringKeywords)
    if (string[keyword] !== undefined) add(keyword, String(string[keyword]));
  if (string.pattern !== undefined) add("pattern", string.pattern.source);
  const format = string.format ?? number.format;
  if (format !== undefined) add("format", format.name);
  for (const keyword of numberKeywords)
    if (number[keyword] !== undefined) add(keyword, String(number[keyword]));
  for (const keyword of arrayKeywords) if (array[keyword] !== undefined) add(keyword, String(array[keyword]));
  for (const keyword of objectKeywords)
    if (object[keyword] !== undefined) add(keyword, String(object[keyword]));
  if (object.additionalProperties?.types?.length === 0) add("additionalProperties", "false");
  if (schema.enum !== undefined) add("enum", schema.enum.map(jsonOf).join(", "));
  if (schema.const !== undefined) add("const", jsonOf(schema.const.value));
  if (notes.readOnly) add("readOnly", "true");
  if (notes.writeOnly) add("writeOnly", "true");
}

/** The default of a value, of the model that it names where it has none itself. */
export function defaultOf(shapes: Shapes, schema: Schema): string | undefined {
  const seen = new Set<Schema>();
  for (let at: Schema | undefined = schema; at !== undefined && !seen.has(at); ) {
    if (at.notes.default !== undefined) return jsonOf(at.notes.default.value);
    seen.add(at);
    at = at.ref === undefined ? undefined : shapes.model(at.ref).schema;
  }
  return undefined;
}

function jsonOf(value: Json): string {
  return JSON.stringify(value);
}

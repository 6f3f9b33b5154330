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
  for (const [step, part] of partsOf(schema)) collect(shapes, part, `${prefix}${step}`, found, seen);
  const others = untold.filter((keyword) => schema[keyword] !== undefined);
  if (others.length > 0) add("further rules", others.map((keyword) => words[keyword]).join(", "));
}

/** Rules that take more than a line to tell. */
const untold = ["not", "condition"] as const;
const words = { not: "not", condition: "if, then, else" } as const;

/** What is asked of parts of a value, or of one of several forms of it, and how that is called. */
function partsOf(schema: Schema): readonly (readonly [step: string, part: Schema])[] {
  const inner = besideNull(schema);
  if (inner !== undefined) return [["", inner], ...insideOf(schema)];
  const choices = (["anyOf", "oneOf"] as const).flatMap((keyword) =>
    (schema[keyword] ?? []).map((part, at) => [`${keyword}[${at}].`, part] as const),
  );
  return [...choices, ...insideOf(schema)];
}

function insideOf({ array = {}, object = {} }: Schema): readonly (readonly [step: string, part: Schema])[] {
  const { prefixItems = [], items, contains, unevaluatedItems } = array;
  const { properties, patternProperties = [], propertyNames } = object;
  const { additionalProperties, unevaluatedProperties, dependentSchemas = [] } = object;
  const rest = properties === undefined ? "values" : "additionalProperties";
  const named: readonly (readonly [step: string, part: Schema | undefined])[] = [
    ...prefixItems.map((part, at) => [`prefixItems[${at}].`, part] as const),
    ["items.", items],
    ["contains.", contains],
    ["unevaluatedItems.", unevaluatedItems],
    ["propertyNames.", propertyNames],
    ...patternProperties.map(
      ({ pattern, schema }) => [`patternProperties${stepOf(pattern.source)}`, schema] as const,
    ),
    [`${rest}.`, additionalProperties],
    ["unevaluatedProperties.", unevaluatedProperties],
    ...dependentSchemas.map(({ key, schema }) => [`dependentSchemas${stepOf(key)}`, schema] as const),
  ];
  return named.flatMap(([step, part]) => (part === undefined ? [] : [[step, part] as const]));
}

function stepOf(key: string): string {
  return `[${JSON.stringify(key)}].`;
}

function addOwn(schema: Schema, add: (keyword: string, value: string) => void): void {
  const { types = [], string = {}, number = {}, array = {}, object = {}, notes } = schema;
  if (types.includes("integer") && !types.includes("number")) add("type", "integer");
  if ((types.length > 1 && types.includes("null")) || besideNull(schema) !== undefined)
    add("null", "allowed");
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
  for (const { pattern } of object.patternProperties ?? []) add("patternProperties", jsonOf(pattern.source));
  for (const { key, required } of object.dependentRequired ?? [])
    add(`dependentRequired${stepOf(key)}`.slice(0, -1), required.map(jsonOf).join(", "));
  if (object.additionalProperties?.types?.length === 0) add("additionalProperties", "false");
  if (object.unevaluatedProperties?.types?.length === 0) add("unevaluatedProperties", "false");
  if (array.unevaluatedItems?.types?.length === 0) add("unevaluatedItems", "false");
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

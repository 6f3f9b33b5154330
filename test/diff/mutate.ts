type Node = Record<string, unknown>;

/** Changes one schema in place; answers whether it did. `pick` chooses a number below its argument. */
type Mutation = (schema: Node, pick: (below: number) => number) => boolean;

const isNode = (value: unknown): value is Node =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const lists = ["allOf", "anyOf", "oneOf", "prefixItems"];
const singles = [
  "items",
  "additionalProperties",
  "not",
  "if",
  "then",
  "else",
  "contains",
  "propertyNames",
  "unevaluatedProperties",
  "unevaluatedItems",
];
const maps = ["properties", "patternProperties", "dependentSchemas", "$defs"];

/** Every schema in a schema, itself first. */
export function schemasIn(root: Node): Node[] {
  const found = [root];
  for (const schema of found) {
    const inner = [
      ...lists.flatMap((key) => (Array.isArray(schema[key]) ? (schema[key] as unknown[]) : [])),
      ...singles.map((key) => schema[key]),
      ...maps.flatMap((key) => (isNode(schema[key]) ? Object.values(schema[key] as Node) : [])),
    ];
    found.push(...inner.filter(isNode));
  }
  return found;
}

const parts: readonly Node[] = [
  { type: "string" },
  { type: "integer" },
  { type: "number", minimum: 3 },
  { type: "string", maxLength: 2 },
  { type: ["string", "null"] },
  { type: "boolean" },
  { type: "array", items: { type: "string" } },
  { type: "object", properties: { a: { type: "string" }, tag: { type: "string" } }, required: ["a"] },
  { type: "object", properties: { b: { type: "integer" } }, additionalProperties: false },
  { enum: ["x", "y", 1] },
  { const: "x" },
  { minLength: 2 },
  { required: ["a"] },
  {},
];

const copy = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;

/** Sets a keyword to one of some values, or takes it away. */
function setOne(key: string, values: readonly unknown[]): Mutation {
  return (schema, pick) => {
    const at = pick(values.length + 1);
    if (at === values.length) {
      if (!(key in schema)) return false;
      delete schema[key];
      return true;
    }
    if (JSON.stringify(schema[key]) === JSON.stringify(values[at])) return false;
    schema[key] = copy(values[at]);
    return true;
  };
}

const keysOf = (schema: Node): string[] => Object.keys(isNode(schema.properties) ? schema.properties : {});

/** Adds a member to a list of schemas, takes one away, or changes what the list means. */
function changeList(key: string): Mutation {
  return (schema, pick) => {
    const list = Array.isArray(schema[key]) ? (schema[key] as unknown[]) : [];
    const what = pick(3);
    if (what === 0) schema[key] = [...list, copy(parts[pick(parts.length)])];
    else if (list.length === 0) return false;
    else if (what === 1 && list.length > 1) schema[key] = list.filter((_, at) => at !== pick(list.length));
    else {
      const other = ["allOf", "anyOf", "oneOf"][pick(3)]!;
      if (other === key || other in schema || key === "prefixItems") return false;
      schema[other] = list;
      delete schema[key];
    }
    return true;
  };
}

export const mutations: Readonly<Record<string, Mutation>> = {
  required: (schema, pick) => {
    const keys = [...keysOf(schema), "zz"];
    const key = keys[pick(keys.length)]!;
    const required = Array.isArray(schema.required) ? (schema.required as string[]) : [];
    schema.required = required.includes(key) ? required.filter((one) => one !== key) : [...required, key];
    return true;
  },
  "property removed": (schema, pick) => {
    const keys = keysOf(schema);
    if (keys.length === 0) return false;
    delete (schema.properties as Node)[keys[pick(keys.length)]!];
    return true;
  },
  "property added": (schema, pick) => {
    const properties = isNode(schema.properties) ? schema.properties : {};
    schema.properties = { ...properties, [["a", "tag", "fresh"][pick(3)]!]: copy(parts[pick(parts.length)]) };
    return true;
  },
  type: (schema, pick) => {
    const types = ["string", "integer", "number", "boolean", "object", "array", "null"];
    const own = [schema.type ?? []].flat() as string[];
    const type = types[pick(types.length)]!;
    const next = own.includes(type) ? own.filter((one) => one !== type) : [...own, type];
    if (next.length === 0) delete schema.type;
    else schema.type = next.length === 1 ? next[0] : next;
    return true;
  },
  enum: (schema, pick) => {
    const values = ["x", "y", "longer", 1, 2.5, null, true, { a: "x" }];
    const own = Array.isArray(schema.enum) ? (schema.enum as unknown[]) : [];
    if (own.length > 1 && pick(2) === 0) schema.enum = own.filter((_, at) => at !== 0);
    else if (own.length > 0 && pick(4) === 0) delete schema.enum;
    else schema.enum = [...new Set([...own, values[pick(values.length)]])];
    return true;
  },
  const: setOne("const", ["x", 1, null]),
  minimum: setOne("minimum", [0, 1, 5]),
  maximum: setOne("maximum", [1, 5, 100]),
  exclusiveMinimum: setOne("exclusiveMinimum", [0, 1, 5]),
  exclusiveMaximum: setOne("exclusiveMaximum", [1, 5, 100]),
  multipleOf: setOne("multipleOf", [1, 2, 0.5]),
  minLength: setOne("minLength", [0, 1, 3]),
  maxLength: setOne("maxLength", [0, 2, 10]),
  pattern: setOne("pattern", ["^a", "^[a-z]*$", "x", ".*"]),
  format: setOne("format", ["date-time", "uuid", "int32", "email"]),
  minItems: setOne("minItems", [0, 1, 2]),
  maxItems: setOne("maxItems", [0, 1, 3]),
  uniqueItems: setOne("uniqueItems", [true, false]),
  minProperties: setOne("minProperties", [0, 1, 2]),
  maxProperties: setOne("maxProperties", [0, 1, 3]),
  minContains: setOne("minContains", [0, 1, 2]),
  maxContains: setOne("maxContains", [0, 1, 2]),
  items: setOne("items", [...parts, false]),
  additionalProperties: setOne("additionalProperties", [false, true, ...parts]),
  unevaluatedProperties: setOne("unevaluatedProperties", [false, true, { type: "string" }]),
  unevaluatedItems: setOne("unevaluatedItems", [false, true, { type: "string" }]),
  not: setOne("not", parts.slice(0, -1)),
  if: setOne("if", parts),
  then: setOne("then", parts),
  else: setOne("else", parts),
  contains: setOne("contains", parts),
  propertyNames: setOne("propertyNames", [{ pattern: "^a" }, { maxLength: 3 }]),
  dependentRequired: setOne("dependentRequired", [{ a: ["tag"] }, { a: ["tag", "zz"] }, { tag: ["a"] }]),
  patternProperties: setOne("patternProperties", [
    { "^a": { type: "string" } },
    { "^t": { type: "integer" }, "^a": {} },
  ]),
  readOnly: setOne("readOnly", [true]),
  writeOnly: setOne("writeOnly", [true]),
  nullable: (schema) => {
    const inner = copy(schema);
    for (const key of Object.keys(schema)) delete schema[key];
    schema.anyOf = [inner, { type: "null" }];
    return true;
  },
  wrapped: (schema, pick) => {
    const inner = copy(schema);
    for (const key of Object.keys(schema)) delete schema[key];
    schema[["allOf", "anyOf", "oneOf"][pick(3)]!] = [inner];
    return true;
  },
  allOf: changeList("allOf"),
  anyOf: changeList("anyOf"),
  oneOf: changeList("oneOf"),
  prefixItems: changeList("prefixItems"),
};

/** What happens to schemas whose rules meet. */
export const meeting: Readonly<Record<string, Mutation>> = {
  "pattern added": (schema, pick) => {
    const patterns = isNode(schema.patternProperties) ? schema.patternProperties : {};
    const source = ["^a", "^t", "g$", "^x-"][pick(4)]!;
    if (source in patterns) return false;
    schema.patternProperties = { ...patterns, [source]: copy(parts[pick(parts.length)]) };
    return true;
  },
  "pattern removed": (schema, pick) => {
    const sources = Object.keys(isNode(schema.patternProperties) ? schema.patternProperties : {});
    if (sources.length === 0) return false;
    delete (schema.patternProperties as Node)[sources[pick(sources.length)]!];
    return true;
  },
  "count of what is contained": (schema, pick) => {
    if (!("contains" in schema)) return false;
    return setOne("minContains", [0, 1, 2])(schema, pick);
  },
  "step or limit": (schema, pick) => {
    const keys = ["multipleOf", "minimum", "minLength"].filter((key) => key in schema);
    if (keys.length === 0) return false;
    return setOne(keys[pick(keys.length)]!, [1, 2, 3])(schema, pick);
  },
};

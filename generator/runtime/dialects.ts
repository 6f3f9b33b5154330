/** A JSON Schema in the making. */
export interface Keywords {
  [keyword: string]: unknown;
}

/** A dialect that a model's schema can be asked for in. */
export interface Dialect {
  /** What says which dialect it is; absent where there is no such keyword. */
  readonly $schema?: string;
  /** Where the schemas of models stand, from the root. */
  readonly place: readonly string[];
  /** One schema of draft 2020-12, its parts already translated; throws where the dialect has no words for it. */
  translate(schema: Keywords): Keywords;
}

/** The dialects by the names that Standard JSON Schema has for them. */
export const dialects: Readonly<Record<string, Dialect>> = {
  "draft-2020-12": {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    place: ["$defs"],
    translate: (schema) => schema,
  },
  "draft-07": {
    $schema: "http://json-schema.org/draft-07/schema#",
    place: ["definitions"],
    translate: ({ prefixItems, items, dependentRequired, dependentSchemas, ...schema }) => {
      refuse(schema, /^unevaluated|^m..Contains$/, "draft-07");
      if (prefixItems) Object.assign(schema, { items: prefixItems, additionalItems: items });
      else if (items !== undefined) schema.items = items;
      if (dependentRequired || dependentSchemas)
        schema.dependencies = { ...(dependentRequired as Keywords), ...(dependentSchemas as Keywords) };
      return schema;
    },
  },
  "openapi-3.0": {
    place: ["components", "schemas"],
    translate: ({ const: only, type, exclusiveMinimum, exclusiveMaximum, ...schema }) => {
      refuse(
        schema,
        /^unevaluated|ontains$|^prefixItems$|^patternProp|^propertyNames$|^depend|^if$/,
        "openapi-3.0",
      );
      if (only !== undefined) schema.enum = [only];
      const all = [type ?? []].flat();
      const types = all.filter((one) => one !== "null");
      const nullable = types.length < all.length && { nullable: true };
      if (types.length > 1 && schema.anyOf)
        throw new Error("openapi-3.0 has no word for several types beside anyOf");
      if (types.length > 1) schema.anyOf = types.map((one) => ({ type: one, ...nullable }));
      else if (types.length === 1) Object.assign(schema, { type: types[0] }, nullable);
      else if (nullable) schema.enum = [null];
      exclude(schema, "minimum", "exclusiveMinimum", exclusiveMinimum, 1);
      exclude(schema, "maximum", "exclusiveMaximum", exclusiveMaximum, -1);
      return schema;
    },
  },
};

/** A bound that is no value itself, as a bound beside which a word says so; the narrower one of two stays. */
function exclude(schema: Keywords, bound: string, exclusive: string, limit: unknown, sign: 1 | -1): void {
  const other = schema[bound];
  if (typeof limit !== "number" || (typeof other === "number" && other * sign > limit * sign)) return;
  Object.assign(schema, { [bound]: limit, [exclusive]: true });
}

function refuse(schema: Keywords, unknown: RegExp, target: string): void {
  const keyword = Object.keys(schema).find((name) => unknown.test(name));
  if (keyword !== undefined) throw new Error(`${target} has no word for ${keyword}`);
}

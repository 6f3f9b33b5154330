import { type Keywords, Rule } from "./rules.ts";
import { isObject } from "./values.ts";

/** Writes what a schema itself says in a dialect; the schemas inside it stay as they are. */
export function translate(schema: Keywords, target: string): Keywords {
  return target === "draft-07" ? toDraft07(schema) : target === "openapi-3.0" ? toOpenApi30(schema) : schema;
}

/** Writes a schema in a dialect, with those inside it that are no rules of their own. */
export function translateWhole(schema: Keywords, target: string): Keywords {
  const inside = (part: unknown): unknown =>
    Array.isArray(part)
      ? part.map(inside)
      : isObject(part) && !(part instanceof Rule)
        ? translateWhole(part, target)
        : part;
  const written = Object.entries(schema).map(([keyword, part]): [string, unknown] => {
    if (manySchemas.test(keyword) && isObject(part))
      return [keyword, Object.fromEntries(Object.entries(part).map(([key, one]) => [key, inside(one)]))];
    return [keyword, oneSchema.test(keyword) ? inside(part) : part];
  });
  return translate(Object.fromEntries(written), target);
}

const manySchemas = /^(?:properties|patternProperties|dependentSchemas)$/;
const oneSchema =
  /tems$|^contains$|lProperties$|^unevaluatedProperties$|^propertyNames$|^...Of$|^not$|^if$|^then$|^else$/;

function toDraft07(source: Keywords): Keywords {
  const { prefixItems, items, dependentRequired, dependentSchemas, ...others } = source;
  refuse(others, /^unevaluated|^m..Contains$/, "draft-07");
  const schema: { [keyword: string]: unknown } = others;
  if (prefixItems) Object.assign(schema, { items: prefixItems, additionalItems: items });
  else if (items !== undefined) schema.items = items;
  if (dependentRequired || dependentSchemas)
    schema.dependencies = { ...(dependentRequired as Keywords), ...(dependentSchemas as Keywords) };
  return schema;
}

function toOpenApi30(source: Keywords): Keywords {
  const { const: only, type, exclusiveMinimum, exclusiveMaximum, ...others } = source;
  refuse(
    others,
    /^unevaluated|ontains$|^prefixItems$|^patternProp|^propertyNames$|^depend|^if$/,
    "openapi-3.0",
  );
  const schema: { [keyword: string]: unknown } = others;
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
}

/** A bound that is no value itself, as a bound beside which a word says so; the narrower one of two stays. */
function exclude(
  schema: { [keyword: string]: unknown },
  bound: string,
  exclusive: string,
  limit: unknown,
  sign: 1 | -1,
): void {
  const other = schema[bound];
  if (typeof limit !== "number" || (typeof other === "number" && other * sign > limit * sign)) return;
  Object.assign(schema, { [bound]: limit, [exclusive]: true });
}

function refuse(schema: Keywords, unknown: RegExp, target: string): void {
  const keyword = Object.keys(schema).find((name) => unknown.test(name));
  if (keyword !== undefined) throw new Error(`${target} has no word for ${keyword}`);
}

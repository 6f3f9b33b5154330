import { type Keywords, Rule } from "./rules.ts";
import { isObject } from "./values.ts";

/*
 * Schemas in other dialects than draft 2020-12. Each rule brings what translates its own keywords, so that a bundle has the
 * words for no more than its models say.
 */

/** A type and null. */
export function nullable(schema: Keywords, target: string): Keywords {
  if (target !== "openapi-3.0") return schema;
  const type = (schema.type as readonly string[]).find((one) => one !== "null");
  return { ...schema, type, nullable: true };
}

/** Null alone. */
export function onlyNull(schema: Keywords, target: string): Keywords {
  if (target !== "openapi-3.0") return schema;
  const { type: _, ...others } = schema;
  return onlyOf(null, others);
}

/** Several types. */
export function severalTypes(schema: Keywords, target: string): Keywords {
  if (target !== "openapi-3.0") return schema;
  if (schema.anyOf) throw new Error("openapi-3.0 has no word for several types beside anyOf");
  const { type, ...others } = schema;
  const all = type as readonly string[];
  const orNull = all.includes("null") && { nullable: true };
  const types = all.filter((one) => one !== "null");
  return { ...others, anyOf: types.map((one) => ({ type: one, ...orNull })) };
}

/** One value. */
export function onlyValue(schema: Keywords, target: string): Keywords {
  if (target !== "openapi-3.0") return schema;
  const { const: value, ...others } = schema;
  return onlyOf(value, others);
}

/** A value that values may be listed beside. */
function onlyOf(value: unknown, schema: Keywords): Keywords {
  const only = { enum: [value] };
  if (!schema.enum) return { ...schema, ...only };
  return { ...schema, allOf: [...((schema.allOf ?? []) as readonly unknown[]), only] };
}

/** Bounds that are no values themselves: bounds beside which a word says so; the narrower one of two stays. */
export function exclusiveBounds(schema: Keywords, target: string): Keywords {
  if (target !== "openapi-3.0") return schema;
  const { exclusiveMinimum, exclusiveMaximum, ...others } = schema;
  const exclude = (bound: string, exclusive: string, limit: unknown, sign: 1 | -1): Keywords | false => {
    const other = schema[bound];
    if (typeof limit !== "number" || (typeof other === "number" && other * sign > limit * sign)) return false;
    return { [bound]: limit, [exclusive]: true };
  };
  return {
    ...others,
    ...exclude("minimum", "exclusiveMinimum", exclusiveMinimum, 1),
    ...exclude("maximum", "exclusiveMaximum", exclusiveMaximum, -1),
  };
}

/** Whatever a schema says, with those inside it that are no rules of their own. */
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
  const whole = Object.fromEntries(written);
  return target === "draft-07" ? toDraft07(whole) : target === "openapi-3.0" ? toOpenApi30(whole) : whole;
}

const manySchemas = /^(?:properties|patternProperties|dependentSchemas)$/;
const oneSchema =
  /tems$|^contains$|lProperties$|^unevaluatedProperties$|^propertyNames$|^...Of$|^not$|^if$|^then$|^else$/;

function toDraft07(source: Keywords): Keywords {
  const { prefixItems, items, dependentRequired, dependentSchemas, ...others } = source;
  refuse(others, /^unevaluated|^m..Contains$/, "draft-07");
  const schema: { items?: unknown; dependencies?: unknown; [keyword: string]: unknown } = others;
  if (prefixItems) Object.assign(schema, { items: prefixItems, additionalItems: items });
  else if (items !== undefined) schema.items = items;
  if (dependentRequired || dependentSchemas) {
    const asked = (dependentRequired ?? {}) as Keywords;
    // One keyword has both there.
    const all = Object.entries((dependentSchemas ?? {}) as Keywords).map(([key, one]): [string, unknown] => [
      key,
      Object.hasOwn(asked, key) ? { required: asked[key], allOf: [one] } : one,
    ]);
    schema.dependencies = { ...asked, ...Object.fromEntries(all) };
  }
  return schema;
}

function toOpenApi30(schema: Keywords): Keywords {
  const target = "openapi-3.0";
  refuse(schema, /^unevaluated|ontains$|^prefixItems$|^patternProp|^propertyNames$|^depend|^if$/, target);
  const bounded = exclusiveBounds(schema, target);
  const valued = "const" in schema ? onlyValue(bounded, target) : bounded;
  const { type } = schema;
  if (type === "null") return onlyNull(valued, target);
  if (!Array.isArray(type)) return valued;
  return (type.length === 2 && type.includes("null") ? nullable : severalTypes)(valued, target);
}

function refuse(schema: Keywords, unknown: RegExp, target: string): void {
  const keyword = Object.keys(schema).find((name) => unknown.test(name));
  if (keyword !== undefined) throw new Error(`${target} has no word for ${keyword}`);
}

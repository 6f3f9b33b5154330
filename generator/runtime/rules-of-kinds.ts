import type { Issues } from "./issues.ts";
import { explain, type Part, Rule } from "./rules.ts";
import { countOf } from "./rules-of-scalars.ts";
import { areUnique, isObject, type JsonObject } from "./values.ts";

/** Members of an object by their keys. */
export interface Properties {
  readonly [key: string]: Part;
}

/** Objects: the members that have to be there, and those that may. */
export function object(required: Properties = {}, optional: Properties = {}): Rule {
  const properties = { ...required, ...optional };
  const keys = Object.keys(properties);
  const needed = Object.keys(required);
  return new Rule(
    // In older dialects a list of required members is never empty.
    { type: "object", properties, required: needed.length > 0 ? needed : undefined },
    (value, issues, at, number) => {
      const key = keys[number - 1];
      if (key === undefined) return false;
      const part = properties[key]!;
      const member = (value as JsonObject)[key];
      const place = (part as Rule).place ?? `${at}/properties/${key}`;
      if (member !== undefined) explain(part, member, issues, place, key);
      else if (Object.hasOwn(required, key))
        issues.add("required", "present", member, place, key, " is required");
      return true;
    },
    "an object",
    isObject,
  );
}

/** Objects without other members. */
export function closed(object: Rule): Rule {
  return withOthers(object, false, (member, issues, at, key) =>
    issues.add("additionalProperties", "left out", member, at, key),
  );
}

/** Objects whose other members all follow one rule. */
export function others(object: Rule, part: Part): Rule {
  return withOthers(object, part, (member, issues, at, key) => explain(part, member, issues, at, key));
}

/** `tell`: what is said of a member that no property speaks of. */
function withOthers(
  object: Rule,
  additionalProperties: unknown,
  tell: (member: unknown, issues: Issues, at: string, key: string) => void,
): Rule {
  const { schema, noun, is } = object;
  return new Rule(
    { ...schema, additionalProperties },
    (value, issues, at, number) => {
      if (object.explain?.(value, issues, at, number)) return true;
      for (const key in value as JsonObject) {
        if (issues.full) break;
        const member = (value as JsonObject)[key];
        if (member !== undefined && !Object.hasOwn(schema.properties as Properties, key))
          tell(member, issues, `${at}/additionalProperties`, key);
      }
      return false;
    },
    noun,
    is,
  );
}

/** Arrays of items that are alike. */
export function array(items?: Part): Rule {
  return new Rule(
    { type: "array", items },
    items &&
      ((value, issues, at, number) => {
        if (number > (value as readonly unknown[]).length) return false;
        explain(items, (value as readonly unknown[])[number - 1], issues, `${at}/items`, number - 1);
        return true;
      }),
    "an array",
    Array.isArray,
  );
}

/** Arrays of a certain length. */
export function sized(limits: { readonly minItems?: number; readonly maxItems?: number }): Rule {
  const { minItems = 0, maxItems = 1 / 0 } = limits;
  return new Rule(limits, (value, issues, at) => {
    if (!Array.isArray(value)) return;
    const { length } = value;
    if (length < minItems) issues.add("minItems", `at least ${countOf(minItems, "item")} long`, value, at);
    if (length > maxItems) issues.add("maxItems", `at most ${countOf(maxItems, "item")} long`, value, at);
  });
}

/** No two items of an array are equal. */
export const unique: Rule = /* @__PURE__ */ new Rule({ uniqueItems: true }, (value, issues, at) => {
  if (Array.isArray(value) && !areUnique(value)) issues.add("uniqueItems", "without equal items", value, at);
});

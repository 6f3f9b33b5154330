import type { Issues } from "./issues.ts";
import { explain, type Part, Rule } from "./rules.ts";
import { countOf } from "./rules-of-scalars.ts";
import { areUnique, isObject, type JsonObject } from "./values.ts";

/** Members of an object by their keys. */
export interface Properties {
  readonly [key: string]: Part;
}

/** What is asked of an object's members that no property speaks of. */
export interface Rest {
  readonly schema: Rule["schema"];
  explain(value: JsonObject, known: Properties, issues: Issues, at: string): void;
}

/**
 * Objects: the members that have to be there, those that may, and what is asked of all others; `read` reads a member
 * where every object inherits one of the name.
 */
export function object(
  required: Properties = {},
  optional: Properties = {},
  rest?: Rest,
  read = (object: JsonObject, key: string): unknown => object[key],
): Rule {
  const properties = { ...required, ...optional };
  const keys = Object.keys(properties);
  const needed = Object.keys(required);
  return new Rule(
    // In older dialects a list of required members is never empty.
    { type: "object", properties, required: needed.length > 0 ? needed : undefined, ...rest?.schema },
    (value, issues, at, number) => {
      const object = value as JsonObject;
      const key = keys[number - 1];
      if (key === undefined) return rest?.explain(object, properties, issues, at);
      const part = properties[key]!;
      const member = read(object, key);
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
export const closed: Rest = {
  schema: { additionalProperties: false },
  explain: (value, known, issues, at) => {
    for (const key in value) {
      if (issues.full) break;
      const member = value[key];
      if (member !== undefined && !Object.hasOwn(known, key))
        issues.add("additionalProperties", "left out", member, `${at}/additionalProperties`, key);
    }
  },
};

/** Objects whose other members all follow one rule. */
export function others(part: Part): Rest {
  return {
    schema: { additionalProperties: part },
    explain: (value, known, issues, at) => {
      for (const key in value) {
        if (issues.full) break;
        const member = value[key];
        if (member !== undefined && !Object.hasOwn(known, key))
          explain(part, member, issues, `${at}/additionalProperties`, key);
      }
    },
  };
}

/** Arrays of items that are alike. */
export function array(items?: Part): Rule {
  return new Rule(
    { type: "array", items },
    items &&
      ((value, issues, at, number) => {
        const array = value as readonly unknown[];
        if (number > array.length) return false;
        explain(items, array[number - 1], issues, `${at}/items`, number - 1);
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

import type { Issues } from "./issues.ts";
import { type Part, placeOf, Rule, suits, within } from "./rules.ts";
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
  read?: (object: JsonObject, key: string) => unknown,
): Rule {
  const properties = { ...required, ...optional };
  const keys = Object.keys(properties);
  const parts = Object.values(properties);
  const places: string[] = [];
  return new Rule(
    { type: "object", properties, required: Object.keys(required), ...rest?.schema },
    (value, issues, at, number) => {
      const object = value as JsonObject;
      const key = keys[number - 1];
      if (key === undefined) return rest?.explain(object, properties, issues, at);
      const member = read ? read(object, key) : object[key];
      const part = parts[number - 1]!;
      places[number] ??= placeOf(key, part, at);
      if (member !== undefined) within(key, part, member, issues, places[number]);
      else if (Object.hasOwn(required, key)) issues.add("required", "present", member, places[number], key);
      // After the last member only the others are left to look at.
      return rest || number < keys.length;
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
      const place = `${at}/additionalProperties`;
      for (const key in value) {
        if (issues.full) break;
        const member = value[key];
        if (member !== undefined && !suits(part, member) && !Object.hasOwn(known, key))
          within(key, part, member, issues, place);
      }
    },
  };
}

/** Arrays of items that are alike. */
export function array(items?: Part): Rule {
  let place: string | undefined;
  return new Rule(
    { type: "array", items },
    items &&
      ((value, issues, at, number) => {
        const array = value as readonly unknown[];
        if (number > array.length) return false;
        place ??= `${at}/items`;
        within(number - 1, items, array[number - 1], issues, place);
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

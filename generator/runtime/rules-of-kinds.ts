import type { Issues } from "./issues.ts";
import { type Part, placeOf, Rule, within } from "./rules.ts";
import { countOf } from "./rules-of-scalars.ts";
import { areUnique, isObject, type JsonObject } from "./values.ts";

/** Members of an object by their keys. */
export interface Properties {
  readonly [key: string]: Part;
}

/** What is asked of an object's members that no property speaks of. */
export interface Rest {
  readonly schema: Rule["schema"];
  /** `from`: the first key to look at, as a loop over all of them counts them from one on. */
  explain(value: JsonObject, known: Properties, issues: Issues, at: string, from: number): void;
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
    (value, issues, at, from) => {
      const object = value as JsonObject;
      for (let number = from; number <= keys.length; number++) {
        const key = keys[number - 1]!;
        const part = parts[number - 1]!;
        const member = read ? read(object, key) : object[key];
        if (member === undefined ? !Object.hasOwn(required, key) : fits(part, member)) continue;
        places[number] ??= placeOf(key, part, at);
        const place = places[number]!;
        if (member !== undefined) within(key, part, member, issues, place);
        else issues.add("required", "present", member, place, key);
        // After the last member only the others are left to look at.
        return rest || number < keys.length ? number + 1 : 0;
      }
      rest?.explain(object, properties, issues, at, from - keys.length);
      return 0;
    },
    "an object",
    isObject,
  );
}

/** Whether a rule that asks no more than what a value is takes it. */
function fits(part: Part, value: unknown): boolean {
  return typeof part !== "function" && !part.explain && part.is?.(value) === true;
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
    explain: (value, known, issues, at, from) => {
      const place = `${at}/additionalProperties`;
      let number = 0;
      for (const key in value) {
        number += 1;
        if (number < from) continue;
        if (issues.full) break;
        const member = value[key];
        if (member !== undefined && !fits(part, member) && !Object.hasOwn(known, key))
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
        if (number > array.length) return 0;
        place ??= `${at}/items`;
        within(number - 1, items, array[number - 1], issues, place);
        return number + 1;
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

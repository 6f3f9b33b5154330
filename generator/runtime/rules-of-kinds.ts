import type { Issues } from "./issues.ts";
import { type Part, Rule, ruleOf, within } from "./rules.ts";
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
  const needed = Object.keys(required);
  const isNeeded = keys.map((key) => Object.hasOwn(required, key));
  const places: string[] = [];
  return new Rule(
    { type: "object", properties, required: needed.length > 0 ? needed : undefined, ...rest?.schema },
    (value, issues, at, noun = "an object", next, fault = next?.(value, 0) ?? -1) => {
      if (!isObject(value)) return issues.add("type", noun, value, at);
      let found = fault;
      let number = fault < 0 ? 1 : fault;
      while (number > 0 && number <= keys.length && !issues.full) {
        const index = number - 1;
        const key = keys[index]!;
        const member = read ? read(value, key) : value[key];
        if (member !== undefined || isNeeded[index]) {
          const part = parts[index]!;
          places[index] ??= ("place" in part && part.place) || `${at}/properties/${escaped(key)}`;
          if (member === undefined) issues.add("required", "present", member, places[index], key);
          else within(key, part, member, issues, places[index], found > 0);
        }
        // After the last member only the others are left to look at.
        if (number === keys.length && !rest) return;
        if (found > 0) found = next!(value, number);
        number = found < 0 ? number + 1 : found;
      }
      if (number > 0) rest?.explain(value, properties, issues, at);
    },
  );
}

/** A key as a token of a JSON Pointer. */
function escaped(key: string): string {
  return key.replace(/~/g, "~0").replace(/\//g, "~1");
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
          within(key, part, member, issues, `${at}/additionalProperties`);
      }
    },
  };
}

/** Arrays of items that are alike. */
export function array(items?: Part): Rule {
  return new Rule({ type: "array", items }, (value, issues, at, noun = "an array", next, fault) => {
    if (!Array.isArray(value)) return issues.add("type", noun, value, at);
    if (items === undefined) return;
    const test = typeof items === "function" ? ruleOf(items)[3] : undefined;
    let number = fault ?? next?.(value, 0) ?? 1;
    while (number > 0 && number <= value.length && !issues.full) {
      const item: unknown = value[number - 1];
      if (next || !test || test(item, 0) !== 0) within(number - 1, items, item, issues, `${at}/items`);
      number = next ? next(value, number) : number + 1;
    }
  });
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

import { type ArrayRules, matches, type ObjectRules, type PatternRule, type Schema } from "../../ir/index.ts";
import { allOf, rulesAtKey } from "../at-key.ts";
import { matchingString } from "./patterns.ts";

/** How many keys of an object a pattern is tried at. */
const most = 3;

/** Keys that match a pattern: of those that an object names, and one that is made of the pattern. */
export function keysOf(
  { pattern }: PatternRule,
  { properties = [], required = [] }: ObjectRules,
): readonly string[] {
  const named = new Set([...required, ...properties.map(({ key }) => key)]);
  const matching = [...named].filter((key) => matches(pattern, key) === true);
  return [...new Set([...matching.slice(0, most), ...matchingString(pattern, 0, undefined).slice(0, 1)])];
}

/** What the rules of an object ask of the member at a key: its property, patterns, or what holds of all the rest. */
export function schemaAt(rules: ObjectRules, key: string): Schema | undefined {
  const { named, perhaps, others } = rulesAtKey(rules, key);
  return allOf([...named, ...perhaps]) ?? others ?? rules.unevaluatedProperties;
}

/** What the rules of a list may say of an item. */
export function itemsAt(
  { prefixItems = [], items, contains, unevaluatedItems }: ArrayRules,
  index: number,
): readonly Schema[] {
  return [prefixItems[index] ?? items, contains, unevaluatedItems].filter((part) => part !== undefined);
}

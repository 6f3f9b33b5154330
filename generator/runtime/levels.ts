import { formatPath } from "./issues.ts";
import {
  type FindFault,
  type Keywords,
  type Level,
  type Part,
  type Rule,
  type Rules,
  ruleOf,
  type Saying,
} from "./rules.ts";

/** The parts of a model's values; null where its test does not tell which of them is at fault. */
export function levelOf(rules: Rules): Level | null {
  if (rules.level === undefined) {
    const [, pointer, rule, find] = ruleOf(rules);
    if (typeof rule === "function") rules.level = levelOf(rule);
    else rules.level = find === undefined ? null : createLevel(rule, pointer, find);
  }
  return rules.level;
}

function createLevel(rule: Rule, at: string, find: FindFault): Level {
  const { schema } = rule;
  const { items, additionalProperties: others } = schema;
  const parts = partsOf(schema, at);
  const isRecord = parts.length === 1 && others;
  const alike = items ?? (isRecord ? others : undefined);
  const place = `${at}/${items === undefined ? "additionalProperties" : "items"}`;
  return {
    rule,
    at,
    isList: items !== undefined,
    find,
    parts,
    each: alike === undefined ? undefined : sayingOf(alike as Part, place),
  };
}

/** The parts as rules count them: the members that an object describes, and what is asked of all others. */
function partsOf({ allOf, properties = {}, required = [] }: Keywords, at: string): (Saying | undefined)[] {
  if (allOf)
    return (allOf as readonly Part[]).flatMap((part, index) => {
      const place = `${at}/allOf/${index}`;
      return typeof part === "function" ? [sayingOf(part, place)] : partsOf(part.schema, place);
    });
  const members = Object.entries(properties as { readonly [key: string]: Part }).map(([key, member]) => {
    const { place = `${at}/properties/${key}`, schema } = member as Rule;
    // A model that is spoken of elsewhere.
    const part = typeof schema === "function" ? (schema as Rules) : member;
    // Keys that every object inherits (`toString`) are left to the rule of the object.
    return key in {} ? undefined : sayingOf(part, place, key, (required as readonly string[]).includes(key));
  });
  return [...members, undefined];
}

function sayingOf(part: Part, place: string, key?: string, isRequired = false): Saying {
  const [rule, pointer] = placeOf(part, place);
  const { code, noun: expected = "" } = rule;
  const label = key === undefined ? undefined : formatPath([key]);
  const asks = ` must be ${expected}, got `;
  return {
    part,
    rule,
    key,
    isRequired,
    place,
    pointer,
    isPlain: rule.is !== undefined && rule.explain === undefined,
    code,
    expected,
    label,
    asks,
    text: `${label}${asks}`,
    received: "",
    message: "",
  };
}

/** The rule of a part, and where its schema stands: models stand elsewhere than where they are spoken of. */
function placeOf(part: Part, place: string): readonly [rule: Rule, pointer: string] {
  if (typeof part !== "function") return [part, place];
  const [, pointer, rule] = ruleOf(part);
  return placeOf(rule, pointer);
}

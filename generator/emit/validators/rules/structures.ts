import { child } from "../../../diagnostics/index.ts";
import type { ObjectRules, Schema } from "../../../ir/index.ts";
import { type Code, call, code, literal } from "../../../print/index.ts";
import { isInherited, partHint, runtime } from "../context.ts";
import { asksNothing, membersCode, together, type WriteRule } from "./rule.ts";

/** Arrays, but for those whose items differ by their index or are counted. */
export function ruleOfArray({ at, array = {} }: Schema, hint: string, write: WriteRule): Code | undefined {
  const { items, minItems, maxItems, uniqueItems, ...others } = array;
  if (others.prefixItems !== undefined || others.contains !== undefined) return undefined;
  if (others.unevaluatedItems !== undefined) return undefined;
  const item =
    items && !asksNothing(items)
      ? write(items, `${at.pointer}/items`, partHint(hint, "item")).code
      : undefined;
  const limits = {
    ...(minItems !== undefined && { minItems }),
    ...(maxItems !== undefined && { maxItems }),
  };
  return together([
    call(runtime("array"), item === undefined ? [] : [item]),
    ...(Object.keys(limits).length === 0 ? [] : [call(runtime("sized"), [literal(limits)])]),
    ...(uniqueItems === true ? [runtime("unique")] : []),
  ]);
}

/** Objects whose members are asked for by their keys, one by one or all others alike. */
export function ruleOfObject({ at, object = {} }: Schema, hint: string, write: WriteRule): Code | undefined {
  const { properties = [], required = [], additionalProperties, ...others } = object;
  if (Object.keys(others).length > 0) return undefined;
  // That others may be there is a word of its own beside keys that are known, though nothing is asked of them.
  const rest =
    additionalProperties && (properties.length > 0 || !asksNothing(additionalProperties))
      ? write(additionalProperties, `${at.pointer}/additionalProperties`, partHint(hint, "value"))
      : undefined;
  const members = properties.map(({ key, name, schema }) => {
    const place = `${at.pointer}/properties/${key}`;
    const rule = write(schema, place, partHint(hint, name));
    // The rule of the object joins keys to pointers as they are: a key that a pointer escapes gets its place here.
    const { pointer } = schema.at.pointer === place ? child(at, "properties", key) : schema.at;
    // A schema that stands elsewhere, as a parameter's does, is missed at its own place. A plain rule has that place
    // already (`write.ts`); models and code get it here.
    const isSaid = rule.of === "rule" && schema.at.pointer !== place;
    const isOdd = pointer !== place && !isSaid;
    return [key, isOdd ? call(runtime("placed"), [code`${pointer}`, rule.code]) : rule.code] as const;
  });
  const restAt = `${at.pointer}${rest === undefined ? "" : "/additionalProperties"}`;
  // What has a place of its own, as the rules of a model have, is placed as a part.
  const asked =
    rest?.of === "model" ? call(runtime("allOf"), [rest.code]) : (rest?.code ?? runtime("anything"));
  const wanting = requiredAlone({ properties, required }).map(
    (name) => [name, call(runtime("placed"), [code`${restAt}`, asked])] as const,
  );
  const needed = new Set(required);
  const obliged = membersCode([...members.filter(([key]) => needed.has(key)), ...wanting]);
  const free = members.filter(([key]) => !needed.has(key));
  const isOdd = [...members, ...wanting].some(([key]) => isInherited(key));
  const known = call(runtime("object"), [
    ...(required.length + free.length === 0 ? [] : [obliged]),
    ...(free.length === 0 ? [] : [membersCode(free)]),
  ]);
  const own = isOdd ? call(runtime("owning"), [known]) : known;
  if (rest === undefined) return own;
  return isNever(additionalProperties)
    ? call(runtime("closed"), [own])
    : call(runtime("others"), [own, rest.code]);
}

/** The keys that have to be there without being described. */
function requiredAlone({ properties = [], required = [] }: ObjectRules): readonly string[] {
  const known = new Set(properties.map(({ key }) => key));
  return [...new Set(required)].filter((name) => !known.has(name));
}

/**
 * Whether the rule of a schema is that of an object, whose members it numbers, and nothing else; `ruleOfObject` then has
 * the words.
 */
export function isPlainObject({ at: _at, notes: _notes, types, object = {}, ...others }: Schema): boolean {
  const { properties: _known, required: _needed, additionalProperties: _rest, ...more } = object;
  const isObject = types?.length === 1 && types[0] === "object";
  return isObject && Object.keys(others).length + Object.keys(more).length === 0;
}

/** Whether the rule of a schema is that of an array whose items are alike, and nothing else. */
export function isPlainArray({ at: _at, notes: _notes, types, array = {}, ...others }: Schema): boolean {
  const { items: _items, ...more } = array;
  const isArray = types?.length === 1 && types[0] === "array";
  return isArray && Object.keys(others).length + Object.keys(more).length === 0;
}

/** The keys of an object in the order in which its rule has them: JavaScript puts those that are integers first. */
export function keysOfRule(rules: ObjectRules): readonly string[] {
  const { properties = [], required = [] } = rules;
  const keys = properties.map(({ key }) => key);
  const needed = new Set(required);
  const ordered = [
    ...keys.filter((key) => needed.has(key)),
    ...requiredAlone(rules),
    ...keys.filter((key) => !needed.has(key)),
  ];
  const isInteger = ordered.some((key) => /^\d/.test(key));
  return isInteger ? Object.keys(Object.fromEntries(ordered.map((key) => [key, true]))) : ordered;
}

function isNever(schema: Schema | undefined): boolean {
  return schema?.types?.length === 0;
}

import type { Schema } from "../../../ir/index.ts";
import { type Code, call, literal } from "../../../print/index.ts";
import { partHint, runtime } from "../context.ts";
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
  const rest =
    additionalProperties && !asksNothing(additionalProperties)
      ? write(additionalProperties, `${at.pointer}/additionalProperties`, partHint(hint, "value")).code
      : undefined;
  const members = properties.map(({ key, name, schema }) => {
    const place = `${at.pointer}/properties/${key}`;
    return [key, write(schema, place, partHint(hint, name)).code] as const;
  });
  const known = new Set(properties.map(({ key }) => key));
  const unknown = required
    .filter((name, index) => !known.has(name) && required.indexOf(name) === index)
    .map((name) => [name, rest ?? runtime("anything")] as const);
  const obliged = membersCode([...members.filter(([key]) => required.includes(key)), ...unknown]);
  const free = members.filter(([key]) => !required.includes(key));
  const args = [
    ...(required.length + free.length === 0 && rest === undefined ? [] : [obliged]),
    ...(free.length === 0 && rest === undefined ? [] : [membersCode(free)]),
    ...(rest === undefined
      ? []
      : [isNever(additionalProperties) ? runtime("closed") : call(runtime("others"), [rest])]),
  ];
  return call(runtime("object"), args);
}

function isNever(schema: Schema | undefined): boolean {
  return schema?.types?.length === 0;
}

import type { Schema } from "../ir/index.ts";
import { show } from "./comparison.ts";

/** The schema that accepts everything. */
export function isOpen(schema: Schema | undefined): boolean {
  if (schema === undefined) return true;
  const { at, notes, ...assertions } = schema;
  return Object.keys(assertions).length === 0;
}

/** The schema that accepts nothing. */
export function isClosed(schema: Schema | undefined): boolean {
  return schema?.types?.length === 0;
}

/** A schema in a word or two, for a message. */
export function describe(schema: Schema, depth = deepest): string {
  if (isOpen(schema)) return "anything";
  if (isClosed(schema)) return "nothing";
  const { enum: values, const: constant, types, ref } = schema;
  if (constant !== undefined) return show(constant.value);
  if (values !== undefined) return values.map(show).join(" or ");
  if (types !== undefined) return types.join(" or ");
  if (ref === undefined) return depth === 0 ? "a schema" : describeRules(schema, depth - 1);
  return /([^/~#]+)(?:~\w+)?$/.exec(ref)?.[1] ?? "a model";
}

/** How deep a message looks into a schema, and how many of its parts it names. */
const deepest = 3;
const mostNamed = 3;

/** What a schema without a type asks for, as far as a message has room for it. */
function describeRules(
  { object, string, not, allOf = [], anyOf = [], oneOf = [] }: Schema,
  depth: number,
): string {
  const properties = object?.properties ?? [];
  const keys = [...new Set([...properties.map(({ key }) => key), ...(object?.required ?? [])])];
  if (keys.length > 0 && keys.length <= mostNamed) {
    const constants = new Map(properties.map(({ key, schema }) => [key, schema.const]));
    const named = keys.map((key) => {
      const constant = constants.get(key);
      return constant === undefined ? key : `${key} ${show(constant.value)}`;
    });
    return `an object with ${named.join(", ")}`;
  }
  if (string?.pattern !== undefined) return `text like ${show(string.pattern.source)}`;
  for (const [members, word] of [
    [allOf, " and "],
    [[...anyOf, ...oneOf], " or "],
  ] as const) {
    if (members.length > 0 && members.length <= mostNamed)
      return members.map((member) => describe(member, depth)).join(word);
  }
  return not === undefined ? "a schema" : `anything but ${describe(not, depth)}`;
}

import { isNullType, type JsonType, type Model, type Schema } from "../ir/index.ts";
import type { Side } from "./comparison.ts";

type Family = "null" | "boolean" | "number" | "string" | "array" | "object";

/**
 * A choice of schemas of different types as the one schema that says the same: keywords speak of one type each, so that
 * a choice of a string and null is of the type `string` or `null`. Any other schema as it is.
 */
export function asOneSchema(schema: Schema, side: Side): Schema {
  const { at, notes, anyOf, oneOf, discriminator: _, ...rest } = schema;
  const members = (anyOf ?? oneOf ?? []).map((member) => inlineOf(member, side)?.schema ?? member);
  if (Object.keys(rest).length > 0 || (anyOf !== undefined && oneOf !== undefined)) return schema;
  if (members.length === 0 || !members.every(isPlain)) return schema;
  const families = members.flatMap(familiesOf);
  if (new Set(families).size < families.length) return schema;
  const types = members.flatMap((member) => member.types ?? []);
  const joined: Schema = { ...(Object.assign({}, ...members) as Schema), at, notes, types };
  const lists = members.filter((member) => member.enum !== undefined);
  if (lists.length === 0) return joined;
  // A list speaks of all types: beside it, only what is one value can be listed as well.
  const [list] = lists;
  if (!members.every((member) => member === list || isNullType(member))) return schema;
  return { ...joined, enum: members.length > 1 ? [...list!.enum!, null] : list!.enum! };
}

/** The class that a schema stands for, where it was written in its place. */
export function inlineOf({ ref, at: _, notes, ...rest }: Schema, side: Side): Model | undefined {
  const model = ref === undefined || Object.keys(rest).length > 0 ? undefined : side.model(ref);
  return model?.role === "inline" ? model : undefined;
}

/** Whether a schema says which types its values have, and speaks of no other. */
function isPlain(schema: Schema): boolean {
  const { at, notes, types = [], enum: _, ...rules } = schema;
  const own: readonly string[] = familiesOf(schema);
  return types.length > 0 && Object.keys(rules).every((key) => own.includes(key));
}

function familiesOf({ types = [] }: Schema): readonly Family[] {
  const of = (type: JsonType): Family => (type === "integer" ? "number" : type);
  return [...new Set(types.map(of))];
}

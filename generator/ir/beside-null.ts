import type { Schema } from "./schema.ts";

/** The one schema of a choice between it and null, which is how documents write what may be null. */
export function besideNull({ anyOf, oneOf }: Schema): Schema | undefined {
  const members = anyOf ?? oneOf ?? [];
  if (members.length !== 2 || (anyOf !== undefined && oneOf !== undefined)) return undefined;
  const [one, ...others] = members.filter((member) => !isNull(member));
  return others.length === 0 ? one : undefined;
}

function isNull(schema: Schema): boolean {
  const listed = schema.const === undefined ? schema.enum : [schema.const.value];
  return isNullType(schema) || (listed?.length === 1 && listed[0] === null);
}

/** Whether null is all that a schema's \`type\` allows. */
export function isNullType({ types }: Schema): boolean {
  return types?.length === 1 && types[0] === "null";
}

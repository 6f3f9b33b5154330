import type { Property, Schema } from "../ir/index.ts";
import type { Side } from "./comparison.ts";
import { fingerprint } from "./fingerprint.ts";

/** How deep parts may lie in parts. */
const deepest = 8;

/**
 * An object that is put together of parts as if it were written in one; `undefined` where parts say anything that cannot
 * be put together so simply. Documents are rearranged that way without a caller noticing.
 */
export function flatten(schema: Schema, side: Side, depth = 0): Schema | undefined {
  if (depth > deepest) return undefined;
  const { at, notes, types, object = {}, allOf = [], ref, discriminator, ...rest } = schema;
  const { properties = [], required = [], ...others } = object;
  if (Object.keys(rest).length > 0 || Object.keys(others).length > 0) return undefined;
  if (types !== undefined && (types.length !== 1 || types[0] !== "object")) return undefined;
  const target = ref === undefined ? undefined : side.model(ref)?.schema;
  if (ref !== undefined && target === undefined) return undefined;
  const merged = new Map<string, Property>();
  const needed = new Set<string>();
  let isObject = types !== undefined;
  const parts = [...(target === undefined ? [] : [target]), ...allOf];
  for (const part of parts) {
    const flat = flatten(part, side, depth + 1);
    if (flat === undefined || !addProperties(merged, flat.object?.properties ?? [])) return undefined;
    for (const key of flat.object?.required ?? []) needed.add(key);
    isObject ||= flat.types !== undefined;
  }
  if (!addProperties(merged, properties)) return undefined;
  for (const key of required) needed.add(key);
  return {
    at,
    notes,
    ...(isObject && { types: ["object"] as const }),
    ...(discriminator !== undefined && { discriminator }),
    object: {
      ...(merged.size > 0 && { properties: [...merged.values()] }),
      ...(needed.size > 0 && { required: [...needed] }),
    },
  };
}

/** Whether no property is said to be two things. */
function addProperties(merged: Map<string, Property>, properties: readonly Property[]): boolean {
  return properties.every((property) => {
    const known = merged.get(property.key);
    if (known === undefined) merged.set(property.key, property);
    return known === undefined || fingerprint(known.schema) === fingerprint(property.schema);
  });
}

/** Whether two schemas have the same parts: then each is compared with its own. */
export function sharesParts({ allOf: before = [] }: Schema, { allOf: after = [] }: Schema): boolean {
  return before.length === after.length && before.every(({ ref }, index) => ref === after[index]!.ref);
}

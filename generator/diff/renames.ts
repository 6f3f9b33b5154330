import type { Model, Schema } from "../ir/index.ts";
import type { Comparison } from "./comparison.ts";
import { fingerprint } from "./fingerprint.ts";

/** Whether two models are one: they stand at the same place, or one is the other's variant for a direction. */
export function isSameModel(base: Model, revision: Model): boolean {
  return plainId(base) === plainId(revision);
}

function plainId({ id, variantOf }: Model): string {
  return variantOf ?? id;
}

/**
 * Whether a model gave way to another at its place and is that one under a new name: the old one is gone, and they
 * are alike. Anything less sure is a model that went and another that came.
 */
export function isRenamed(base: Model, revision: Model, comparison: Comparison): boolean {
  if (comparison.revision.model(plainId(base)) !== undefined) return false;
  return fingerprint(base.schema) === fingerprint(revision.schema) || isAlike(base.schema, revision.schema);
}

/** Whether at least half of what either of two schemas lists, the other lists as well. */
export function isAlike(base: Schema, revision: Schema): boolean {
  const [before, after] = [listed(base), listed(revision)];
  const shared = [...before].filter((part) => after.has(part)).length;
  return shared > 0 && shared * 2 >= Math.max(before.size, after.size);
}

/** What a schema is told by: its properties, the values it lists, the models that it is made of. */
function listed(schema: Schema): ReadonlySet<string> {
  const parts = known.get(schema) ?? partsOf(schema);
  known.set(schema, parts);
  return parts;
}

const known = new WeakMap<Schema, ReadonlySet<string>>();

function partsOf({ object, enum: values = [], allOf = [], anyOf = [], oneOf = [] }: Schema): Set<string> {
  return new Set([
    ...(object?.properties ?? []).map(({ key }) => `property ${key}`),
    ...values.map((value) => `value ${JSON.stringify(value)}`),
    ...[...allOf, ...anyOf, ...oneOf].flatMap((part) => [
      ...(part.ref === undefined ? [] : [`model ${part.ref}`]),
      ...(part.object?.properties ?? []).map(({ key }) => `property ${key}`),
    ]),
  ]);
}

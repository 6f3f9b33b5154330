import type { Json, ModelId, Schema } from "../../../ir/index.ts";
import { keyInView, type PlanContext } from "../context.ts";
import { kindsOf } from "./kinds.ts";

/** What facts are found with. */
export type FactsContext = Pick<PlanContext, "lookup" | "view">;

/** A member by whose value the options of a choice can be told apart. */
export interface Tag {
  /** In the view. */
  readonly key: string;
  /** The values that each option accepts, in the options' order; no value is in two. */
  readonly values: readonly (readonly Scalar[])[];
}

type Scalar = string | number | boolean;

/**
 * Finds a tag. The options have to prove it: each accepts objects only, requires the member, and accepts disjoint
 * values for it. A discriminator's word alone is no proof (OpenAPI 3.1, 4.8.25); it only says where to look first.
 */
export function findTag(schema: Schema, options: readonly Schema[], context: FactsContext): Tag | undefined {
  if (!options.every((option) => kindsOf(option, context).every((kind) => kind === "object")))
    return undefined;
  const first = requiredConstants(options[0] as Schema, context, new Set());
  const keys = [...first.keys()];
  const hinted = schema.discriminator?.key;
  if (hinted !== undefined && first.has(hinted)) keys.unshift(hinted);
  for (const key of keys) {
    const values = options.map((option) => requiredConstants(option, context, new Set()).get(key));
    if (values.some((some) => some === undefined)) continue;
    const all = values.flatMap((some) => some?.values ?? []);
    if (new Set(all).size !== all.length) continue;
    return { key: (values[0] as Constants).name, values: values.map((some) => (some as Constants).values) };
  }
  return undefined;
}

interface Constants {
  /** The member's key in the view. */
  readonly name: string;
  readonly values: readonly Scalar[];
}

/** The members that a schema requires and allows only certain scalars for. */
function requiredConstants(
  schema: Schema,
  context: FactsContext,
  visited: ReadonlySet<ModelId>,
): Map<string, Constants> {
  const found = new Map<string, Constants>();
  for (const property of schema.object?.properties ?? []) {
    if (!schema.object?.required?.includes(property.key)) continue;
    const values = constantsOf(property.schema, context, new Set());
    if (values !== undefined) found.set(property.key, { name: keyInView(property, context), values });
  }
  const parts = [...(schema.allOf ?? [])];
  if (schema.ref !== undefined && !visited.has(schema.ref)) parts.push(context.lookup(schema.ref));
  const inside = schema.ref === undefined ? visited : new Set([...visited, schema.ref]);
  for (const part of parts) {
    for (const [key, constants] of requiredConstants(part, context, inside))
      if (!found.has(key)) found.set(key, constants);
  }
  return found;
}

function constantsOf(
  schema: Schema,
  context: FactsContext,
  visited: ReadonlySet<ModelId>,
): readonly Scalar[] | undefined {
  if (schema.open === true) return undefined;
  const listed = schema.const === undefined ? schema.enum : [schema.const.value];
  if (listed !== undefined) return listed.every(isScalar) ? [...new Set(listed)] : undefined;
  if (schema.ref !== undefined && !visited.has(schema.ref)) {
    return constantsOf(context.lookup(schema.ref), context, new Set([...visited, schema.ref]));
  }
  for (const part of schema.allOf ?? []) {
    const values = constantsOf(part, context, visited);
    if (values !== undefined) return values;
  }
  return undefined;
}

function isScalar(value: Json): value is Scalar {
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean";
}

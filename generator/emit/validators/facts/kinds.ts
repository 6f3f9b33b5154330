import type { ModelId, Schema } from "../../../ir/index.ts";
import { allKinds, type Kind, type PlanContext } from "../context.ts";
import { kindOf } from "./types.ts";

/** The JSON types that a schema can accept: an upper bound, by its own word and by that of what it combines. */
export function kindsOf(schema: Schema, context: Pick<PlanContext, "lookup">): readonly Kind[] {
  return [...kindsWithin(schema, context, new Set())];
}

function kindsWithin(
  schema: Schema,
  context: Pick<PlanContext, "lookup">,
  visited: ReadonlySet<ModelId>,
): ReadonlySet<Kind> {
  let kinds = allKinds;
  const narrow = (others: ReadonlySet<Kind>): void => {
    kinds = new Set([...kinds].filter((kind) => others.has(kind)));
  };
  if (schema.native !== undefined) return allKinds;
  if (schema.types !== undefined) narrow(new Set(schema.types.map(kindOf)));
  const listed = schema.const === undefined ? schema.enum : [schema.const.value];
  if (listed !== undefined && schema.open === undefined) narrow(new Set(listed.map(kindOfValue)));
  for (const part of schema.allOf ?? []) narrow(kindsWithin(part, context, visited));
  for (const options of [schema.anyOf, schema.oneOf]) {
    if (options !== undefined)
      narrow(new Set(options.flatMap((option) => [...kindsWithin(option, context, visited)])));
  }
  if (schema.ref !== undefined && !visited.has(schema.ref)) {
    narrow(kindsWithin(context.lookup(schema.ref), context, new Set([...visited, schema.ref])));
  }
  return kinds;
}

/** The kind of a JSON value. */
export function kindOfValue(value: unknown): Kind {
  if (value === null) return "null";
  if (Array.isArray(value)) return "array";
  return typeof value as Kind;
}

import type { ModelId, Schema } from "../../../ir/index.ts";
import { allKinds, type Kind, type PlanContext } from "../context.ts";
import { kindOf } from "./types.ts";

type Context = Pick<PlanContext, "lookup">;

/** The models that have been entered, and how many more parts are looked at. */
interface Way {
  readonly entered: ReadonlySet<ModelId>;
  readonly left: { count: number };
}

/** Beyond so many parts any kind is possible: there are more ways through models that all refer to each other than atoms. */
const mostParts = 2_000;

/** The JSON types that a schema can accept: an upper bound, by its own word and by that of what it combines. */
export function kindsOf(schema: Schema, context: Context): readonly Kind[] {
  return [...kindsWithin(schema, context, undefined)];
}

/** @param way `undefined` where no model has been entered yet */
function kindsWithin(schema: Schema, context: Context, way: Way | undefined): ReadonlySet<Kind> {
  let kinds = allKinds;
  const narrow = (others: ReadonlySet<Kind>): void => {
    kinds = new Set([...kinds].filter((kind) => others.has(kind)));
  };
  if (schema.native !== undefined || way?.left.count === 0) return allKinds;
  if (way !== undefined) way.left.count -= 1;
  if (schema.types !== undefined) narrow(new Set(schema.types.map(kindOf)));
  const listed = schema.const === undefined ? schema.enum : [schema.const.value];
  if (listed !== undefined && schema.open === undefined) narrow(new Set(listed.map(kindOfValue)));
  for (const part of schema.allOf ?? []) narrow(kindsWithin(part, context, way));
  for (const options of [schema.anyOf, schema.oneOf]) {
    if (options !== undefined)
      narrow(new Set(options.flatMap((option) => [...kindsWithin(option, context, way)])));
  }
  if (schema.ref !== undefined)
    narrow(way === undefined ? kindsOfModel(schema.ref, context) : kindsBehind(schema.ref, context, way));
  return kinds;
}

function kindsBehind(ref: ModelId, context: Context, { entered, left }: Way): ReadonlySet<Kind> {
  if (entered.has(ref)) return allKinds;
  return kindsWithin(context.lookup(ref), context, { entered: new Set([...entered, ref]), left });
}

const known = new WeakMap<Schema, ReadonlySet<Kind>>();

/** The same whoever asks first, so that it is asked once. */
function kindsOfModel(ref: ModelId, context: Context): ReadonlySet<Kind> {
  const schema = context.lookup(ref);
  const kinds =
    known.get(schema) ?? kindsBehind(ref, context, { entered: new Set(), left: { count: mostParts } });
  known.set(schema, kinds);
  return kinds;
}

/** The kind of a JSON value. */
export function kindOfValue(value: unknown): Kind {
  if (value === null) return "null";
  if (Array.isArray(value)) return "array";
  return typeof value as Kind;
}

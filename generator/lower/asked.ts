import type { ModelId, ObjectRules, Schema } from "../ir/index.ts";
import { absentIn, type Direction, targetOf } from "./absent.ts";

/** What is asked in a direction is found with. */
export interface Asking {
  readonly schemas: ReadonlyMap<ModelId, Schema>;
  readonly direction: Direction;
  /** A model's schema in the direction, where it stands in place of a reference to it. */
  readonly direct: (target: Schema, asking: Asking) => Schema;
  /** The models whose schemas stand around, in place of references. */
  readonly within: ReadonlySet<ModelId>;
  /** How many references may still have their model's schema in their place. */
  readonly parts: { left: number };
}

/** Models that inherit from each other in more ways, or from more, are no document that a person wrote. */
export const mostParts = 1_000;
const deepest = 50;

/**
 * The same schema without the word of its parts that asks for what is absent. In a choice, `not` and `if` that word does not
 * ask, but tells values apart: there it stays. Where a model that is referred to asks, its schema stands in the reference's place,
 * as it goes on asking wherever else it is used.
 */
export function withoutRequired(schema: Schema, gone: ReadonlySet<string>, asking: Asking): Schema {
  if (gone.size === 0) return schema;
  const { ref, ...own } = schema;
  const inherited = ref === undefined ? undefined : modelWithoutRequired(ref, gone, asking);
  const { object, allOf, condition } = schema;
  const inside = (part: Schema): Schema => withoutRequired(part, gone, asking);
  const parts = [...(inherited === undefined ? [] : [inherited]), ...(allOf ?? []).map(inside)];
  return {
    ...(inherited === undefined ? schema : own),
    ...(object !== undefined && { object: askingLess(object, gone, inside) }),
    ...(parts.length > 0 && { allOf: parts }),
    ...(condition !== undefined && {
      condition: {
        if: condition.if,
        ...(condition.then !== undefined && { then: inside(condition.then) }),
        ...(condition.else !== undefined && { else: inside(condition.else) }),
      },
    }),
  };
}

function askingLess(
  object: ObjectRules,
  gone: ReadonlySet<string>,
  inside: (part: Schema) => Schema,
): ObjectRules {
  const { required = [], dependentRequired, dependentSchemas, ...rules } = object;
  const without = (keys: readonly string[]): readonly string[] => keys.filter((key) => !gone.has(key));
  const kept = without(required);
  return {
    ...rules,
    ...(kept.length > 0 && { required: kept }),
    ...(dependentRequired !== undefined && {
      dependentRequired: dependentRequired.map(({ key, required: asked }) => ({
        key,
        required: without(asked),
      })),
    }),
    ...(dependentSchemas !== undefined && {
      dependentSchemas: dependentSchemas.map(({ key, schema }) => ({ key, schema: inside(schema) })),
    }),
  };
}

/** The schema of a model that asks for what is gone, without that; `undefined` where it does not, and the reference is as good. */
function modelWithoutRequired(ref: ModelId, gone: ReadonlySet<string>, asking: Asking): Schema | undefined {
  const { schemas, within, parts } = asking;
  const target = schemas.get(ref);
  if (target === undefined || within.has(ref) || within.size >= deepest || parts.left === 0) return undefined;
  if (!asksFor(target, gone, asking)) return undefined;
  parts.left -= 1;
  const inner: Asking = { ...asking, within: new Set(within).add(ref) };
  return withoutRequired(asking.direct(target, inner), gone, inner);
}

/** Whether a model asks, by itself or by what it refers to, for what is gone elsewhere and not by its own word. */
function asksFor(target: Schema, gone: ReadonlySet<string>, { schemas, direction }: Asking): boolean {
  const known = absentIn(target, schemas, direction);
  const visited = new Set<ModelId>();
  const stack = [target];
  for (let part = stack.pop(); part !== undefined; part = stack.pop()) {
    const { object = {}, allOf = [], condition, ref } = part;
    const { required = [], dependentRequired = [], dependentSchemas = [] } = object;
    const asked = [...required, ...dependentRequired.flatMap((one) => one.required)];
    if (asked.some((key) => gone.has(key) && !known.has(key))) return true;
    for (const one of [
      ...allOf,
      condition?.then,
      condition?.else,
      ...dependentSchemas.map(({ schema }) => schema),
    ])
      if (one !== undefined) stack.push(one);
    if (ref === undefined || visited.has(ref)) continue;
    visited.add(ref);
    stack.push(...targetOf(ref, schemas));
  }
  return false;
}

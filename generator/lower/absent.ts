import type { ModelId, Property, Schema } from "../ir/index.ts";

export type Direction = "input" | "output";

/** The note that takes a property out of a direction. */
const absent = { input: "readOnly", output: "writeOnly" } as const;

/** Whether a property is absent in a direction by the word of any schema that applies to it in all cases. */
export function isAbsent(
  property: Property,
  schemas: ReadonlyMap<ModelId, Schema>,
  direction: Direction,
): boolean {
  const note = absent[direction];
  for (const { notes } of partsOf(property.schema, schemas)) if (notes[note] === true) return true;
  return false;
}

/** What is absent in a direction by the word of a schema, of a part of its `allOf`, or of the model that it refers to as well. */
export function absentIn(
  schema: Schema,
  schemas: ReadonlyMap<ModelId, Schema>,
  direction: Direction,
): ReadonlySet<string> {
  const gone = new Set<string>();
  for (const { object } of partsOf(schema, schemas)) {
    for (const property of object?.properties ?? []) {
      if (isAbsent(property, schemas, direction)) gone.add(property.key);
    }
  }
  return gone;
}

/** A schema, the parts of its `allOf` and the models that it refers to, theirs as well. */
function* partsOf(schema: Schema, schemas: ReadonlyMap<ModelId, Schema>): Generator<Schema> {
  const visited = new Set<ModelId>();
  const stack = [schema];
  for (let part = stack.pop(); part !== undefined; part = stack.pop()) {
    yield part;
    for (const one of part.allOf ?? []) stack.push(one);
    if (part.ref === undefined || visited.has(part.ref)) continue;
    visited.add(part.ref);
    for (const one of targetOf(part.ref, schemas)) stack.push(one);
  }
}

export function targetOf(ref: ModelId | undefined, schemas: ReadonlyMap<ModelId, Schema>): readonly Schema[] {
  const target = ref === undefined ? undefined : schemas.get(ref);
  return target === undefined ? [] : [target];
}

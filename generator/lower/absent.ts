import type { ModelId, Property, Schema } from "../ir/index.ts";

export type Direction = "input" | "output";

/** The note that takes a property out of a direction. */
const absent = { input: "readOnly", output: "writeOnly" } as const;

export function isAbsent(
  property: Property,
  schemas: ReadonlyMap<ModelId, Schema>,
  direction: Direction,
): boolean {
  const note = absent[direction];
  const { notes, ref } = property.schema;
  return notes[note] === true || (ref !== undefined && schemas.get(ref)?.notes[note] === true);
}

/** What is absent in a direction by the word of a schema, of a part of its `allOf`, or of the model that it refers to as well. */
export function absentIn(
  schema: Schema,
  schemas: ReadonlyMap<ModelId, Schema>,
  direction: Direction,
): ReadonlySet<string> {
  const gone = new Set<string>();
  const visited = new Set<ModelId>();
  const stack = [schema];
  for (let part = stack.pop(); part !== undefined; part = stack.pop()) {
    for (const property of part.object?.properties ?? []) {
      if (isAbsent(property, schemas, direction)) gone.add(property.key);
    }
    for (const one of part.allOf ?? []) stack.push(one);
    if (part.ref === undefined || visited.has(part.ref)) continue;
    visited.add(part.ref);
    for (const one of targetOf(part.ref, schemas)) stack.push(one);
  }
  return gone;
}

export function targetOf(ref: ModelId | undefined, schemas: ReadonlyMap<ModelId, Schema>): readonly Schema[] {
  const target = ref === undefined ? undefined : schemas.get(ref);
  return target === undefined ? [] : [target];
}

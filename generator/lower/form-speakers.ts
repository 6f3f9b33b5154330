import type { ModelId, Property, Schema } from "../ir/index.ts";

/** A schema that has a say about one value, beside others. */
export interface Speaker {
  readonly schema: Schema;
  /** `always`: the value satisfies it; `sometimes`: in one branch; `never`: it is only asked whether it does. */
  readonly applies: "always" | "sometimes" | "never";
  /** Another model's: it has its form wherever it is used. */
  readonly fixed: boolean;
}

export type Lookup = (id: ModelId) => Schema;

/** All schemas that have a say about the same value; `branches` are those that apply together in some cases only. */
export interface Location {
  readonly speakers: readonly Speaker[];
  readonly branches: readonly Schema[];
}

/** Takes schemas of one value apart into all that speak of it. */
export function flatten(roots: readonly Speaker[], lookup: Lookup): Location {
  const speakers: Speaker[] = [];
  const branches: Schema[] = [];
  const visited = new Set<ModelId>();
  const stack = [...roots].reverse();
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    const { schema, applies, fixed } = next;
    speakers.push(next);
    const { ref, allOf = [], anyOf = [], oneOf = [], not, condition, object } = schema;
    const add = (part: Schema | undefined, as: Speaker["applies"]): void => {
      if (part !== undefined) stack.push({ schema: part, applies: as, fixed });
    };
    const sometimes = applies === "never" ? "never" : "sometimes";
    for (const part of allOf) add(part, applies);
    const dependents = (object?.dependentSchemas ?? []).map((entry) => entry.schema);
    for (const part of [...anyOf, ...oneOf, condition?.then, condition?.else, ...dependents]) {
      add(part, sometimes);
      if (part !== undefined && !fixed && applies !== "never") branches.push(part);
    }
    add(not, "never");
    add(condition?.if, "never");
    if (ref === undefined || visited.has(ref)) continue;
    visited.add(ref);
    stack.push({ schema: lookup(ref), applies, fixed: true });
  }
  return { speakers, branches };
}

/** A property, by the word of one of those that speak of its object. */
export interface SpokenProperty extends Speaker {
  readonly property: Property;
}

/** What is said of each key. */
export function byKey(speakers: readonly Speaker[]): ReadonlyMap<string, readonly SpokenProperty[]> {
  const found = new Map<string, SpokenProperty[]>();
  for (const { schema: of, applies, fixed } of speakers) {
    for (const property of of.object?.properties ?? []) {
      const known = found.get(property.key);
      const spoken = { schema: property.schema, applies, fixed, property };
      if (known === undefined) found.set(property.key, [spoken]);
      else known.push(spoken);
    }
  }
  return found;
}

/** What is said of a list's items: of each that a place tells apart, then of the others. */
export function itemsOf(speakers: readonly Speaker[]): readonly (readonly Speaker[])[] {
  const places = Math.max(0, ...speakers.map(({ schema }) => schema.array?.prefixItems?.length ?? 0));
  return Array.from({ length: places + 1 }, (_, place) =>
    speakers.flatMap(({ schema: { array = {} }, applies, fixed }) => {
      const item = place < places ? (array.prefixItems?.[place] ?? array.items) : array.items;
      const said = item === undefined ? [] : [{ schema: item, applies, fixed }];
      const asked = [array.contains, array.unevaluatedItems].flatMap((schema) =>
        schema === undefined ? [] : [{ schema, applies: "never" as const, fixed }],
      );
      return [...said, ...asked];
    }),
  );
}

/** What is said of members whose keys no property has. */
export function othersOf(speakers: readonly Speaker[]): readonly Speaker[] {
  return speakers.flatMap(({ schema: { object = {} }, applies, fixed }) =>
    [object.additionalProperties, ...(object.patternProperties ?? []).map((entry) => entry.schema)].flatMap(
      (schema) => (schema === undefined ? [] : [{ schema, applies, fixed }]),
    ),
  );
}

import { type ModelId, type ObjectRules, type PatternRule, restOf, type Schema } from "../ir/index.ts";

/** A schema that has a say about one value, beside others. */
export interface Speaker {
  readonly schema: Schema;
  /** `always`: the value satisfies it; `sometimes`: in one branch; `never`: it is only asked whether it does. */
  readonly applies: "always" | "sometimes" | "never";
  /** Another model's: it has its form wherever it is used. */
  readonly fixed: boolean;
  /** That model: what it says in several parts, it has agreed on. */
  readonly of?: ModelId | undefined;
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
    const { schema, applies, fixed, of } = next;
    speakers.push(next);
    const { ref, allOf = [], anyOf = [], oneOf = [], not, condition, object } = schema;
    const add = (part: Schema | undefined, as: Speaker["applies"]): void => {
      if (part !== undefined) stack.push({ schema: part, applies: as, fixed, of });
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
    stack.push({ schema: lookup(ref), applies, fixed: true, of: of ?? ref });
  }
  return { speakers, branches };
}

/** What is said of each key: by properties, and by another model's rules for keys that it does not declare. */
export function byKey(speakers: readonly Speaker[]): ReadonlyMap<string, readonly Speaker[]> {
  const found = new Map<string, Speaker[]>();
  for (const { schema, applies, fixed, of } of speakers) {
    for (const property of schema.object?.properties ?? []) {
      const known = found.get(property.key);
      const spoken = { schema: property.schema, applies, fixed, of };
      if (known === undefined) found.set(property.key, [spoken]);
      else known.push(spoken);
    }
  }
  for (const { schema, applies, fixed, of } of speakers) {
    const { object = {} } = schema;
    if (!fixed || (object.patternProperties ?? object.additionalProperties) === undefined) continue;
    for (const [key, spoken] of found) {
      if (!object.properties?.some((property) => property.key === key))
        spoken.push(...saidOf(object, key).map((said) => ({ schema: said, applies, fixed, of })));
    }
  }
  return found;
}

/** What an object's rules say of a key that it does not declare; nothing where that is that it may not be there. */
export function saidOf(object: ObjectRules, key: string): readonly Schema[] {
  const said = saidByPatterns(object, key);
  const { additionalProperties: others } = object;
  if (said.length > 0 || others === undefined) return said;
  const { at: _at, notes: _notes, ...rules } = others;
  return Object.keys(rules).length === 0 || others.types?.length === 0 ? [] : [others];
}

export function saidByPatterns({ patternProperties = [] }: ObjectRules, key: string): readonly Schema[] {
  return patternProperties.filter((rule) => matchesKey(rule, key)).map(({ schema }) => schema);
}

export function matchesKey({ pattern }: PatternRule, key: string): boolean {
  return new RegExp(pattern.source, pattern.flags).test(key);
}

/** What is said of a list's items: of each that a place tells apart, then of the others. */
export function itemsOf(speakers: readonly Speaker[]): readonly (readonly Speaker[])[] {
  const places = Math.max(0, ...speakers.map(({ schema }) => schema.array?.prefixItems?.length ?? 0));
  return Array.from({ length: places + 1 }, (_, place) =>
    speakers.flatMap(({ schema: { array = {} }, applies, fixed, of }) => {
      const item = place < places ? (array.prefixItems?.[place] ?? array.items) : array.items;
      const said = item === undefined ? [] : [{ schema: item, applies, fixed, of }];
      const asked = [array.contains, array.unevaluatedItems].flatMap((schema) =>
        schema === undefined ? [] : [{ schema, applies: "never" as const, fixed, of }],
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

/** Deeper is no document that a person wrote. */
const deepest = 100;

/** The value that schemas speak of, and all values inside of it; those that only other models speak of have been settled. */
export function* eachLocation(
  roots: readonly Speaker[],
  lookup: Lookup,
  depth = 0,
): Generator<Location & { readonly fixed: boolean }> {
  const fixed = roots.every((root) => root.fixed);
  if (depth > deepest || (fixed && roots.length < 2)) return;
  const location = flatten(roots, lookup);
  yield { ...location, fixed };
  if (fixed) return;
  const { speakers, branches } = location;
  for (const spoken of byKey(speakers).values()) yield* eachLocation(spoken, lookup, depth + 1);
  for (const items of itemsOf(speakers)) yield* eachLocation(items, lookup, depth + 1);
  for (const other of othersOf(speakers)) yield* eachLocation([other], lookup, depth + 1);
  for (const other of looksOf(speakers)) yield* eachLocation([other], lookup, depth + 1);
  for (const branch of branches)
    yield* eachLocation([{ schema: branch, applies: "always", fixed: false }], lookup, depth + 1);
}

/** What is said of members that nothing else has looked at, and of keys. */
function looksOf(speakers: readonly Speaker[]): readonly Speaker[] {
  return speakers.flatMap(({ schema, applies, fixed }) => {
    const { unevaluatedProperties, propertyNames } = schema.object ?? {};
    const found: Speaker[] = [];
    if (unevaluatedProperties !== undefined) {
      const rest = unevaluatedProperties === restOf(schema);
      found.push({ schema: unevaluatedProperties, applies: rest ? applies : "never", fixed });
    }
    if (propertyNames !== undefined) found.push({ schema: propertyNames, applies: "never", fixed });
    return found;
  });
}

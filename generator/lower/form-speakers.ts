import {
  type ModelId,
  matches,
  type ObjectRules,
  type PatternRule,
  restOf,
  type Schema,
  soleModel,
} from "../ir/index.ts";
import { type Choice, excludes, inside, placesIn } from "./form-choices.ts";

/** One of several schemas that describe one value. */
export interface Speaker {
  readonly schema: Schema;
  /** `always`: the value satisfies it; `sometimes`: in one branch; `never`: it is only asked whether it does. */
  readonly applies: "always" | "sometimes" | "never";
  /** Another model's: it has its form wherever it is used. */
  readonly fixed: boolean;
  /** That model; its own parts agree already. */
  readonly of?: ModelId | undefined;
  /** The members of unions that it speaks in, of which no value satisfies two. */
  readonly within: readonly Choice[];
  /** The members of `oneOf` that it speaks in, of which no value may satisfy two. */
  readonly rivals: readonly Choice[];
}

export type Lookup = (id: ModelId) => Schema;

/** A schema and all that it says, where nothing else speaks of the value. */
export function alone(schema: Schema, fixed: boolean, applies: Speaker["applies"] = "always"): Speaker {
  return { schema, applies, fixed, within: [], rivals: [] };
}

/** All schemas that have a say about the same value; `branches` are those that apply together in some cases only. */
export interface Location {
  readonly speakers: readonly Speaker[];
  readonly branches: readonly Schema[];
}

/** Takes schemas of one value apart into all that speak of it. */
export function flatten(roots: readonly Speaker[], lookup: Lookup): Location {
  const speakers: Speaker[] = [];
  const branches: Schema[] = [];
  const visited: Visited = new Map();
  const stack = [...roots].reverse();
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    const { schema, applies, fixed, of, within, rivals } = next;
    speakers.push(next);
    const { ref, allOf = [], anyOf = [], oneOf = [], not, condition, object } = schema;
    const add = (part: Schema | undefined, as: Speaker["applies"], inner: Partial<Places> = {}): void => {
      if (part !== undefined) stack.push({ schema: part, applies: as, fixed, of, within, rivals, ...inner });
    };
    const sometimes = applies === "never" ? "never" : "sometimes";
    const branch = (part: Schema | undefined, inner?: Places): void => {
      add(part, sometimes, inner);
      if (part !== undefined && !fixed && applies !== "never") branches.push(part);
    };
    for (const part of allOf) add(part, applies);
    for (const options of [anyOf, oneOf]) {
      const apart = inside(within, options, lookup);
      const alone = placesIn(rivals, options, () => options === oneOf);
      for (const [index, option] of options.entries())
        branch(option, { within: apart[index]!, rivals: alone[index]! });
    }
    for (const part of [condition?.then, condition?.else]) branch(part);
    for (const { schema: part } of object?.dependentSchemas ?? []) branch(part);
    add(not, "never");
    add(condition?.if, "never");
    if (ref === undefined || hasVisited(visited, ref, next)) continue;
    stack.push({ schema: lookup(ref), applies, fixed: true, of: of ?? ref, within, rivals });
  }
  return { speakers, branches };
}

type Places = Pick<Speaker, "within" | "rivals">;
type Visited = Map<ModelId, Pick<Speaker, "applies" | "within">[]>;

/** Whether a model has been gone into where it had the same say; it is told once. */
function hasVisited(visited: Visited, ref: ModelId, { applies, within }: Speaker): boolean {
  const known = visited.get(ref) ?? [];
  const isSame = known.some(
    (one) =>
      one.applies === applies &&
      one.within.length === within.length &&
      one.within.every(
        ({ options, index }, at) => within[at]?.options === options && within[at].index === index,
      ),
  );
  if (!isSame) visited.set(ref, [...known, { applies, within }]);
  return isSame;
}

/** What is said of each key: by properties, and by another model's rules for keys that it does not declare. */
export function byKey(speakers: readonly Speaker[]): ReadonlyMap<string, readonly Speaker[]> {
  const found = new Map<string, Speaker[]>();
  for (const { schema, ...said } of speakers) {
    for (const property of schema.object?.properties ?? []) {
      const known = found.get(property.key);
      const spoken = { ...said, schema: property.schema };
      if (known === undefined) found.set(property.key, [spoken]);
      else known.push(spoken);
    }
  }
  for (const { schema, ...said } of speakers) {
    const { object = {} } = schema;
    if (!said.fixed || (object.patternProperties ?? object.additionalProperties) === undefined) continue;
    for (const [key, spoken] of found) {
      if (!object.properties?.some((property) => property.key === key))
        spoken.push(...saidOf(object, key).map((part) => ({ ...said, schema: part })));
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

/** Where nobody can tell, what is said of a key's values may be said of this one. */
export function matchesKey({ pattern }: PatternRule, key: string): boolean {
  return matches(pattern, key) !== false;
}

/** What is said of a list's items: of each that a place tells apart, then of the others. */
export function itemsOf(speakers: readonly Speaker[]): readonly (readonly Speaker[])[] {
  const lengths = speakers.map(({ schema }) => schema.array?.prefixItems?.length ?? 0);
  const places = lengths.reduce((most, length) => Math.max(most, length), 0);
  return Array.from({ length: places + 1 }, (_, place) =>
    speakers.flatMap(({ schema: { array = {} }, ...spoken }) => {
      const item = place < places ? (array.prefixItems?.[place] ?? array.items) : array.items;
      const said = item === undefined ? [] : [{ ...spoken, schema: item }];
      const asked = [array.contains, array.unevaluatedItems].flatMap((schema) =>
        schema === undefined ? [] : [{ ...spoken, schema, applies: "never" as const }],
      );
      return [...said, ...asked];
    }),
  );
}

/** What is said of members whose keys no property has: each rule with those of other schemas, which may be asked as well. */
export function othersOf(speakers: readonly Speaker[]): readonly (readonly Speaker[])[] {
  const all = speakers.map(({ schema: { object = {} }, ...spoken }) =>
    [object.additionalProperties, ...(object.patternProperties ?? []).map((entry) => entry.schema)].flatMap(
      (schema): readonly Speaker[] => (schema === undefined ? [] : [{ ...spoken, schema }]),
    ),
  );
  return all.flatMap((rules, index) => {
    const beside = all.filter((_, other) => other !== index).flat();
    return rules.map((rule) => [rule, ...beside.filter(({ within }) => !excludes(within, rule.within))]);
  });
}

/** Deeper is no document that a person wrote. */
const deepest = 100;

/** The locations that were seen, by those who speak there. */
export interface Seen {
  readonly places: Set<string>;
  readonly numbers: Map<Schema, number>;
}

export function sawNothing(): Seen {
  return { places: new Set(), numbers: new Map() };
}

function isNew(roots: readonly Speaker[], { places, numbers }: Seen): boolean {
  const names = roots.map(({ schema, applies, fixed }) => {
    const number = numbers.get(schema) ?? numbers.size;
    numbers.set(schema, number);
    return `${number}${applies}${fixed}`;
  });
  const name = [...new Set(names)].sort().join(" ");
  const before = places.size;
  return places.add(name).size > before;
}

/**
 * The value that schemas speak of, and all values inside of it; each once. What one model alone says of a value is left to
 * that model.
 */
export function* eachLocation(
  roots: readonly Speaker[],
  lookup: Lookup,
  seen: Seen,
  depth = 0,
): Generator<Location> {
  const told = new Set(roots.map(({ schema }) => soleModel(schema) ?? schema));
  if (depth > deepest || (told.size < 2 && roots.every(({ fixed }) => fixed))) return;
  if (!isNew(roots, seen)) return;
  const location = flatten(roots, lookup);
  yield location;
  const { speakers, branches } = location;
  for (const spoken of byKey(speakers).values()) yield* eachLocation(spoken, lookup, seen, depth + 1);
  for (const items of itemsOf(speakers)) yield* eachLocation(items, lookup, seen, depth + 1);
  for (const others of othersOf(speakers)) yield* eachLocation(others, lookup, seen, depth + 1);
  for (const other of looksOf(speakers)) yield* eachLocation([other], lookup, seen, depth + 1);
  for (const branch of branches) yield* eachLocation([alone(branch, false)], lookup, seen, depth + 1);
}

/** What is said of members that nothing else has looked at, and of keys. */
function looksOf(speakers: readonly Speaker[]): readonly Speaker[] {
  return speakers.flatMap(({ schema, ...spoken }) => {
    const { unevaluatedProperties, propertyNames } = schema.object ?? {};
    const found: Speaker[] = [];
    if (unevaluatedProperties !== undefined) {
      const rest = unevaluatedProperties === restOf(schema);
      const applies = rest ? spoken.applies : "never";
      found.push({ ...spoken, schema: unevaluatedProperties, applies });
    }
    if (propertyNames !== undefined) found.push({ ...spoken, schema: propertyNames, applies: "never" });
    return found;
  });
}

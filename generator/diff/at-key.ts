import { matches, noNotes, type ObjectRules, type Property, type Schema } from "../ir/index.ts";

/** What the rules of an object say of the member at a key. */
export interface RulesAtKey {
  /** Its property, and each pattern that it matches: all of them count. */
  readonly named: readonly Schema[];
  /** Patterns of which nobody can tell whether it matches. */
  readonly perhaps: readonly Schema[];
  /** What is said of all other members, where no property and no pattern may be of this one. */
  readonly others: Schema | undefined;
}

export function rulesAtKey(
  { properties = [], patternProperties = [], additionalProperties }: ObjectRules,
  key: string,
): RulesAtKey {
  const patterns = patternProperties.map(({ pattern, schema }) => ({ schema, holds: matches(pattern, key) }));
  const own = propertiesOf(properties).get(key);
  const matching = patterns.filter(({ holds }) => holds === true).map(({ schema }) => schema);
  const named = [...(own === undefined ? [] : [own]), ...matching];
  const perhaps = patterns.filter(({ holds }) => holds === "unknown").map(({ schema }) => schema);
  const isOther = named.length === 0 && perhaps.length === 0;
  return { named, perhaps, others: isOther ? additionalProperties : undefined };
}

/** Of an object with many properties each is asked for. */
function propertiesOf(properties: readonly Property[]): ReadonlyMap<string, Schema> {
  const found = byKey.get(properties) ?? new Map(properties.map(({ key, schema }) => [key, schema]));
  byKey.set(properties, found);
  return found;
}

const byKey = new WeakMap<readonly Property[], ReadonlyMap<string, Schema>>();

/** Several schemas of one value as one, the same each time; `undefined` for none. */
export function allOf(schemas: readonly Schema[]): Schema | undefined {
  const [first, ...others] = schemas;
  if (first === undefined || others.length === 0) return first;
  const wholes = known.get(first) ?? [];
  known.set(first, wholes);
  const found = wholes.find(({ allOf = [] }) => isSame(allOf, schemas));
  if (found !== undefined) return found;
  const whole: Schema = { at: first.at, notes: noNotes, allOf: schemas };
  wholes.push(whole);
  return whole;
}

/** By their first part. */
const known = new WeakMap<Schema, Schema[]>();

function isSame(some: readonly Schema[], others: readonly Schema[]): boolean {
  return some.length === others.length && some.every((one, index) => one === others[index]);
}

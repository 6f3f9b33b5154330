import type { ArrayRules, JsonType, ObjectRules, Property, Schema } from "../ir/index.ts";
import type { Side } from "./comparison.ts";
import { isOpen } from "./describe.ts";
import { fingerprint, onlyAsserted } from "./fingerprint.ts";

/** How deep parts may lie in parts. */
const deepest = 8;

/**
 * A schema that says nothing but what one part of it says, as that part with what is noted around it: `allOf` of a
 * reference and a description, a choice of one. Any other schema as it is.
 */
export function unwrapped(schema: Schema): Schema {
  const known = bare.get(schema);
  if (known !== undefined) return known;
  const part = onlyPart(schema);
  const found =
    part === undefined ? schema : unwrapped({ ...part, notes: { ...part.notes, ...schema.notes } });
  bare.set(schema, found);
  return found;
}

const bare = new WeakMap<Schema, Schema>();

function onlyPart({
  at,
  notes,
  discriminator,
  lone,
  allOf,
  anyOf,
  oneOf,
  ...rest
}: Schema): Schema | undefined {
  const lists = [allOf, anyOf, oneOf].filter((list) => list !== undefined);
  if (lists.length !== 1 || Object.keys(rest).length > 0) return undefined;
  const parts = allOf === undefined ? lists[0]! : allOf.filter((part) => !isOpen(part));
  return parts.length === 1 ? parts[0] : undefined;
}

/**
 * A schema that is put together of parts as if it were written in one; `undefined` where parts say anything that cannot
 * be put together so simply. Documents are rearranged that way without a caller noticing.
 */
export function flatten(schema: Schema, side: Side, depth = 0): Schema | undefined {
  if (depth > deepest) return undefined;
  const { allOf = [], ref, ...own } = schema;
  const target = ref === undefined ? undefined : side.model(ref)?.schema;
  if (ref !== undefined && target === undefined) return undefined;
  const { at, notes } = schema;
  let whole: Schema | undefined = { at, notes };
  for (const part of [...(target === undefined ? [] : [target]), ...allOf]) {
    const flat = flatten(part, side, depth + 1);
    whole = flat && joined(whole, flat);
    if (whole === undefined) return undefined;
  }
  return joined(whole, own);
}

/** The schema that says what both do; neither has parts of its own. */
function joined(one: Schema, other: Schema): Schema | undefined {
  const { at, notes } = one;
  if (isOpen(other)) return one;
  if (isOpen(one)) return { ...other, at, notes };
  if (standsAlone(one) || standsAlone(other)) return undefined;
  const parts = joinedParts(one, other);
  const string = joinedRules(one.string, other.string);
  const number = joinedRules(one.number, other.number);
  const array = joinedArrays(one.array, other.array);
  const object = joinedObjects(one.object, other.object);
  if (parts === clash || string === clash || number === clash || array === clash || object === clash)
    return undefined;
  const types = joinedTypes(one.types, other.types);
  return {
    at,
    notes,
    ...(types && { types }),
    ...parts,
    ...(string && { string }),
    ...(number && { number }),
    ...(array && { array }),
    ...(object && { object }),
  };
}

/** Whether a schema says more than what holds of a value whatever else does: where other parts end, or what it is outside JSON. */
function standsAlone({ native, content, open, wire, object, array }: Schema): boolean {
  const around = object?.unevaluatedProperties ?? array?.unevaluatedItems;
  return [native, content, open, wire, around].some((word) => word !== undefined);
}

/** Two say what no one schema can say. */
const clash = Symbol("clash");

type Joined<Rules> = Rules | undefined | typeof clash;

/** What is said by one of the two, or by both alike. */
function joinedParts(one: Schema, other: Schema): Joined<Partial<Schema>> {
  const parts: Record<string, unknown> = {};
  for (const key of ["enum", "const", "anyOf", "oneOf", "not", "condition"] as const) {
    if (!agree(one[key], other[key])) return clash;
    const said = one[key] ?? other[key];
    if (said !== undefined) parts[key] = said;
  }
  const discriminator = one.discriminator ?? other.discriminator;
  return { ...parts, ...(discriminator && { discriminator }) };
}

/** Of two bounds the tighter one; everything else is said by one of the two, or by both alike. */
function joinedRules<Rules extends object>(one: Rules | undefined, other: Rules | undefined): Joined<Rules> {
  if (one === undefined || other === undefined) return one ?? other;
  const rules = { ...one } as Record<string, unknown>;
  for (const [key, said] of Object.entries(other)) {
    const known = rules[key];
    const isBound = typeof known === "number" && typeof said === "number";
    if (isBound && /^min|Minimum$/.test(key)) rules[key] = Math.max(known, said);
    else if (isBound && /^max|Maximum$/.test(key)) rules[key] = Math.min(known, said);
    else if (agree(known, said)) rules[key] = said;
    else return clash;
  }
  return rules as Rules;
}

/** What speaks of items by what stands beside it: one of the two does. */
const ofItems = ["prefixItems", "items", "contains", "minContains", "maxContains"] as const;

function joinedArrays(one: Schema["array"], other: Schema["array"]): Joined<ArrayRules> {
  if (one === undefined || other === undefined) return one ?? other;
  const [own, others] = [one, other].map((rules) => ofItems.filter((key) => rules[key] !== undefined));
  return own!.length > 0 && others!.length > 0 ? clash : joinedRules(one, other);
}

/** What speaks of members that nothing beside it names. */
const ofOthers = ["patternProperties", "additionalProperties", "names"] as const;

function joinedObjects(one: ObjectRules | undefined, other: ObjectRules | undefined): Joined<ObjectRules> {
  if (one === undefined || other === undefined) return one ?? other;
  const { properties = [], required = [], ...rest } = one;
  const { properties: more = [], required: needed = [], ...others } = other;
  const ends = (rules: ObjectRules): boolean => ofOthers.some((key) => rules[key] !== undefined);
  const names = (rules: ObjectRules): boolean => rules.properties !== undefined || ends(rules);
  if ((ends(one) && names(other)) || (ends(other) && names(one))) return clash;
  const merged = new Map(properties.map((property) => [property.key, property]));
  const rules = joinedRules<ObjectRules>(rest, others);
  if (rules === clash || !addProperties(merged, more)) return clash;
  const all = new Set([...required, ...needed]);
  return {
    ...(merged.size > 0 && { properties: [...merged.values()] }),
    ...(all.size > 0 && { required: [...all] }),
    ...rules,
  };
}

/** Whether no property is said to be two things. */
function addProperties(merged: Map<string, Property>, properties: readonly Property[]): boolean {
  return properties.every((property) => {
    const known = merged.get(property.key);
    if (known === undefined) merged.set(property.key, property);
    return known === undefined || fingerprint(known.schema) === fingerprint(property.schema);
  });
}

function joinedTypes(
  one: readonly JsonType[] | undefined,
  other: readonly JsonType[] | undefined,
): readonly JsonType[] | undefined {
  if (one === undefined || other === undefined) return one ?? other;
  const isIn = (type: JsonType, types: readonly JsonType[]): boolean =>
    types.includes(type) || (type === "integer" && types.includes("number"));
  return [
    ...new Set([...one.filter((type) => isIn(type, other)), ...other.filter((type) => isIn(type, one))]),
  ];
}

/** Whether two say the same, or one says nothing. */
function agree(one: unknown, other: unknown): boolean {
  if (one === undefined || other === undefined) return true;
  return JSON.stringify(one, onlyAsserted) === JSON.stringify(other, onlyAsserted);
}

/** Whether two schemas have the same parts: then each is compared with its own. */
export function sharesParts(one: Schema, other: Schema): boolean {
  const [before, after] = [one.allOf ?? [], other.allOf ?? []];
  const isSame = ({ ref }: Schema, index: number): boolean => ref === after[index]!.ref;
  return (
    (one.ref === undefined) === (other.ref === undefined) &&
    before.length === after.length &&
    before.every(isSame)
  );
}

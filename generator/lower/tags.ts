import {
  type ModelId,
  type ModelOptions,
  noNotes,
  type Property,
  type Reach,
  type Schema,
} from "../ir/index.ts";
import type { DirectedDraft } from "./variants.ts";

/**
 * Marks the property by which a discriminator tells the members of its union apart, in each member that has it. Its one
 * value is what the member allows there; where a member allows more, the mapping's word for it, with `classes` only, as
 * that narrows what readers are shown. Generations of the page format before they inferred discriminators marked none.
 */
export function markTags(
  drafts: readonly DirectedDraft[],
  reach: ReadonlyMap<ModelId, Reach>,
  { components, operations }: ModelOptions,
): readonly DirectedDraft[] {
  if (components === "classes" && !operations.inferDiscriminators) return drafts;
  const byId = new Map(drafts.map((draft) => [draft.id, draft.schema!]));
  const tags = new Map<ModelId, Map<string, Set<string>>>();
  const lists = new Set<ModelId>();
  if (operations.inferDiscriminators) inferTags(drafts, byId, reach, tags);
  for (const { schema } of drafts) {
    const { discriminator } = schema!;
    if (discriminator === undefined) continue;
    const { key, mapping } = discriminator;
    for (const { ref } of [...(schema!.oneOf ?? []), ...(schema!.anyOf ?? [])]) {
      const member = ref === undefined ? undefined : byId.get(ref);
      const property = member && findProperty(member, key);
      if (ref === undefined || property === undefined) continue;
      const mapped = mapping.filter(({ model }) => model === ref).map(({ tag }) => tag);
      const single = singleValue(property.schema, byId);
      const found = single !== undefined ? [single] : components === "classes" ? mapped : [];
      const known = tags.get(ref) ?? new Map<string, Set<string>>();
      known.set(key, new Set([...(known.get(key) ?? []), ...found]));
      tags.set(ref, known);
      const { ref: listed } = property.schema;
      const isRead = components === "classes" && single === undefined && mapped.length > 0;
      if (isRead && listed !== undefined) lists.add(listed);
    }
  }
  return drafts.map((draft) => {
    let schema = lists.has(draft.id) ? asText(draft.schema!) : draft.schema!;
    if (components === "classes" && operations.inferDiscriminators) schema = inMappingOrder(schema);
    for (const [key, [only, ...others]] of tags.get(draft.id) ?? []) {
      if (only !== undefined && others.length === 0) schema = withTag(schema, key, only);
    }
    return schema === draft.schema ? draft : { ...draft, schema };
  });
}

/**
 * An enum of which members have one value each by the mapping's word: where it stands elsewhere, readers are shown a
 * text. What it lists is enforced all the same, by a rule that no type tells of.
 */
function asText(schema: Schema): Schema {
  const { enum: values, open: _, ...rest } = schema;
  if (values === undefined || !values.every((value) => typeof value === "string")) return schema;
  const { at } = schema;
  const list: Schema = { at, notes: noNotes, enum: values };
  return { ...rest, types: ["string"], condition: { if: { at, notes: noNotes }, then: list } };
}

/** A union whose members the discriminator maps, in the order of the mapping; members that it does not map come last. */
function inMappingOrder(schema: Schema): Schema {
  const { discriminator, oneOf, anyOf } = schema;
  if (discriminator === undefined) return schema;
  const rank = ({ ref }: Schema): number => {
    const at = discriminator.mapping.findIndex(({ model }) => model === ref);
    return at < 0 ? discriminator.mapping.length : at;
  };
  const sort = (members: readonly Schema[]): readonly Schema[] =>
    [...members].sort((a, b) => rank(a) - rank(b));
  return {
    ...schema,
    ...(oneOf !== undefined && { oneOf: sort(oneOf) }),
    ...(anyOf !== undefined && { anyOf: sort(anyOf) }),
  };
}

/**
 * Unions that operations reach and that name no discriminator have one all the same where each member requires one
 * property with a single value, another one in each.
 */
function inferTags(
  drafts: readonly DirectedDraft[],
  byId: ReadonlyMap<ModelId, Schema>,
  reach: ReadonlyMap<ModelId, Reach>,
  tags: Map<ModelId, Map<string, Set<string>>>,
): void {
  for (const { schema, id, variantOf } of drafts) {
    const way = reach.get(variantOf ?? id);
    if (way === undefined || !(way.request || way.response || way.error)) continue;
    const members = schema!.oneOf ?? schema!.anyOf ?? [];
    if (schema!.discriminator !== undefined || members.length < 2) continue;
    const models = members.map(({ ref }) => (ref === undefined ? undefined : byId.get(ref)));
    const [first, ...others] = models;
    if (first === undefined || others.includes(undefined)) continue;
    const key = propertiesOf(first).find((property) =>
      isTag(property.key, models as readonly Schema[], byId),
    )?.key;
    if (key === undefined) continue;
    members.forEach(({ ref }, index) => {
      const value = singleValue(findProperty(models[index]!, key)!.schema, byId);
      const known = tags.get(ref!) ?? new Map<string, Set<string>>();
      known.set(key, new Set([...(known.get(key) ?? []), value!]));
      tags.set(ref!, known);
    });
  }
}

function propertiesOf({ object, allOf = [] }: Schema): readonly Property[] {
  return [...(object?.properties ?? []), ...allOf.flatMap(propertiesOf)];
}

function isTag(key: string, members: readonly Schema[], byId: ReadonlyMap<ModelId, Schema>): boolean {
  const values = members.map((member) => {
    const property = findProperty(member, key);
    return property !== undefined && requires(member, key) ? singleValue(property.schema, byId) : undefined;
  });
  return !values.includes(undefined) && new Set(values).size === values.length;
}

function requires({ object, allOf = [] }: Schema, key: string): boolean {
  return object?.required?.includes(key) === true || allOf.some((part) => requires(part, key));
}

/** A property of a schema or of the parts that it is made of, the last one; models that it refers to keep theirs. */
function findProperty({ object, allOf = [] }: Schema, key: string): Property | undefined {
  const own = object?.properties?.find((property) => property.key === key);
  if (own !== undefined) return own;
  for (const part of [...allOf].reverse()) {
    const found = findProperty(part, key);
    if (found !== undefined) return found;
  }
  return undefined;
}

function singleValue(schema: Schema, byId: ReadonlyMap<ModelId, Schema>, depth = 0): string | undefined {
  const [only, ...others] = schema.enum ?? [];
  const value = schema.const?.value ?? (others.length === 0 ? only : undefined);
  if (typeof value === "string") return value;
  const target = schema.ref === undefined ? undefined : byId.get(schema.ref);
  if (depth > 8) return undefined;
  for (const part of [...(target === undefined ? [] : [target]), ...(schema.allOf ?? [])]) {
    const found = singleValue(part, byId, depth + 1);
    if (found !== undefined) return found;
  }
  return undefined;
}

function withTag(schema: Schema, key: string, tag: string): Schema {
  const { object, allOf } = schema;
  const mark = (property: Property): Property => (property.key === key ? { ...property, tag } : property);
  return {
    ...schema,
    ...(object?.properties !== undefined && {
      object: { ...object, properties: object.properties.map(mark) },
    }),
    ...(allOf !== undefined && { allOf: allOf.map((part) => withTag(part, key, tag)) }),
  };
}

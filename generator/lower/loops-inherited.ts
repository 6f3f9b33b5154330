import type { Discriminator, Json, ModelId, ObjectRules, Property, Schema } from "../ir/index.ts";
import type { Lowering } from "./draft.ts";

/** The schemas that are asked of the same value as the one that they stand in, itself among them. */
export function inPlace(schema: Schema): readonly Schema[] {
  const found = [schema];
  for (const { allOf = [], anyOf = [], oneOf = [], not, condition, object } of found) {
    found.push(...allOf, ...anyOf, ...oneOf);
    const others = [not, condition?.if, condition?.then, condition?.else];
    found.push(...others.filter((part) => part !== undefined));
    for (const { schema: dependent } of object?.dependentSchemas ?? []) found.push(dependent);
  }
  return found;
}

/**
 * An heir by `allOf` whose base lists its heirs in `oneOf` or `anyOf` leads back to itself. What is meant is what the base
 * says of each of them, and then what the heir says: it inherits its base without that choice. Where a discriminator tells
 * the heirs apart, an heir has its own tags and those of its heirs.
 */
export function inheritWithoutLoops(lowering: Lowering): void {
  const { drafts, components } = lowering;
  const heirs = findHeirs(lowering);
  const names = new Map([...components].map(([name, { id }]) => [id, name]));
  const settled = new Map<ModelId, Schema>();
  const schemaOf = (id: ModelId): Schema | undefined => drafts.get(id)?.schema;
  const settle = (id: ModelId): Schema => {
    const written = schemaOf(id)!;
    // What inherits itself is met again here, and stays as it is.
    if (!settled.has(id)) {
      settled.set(id, written);
      settled.set(id, inherit(written, id));
    }
    return settled.get(id)!;
  };
  const inherit = (schema: Schema, heir: ModelId): Schema => {
    const { ref, ...own } = schema;
    const parts = schema.allOf?.map((part) => inherit(part, heir)) ?? [];
    const isSame = parts.every((part, index) => part === schema.allOf?.[index]);
    const base = ref === undefined ? undefined : listing(ref, heir);
    if (base === undefined) return isSame ? schema : { ...schema, allOf: parts };
    if (base.lists.size > 0) {
      const taken = `${[...base.lists].map((list) => `its \`${list}\``).join(" and ")} does not count here`;
      const args = { target: drafts.get(ref!)!.wish.label, taken };
      lowering.report({ code: "endless-reference", at: schema.at, args });
    }
    return { ...own, allOf: [withoutChoice(settle(ref!), base), ...parts] };
  };
  const reached = new Map<readonly Schema[], ReadonlySet<ModelId>>();
  const leadsTo = (schemas: readonly Schema[], model: ModelId): boolean => {
    const known = reached.get(schemas) ?? modelsOf(schemas, schemaOf);
    reached.set(schemas, known);
    return known.has(model);
  };
  const listsOf = (base: ModelId, heir: ModelId): Listing["lists"] => {
    const isListed = (list: Choice): boolean =>
      parts(schemaOf(base)).some((part) => leadsTo(part[list] ?? none, heir));
    return new Set(choices.filter(isListed));
  };
  const tagsIn = (base: ModelId, heir: ModelId): readonly Tags[] => {
    const discriminators = parts(schemaOf(base)).flatMap(({ discriminator }) => discriminator ?? []);
    if (discriminators.length === 0 || listsOf(base, heir).size === 0) return [];
    return discriminators
      .filter(({ fallback }) => fallback !== heir)
      .map((discriminator) => ({
        key: discriminator.key,
        values: tagsOf(heir, discriminator, names, heirs),
      }))
      .filter(({ values }) => values.length > 0);
  };
  /** What a base lists an heir in, and the heir's tags in it and in those that it inherits; `undefined` where there is neither. */
  const listing = (id: ModelId, heir: ModelId): Listing | undefined => {
    const lists = listsOf(id, heir);
    const tags = inherited(id, schemaOf).flatMap((base) => tagsIn(base, heir));
    return lists.size === 0 && tags.length === 0 ? undefined : { lists, tags, schemaOf };
  };
  for (const draft of drafts.values()) if (draft.schema !== undefined) settle(draft.id);
  for (const [id, schema] of settled) drafts.get(id)!.schema = schema;
}

const choices = ["oneOf", "anyOf"] as const;
type Choice = (typeof choices)[number];
const none: readonly Schema[] = [];

/** The values by which a discriminator knows a model. */
interface Tags {
  readonly key: string;
  readonly values: readonly string[];
}

interface Listing {
  readonly lists: ReadonlySet<Choice>;
  readonly tags: readonly Tags[];
  readonly schemaOf: (id: ModelId) => Schema | undefined;
}

/** A schema and the parts that it is made of. */
function parts(schema: Schema | undefined): readonly Schema[] {
  const found = schema === undefined ? [] : [schema];
  for (const { allOf = [] } of found) found.push(...allOf);
  return found;
}

/** The models that are asked of a value together with one of the schemas. */
function modelsOf(schemas: readonly Schema[], schemaOf: Listing["schemaOf"]): ReadonlySet<ModelId> {
  const models = new Set<ModelId>();
  const queue = [...schemas];
  for (const schema of queue) {
    for (const { ref } of inPlace(schema)) {
      if (ref === undefined || models.has(ref)) continue;
      models.add(ref);
      const target = schemaOf(ref);
      if (target !== undefined) queue.push(target);
    }
  }
  return models;
}

/** A model, and those that it has in its `allOf` or is by reference. */
function inherited(id: ModelId, schemaOf: Listing["schemaOf"]): readonly ModelId[] {
  const models = new Set([id]);
  for (const model of models) for (const { ref } of parts(schemaOf(model))) if (ref) models.add(ref);
  return [...models];
}

/** For each model, those that have it in their `allOf`, or refer to it as what they are. */
type Heirs = ReadonlyMap<ModelId, readonly ModelId[]>;

function findHeirs({ drafts }: Lowering): Heirs {
  const heirs = new Map<ModelId, ModelId[]>();
  for (const { id, schema } of drafts.values()) {
    for (const { ref } of parts(schema)) {
      if (ref === undefined) continue;
      const known = heirs.get(ref);
      if (known === undefined) heirs.set(ref, [id]);
      else known.push(id);
    }
  }
  return heirs;
}

/** The tags of a model and of its heirs: those that are mapped to each, or its name (OpenAPI 3.1.1, 4.8.25). */
function tagsOf(
  id: ModelId,
  { mapping }: Discriminator,
  names: ReadonlyMap<ModelId, string>,
  heirs: Heirs,
): readonly string[] {
  const family = new Set([id]);
  for (const one of family) for (const heir of heirs.get(one) ?? []) family.add(heir);
  const mapped = mapping.filter(({ model }) => family.has(model));
  for (const { model } of mapped) family.delete(model);
  const named = [...family].map((model) => names.get(model)).filter((name) => name !== undefined);
  return [...mapped.map(({ tag }) => tag), ...named];
}

/** What a base says to the heirs that it lists. */
function withoutChoice(base: Schema, listing: Listing): Schema {
  const { oneOf, anyOf, discriminator: _, lone: _lone, object, allOf, ...others } = base;
  return {
    ...others,
    ...(oneOf !== undefined && !listing.lists.has("oneOf") && { oneOf }),
    ...(anyOf !== undefined && !listing.lists.has("anyOf") && { anyOf }),
    ...(object !== undefined && { object: withTags(object, listing) }),
    ...(allOf !== undefined && { allOf: allOf.map((part) => withoutChoice(part, listing)) }),
  };
}

function withTags(object: ObjectRules, { tags, schemaOf }: Listing): ObjectRules {
  if (tags.length === 0 || object.properties === undefined) return object;
  const tag = (property: Property): Property => {
    const listed = valuesOf(property.schema, schemaOf);
    const values = tags.find(({ key }) => key === property.key)?.values ?? [];
    // Tags that the property refuses would leave nothing.
    if (values.length === 0 || !values.every((value) => listed?.includes(value) ?? true)) return property;
    const [only, ...more] = values;
    const rule = more.length === 0 ? { const: { value: only! } } : { enum: values };
    const { enum: _enum, const: _const, ...schema } = property.schema;
    return { ...property, schema: { ...schema, ...rule } };
  };
  return { ...object, properties: object.properties.map(tag) };
}

/** The values that a property lists, or what it refers to; `undefined` where it lists none. */
function valuesOf(schema: Schema, schemaOf: Listing["schemaOf"]): readonly Json[] | undefined {
  const { enum: listed, const: constant } =
    schema.ref === undefined ? schema : (schemaOf(schema.ref) ?? schema);
  return constant === undefined ? listed : [constant.value];
}

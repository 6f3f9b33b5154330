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
    const target = ref === undefined ? undefined : named(ref, schemaOf);
    const base = target === undefined ? undefined : listing(target, heir);
    if (base === undefined) return isSame ? schema : { ...schema, allOf: parts };
    if (base.lists.size > 0) {
      const taken = `${[...base.lists].map((list) => `its \`${list}\``).join(" and ")} does not count here`;
      const args = { target: drafts.get(target!)!.wish.label, taken };
      lowering.report({ code: "endless-reference", at: schema.at, args });
    }
    return { ...own, allOf: [withoutChoice(settle(target!), base), ...parts] };
  };
  const reached = new Map<readonly Schema[], ReadonlySet<ModelId>>();
  const leadsTo = (schemas: readonly Schema[], model: ModelId): boolean => {
    const known = reached.get(schemas) ?? modelsOf(schemas, schemaOf);
    reached.set(schemas, known);
    return known.has(model);
  };
  const listsOf = (base: ModelId, heir: ModelId): Listing["lists"] => {
    const isOther = isName(schemaOf(heir)) && !isListedHeir(heir, schemaOf);
    const isListed = (list: Choice): boolean =>
      !isOther && parts(schemaOf(base)).some((part) => leadsTo(part[list] ?? none, heir));
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
  for (const [id, schema] of settled) drafts.get(id)!.schema = withHeirsOfHeirs(schema, id, heirs);
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

/** Whether a model is no more than another name of one. */
function isName(schema: Schema | undefined): boolean {
  return (
    schema?.ref !== undefined && Object.keys(schema).every((key) => ["at", "notes", "ref"].includes(key))
  );
}

/** What a name leads to by names alone; one that its base lists itself is an heir of its own. */
function named(id: ModelId, schemaOf: Listing["schemaOf"]): ModelId {
  const met = new Set([id]);
  for (const name of met) {
    const schema = schemaOf(name);
    if (!isName(schema) || isListedHeir(name, schemaOf)) return name;
    met.add(schema!.ref!);
  }
  return id;
}

function isListedHeir(id: ModelId, schemaOf: Listing["schemaOf"]): boolean {
  const bases = inherited(id, schemaOf).flatMap((base) => parts(schemaOf(base)));
  const members = bases.flatMap((part) => choices.flatMap((list) => part[list] ?? none));
  return members.some(({ ref }) => ref === id);
}

/** A base that lists an heir beside an heir of that one: what is of the second is of the first as well, and is meant. */
function withHeirsOfHeirs(schema: Schema, base: ModelId, heirs: Heirs): Schema {
  const { oneOf, ...others } = schema;
  if (oneOf === undefined || schema.anyOf !== undefined) return schema;
  const models = oneOf.flatMap(({ ref }) => (ref === undefined ? [] : [ref]));
  const own = familyOf(base, heirs);
  const isBoth = models.some((one) => {
    const family = familyOf(one, heirs);
    return own.has(one) && models.some((other) => other !== one && family.has(other));
  });
  return isBoth ? { ...others, anyOf: oneOf } : schema;
}

/** A model, its heirs and theirs. */
function familyOf(id: ModelId, heirs: Heirs): Set<ModelId> {
  const family = new Set([id]);
  for (const one of family) for (const heir of heirs.get(one) ?? []) family.add(heir);
  return family;
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
  const family = familyOf(id, heirs);
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

import { type ModelId, type Property, refsOf, type Schema } from "../ir/index.ts";
import { type Lowering, openDraft } from "./draft.ts";
import { isFilePart, type PartTypes, withFile } from "./file-parts.ts";
import { type Lead, leadTo } from "./map-schema.ts";
import { mediaKind } from "./media-types.ts";
import type { LoweredOperation } from "./operations.ts";
import { findReach } from "./reach.ts";
import { withUsers } from "./users.ts";

/**
 * Sets the files of multipart bodies, once all models are lowered. A model that is JSON elsewhere stays what it is there, and
 * multipart bodies have one of their own in its place.
 */
export function lowerUploads(
  operations: readonly LoweredOperation[],
  lowering: Lowering,
): readonly LoweredOperation[] {
  const forms = operations.filter(isMultipart);
  const bodies = bodyModels(forms, lowering);
  const types = partTypes(forms, bodies);
  const typesOf = (id: ModelId): PartTypes => types.get(id) ?? new Map();
  const uploads = withUsers(bodies, (id) => {
    const { schema } = lowering.drafts.get(id)!;
    return holdsFile(schema!, typesOf(id), lowering);
  });
  if (uploads.size === 0) return operations;
  const others = usedElsewhere(operations, bodies, lowering);
  // The model that multipart bodies have in the place of one.
  const lead: Lead = (id) => (uploads.has(id) && others.has(id) ? `${id}~multipart` : id);
  for (const id of uploads) setFiles(id, typesOf(id), lead, lowering);
  return operations.map((operation) =>
    isMultipart(operation) ? leadOperation(operation, lead, lowering) : operation,
  );
}

/** Where a body has several media types, the first decides what a program hands over. */
function isMultipart({ bodies: [body] }: LoweredOperation): boolean {
  return body !== undefined && mediaKind(body.mediaType) === "multipart";
}

/** A schema and the parts of it that speak of the same value; references are not followed. */
function describing(schema: Schema): readonly Schema[] {
  const found = [schema];
  for (const { allOf = [], anyOf = [], oneOf = [] } of found) found.push(...allOf, ...anyOf, ...oneOf);
  return found;
}

function mapDescribing(schema: Schema, change: (part: Schema) => Schema): Schema {
  const { allOf, anyOf, oneOf } = schema;
  const list = (parts: readonly Schema[]): readonly Schema[] =>
    parts.map((part) => mapDescribing(part, change));
  return change({
    ...schema,
    ...(allOf !== undefined && { allOf: list(allOf) }),
    ...(anyOf !== undefined && { anyOf: list(anyOf) }),
    ...(oneOf !== undefined && { oneOf: list(oneOf) }),
  });
}

/** The models of bodies and those that speak of the same value as they do, each with the ones that it refers to so. */
type Bodies = ReadonlyMap<ModelId, readonly ModelId[]>;

function bodyModels(operations: readonly LoweredOperation[], { drafts }: Lowering): Bodies {
  const found = new Map<ModelId, readonly ModelId[]>();
  const stack = operations.flatMap(({ bodies }) => bodies.flatMap(({ schema }) => schema.ref ?? []));
  for (let id = stack.pop(); id !== undefined; id = stack.pop()) {
    const schema = drafts.get(id)?.schema;
    if (schema === undefined || found.has(id)) continue;
    const referred = describing(schema).flatMap(({ ref }) => ref ?? []);
    found.set(id, referred);
    for (const one of referred) stack.push(one);
  }
  return found;
}

/** What bodies say of the parts of each model that has the same value as they do. */
function partTypes(operations: readonly LoweredOperation[], bodies: Bodies): ReadonlyMap<ModelId, PartTypes> {
  const found = new Map<ModelId, Map<string, string[]>>();
  for (const { schema, encoding = [] } of operations.flatMap((operation) => operation.bodies)) {
    const said = encoding.filter(
      ({ style, contentType }) => style === undefined && contentType !== undefined,
    );
    if (said.length === 0) continue;
    const ids = new Set(schema.ref === undefined ? [] : [schema.ref]);
    for (const id of ids) {
      const types = found.get(id) ?? new Map<string, string[]>();
      for (const { key, contentType } of said) types.set(key, [...(types.get(key) ?? []), contentType!]);
      found.set(id, types);
      for (const one of bodies.get(id) ?? []) ids.add(one);
    }
  }
  return found;
}

function holdsFile(schema: Schema, types: PartTypes, lowering: Lowering): boolean {
  return describing(schema).some(({ object }) =>
    object?.properties?.some((property) => isFilePart(property, types, lowering)),
  );
}

/** The models that something else has than multipart bodies. */
function usedElsewhere(
  operations: readonly LoweredOperation[],
  bodies: Bodies,
  { drafts, options }: Lowering,
): ReadonlySet<ModelId> {
  const schemas = new Map([...drafts.values()].map(({ id, schema }) => [id, schema!]));
  const requests = new Set(operations.filter(isMultipart).map(({ request }) => request));
  const apart = [...drafts.keys()].filter((id) => !bodies.has(id) && !requests.has(id));
  const inside = [...bodies.keys()].flatMap((id) => describing(schemas.get(id)!).flatMap(refsInside));
  const plain = operations.map((operation) =>
    isMultipart(operation) ? { ...operation, request: undefined, bodies: [] } : operation,
  );
  return new Set(findReach(plain, schemas, options.reach === "all" ? [...apart, ...inside] : inside).keys());
}

/** What a part refers to as a member of its value, and not as the value itself. */
function refsInside({ ref: _, allOf, anyOf, oneOf, discriminator, ...part }: Schema): readonly ModelId[] {
  return refsOf(part);
}

/** Sets the files of a model, or of the one that multipart bodies have in its place. */
function setFiles(id: ModelId, types: PartTypes, lead: Lead, lowering: Lowering): void {
  const { schema, ...draft } = lowering.drafts.get(id)!;
  const own = lead(id);
  const wish = own === id ? draft.wish : { ...draft.wish, label: `${draft.wish.label}Multipart` };
  const target = openDraft(lowering, { ...draft, id: own, wish });
  target.schema = mapDescribing(schema!, (part) => {
    const { properties } = part.object ?? {};
    const led = leadTo(part, lead);
    if (properties === undefined) return led;
    const parts = properties.map((property): Property => withFile(property, target, types, lowering));
    return { ...led, object: { ...part.object, properties: parts } };
  });
}

/** An operation that takes the models of multipart bodies, and so does the model of its parameters and body together. */
function leadOperation(operation: LoweredOperation, lead: Lead, { drafts }: Lowering): LoweredOperation {
  const { request, body, bodies } = operation;
  const draft = request === undefined || body?.field === undefined ? undefined : drafts.get(request);
  const { object } = draft?.schema ?? {};
  if (draft?.schema !== undefined && object?.properties !== undefined) {
    const properties = object.properties.map((property) =>
      property.key === body?.field ? { ...property, schema: leadTo(property.schema, lead) } : property,
    );
    draft.schema = { ...draft.schema, object: { ...object, properties } };
  }
  return {
    ...operation,
    request: request === undefined ? undefined : lead(request),
    bodies: bodies.map((content) => ({ ...content, schema: leadTo(content.schema, lead) })),
  };
}

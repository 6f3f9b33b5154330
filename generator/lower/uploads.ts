import { type ModelId, noNotes, refsOf, type Schema } from "../ir/index.ts";
import { operationRoot } from "./calls.ts";
import { type Lowering, openDraft } from "./draft.ts";
import { holdsFiles, type PartTypes, withFiles } from "./file-parts.ts";
import { type Lead, leadTo } from "./map-schema.ts";
import { isMultipart, nameParts, splitByMultipart, withOwnRequest } from "./mixed-bodies.ts";
import type { LoweredOperation } from "./operations.ts";
import { findReach } from "./reach.ts";
import { withUsers } from "./users.ts";

/**
 * Sets the files of multipart bodies, once all models are lowered. A model that is JSON elsewhere stays what it is there, and
 * multipart bodies have one of their own in its place. An operation that takes files as parts, and the same as JSON or another
 * form, becomes an operation for each, as there is no one request type then.
 */
export function lowerUploads(
  operations: readonly LoweredOperation[],
  lowering: Lowering,
): readonly LoweredOperation[] {
  const split = operations.map((operation) =>
    splitByMultipart(operation).map((part, _, all) => withFormModel(part, all.length > 1, lowering)),
  );
  const parts = split.flat();
  const forms = parts.filter(isMultipart);
  const bodies = bodyModels(forms, lowering);
  const types = partTypes(forms, bodies);
  const typesOf = (id: ModelId): PartTypes => types.get(id) ?? new Map();
  const uploads = withUsers(bodies, (id) => {
    const { schema } = lowering.drafts.get(id)!;
    return holdsFile(schema!, typesOf(id), lowering);
  });
  if (uploads.size === 0) return operations;
  const others = usedElsewhere(parts, bodies, lowering);
  // The model that multipart bodies have in the place of one.
  const lead: Lead = (id) => (uploads.has(id) && others.has(id) ? `${id}~multipart` : id);
  for (const id of uploads) setFiles(id, typesOf(id), lead, lowering);
  const isUpload = (operation: LoweredOperation): boolean =>
    isMultipart(operation) && operation.bodies.some(({ schema }) => uploads.has(schema.ref ?? ""));
  const ownRequest = (part: LoweredOperation, { request }: LoweredOperation): LoweredOperation =>
    part.request === request ? withOwnRequest(part, lowering) : part;
  const nameOf = nameParts(operations);
  return operations.flatMap((operation, index) => {
    const parts = split[index]!;
    const [only] = parts;
    if (parts.length === 1 && only !== undefined)
      return isMultipart(only) ? leadOperation(only, lead, lowering) : only;
    if (!parts.some(isUpload)) return operation;
    return parts.map((part, at) => {
      const led = isMultipart(part) ? leadOperation(ownRequest(part, operation), lead, lowering) : part;
      return at === 0 ? led : { ...led, name: nameOf(led) };
    });
  });
}

/** An operation whose form is a map of files, and no model by itself, with one: files stand in models. */
function withFormModel(part: LoweredOperation, isHalf: boolean, lowering: Lowering): LoweredOperation {
  const schema = part.bodies[0]?.schema;
  const isForm = isMultipart(part) && schema !== undefined && schema.ref === undefined;
  if (!isForm || !holdsFile(schema, new Map(), lowering)) return part;
  const operation = isHalf ? withOwnRequest(part, lowering) : part;
  const { bodies, body, request, name, at } = operation;
  const root = operationRoot(operation);
  const isAlone = body?.field === undefined;
  const draft = openDraft(lowering, {
    id: `${name}~form`,
    at,
    role: isAlone ? "request" : "request-body",
    directory: root.directory,
    wish: { label: `${name}Request${isAlone ? "" : "Body"}`, title: undefined, place: "fixed" },
    parent: undefined,
    root,
    node: undefined,
  });
  draft.schema = schema;
  const led: Schema = { at: schema.at, notes: noNotes, ref: draft.id };
  const whole = request === undefined ? undefined : lowering.drafts.get(request);
  if (whole?.schema !== undefined)
    whole.schema = withMember(whole.schema, body?.field, (member) => ({ ...led, notes: member.notes }));
  return {
    ...operation,
    request: request ?? draft.id,
    bodies: bodies.map((content) => ({ ...content, schema: led })),
  };
}

/** A schema with a member that is another one. */
function withMember(schema: Schema, key: string | undefined, change: (member: Schema) => Schema): Schema {
  const { object } = schema;
  const properties = object?.properties?.map((property) =>
    property.key === key ? { ...property, schema: change(property.schema) } : property,
  );
  return properties === undefined ? schema : { ...schema, object: { ...object, properties } };
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
  return describing(schema).some(({ object }) => object !== undefined && holdsFiles(object, types, lowering));
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
    const led = leadTo(part, lead);
    return part.object === undefined
      ? led
      : { ...led, object: withFiles(part.object, target, types, lowering) };
  });
}

/** An operation that takes the models of multipart bodies, and so does the model of its parameters and body together. */
function leadOperation(operation: LoweredOperation, lead: Lead, { drafts }: Lowering): LoweredOperation {
  const { request, body, bodies } = operation;
  const draft = request === undefined || body?.field === undefined ? undefined : drafts.get(request);
  if (draft?.schema !== undefined)
    draft.schema = withMember(draft.schema, body?.field, (member) => leadTo(member, lead));
  return {
    ...operation,
    request: request === undefined ? undefined : lead(request),
    bodies: bodies.map((content) => ({ ...content, schema: leadTo(content.schema, lead) })),
  };
}

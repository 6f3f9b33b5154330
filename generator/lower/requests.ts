import { child } from "../diagnostics/index.ts";
import {
  type Content,
  type Json,
  type MemberEncoding,
  type ModelId,
  type Native,
  noNotes,
  type OperationBody,
  type OperationParameter,
  type Property,
  type Schema,
} from "../ir/index.ts";
import type * as openapi from "../openapi/document.ts";
import { classKind } from "./classes.ts";
import { type Draft, type Lowering, openDraft, type Root, type Wish } from "./draft.ts";
import { emptyScope } from "./dynamic-scope.ts";
import { isObject } from "./keyword-reader.ts";
import { bodyForm } from "./media-types.ts";
import { lowerPlace } from "./schema.ts";
import { openFileClasses } from "./uploads.ts";
import { type KeptKey, viewName, viewNames } from "./views.ts";
import { pascalCase } from "./words.ts";

/** One operation with one body: what its models are called after. */
export interface Call {
  readonly operation: openapi.Operation;
  /** PascalCase, unique. */
  readonly name: string;
  readonly contents: readonly openapi.MediaType[];
}

/** The root of an operation's inline models. */
export function callRoot({ operation, name }: Call): Root {
  const directory =
    operation.kind === "operation" ? "operations" : operation.kind === "webhook" ? "webhooks" : "callbacks";
  const group = groupOf(operation);
  return { name, directory, instance: name, ...(group !== undefined && { group: pascalCase(group) }) };
}

/** The group that an operation is in: what an extension says, else the first tag. */
export function groupOf({ extensions, tags }: openapi.Operation): string | undefined {
  const group = extensions["x-speakeasy-group"];
  return typeof group === "string" ? group : tags[0];
}

/** A draft that stands for the operation while its schemas are lowered; it is no model itself. */
export function callOwner(call: Call): Draft {
  const root = callRoot(call);
  return {
    id: `${call.name}~operation`,
    at: call.operation.at,
    role: "request",
    directory: root.directory,
    wish: { label: call.name, title: undefined, place: "fixed" },
    parent: undefined,
    root,
    node: undefined,
    dynamic: emptyScope,
    schema: undefined,
  };
}

/** Headers that clients set by other means (OpenAPI 3.1.1, 4.8.12.2: ignored as parameters). */
const ignoredHeaders = new Set(["accept", "content-type", "authorization"]);

export function lowerParameters(call: Call, lowering: Lowering): OperationParameter[] {
  const parameters = call.operation.parameters.filter(
    ({ in: place, name, extensions }) =>
      extensions["x-speakeasy-ignore"] !== true &&
      (place !== "header" || !ignoredHeaders.has(name.toLowerCase())),
  );
  const names = new Map<string, number>();
  for (const { name } of parameters) names.set(name, (names.get(name) ?? 0) + 1);
  const fields = fieldNames(parameters, lowering);
  return parameters.map((parameter) => {
    const own = viewName(calledBy(parameter), lowering.options.view);
    const shared = (names.get(parameter.name) ?? 0) > 1;
    return {
      key: parameter.name,
      name: shared ? `${own}${pascalCase(parameter.in)}Parameter` : (fields.get(parameter.name) ?? own),
      in: parameter.in,
      required: parameter.required && !isGlobal(parameter, lowering.openapi),
      style: parameter.style,
      explode: parameter.explode,
      allowReserved: parameter.allowReserved,
      content: parameter.schema === undefined ? parameter.content[0]?.type : undefined,
      schema: lowerParameter(parameter, call, lowering),
    };
  });
}

/** What the request model calls parameters, each by a name of its own: `at`, `at<` and `at>` would have one otherwise. */
function fieldNames(
  parameters: readonly openapi.Parameter[],
  lowering: Lowering,
): ReadonlyMap<string, string> {
  const byName = new Map(parameters.map((parameter) => [parameter.name, parameter]));
  const { view } = lowering.options;
  if (view.properties === "preserve") return new Map(parameters.map((one) => [one.name, calledBy(one)]));
  const keys = [...byName.keys()];
  const onKept = (kept: KeptKey): void =>
    lowering.report({ code: "property-name-kept", at: child(byName.get(kept.key)!.at, "name"), args: kept });
  const names = viewNames(keys, view, onKept, (key) => calledBy(byName.get(key)!));
  return new Map(keys.map((key, index) => [key, names[index]!]));
}

/** A parameter's name in a program: the document may give it another one than on the wire. */
function calledBy({ name, extensions }: openapi.Parameter): string {
  const other = extensions["x-speakeasy-name-override"];
  return typeof other === "string" ? other : name;
}

/** A parameter that a client may be set up with once for all calls. */
export function isGlobal(
  parameter: Pick<openapi.Parameter, "name" | "in">,
  { extensions }: openapi.OpenApi,
): boolean {
  const globals = extensions["x-speakeasy-globals"];
  const listed: unknown = isObject(globals) ? globals.parameters : undefined;
  return (
    Array.isArray(listed) &&
    listed.some((entry) => isObject(entry) && entry.name === parameter.name && entry.in === parameter.in)
  );
}

/** A parameter that is a component has its inline classes once, beside the component schemas. */
function lowerParameter(parameter: openapi.Parameter, call: Call, lowering: Lowering): Schema {
  const node = parameter.schema ?? parameter.content[0]?.schema;
  const { component, description, deprecated, examples, at } = parameter;
  const owner = callOwner(call);
  const root: Root =
    component === undefined ? owner.root : { name: pascalCase(component), directory: "models", instance: "" };
  const via = component === undefined ? { via: `${pascalCase(parameter.in)}Param` } : {};
  const wish: Wish = { label: component ?? calledBy(parameter), title: undefined, place: "property", ...via };
  const schema: Schema =
    node === undefined
      ? { at, notes: noNotes }
      : lowerPlace(node, { owner: { ...owner, root }, wish, beside: description ?? "" }, lowering);
  if (draftedHere(schema, owner.root, lowering)) lowering.descriptions.set(schema.ref!, description);
  const [example] = hasOneExample(parameter, lowering) ? (examples as readonly Json[]) : [];
  if (schema.ref !== undefined && example !== undefined && lowering.options.components === "classes") {
    lowering.examples.set(schema.ref, lowering.examples.get(schema.ref) ?? example);
  }
  const { description: _, deprecated: __, ...notes } = schema.notes;
  return {
    ...schema,
    notes: {
      ...notes,
      ...(description !== undefined && { description }),
      ...(description === undefined && !refers(node) && { undescribed: true as const }),
      ...(deprecated && { deprecated: true as const }),
      examples: [
        ...(hasOneExample(parameter, lowering) ? (examples as readonly Json[]) : []),
        ...notes.examples,
      ],
    },
  };
}

/** Named examples are for tools that offer a choice; with `classes` they are shown nowhere. */
function hasOneExample({ at }: openapi.Parameter, { openapi: document, options }: Lowering): boolean {
  if (options.components === "models") return true;
  const written = document.valueAt(at)?.value;
  return isObject(written) && Object.hasOwn(written, "example");
}

function refers(node: openapi.Node | undefined): boolean {
  return isObject(node?.value) && typeof node.value.$ref === "string";
}

/** Whether a parameter's schema is a class of its own operation, whose page is headed by what the parameter says. */
function draftedHere({ ref }: Schema, root: Root, { drafts }: Lowering): boolean {
  return ref !== undefined && drafts.get(ref)?.root.instance === root.instance && root.instance !== "";
}

/** What an operation takes. */
export interface LoweredRequest {
  readonly model: ModelId | undefined;
  readonly bodies: readonly Content[];
  readonly body: OperationBody | undefined;
}

/** The model that holds parameters and body; none for an operation without parameters whose body is a component. */
export function lowerRequest(
  call: Call,
  parameters: readonly OperationParameter[],
  lowering: Lowering,
): LoweredRequest {
  const { operation, name, contents } = call;
  const content = contents[0];
  const alone = parameters.length === 0;
  const body = content === undefined ? undefined : lowerBodySchema(call, content, alone, lowering);
  const bodies = body === undefined ? [] : contents.map((one) => lowerBodyContent(one, body));
  const required = operation.requestBody?.required === true;
  if (alone) return { model: body?.ref, bodies, body: body && { required, field: undefined } };
  const properties: Property[] = parameters.map(({ name: key, schema }) => ({ key, name: key, schema }));
  const names = parameters.filter((parameter) => parameter.required).map((parameter) => parameter.name);
  let field: string | undefined;
  if (body !== undefined && operation.requestBody !== undefined) {
    field = bodyField(body, operation.requestBody, content, lowering);
    const { description } = operation.requestBody;
    const { description: _, ...notes } = body.notes;
    const said = description === undefined ? { undescribed: true as const } : { description };
    const schema = { ...body, notes: { ...notes, ...said, body: true as const } };
    properties.push({ key: field, name: field, schema });
    if (required) names.push(field);
  }
  const schema: Schema = {
    at: operation.at,
    notes: noNotes,
    types: ["object"],
    object: { properties, ...(names.length > 0 && { required: names }) },
  };
  const root = callRoot(call);
  const draft = openDraft(lowering, {
    id: `${name}~request`,
    at: operation.at,
    role: "request",
    directory: root.directory,
    wish: { label: `${name}Request`, title: undefined, place: "fixed" },
    parent: undefined,
    root,
    node: undefined,
  });
  draft.schema = schema;
  return { model: draft.id, bodies, body: field === undefined ? undefined : { required, field } };
}

function lowerBodyContent({ type, encoding }: openapi.MediaType, schema: Schema): Content {
  const members = Object.entries(encoding ?? {}).flatMap(([key, value]): MemberEncoding[] => {
    if (!isObject(value)) return [];
    const { style, explode, allowReserved, contentType } = value;
    return [
      {
        key,
        style: typeof style === "string" ? style : undefined,
        explode: typeof explode === "boolean" ? explode : undefined,
        allowReserved: allowReserved === true,
        contentType: typeof contentType === "string" ? contentType : undefined,
      },
    ];
  });
  return { mediaType: type, schema, ...(members.length > 0 && { encoding: members }) };
}

function lowerBodySchema(
  call: Call,
  content: openapi.MediaType,
  alone: boolean,
  lowering: Lowering,
): Schema | undefined {
  const form = bodyForm(content, lowering.openapi);
  const node = content.itemSchema ?? content.schema;
  if (form === "stream" || node === undefined) return nativeSchema(call, content, "stream", lowering);
  const suffix = alone && lowering.options.names.collisions === "root-prefix" ? "Request" : "RequestBody";
  const role = alone ? "request" : "request-body";
  const schema = lowerNamed(call, node, suffix, role, lowering);
  const draft = schema.ref === undefined ? undefined : lowering.drafts.get(schema.ref);
  if (draft?.role === role) lowering.descriptions.set(draft.id, call.operation.requestBody?.description);
  return form === "parts" ? openFileClasses(schema, lowering) : schema;
}

/** Lowers a body: an inline class gets the operation's name and a suffix, anything else stays where it is. */
export function lowerNamed(
  call: Call,
  node: openapi.Node,
  suffix: string,
  role: "request" | "request-body" | "response" | "response-body",
  lowering: Lowering,
): Schema {
  const owner = callOwner(call);
  // What stands inside a body that is no class itself, a list's items for one, goes by the body's own name.
  const own = suffix.replace(/(?:Body)?\d*$/, "Body");
  const wish: Wish = { label: own, title: undefined, place: "property" };
  const inline = isObject(node.value) && typeof node.value.$ref !== "string";
  if (!inline || classKind(node, lowering) === undefined) {
    return lowerPlace(node, { owner, wish }, lowering);
  }
  const draft = openDraft(lowering, {
    id: `${node.at.file}#${node.at.pointer}~${call.name}`,
    at: node.at,
    role,
    directory: owner.root.directory,
    wish: { label: call.name + suffix, title: undefined, place: "fixed" },
    parent: undefined,
    root: owner.root,
    node,
  });
  return { at: node.at, notes: noNotes, ref: draft.id };
}

/** A body that is no JSON. */
export function nativeSchema(
  call: Call,
  content: openapi.MediaType,
  native: Native,
  lowering: Lowering,
): Schema {
  const node = content.itemSchema ?? content.schema;
  const plain = { at: content.at, notes: noNotes, native };
  // A class inside would want a name and a module, which nobody could use.
  const isNamed = node !== undefined && isObject(node.value) && typeof node.value.$ref === "string";
  if (node === undefined || (!isNamed && classKind(node, lowering) !== undefined)) return plain;
  const wish: Wish = { label: call.name, title: undefined, place: "property" };
  return { ...plain, content: lowering.lowerBody(node, { owner: callOwner(call), wish }, lowering) };
}

/** The component that a body refers to which is sent as a stream all the same. */
function referredComponent(content: openapi.MediaType | undefined, lowering: Lowering): ModelId | undefined {
  const node = content?.schema;
  if (!isObject(node?.value) || typeof node.value.$ref !== "string") return undefined;
  const target = lowering.openapi.resolve(node.value.$ref, node.at);
  const component = target === undefined ? undefined : lowering.openapi.componentAt(target.at);
  return component?.section === "schemas" ? lowering.components.get(component.name)?.id : undefined;
}

function bodyField(
  body: Schema,
  requestBody: openapi.RequestBody,
  content: openapi.MediaType | undefined,
  lowering: Lowering,
): string {
  const { bodyField: fixed } = lowering.options.operations;
  if (fixed !== undefined) return viewName(fixed, lowering.options.view);
  const named = requestBody.extensions["x-speakeasy-name-override"];
  if (typeof named === "string") return named;
  const referred = body.ref ?? referredComponent(content, lowering);
  const draft = referred === undefined ? undefined : lowering.drafts.get(referred);
  if (draft === undefined || draft.role !== "component") return "requestBody";
  return viewName(draft.wish.label, { ...lowering.options.view, properties: "camel" });
}

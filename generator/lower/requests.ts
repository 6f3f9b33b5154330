import {
  type Content,
  type ModelId,
  noNotes,
  type OperationBody,
  type OperationParameter,
  type Property,
  type Schema,
} from "../ir/index.ts";
import type * as openapi from "../openapi/index.ts";
import { holdingOf, lowerNamed, nativeSchema, undescribedSchema } from "./bodies.ts";
import { type Call, openCallModel } from "./calls.ts";
import type { Lowering } from "./draft.ts";
import { lowerEncoding } from "./encodings.ts";
import { isObject } from "./keyword-reader.ts";
import { bodyForm, isListed, itemsOf } from "./media-types.ts";
import { untaken } from "./parameters.ts";
import { viewName } from "./views.ts";

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
  const { operation, contents } = call;
  const content = contents[0];
  const alone = parameters.length === 0;
  const body = content === undefined ? undefined : lowerBodySchema(call, content, alone, lowering);
  const bodies = body === undefined ? [] : contents.map((one) => lowerBodyContent(one, body, lowering));
  const required = operation.requestBody?.required === true;
  if (alone) return { model: body?.ref, bodies, body: body && { required, field: undefined } };
  const properties: Property[] = parameters.map(({ name: key, schema }) => ({ key, name: key, schema }));
  const names = parameters.filter((parameter) => parameter.required).map((parameter) => parameter.name);
  let field: string | undefined;
  if (body !== undefined && operation.requestBody !== undefined) {
    const wished = bodyField(body, operation.requestBody, content, lowering);
    field = besideParameters(wished, operation.requestBody, parameters, lowering);
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
  const model = openCallModel(call, "Request", "request", schema, lowering);
  return { model, bodies, body: field === undefined ? undefined : { required, field } };
}

function lowerBodyContent(media: openapi.MediaType, schema: Schema, lowering: Lowering): Content {
  const items = bodyForm(media, lowering) === "model" ? itemsOf(media, lowering) : {};
  const holds = holdingOf(media, schema, lowering);
  return { mediaType: media.type, schema, ...items, ...holds, ...lowerEncoding(media, lowering) };
}

function lowerBodySchema(
  call: Call,
  content: openapi.MediaType,
  alone: boolean,
  lowering: Lowering,
): Schema | undefined {
  const form = bodyForm(content, lowering);
  if (form === "stream") return nativeSchema(call, content, "stream", lowering);
  if (isListed(content, lowering)) return listOf(lowerItem(call, content, lowering));
  const node = content.itemSchema ?? content.schema;
  if (node === undefined) return undescribedSchema(call, content, lowering);
  const suffix = alone && lowering.options.names.collisions === "root-prefix" ? "Request" : "RequestBody";
  const role = alone ? "request" : "request-body";
  const schema = lowerNamed(call, node, suffix, role, lowering);
  const draft = schema.ref === undefined ? undefined : lowering.drafts.get(schema.ref);
  if (draft?.role === role) lowering.descriptions.set(draft.id, call.operation.requestBody?.description);
  return schema;
}

/** Each item of a sequence that is sent. */
function lowerItem(call: Call, content: openapi.MediaType, lowering: Lowering): Schema {
  const node = content.itemSchema ?? content.schema;
  if (node === undefined) return undescribedSchema(call, content, lowering);
  return lowerNamed(call, node, "RequestBody", "request-body", lowering);
}

/** The list that a sequence stands for (OpenAPI 3.2, 4.14.3). */
function listOf(items: Schema): Schema {
  return { at: items.at, notes: noNotes, types: ["array"], array: { items } };
}

/** The component that a body refers to which is sent as a stream all the same. */
function referredComponent(content: openapi.MediaType | undefined, lowering: Lowering): ModelId | undefined {
  const node = content?.schema;
  if (!isObject(node?.value) || typeof node.value.$ref !== "string") return undefined;
  const target = lowering.openapi.resolve(node.value.$ref, node.at);
  const component = target === undefined ? undefined : lowering.openapi.componentAt(target.at);
  return component?.section === "schemas" ? lowering.components.get(component.name)?.id : undefined;
}

/** A parameter keeps its name; a body that wants the same is called something else. */
function besideParameters(
  wished: string,
  { at }: openapi.RequestBody,
  parameters: readonly OperationParameter[],
  { report }: Lowering,
): string {
  const taken = new Set(parameters.map((parameter) => parameter.name));
  if (!taken.has(wished)) return wished;
  const name = untaken(`${wished}Body`, taken);
  report({ code: "name-settled", at, args: { wished, name, why: "a parameter has that name" } });
  return name;
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
  const isList = content !== undefined && isListed(content, lowering);
  const referred = isList ? undefined : (body.ref ?? referredComponent(content, lowering));
  const draft = referred === undefined ? undefined : lowering.drafts.get(referred);
  if (draft === undefined || draft.role !== "component") return "requestBody";
  return viewName(draft.wish.label, { ...lowering.options.view, properties: "camel" });
}

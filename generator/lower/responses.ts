import {
  eraOf,
  type ModelId,
  noNotes,
  type OperationResponse,
  type Property,
  type Schema,
} from "../ir/index.ts";
import type * as openapi from "../openapi/index.ts";
import { holdingOf, lowerNamed, nativeSchema, undescribedSchema } from "./bodies.ts";
import { type Call, openCallModel } from "./calls.ts";
import { canonicalText } from "./canonical.ts";
import { classKind } from "./classes.ts";
import type { Lowering } from "./draft.ts";
import { isSuccess } from "./error-statuses.ts";
import { lowerHeaders } from "./headers.ts";
import { isObject } from "./keyword-reader.ts";
import { bodyForm, contentNode, isAnyMedia, itemsOf, mediaKind } from "./media-types.ts";
import { isUnread } from "./unread-answers.ts";

/** The responses of an operation, and the model of what a call gives back where it is not simply the body. */
export interface Success {
  readonly responses: readonly OperationResponse[];
  readonly model: ModelId | undefined;
}

interface Body {
  readonly response: openapi.Response;
  readonly content: openapi.MediaType;
}

/**
 * Lowers the bodies of the successful responses. One inline body is `<Operation>Response`; several are the members of
 * a union of that name; where any response has headers, an envelope of that name holds headers and result.
 */
export function lowerSuccess(call: Call, lowering: Lowering): Success {
  const { operation } = call;
  const successes = operation.responses.filter((one) => isSuccess(one, operation, lowering.options));
  const bodies = distinctBodies(successes, lowering);
  const envelope = envelopeOf(call, lowering);
  const inline = bodies.filter(({ content }) => isInlineClass(content, lowering));
  const members: Schema[] = [];
  const responses = successes.map((response): OperationResponse => {
    const contents = response.content.map((content) => {
      const position = inline.findIndex((body) => body.content === content) + 1;
      const number = inline.length > 1 && position > 0 ? String(position) : "";
      const whole = bodies.length === 1 && envelope === "none" && !content.type.startsWith("*/");
      const suffix = whole && hasShortNames(lowering) ? "Response" : `ResponseBody${number}`;
      const schema = lowerContent(call, content, response, suffix, lowering);
      if (bodies.some((body) => body.content === content)) members.push(schema);
      const holds = holdingOf(content, schema, lowering);
      return { mediaType: content.type, schema, ...itemsOf(content, lowering), ...holds };
    });
    const { status, description } = response;
    return { status, description, contents, ...lowerHeaders(response, lowering) };
  });
  return { responses, model: openResult(call, members, envelope, lowering) };
}

function hasShortNames({ options }: Lowering): boolean {
  return options.names.collisions === "root-prefix";
}

/** Each body once: two media types or responses that refer to one schema give the same. */
function distinctBodies(responses: readonly openapi.Response[], lowering: Lowering): readonly Body[] {
  const found = new Map<string, Body>();
  for (const response of responses) {
    for (const content of response.content) {
      const node = contentNode(content, lowering);
      if (node === undefined) continue;
      const kind = mediaKind(content.type);
      const form = kind === "json" || kind === "form" || kind === "events" ? "model" : kind;
      const referred = isObject(node.value) && typeof node.value.$ref === "string";
      const key = `${form} ${referred ? "" : response.status} ${canonicalText(node, lowering.openapi)}`;
      if (!found.has(key)) found.set(key, { response, content });
    }
  }
  return [...found.values()];
}

function isInlineClass(content: openapi.MediaType, lowering: Lowering): boolean {
  const node = contentNode(content, lowering);
  if (node === undefined || !isObject(node.value) || typeof node.value.$ref === "string") return false;
  const kind = mediaKind(content.type);
  const isBytes = kind === "binary" || kind === "xml" || isUnread(content, lowering);
  return !isBytes && classKind(node, lowering) !== undefined;
}

type Envelope = "none" | "result" | "headers";

/** Headers of any response, errors included, or pages that follow one another, need a place beside the body. */
function envelopeOf({ operation }: Call, { options }: Lowering): Envelope {
  if (!options.operations.clientModels) return "none";
  if (operation.responses.some(({ headers }) => headers.length > 0)) return "headers";
  return operation.extensions["x-speakeasy-pagination"] === undefined ? "none" : "result";
}

export function lowerContent(
  call: Call,
  content: openapi.MediaType,
  response: openapi.Response,
  suffix: string,
  lowering: Lowering,
): Schema {
  const node = contentNode(content, lowering);
  const kind = mediaKind(content.type);
  if (node === undefined) return undescribedSchema(call, content, lowering);
  const isAny = isAnyMedia(content.type) && bodyForm(content, lowering) === "stream";
  if (kind === "binary" || isAny) return nativeSchema(call, content, "stream", lowering);
  if (kind === "xml" || isUnread(content, lowering)) return nativeSchema(call, content, "bytes", lowering);
  const role = suffix === "Response" ? "response" : "response-body";
  const schema = lowerNamed(call, node, suffix, role, lowering);
  const draft = schema.ref === undefined ? undefined : lowering.drafts.get(schema.ref);
  if (draft?.role === role) lowering.descriptions.set(draft.id, response.description);
  if (draft?.role === "component") lendDescription(draft.id, response, lowering);
  return schema;
}

/**
 * Older generations of the page format head a component without a description by that of the component responses whose
 * body it is, where they all say the same.
 */
export function lendDescription(
  id: ModelId,
  { description, component }: openapi.Response,
  lowering: Lowering,
): void {
  const { components, operations } = lowering.options;
  const lends = components === "classes" && eraOf(operations.generation).headings === "lent";
  if (!lends || description === undefined || component === undefined) return;
  const known = lowering.borrowed.get(id);
  lowering.borrowed.set(id, known === undefined || known === description ? description : "");
}

function openResult(
  call: Call,
  members: readonly Schema[],
  envelope: Envelope,
  lowering: Lowering,
): ModelId | undefined {
  const { at } = call.operation;
  const [only] = members;
  const name = envelope === "none" ? "Response" : "ResponseResult";
  const result: Schema | undefined =
    members.length > 1
      ? {
          at,
          notes: noNotes,
          ref: openCallModel(call, name, "response", { at, notes: noNotes, anyOf: members }, lowering),
        }
      : only;
  if (envelope === "none") return members.length > 1 ? result?.ref : undefined;
  const properties: Property[] = [];
  if (envelope === "headers") {
    properties.push({ key: "headers", name: "headers", schema: headersSchema(call) });
  }
  if (result !== undefined) {
    const schema = { ...result, notes: { ...result.notes, undescribed: true as const } };
    properties.push({ key: "Result", name: "result", schema });
  }
  const required = properties.map(({ key }) => key);
  const schema: Schema = { at, notes: noNotes, types: ["object"], object: { properties, required } };
  return openCallModel(call, "Response", "response", schema, lowering);
}

/** Every header may be there several times. */
function headersSchema({ operation: { at } }: Call): Schema {
  const text: Schema = { at, notes: noNotes, types: ["string"] };
  const list: Schema = { at, notes: noNotes, types: ["array"], array: { items: text } };
  return { at, notes: noNotes, types: ["object"], object: { additionalProperties: list } };
}

import { STATUS_CODES } from "node:http";
import { noNotes, type OperationResponse, type Schema } from "../ir/index.ts";
import type * as openapi from "../openapi/index.ts";
import { holdingOf, lowerNamed, nativeSchema, undescribedSchema } from "./bodies.ts";
import { type Call, callRoot } from "./calls.ts";
import { canonicalText } from "./canonical.ts";
import { type ClassKind, classKind } from "./classes.ts";
import { type Draft, type Lowering, openDraft, placeId, type Root } from "./draft.ts";
import { isSuccess, isThrown } from "./error-statuses.ts";
import { lowerHeaders } from "./headers.ts";
import { isObject } from "./keyword-reader.ts";
import { contentNode, itemsOf, mediaKind } from "./media-types.ts";
import { lendDescription } from "./responses.ts";
import { isUnread } from "./unread-answers.ts";
import { className, pascalCase, words } from "./words.ts";

/** Lowers the bodies of responses that are errors: what a program would throw, named after the status or the component. */
export function lowerErrors(call: Call, lowering: Lowering): OperationResponse[] {
  const { operation } = call;
  const failures = operation.responses.filter((one) => !isSuccess(one, operation, lowering.options));
  return failures.map((response) => ({
    status: response.status,
    description: response.description,
    contents: response.content.map((content) => {
      const schema = lowerError(call, response, content, lowering);
      const holds = holdingOf(content, schema, lowering);
      return { mediaType: content.type, schema, ...itemsOf(content, lowering), ...holds };
    }),
    ...lowerHeaders(response, lowering),
  }));
}

function lowerError(
  call: Call,
  response: openapi.Response,
  content: openapi.MediaType,
  lowering: Lowering,
): Schema {
  const node = contentNode(content, lowering);
  const kind = mediaKind(content.type);
  if (node === undefined) return undescribedSchema(call, content, lowering);
  if (kind === "binary" || kind === "xml" || isUnread(content, lowering))
    return nativeSchema(call, content, "stream", lowering);
  if (!isThrown(response, call.operation, lowering.options))
    return lowerNamed(call, node, "Error", "response-body", lowering);
  const target = followReference(node, lowering);
  const classOf = target === undefined ? undefined : classKind(target, lowering);
  if (target === undefined || classOf === undefined || classOf === "enum") {
    return lowerNamed(call, node, `Error${response.status}`, "response-body", lowering);
  }
  // Any media type beside JSON that is as good as nothing said: `*/*` with a bare object.
  if (content.type.startsWith("*/") && response.content.length > 1)
    return nativeSchema(call, content, "stream", lowering);
  const component = lowering.openapi.componentAt(target.at);
  const draft =
    component?.section === "schemas"
      ? openComponentError(component.name, target, response, lowering)
      : openInlineError(call, target, response, classOf, lowering);
  return { at: node.at, notes: noNotes, ref: draft.id };
}

function followReference(node: openapi.Node, lowering: Lowering): openapi.Node | undefined {
  if (!isObject(node.value) || typeof node.value.$ref !== "string") return node;
  return lowering.openapi.resolve(node.value.$ref, node.at);
}

/** A component that is an error: what stands inside it lies beside the other components' classes. */
function openComponentError(
  name: string,
  target: openapi.Node,
  response: openapi.Response,
  lowering: Lowering,
): Draft {
  const { options } = lowering;
  const plain = className(calledBy(target) ?? name);
  const suffixed = options.operations.errorNames === "suffixed" && !/err/i.test(plain);
  const shared = options.names.collisions === "root-prefix";
  const draft = openDraft(lowering, {
    id: placeId(target.at, "error"),
    at: target.at,
    role: "error",
    directory: "errors",
    wish: { label: suffixed ? `${plain}Error` : plain, title: undefined, place: "fixed" },
    parent: undefined,
    root: shared
      ? { name: plain, directory: "models", instance: "" }
      : { name: plain, directory: "errors", instance: "error" },
    node: target,
  });
  lendDescription(draft.id, response, lowering);
  return draft;
}

/** An error written in place: what stands inside it belongs to the operation. */
function openInlineError(
  call: Call,
  target: openapi.Node,
  response: openapi.Response,
  kind: ClassKind,
  lowering: Lowering,
): Draft {
  const label = errorLabel(target, response, kind);
  const id = sharedId(target, response, label, lowering) ?? placeId(target.at, "error");
  const nested = callRoot(call);
  const fixed = response.component !== undefined || calledBy(target) !== undefined;
  const shared = lowering.options.names.collisions === "root-prefix" && kind !== "union";
  const root: Root = shared
    ? { ...nested, instance: `${nested.instance}~error` }
    : { name: fixed ? className(label) : nested.name, directory: "errors", instance: "error" };
  const draft = openDraft(lowering, {
    id,
    at: target.at,
    role: kind === "union" ? "inline" : "error",
    directory: "errors",
    wish: { label, title: undefined, place: fixed ? "fixed" : "property" },
    parent: undefined,
    root,
    node: target,
  });
  lowering.descriptions.set(draft.id, response.description);
  return draft;
}

/** The model of an error that looks like this one, where errors that look the same are one. */
function sharedId(
  target: openapi.Node,
  { status, description }: openapi.Response,
  label: string,
  { options, openapi: document, errors }: Lowering,
): string | undefined {
  if (!options.operations.errorsShared) return undefined;
  const own = isObject(target.value) ? target.value.description : undefined;
  const key = JSON.stringify([status, label, own ?? description ?? "", canonicalText(target, document)]);
  const known = errors.get(key) ?? placeId(target.at, "error");
  errors.set(key, known);
  return known;
}

function calledBy({ value }: openapi.Node): string | undefined {
  const name = isObject(value) ? value["x-speakeasy-name-override"] : undefined;
  return typeof name === "string" ? name : undefined;
}

/** The name that the document gives, the component response's key, the one value of `code` or `type`, the status text. */
function errorLabel(target: openapi.Node, response: openapi.Response, kind: ClassKind): string {
  const called = calledBy(target);
  if (called !== undefined) return called;
  if (response.component !== undefined && words(response.component).length > 0) return response.component;
  const literal = singleValue(target.value, "code") ?? singleValue(target.value, "type");
  if (literal !== undefined) return `${pascalCase(literal)}Error`;
  const text = STATUS_CODES[response.status];
  if (text === undefined) return `Error${response.status}`;
  const status = pascalCase(text.replaceAll("'", ""));
  return kind === "union" ? status : `${status}Error`.replace(/ErrorError$/, "Error");
}

function singleValue(value: unknown, key: string): string | undefined {
  if (!isObject(value) || !isObject(value.properties)) return undefined;
  const property = value.properties[key];
  if (!isObject(property) || !Array.isArray(property.enum) || property.enum.length !== 1) return undefined;
  const [only] = property.enum;
  return typeof only === "string" ? only : undefined;
}

import { STATUS_CODES } from "node:http";
import { noNotes, type OperationResponse, type Schema } from "../ir/index.ts";
import type * as openapi from "../openapi/document.ts";
import { classKind } from "./classes.ts";
import { type Draft, type Lowering, openDraft, placeId } from "./draft.ts";
import { isObject } from "./keyword-reader.ts";
import { mediaKind } from "./media-types.ts";
import { type Call, lowerNamed, nativeSchema } from "./requests.ts";
import { isSuccess } from "./responses.ts";
import { pascalCase } from "./words.ts";

/** Lowers the bodies of 4XX and 5XX responses: what a program would throw, named after the status or the component. */
export function lowerErrors(call: Call, lowering: Lowering): OperationResponse[] {
  const failures = call.operation.responses.filter((response) => !isSuccess(response));
  return failures.map((response) => ({
    status: response.status,
    description: response.description,
    contents: response.content.map((content) => ({
      mediaType: content.type,
      schema: lowerError(call, response, content, lowering),
    })),
  }));
}

function lowerError(
  call: Call,
  response: openapi.Response,
  content: openapi.MediaType,
  lowering: Lowering,
): Schema {
  const node = content.itemSchema ?? content.schema;
  if (node === undefined || mediaKind(content.type) === "binary") return nativeSchema(content, "stream");
  if (!lowering.options.operations.errors) return lowerNamed(call, node, "Error", "response-body", lowering);
  const target = followReference(node, lowering);
  if (target === undefined || classKind(target, lowering.openapi) !== "object") {
    return lowerNamed(call, node, `Error${response.status}`, "response-body", lowering);
  }
  const draft = openError(target, node, response, lowering);
  return { at: node.at, notes: noNotes, ref: draft.id };
}

function followReference(node: openapi.Node, lowering: Lowering): openapi.Node | undefined {
  if (!isObject(node.value) || typeof node.value.$ref !== "string") return node;
  return lowering.openapi.resolve(node.value.$ref, node.at);
}

function openError(
  target: openapi.Node,
  node: openapi.Node,
  response: openapi.Response,
  lowering: Lowering,
): Draft {
  const component = lowering.openapi.componentAt(target.at);
  const label = component?.section === "schemas" ? component.name : errorLabel(target, node, response);
  return openDraft(lowering, {
    id: placeId(target.at, "error"),
    at: target.at,
    role: "error",
    directory: "errors",
    wish: { label, title: undefined, place: "fixed" },
    parent: undefined,
    root: { name: pascalCase(label), directory: "errors", instance: "error" },
    node: target,
  });
}

/** The component response's key, else the one value of `code` or `type`, else the status text. */
function errorLabel(target: openapi.Node, node: openapi.Node, response: openapi.Response): string {
  if (response.component !== undefined) return response.component;
  const literal = singleValue(target.value, "code") ?? singleValue(target.value, "type");
  if (literal !== undefined) return `${pascalCase(literal)}Error`;
  const text = STATUS_CODES[response.status];
  if (text !== undefined) return `${pascalCase(text)}Error`.replace(/ErrorError$/, "Error");
  return node.at.pointer === "" ? "Error" : `Error${response.status}`;
}

function singleValue(value: unknown, key: string): string | undefined {
  if (!isObject(value) || !isObject(value.properties)) return undefined;
  const property = value.properties[key];
  if (!isObject(property) || !Array.isArray(property.enum) || property.enum.length !== 1) return undefined;
  const [only] = property.enum;
  return typeof only === "string" ? only : undefined;
}

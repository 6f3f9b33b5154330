import { keyOf } from "../diagnostics/index.ts";
import type * as openapi from "../openapi/index.ts";
import type { Lowering } from "./draft.ts";
import { isObject } from "./keyword-reader.ts";
import { contentNode, mediaKind } from "./media-types.ts";

/** Texts with a syntax of their own, which JSON never travels as; that of `text/html` and `text/javascript` it does. */
const ownSyntax =
  /^text\/(?:csv|tab-separated-values|markdown|(?:x-)?yaml|calendar|(?:x-)?vcard|css|rtf|turtle)$/;

/** Whether an answer is described as an object or a list in a form that no program here reads: it is handed over as bytes. */
export function isUnread(content: openapi.MediaType, lowering: Lowering): boolean {
  const [essence = ""] = content.type.split(";");
  const hasParts = mediaKind(content.type) === "multipart";
  if (!hasParts && !ownSyntax.test(essence.trim().toLowerCase())) return false;
  const node = contentNode(content, lowering);
  return node !== undefined && (content.itemSchema !== undefined || hasMembers(node, lowering));
}

/** Whether a schema is that of an object or a list, and of nothing that a text can be. */
function hasMembers(node: openapi.Node, { openapi: document }: Lowering): boolean {
  const isReference = isObject(node.value) && typeof node.value.$ref === "string";
  const target = isReference ? document.resolve((node.value as { $ref: string }).$ref, node.at) : node;
  if (!isObject(target?.value)) return false;
  const { type, properties, items } = target.value;
  if (type === undefined) return properties !== undefined || items !== undefined;
  return [type].flat().every((one) => one === "object" || one === "array" || one === "null");
}

/** Tells of each answer that is handed over as bytes although more is described of it. */
export function reportUnread({ responses }: openapi.Operation, lowering: Lowering): void {
  for (const content of responses.flatMap((response) => response.content)) {
    if (!isUnread(content, lowering)) continue;
    lowering.report({ code: "answer-of-bytes", at: keyOf(content.at), args: { type: content.type } });
  }
}

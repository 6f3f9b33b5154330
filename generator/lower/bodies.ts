import { type Native, noNotes, type Schema } from "../ir/index.ts";
import type * as openapi from "../openapi/index.ts";
import { type Call, callOwner } from "./calls.ts";
import { settledText } from "./canonical.ts";
import { classKind } from "./classes.ts";
import { type Lowering, openDraft, type Wish } from "./draft.ts";
import { isObject } from "./keyword-reader.ts";
import { bodyForm, contentNode } from "./media-types.ts";
import { lowerPlace } from "./schema.ts";

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

/** A body of which nothing is said but its media type: any JSON, any text, or bytes. */
export function undescribedSchema(call: Call, content: openapi.MediaType, lowering: Lowering): Schema {
  const form = bodyForm(content, lowering);
  if (form === "stream" || form === "parts") return nativeSchema(call, content, "stream", lowering);
  const plain = { at: content.at, notes: noNotes };
  return form === "text" ? { ...plain, types: ["string"] } : plain;
}

/** What is said of a body that is no JSON; of bytes as they are, nothing is. */
export function holdingOf(
  content: openapi.MediaType,
  { native }: Schema,
  lowering: Lowering,
): { readonly holds?: string } {
  const node = contentNode(content, lowering);
  if (native === undefined || node === undefined) return {};
  const holds = settledText(node, lowering.openapi);
  return rawBytes.has(holds) ? {} : { holds };
}

/** Bytes of which nothing is said but that: in OpenAPI 3.1 no schema says as much (3.1.1, 4.8.14.2). */
const rawBytes: ReadonlySet<string> = new Set([
  "{}",
  "true",
  '{"format":"binary","type":"string"}',
  '{"contentMediaType":"application/octet-stream"}',
]);

/** A body that is no JSON. */
export function nativeSchema(
  call: Call,
  content: openapi.MediaType,
  native: Native,
  lowering: Lowering,
): Schema {
  const node = contentNode(content, lowering);
  const plain = { at: content.at, notes: noNotes, native };
  // A class inside would want a name and a module, which nobody could use.
  const isNamed = node !== undefined && isObject(node.value) && typeof node.value.$ref === "string";
  if (node === undefined || (!isNamed && classKind(node, lowering) !== undefined)) return plain;
  const wish: Wish = { label: call.name, title: undefined, place: "property" };
  return { ...plain, content: lowering.lowerBody(node, { owner: callOwner(call), wish }, lowering) };
}

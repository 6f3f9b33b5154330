import { child, keyOf } from "../diagnostics/index.ts";
import type * as openapi from "../openapi/index.ts";
import type { Lowering } from "./draft.ts";
import { followReferences } from "./follow.ts";
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

/**
 * Whether a schema is that of an object or a list, and of nothing that a text can be: by its own word, by that of a part of its
 * `allOf`, or by that of all of its options.
 *
 * @param known what was found of the schemas so far: one that refers to itself adds nothing to what it says
 */
function hasMembers(node: openapi.Node, lowering: Lowering, known = new Map<unknown, boolean>()): boolean {
  const target = followReferences(node, lowering.openapi);
  if (!isObject(target?.value)) return false;
  const { value, at } = target;
  const before = known.get(value);
  if (before !== undefined) return before;
  known.set(value, false);
  const partsOf = (keyword: "allOf" | "anyOf" | "oneOf"): readonly boolean[] => {
    const parts = value[keyword];
    if (!Array.isArray(parts)) return [];
    return parts.map((part, index) =>
      hasMembers({ value: part, at: child(at, keyword, index) }, lowering, known),
    );
  };
  const areAll = (options: readonly boolean[]): boolean => options.length > 0 && options.every(Boolean);
  const found =
    describesMembers(value) ||
    partsOf("allOf").some(Boolean) ||
    areAll(partsOf("anyOf")) ||
    areAll(partsOf("oneOf"));
  known.set(value, found);
  return found;
}

function describesMembers({ type, properties, items }: Readonly<Record<string, unknown>>): boolean {
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

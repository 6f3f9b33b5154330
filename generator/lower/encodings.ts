import { child, didYouMean, keyOf, nearest } from "../diagnostics/index.ts";
import type { MemberEncoding } from "../ir/index.ts";
import { hasStyles, type MediaType, type Node } from "../openapi/index.ts";
import type { Lowering } from "./draft.ts";
import { isObject } from "./keyword-reader.ts";

/** What a form says of how its members travel; what it says of others is noted. */
export function lowerEncoding(
  media: MediaType,
  lowering: Lowering,
): { readonly encoding?: readonly MemberEncoding[] } {
  checkMembers(media, lowering);
  const isStyled = hasStyles(media.type, lowering.openapi.version);
  const members = Object.entries(media.encoding ?? {}).flatMap(([key, value]): MemberEncoding[] => {
    if (!isObject(value)) return [];
    const { style, explode, allowReserved, contentType } = value;
    return [
      {
        key,
        style: isStyled && typeof style === "string" ? style : undefined,
        explode: isStyled && typeof explode === "boolean" ? explode : undefined,
        allowReserved: isStyled && allowReserved === true,
        contentType: typeof contentType === "string" ? contentType : undefined,
        // OpenAPI 3.2, 4.14.5.1; before, a member of a form was what a parameter with `content` is.
        perItem: lowering.openapi.version === "3.2",
      },
    ];
  });
  return members.length === 0 ? {} : { encoding: members };
}

/** Notes what a form says of members that its schema cannot have. */
function checkMembers({ at, schema, encoding = {} }: MediaType, lowering: Lowering): void {
  const keys = Object.keys(encoding);
  if (keys.length === 0 || schema === undefined) return;
  const found = new Set<string>();
  if (!collectKeys(schema, found, new Set(), lowering) || found.size === 0) return;
  for (const key of keys) {
    if (found.has(key)) continue;
    const args = {
      what: `the encoding of ${JSON.stringify(key)}`,
      why: `the form has no such member${didYouMean(nearest(key, found))}`,
    };
    lowering.report({ code: "no-effect", at: keyOf(child(at, "encoding", key)), args });
  }
}

/** The keys that a schema declares; false where it may have others that nobody declared. */
function collectKeys(node: Node, found: Set<string>, seen: Set<unknown>, lowering: Lowering): boolean {
  const { value, at } = node;
  if (!isObject(value) || seen.has(value)) return isObject(value);
  seen.add(value);
  if (["patternProperties", "oneOf", "anyOf", "if", "$dynamicRef"].some((key) => Object.hasOwn(value, key)))
    return false;
  if (value.additionalProperties !== undefined && value.additionalProperties !== false) return false;
  if (isObject(value.properties)) for (const key of Object.keys(value.properties)) found.add(key);
  const parts = Array.isArray(value.allOf) ? value.allOf : [];
  const inner = parts.map((part: unknown, index): Node => ({ value: part, at: child(at, "allOf", index) }));
  if (typeof value.$ref === "string") {
    const target = lowering.openapi.resolve(value.$ref, at);
    if (target === undefined) return false;
    inner.push(target);
  }
  return inner.every((part) => collectKeys(part, found, seen, lowering));
}

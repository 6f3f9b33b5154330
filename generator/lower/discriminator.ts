import { child } from "../diagnostics/index.ts";
import type { Discriminator, ModelId } from "../ir/index.ts";
import type { Node } from "../openapi/document.ts";
import { type Lowering, placeId } from "./draft.ts";
import { isObject, type KeywordReader, readKeywords } from "./keyword-reader.ts";
import { referencedDraft } from "./references.ts";

/**
 * `discriminator` (OpenAPI 3.1.1, 4.8.25): explicit mappings first, then the implicit tags, which are the names of the
 * components that are members, or heirs by `allOf`, and were not mapped. It never changes a verdict.
 */
export function lowerDiscriminator(
  keywords: KeywordReader,
  node: Node,
  lowering: Lowering,
): Discriminator | undefined {
  const found = keywords.object("discriminator");
  if (found === undefined) return undefined;
  const at = child(keywords.at, "discriminator");
  const reader = readKeywords(found, at, lowering.report);
  const key = reader.string("propertyName");
  const mapping = reader.object("mapping") ?? {};
  const fallback = reader.string("defaultMapping");
  if (key === undefined) {
    if (!reader.has("propertyName")) {
      lowering.report({ code: "discriminator-without-property", at, args: {} });
    }
    return undefined;
  }
  const explicit = Object.entries(mapping).flatMap(([tag, target]) => {
    const where = child(at, "mapping", tag);
    if (typeof target !== "string") {
      lowering.report({
        code: "keyword-value",
        at: where,
        args: { keyword: "mapping", expected: "strings", found: typeof target },
      });
      return [];
    }
    const model = mappedModel(target, where, lowering);
    return model === undefined ? [] : [{ tag, model }];
  });
  const mapped = new Set(explicit.map(({ model }) => model));
  const implicit = implicitTags(node, lowering).filter(({ model }) => !mapped.has(model));
  const other =
    fallback === undefined ? undefined : mappedModel(fallback, child(at, "defaultMapping"), lowering);
  return { key, mapping: [...explicit, ...implicit], ...(other !== undefined && { fallback: other }) };
}

/** A mapping names a component or is a URI reference; where it could be both, the name wins (4.8.25.3). */
function mappedModel(target: string, at: Node["at"], lowering: Lowering): ModelId | undefined {
  const named = lowering.components.get(target);
  if (named !== undefined) return named.id;
  const place = lowering.openapi.resolve(target, at);
  if (place === undefined) return undefined;
  const id = placeId(place.at);
  const known = lowering.drafts.get(lowering.aliases.get(id) ?? id);
  return known?.role === "component" ? known.id : referencedDraft(place, lowering).id;
}

function implicitTags(node: Node, lowering: Lowering): { readonly tag: string; readonly model: ModelId }[] {
  const { value } = node;
  if (!isObject(value)) return [];
  const members = value.oneOf ?? value.anyOf;
  if (!Array.isArray(members)) return heirs(node, lowering);
  const list = Array.isArray(value.oneOf) ? "oneOf" : "anyOf";
  return members.flatMap((member: unknown, index) => {
    if (!isObject(member) || typeof member.$ref !== "string") return [];
    const place = lowering.openapi.resolve(member.$ref, child(node.at, list, index));
    const component = place === undefined ? undefined : lowering.openapi.componentAt(place.at);
    const draft = component?.section === "schemas" ? lowering.components.get(component.name) : undefined;
    return component === undefined || draft === undefined ? [] : [{ tag: component.name, model: draft.id }];
  });
}

/** The components that have this schema in their `allOf`. */
function heirs(node: Node, lowering: Lowering): { readonly tag: string; readonly model: ModelId }[] {
  const self = placeId(node.at);
  return (lowering.heirs.get(self) ?? []).flatMap((name) => {
    const draft = lowering.components.get(name);
    return draft === undefined ? [] : [{ tag: name, model: draft.id }];
  });
}

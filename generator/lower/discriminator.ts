import { child, nearest } from "../diagnostics/index.ts";
import type { Discriminator, ModelId } from "../ir/index.ts";
import type { Node } from "../openapi/index.ts";
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
    return model === undefined ? [] : [{ tag, model, target }];
  });
  reportElsewhere(explicit, node, child(at, "mapping"), lowering);
  const mapped = new Set(explicit.map(({ model }) => model));
  const implicit = implicitTags(node, lowering).filter(({ model }) => !mapped.has(model));
  const other =
    fallback === undefined ? undefined : mappedModel(fallback, child(at, "defaultMapping"), lowering);
  reportUndeclared(key, node, child(at, "propertyName"), lowering);
  const tags = explicit.map(({ tag, model }) => ({ tag, model }));
  return { key, mapping: [...tags, ...implicit], ...(other !== undefined && { fallback: other }) };
}

interface Mapped {
  readonly tag: string;
  readonly model: ModelId;
  /** As the document has it. */
  readonly target: string;
}

/** Warns of tags for schemas that are not listed; nothing is known where one that is listed has no name. */
function reportElsewhere(mapped: readonly Mapped[], node: Node, at: Node["at"], lowering: Lowering): void {
  const { value } = node;
  if (!isObject(value) || mapped.length === 0) return;
  const list = ["oneOf", "anyOf"].find((keyword) => Array.isArray(value[keyword]));
  const offered = new Set<ModelId>();
  if (list === undefined || !addOffered(node, offered, lowering)) return;
  for (const { tag, model, target } of mapped) {
    if (offered.has(model)) continue;
    const others = (value[list] as readonly { readonly $ref: string }[]).map(({ $ref }) => $ref);
    const args = { tag, list, guess: nearest(target, others) };
    lowering.report({ code: "discriminator-elsewhere", at: child(at, tag), args });
  }
}

/** Adds the models that a choice offers, and those that theirs do; says whether all of them have names. */
function addOffered({ value, at }: Node, offered: Set<ModelId>, lowering: Lowering): boolean {
  if (!isObject(value)) return false;
  return ["oneOf", "anyOf"].every((list) => {
    const members = value[list];
    if (!Array.isArray(members)) return true;
    return members.every((member: unknown, index) => {
      if (!isObject(member) || typeof member.$ref !== "string") return isNull(member);
      const here = child(at, list, index);
      const model = mappedModel(member.$ref, here, lowering);
      const place = lowering.openapi.resolve(member.$ref, here);
      if (model === undefined || place === undefined) return false;
      if (offered.has(model)) return true;
      offered.add(model);
      for (const heir of heirs(place, lowering)) offered.add(heir.model);
      return addOffered(place, offered, lowering);
    });
  });
}

/** What stands in a choice for no value has no tag. */
function isNull(member: unknown): boolean {
  return isObject(member) && member.type === "null";
}

/** Warns of a tag that none of the schemas declares which it tells apart; one that may be anything may have it. */
function reportUndeclared(key: string, node: Node, where: Node["at"], lowering: Lowering): void {
  const { value, at } = node;
  if (!isObject(value)) return;
  const list = ["oneOf", "anyOf"].find((keyword) => Array.isArray(value[keyword]));
  const members = list === undefined ? [] : (value[list] as readonly unknown[]);
  const apart: Node[] =
    list === undefined
      ? [node, ...heirs(node, lowering).flatMap(({ model }) => lowering.drafts.get(model)?.node ?? [])]
      : members.map((member, index) => ({ value: member, at: child(at, list, index) }));
  const declared = new Set<string>();
  for (const one of apart) {
    const known = addDeclared(one, declared, lowering, new Set());
    if (!known || declared.has(key)) return;
  }
  // What stands beside the members is said of each of them.
  addDeclared(node, declared, lowering, new Set());
  if (apart.length === 0 || declared.has(key)) return;
  const args = { key, guess: nearest(key, declared) };
  lowering.report({ code: "discriminator-undeclared", at: where, args });
}

/** Adds the properties that a schema declares; says whether there are any, so that it is an object that is described. */
function addDeclared(
  { value, at }: Node,
  declared: Set<string>,
  lowering: Lowering,
  seen: Set<string>,
): boolean {
  const id = placeId(at);
  if (!isObject(value) || seen.has(id)) return false;
  seen.add(id);
  const parts: (Node | undefined)[] =
    typeof value.$ref === "string" ? [lowering.openapi.resolve(value.$ref, at)] : [];
  if (isObject(value.properties)) for (const name of Object.keys(value.properties)) declared.add(name);
  for (const list of ["allOf", "anyOf", "oneOf"]) {
    const found = value[list];
    if (!Array.isArray(found)) continue;
    for (const [index, part] of found.entries()) parts.push({ value: part, at: child(at, list, index) });
  }
  const known = parts.map((part) => part !== undefined && addDeclared(part, declared, lowering, seen));
  const own = isObject(value.properties) && Object.keys(value.properties).length > 0;
  return own || known.includes(true);
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

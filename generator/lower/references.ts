import { child, type Origin } from "../diagnostics/index.ts";
import { type ModelId, noNotes, type Schema } from "../ir/index.ts";
import type { Node } from "../openapi/index.ts";
import { classKind } from "./classes.ts";
import { type Draft, type Lowering, openDraft, placeId } from "./draft.ts";
import { type DynamicScope, dynamicTarget, emptyScope, enterResource, scopeKey } from "./dynamic-scope.ts";
import { isObject, type KeywordReader } from "./keyword-reader.ts";
import { writtenAs } from "./ledger.ts";
import type { Scope } from "./schema.ts";
import { pascalCase } from "./words.ts";

/**
 * Follows `$ref`. A target that is a component, a class, or recursive is a model of its own; any other is lowered where
 * it is used, as if it stood there.
 */
export function lowerReference(keywords: KeywordReader, scope: Scope, lowering: Lowering): Schema {
  const { at } = keywords;
  const nobodyKnows: Schema = { at, notes: noNotes, unknown: "members" };
  const ref = keywords.string("$ref");
  if (ref === undefined) return nobodyKnows;
  if (lowering.openapi.dialect === "openapi-3.0") reportSiblings(keywords, lowering);
  const target = lowering.openapi.resolve(ref, at);
  return target === undefined ? nobodyKnows : lowerTarget(target, at, scope, lowering);
}

/** `$dynamicRef` (JSON Schema 2020-12 core, 8.2.3.2): a reference whose target depends on the way that led here. */
export function lowerDynamicReference(
  keywords: KeywordReader,
  scope: Scope,
  lowering: Lowering,
): Schema | undefined {
  const { openapi } = lowering;
  if (openapi.dialect !== "json-schema-2020-12" || !keywords.has("$dynamicRef")) return undefined;
  const { at } = keywords;
  const ref = keywords.string("$dynamicRef");
  const initial = ref === undefined ? undefined : openapi.resolve(ref, at);
  if (ref === undefined || initial === undefined) {
    keywords.miss("$dynamicRef");
    return undefined;
  }
  const place = dynamicTarget(ref, initial.at, scope.dynamic ?? scope.owner.dynamic, openapi);
  return lowerTarget(openapi.valueAt(place) ?? initial, at, scope, lowering);
}

function lowerTarget(target: Node, at: Origin, scope: Scope, lowering: Lowering): Schema {
  const { openapi } = lowering;
  const dynamic = enterResource(scope.dynamic ?? scope.owner.dynamic, target.at, openapi);
  const key = scopeKey(dynamic, enterResource(emptyScope, target.at, openapi));
  const id = placeId(target.at);
  const named = lowering.drafts.get(lowering.aliases.get(id) ?? id);
  if (named !== undefined && named.role === "component" && key === "") {
    if (lowering.options.components === "models") return { at, notes: noNotes, ref: named.id };
    if (classKind(target, lowering) === undefined && !lowering.inlining.has(named.id)) {
      return inline(
        target,
        named.id,
        { ...scope, owner: named, wish: { ...named.wish, place: "property" } },
        lowering,
      );
    }
    return { at, notes: noNotes, ref: named.id };
  }
  const self = placeId(target.at, key);
  if (classKind(target, lowering) === undefined && !lowering.inlining.has(self)) {
    return inline(target, self, { ...scope, dynamic }, lowering);
  }
  return { at, notes: noNotes, ref: referencedDraft(target, lowering, dynamic, key).id };
}

/** A target without a name of its own; one that reaches itself again is named after all. */
function inline(target: Node, id: ModelId, scope: Scope, lowering: Lowering): Schema {
  lowering.inlining.add(id);
  const schema = lowering.lowerBody(target, scope, lowering);
  lowering.inlining.delete(id);
  const recursive = lowering.drafts.get(`${id}~reference`);
  return recursive === undefined ? schema : { at: target.at, notes: noNotes, ref: recursive.id };
}

/** The model of a referenced place that is no component: it is called after the end of its pointer. */
export function referencedDraft(
  target: Node,
  lowering: Lowering,
  dynamic: DynamicScope = enterResource(emptyScope, target.at, lowering.openapi),
  key = "",
): Draft {
  const { at, value } = target;
  const label = placeLabel(at);
  return openDraft(lowering, {
    id: `${placeId(at, key)}~reference`,
    at,
    role: "inline",
    directory: "models",
    wish: {
      label,
      title: isObject(value) && typeof value.title === "string" ? value.title : undefined,
      place: "reference",
    },
    parent: undefined,
    root: { name: pascalCase(label), directory: "models", instance: "reference" },
    node: target,
    dynamic,
  });
}

/** The last token of a pointer that is a name; the file's name for a whole document. */
function placeLabel(at: Origin): string {
  const token = at.pointer.split("/").pop() ?? "";
  if (token !== "") return token.replaceAll("~1", "/").replaceAll("~0", "~");
  const base = at.file.split(/[/\\]/).pop() ?? "";
  return base.replace(/\.\w+$/, "") || "Document";
}

/**
 * `allOf` with nothing but one `$ref`, beside words for readers: the referenced model itself. Documents of OpenAPI 3.0
 * write it so because `$ref` allows no siblings there.
 */
export function soleReference(
  value: Readonly<Record<string, unknown>>,
  lowering: Lowering,
): Readonly<Record<string, unknown>> | undefined {
  if (!Array.isArray(value.allOf) || value.allOf.length !== 1 || isReferenceObject(value)) return undefined;
  const only: unknown = value.allOf[0];
  if (!isObject(only) || typeof only.$ref !== "string") return undefined;
  const bare = lowering.openapi.dialect === "openapi-3.0" || Object.keys(only).length === 1;
  const quiet = Object.keys(value).every((keyword) => readersOnly.has(keyword) || keyword.startsWith("x-"));
  return bare && quiet ? only : undefined;
}

const readersOnly = new Set(["allOf", "description", "title"]);

function isReferenceObject(value: Readonly<Record<string, unknown>>): boolean {
  return typeof value.$ref === "string";
}

/** What stands beside `$ref` is ignored (OpenAPI 3.0.3, "Reference Object"); saying so beats surprise. */
function reportSiblings(keywords: KeywordReader, lowering: Lowering): void {
  for (const word of keywords.leftovers()) {
    keywords.take(word);
    if (word.startsWith("x-")) continue;
    const keyword = writtenAs(word, keywords, lowering.openapi);
    const at = { ...child(keywords.at, keyword), key: true as const };
    lowering.report({ code: "ref-sibling-ignored", at, args: { keyword } });
  }
}

import { child, nearest, type Origin } from "../diagnostics/index.ts";
import { type ModelId, noNotes, type ObjectRules, type Schema } from "../ir/index.ts";
import type { Node } from "../openapi/index.ts";
import { classKind, isLone, isNull } from "./classes.ts";
import { reportContradictions } from "./contradictions.ts";
import { lowerDiscriminator } from "./discriminator.ts";
import { type Draft, type Lowering, placeId, type Wish } from "./draft.ts";
import { type DynamicScope, enterResource } from "./dynamic-scope.ts";
import { reportIdle } from "./idle.ts";
import { isObject, type KeywordReader, readKeywords } from "./keyword-reader.ts";
import { lowerArrayRules } from "./keywords/arrays.ts";
import { acceptsAll, lowerCombinators } from "./keywords/combinators.ts";
import { lowerFormat } from "./keywords/formats.ts";
import { lowerNotes, lowerOwnNotes } from "./keywords/notes.ts";
import { lowerNumberRules } from "./keywords/numbers.ts";
import { lowerObjectRules } from "./keywords/objects.ts";
import { lowerStringRules } from "./keywords/strings.ts";
import { lowerTypes } from "./keywords/types.ts";
import { knownKeywords, notEnforced, unknownBy } from "./ledger.ts";
import { lowerNoSchema } from "./no-schema.ts";
import type { LowerPart } from "./parts.ts";
import { lowerDynamicReference, lowerReference, soleReference } from "./references.ts";
import { openInlineClass } from "./shared.ts";
import { type KeptKey, viewNames } from "./views.ts";
import { omitsValidation, withoutValidation } from "./vocabularies.ts";

/** Where a schema is being lowered: the model it belongs to, and what an inline class here would be called. */
export interface Scope {
  readonly owner: Draft;
  readonly wish: Wish;
  /** What `$dynamicRef` sees; the owner's where nothing is said. */
  readonly dynamic?: DynamicScope;
  /** Set where a metaschema leaves the validation vocabulary out, for the schemas inside as well. */
  readonly unvalidated?: true;
  /** The heir that inherited parts are lowered for: their inline classes are its own. */
  readonly heir?: string;
  /** The components that are being inherited; the owner's where nothing is said. */
  readonly inherited?: ReadonlySet<ModelId>;
  /** Words about the place that belong to its class: another place's class is not the same without them. */
  readonly beside?: string;
  /** Set inside `allOf`, `not`, `if` and the like, where a schema is part of another one. */
  readonly partial?: true;
}

/** Lowers a schema at a place that a program names: it becomes a model of its own where it is a class. */
export function lowerPlace(node: Node, scope: Scope, lowering: Lowering): Schema {
  const { value, at } = node;
  if (!isObject(value) || isReference(value) || soleReference(value, lowering) !== undefined) {
    return lowerBody(node, scope, lowering);
  }
  if (classKind(node, lowering) === undefined) return lowerBody(node, scope, lowering);
  const draft = openInlineClass(node, scope, lowering);
  const notes = lowerNotes(readKeywords(value, at, () => {}));
  return { at, notes, ref: draft.id };
}

/** Lowers a schema where it stands. */
export function lowerBody(node: Node, outer: Scope, lowering: Lowering): Schema {
  const { value: written, at } = node;
  const scope = enterScope(written, at, outer, lowering);
  const value = scope.unvalidated && isObject(written) ? withoutValidation(written, at, lowering) : written;
  if (value === true) return { at, notes: noNotes };
  if (value === false) return { at, notes: noNotes, types: [] };
  if (!isObject(value)) return lowerNoSchema(value, at, lowering.report);
  if (isOverridden(value, lowering))
    return { at, notes: lowerNotes(readKeywords(value, at, () => {})), unknown: "members" };
  const keywords = readKeywords(value, at, lowering.report);
  const { dialect } = lowering.openapi;
  if (isReference(value) && dialect === "openapi-3.0") return lowerReference(keywords, scope, lowering);
  const sole = soleReference(value, lowering);
  if (sole !== undefined) {
    const { allOf: _, ...words } = value;
    const beside = readKeywords(words, at, lowering.report);
    const inner = readKeywords(sole, child(at, "allOf", 0), lowering.report);
    return joinReference(
      lowerReference(inner, scope, lowering),
      lowerAssertions(beside, scope, lowering, node),
    );
  }
  if (!isReference(value)) return lowerAssertions(keywords, scope, lowering, node);
  const reference = lowerReference(keywords, scope, lowering);
  if (isBareReference(value, lowering)) return reference;
  return joinReference(reference, lowerAssertions(keywords, scope, lowering, node));
}

function enterScope(value: unknown, at: Origin, outer: Scope, lowering: Lowering): Scope {
  const dynamic = enterResource(outer.dynamic ?? outer.owner.dynamic, at, lowering.openapi);
  const scope = { ...outer, dynamic };
  return isObject(value) && omitsValidation(value, lowering) ? { ...scope, unvalidated: true } : scope;
}

/** `$ref` beside other keywords (JSON Schema 2020-12 core, 8.2.3.1): all of it applies. */
function joinReference(reference: Schema, siblings: Schema): Schema {
  const { at: _at, notes: _notes, ref, ...others } = reference;
  // What is referred to may be lowered here, and say more than what it refers to itself.
  if (ref !== undefined && isEmpty(others)) return { ...siblings, ref };
  return { ...siblings, allOf: [reference, ...(siblings.allOf ?? [])] };
}

/** Every keyword but `$ref`, family by family; then the ledger says what nobody knew. */
function lowerAssertions(keywords: KeywordReader, scope: Scope, lowering: Lowering, node: Node): Schema {
  const { report, options, openapi } = lowering;
  const { dialect } = openapi;
  const part = createPart(keywords, scope, lowering, node);
  const notes = lowerOwnNotes(keywords, dialect, report);
  const types = lowerTypes(keywords, openapi, report);
  const format = lowerFormat(keywords, types.types, options, report);
  const string = {
    ...lowerStringRules(keywords, report),
    ...(format.string !== undefined && { format: format.string }),
  };
  const number = {
    ...lowerNumberRules(keywords, dialect, report),
    ...(format.number !== undefined && { format: format.number }),
  };
  const array = lowerArrayRules(keywords, part);
  const object: ObjectRules = lowerObjectRules(keywords, part, report);
  reportContradictions(keywords, { types: types.types, string, number, array, object }, dialect, report);
  const combinators = lowerCombinators(keywords, part);
  const dynamic = lowerDynamicReference(keywords, scope, lowering);
  const discriminator = lowerDiscriminator(keywords, node, lowering);
  reportIdle(keywords, types.types, discriminator, lowering);
  reportLeftovers(keywords, lowering);
  if (types.types === undefined && scope.partial === undefined) reportMissingType(keywords, lowering);
  // `not: {}` is how `false` is written where a schema has to be an object.
  if (combinators.not !== undefined && acceptsAll(combinators.not)) return { at: node.at, notes, types: [] };
  return {
    at: node.at,
    notes,
    ...types,
    ...(isEmpty(string) ? {} : { string }),
    ...(isEmpty(number) ? {} : { number }),
    ...(isEmpty(array) ? {} : { array }),
    ...(isEmpty(object) ? {} : { object }),
    ...combinators,
    ...(isObject(node.value) && isLone(node.value, options) && { lone: true as const }),
    ...(dynamic !== undefined && { allOf: [...(combinators.allOf ?? []), dynamic] }),
    ...(discriminator !== undefined && { discriminator }),
    ...unknownBy(keywords.missed),
  };
}

function createPart(keywords: KeywordReader, scope: Scope, lowering: Lowering, node: Node): LowerPart {
  const { wish } = scope;
  const { partial: _, ...whole } = scope;
  const place = (value: unknown, tokens: readonly (string | number)[], next: Omit<Wish, "title">): Schema =>
    lowerPlace(
      { value, at: child(node.at, ...tokens) },
      { ...whole, wish: { ...next, title: undefined } },
      lowering,
    );
  const via = wish.via === undefined ? {} : { via: wish.via };
  // What a union's member lists goes by the member's position where positions are names.
  const numbered = wish.place === "member" && lowering.options.names.collisions === "first-come";
  const inner = (step: "item" | "value"): Omit<Wish, "title"> =>
    numbered ? wish : { label: wish.label, place: step, ...via };
  const plain = (value: unknown, tokens: readonly (string | number)[]): Schema =>
    lowerBody({ value, at: child(node.at, ...tokens) }, { ...scope, partial: true }, lowering);
  return {
    dialect: lowering.openapi.dialect,
    order: lowering.options.order,
    propertyNames: (keys, schemas) => {
      const onKept = (kept: KeptKey): void =>
        lowering.report({
          code: "property-name-kept",
          at: { ...child(node.at, "properties", kept.key), key: true },
          args: kept,
        });
      return viewNames(keys, lowering.options.view, onKept, (key) => calledBy(schemas[key]));
    },
    isHidden: (value) =>
      lowering.options.components === "classes" && isObject(value) && value["x-speakeasy-ignore"] === true,
    property: (key, value) =>
      place(value, ["properties", key], { label: calledBy(value) ?? key, place: "property" }),
    item: (keyword) => place(keywords.take(keyword), [keyword], inner("item")),
    items: (keyword, values) =>
      values.map((value, index) =>
        place(value, [keyword, index], { label: wish.label, place: "item", index: index + 1, ...via }),
      ),
    value: (keyword) => place(keywords.take(keyword), [keyword], inner("value")),
    members: (keyword, values) => {
      // What may only be null besides is no union: its one member goes by the name of the place.
      const alone =
        values.filter((value) => !isNull(value)).length === 1 &&
        !keywords.has("discriminator") &&
        !(isObject(node.value) && isLone(node.value, lowering.options));
      return values.map((value, index) => {
        const member = { label: wish.label, place: "member", index: index + 1 } as const;
        return place(value, [keyword, index], alone && wish.place !== "fixed" ? wish : member);
      });
    },
    plain: (keyword) => plain(keywords.take(keyword), [keyword]),
    inherit: (value, index) =>
      inheritPart({ value, at: child(node.at, "allOf", index) }, scope, lowering) ??
      plain(value, ["allOf", index]),
    at: (value, ...tokens) => plain(value, tokens),
  };
}

/**
 * A component in an `allOf`, where heirs hold what they inherit: lowered for the heir, as if it stood there.
 * `undefined` where it is none, or no object: unions and enums keep their names.
 */
function inheritPart(part: Node, scope: Scope, lowering: Lowering): Schema | undefined {
  const { value, at } = part;
  if (lowering.options.components !== "classes" || !isObject(value) || typeof value.$ref !== "string") {
    return undefined;
  }
  const target = lowering.openapi.resolve(value.$ref, at);
  if (target === undefined || classKind(target, lowering) === "union") return undefined;
  const id = placeId(target.at);
  const inherited = scope.inherited ?? scope.owner.inherited ?? new Set();
  // What stands in a class that it inherits would hold itself again, and so on without end.
  if (lowering.inlining.has(id) || inherited.has(id) || isInside(scope.owner, id)) return undefined;
  lowering.inlining.add(id);
  const heir = scope.heir ?? scope.owner.id;
  const inner = { ...scope, heir, inherited: new Set([...inherited, id]), partial: true } as const;
  const schema = lowerBody(target, inner, lowering);
  lowering.inlining.delete(id);
  return schema;
}

/** Whether a model stands in another one. */
function isInside(draft: Draft, id: ModelId): boolean {
  for (let outer: Draft | undefined = draft.parent; outer !== undefined; outer = outer.parent)
    if (outer.id === id) return true;
  return false;
}

function reportLeftovers(keywords: KeywordReader, lowering: Lowering): void {
  const { report, openapi } = lowering;
  for (const keyword of keywords.leftovers()) {
    if (keyword.startsWith("x-")) continue;
    const at = { ...child(keywords.at, keyword), key: true as const };
    const why = notEnforced(keyword, openapi.dialect);
    if (why !== undefined) report({ code: "keyword-not-enforced", at, args: { keyword, why } });
    else report({ code: "unknown-keyword", at, args: { keyword, guess: nearest(keyword, knownKeywords) } });
  }
}

/** Rules for one type without that type let every other value pass; most authors did not mean that. */
function reportMissingType(keywords: KeywordReader, { report }: Lowering): void {
  const sole = ["type", "allOf", "anyOf", "oneOf", "enum", "const", "$ref"].every(
    (keyword) => !keywords.has(keyword),
  );
  const keyword = ["properties", "items"].find((candidate) => keywords.has(candidate));
  if (!sole || keyword === undefined) return;
  const type = keyword === "properties" ? "object" : "array";
  report({ code: "type-missing", at: keywords.at, args: { keyword, type } });
}

/** Whether a program is to know nothing of a value, by the document's word. */
function isOverridden(value: Readonly<Record<string, unknown>>, { options }: Lowering): boolean {
  return options.components === "classes" && value["x-speakeasy-type-override"] === "any";
}

/** What the document would have a property called in a program, where that is not its key. */
function calledBy(value: unknown): string | undefined {
  const name = isObject(value) ? value["x-speakeasy-name-override"] : undefined;
  return typeof name === "string" ? name : undefined;
}

/** Nothing is said beside `$ref`; with `classes` words for readers do not count, as the referenced class has its own. */
function isBareReference(value: Readonly<Record<string, unknown>>, { options }: Lowering): boolean {
  const silent = options.components === "classes" ? wordsBesideReference : new Set(["$ref"]);
  return Object.keys(value).every((keyword) => silent.has(keyword) || keyword.startsWith("x-"));
}

const wordsBesideReference = new Set([
  "$ref",
  "description",
  "summary",
  "title",
  "example",
  "examples",
  "deprecated",
  "default",
]);

function isReference(value: Readonly<Record<string, unknown>>): boolean {
  return typeof value.$ref === "string";
}

function isEmpty(rules: object): boolean {
  return Object.keys(rules).length === 0;
}

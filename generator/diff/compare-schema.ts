import type { JsonType, Model, ModelId, Schema } from "../ir/index.ts";
import { compareArrays } from "./compare-arrays.ts";
import { compareCombinators, differs, noteLost } from "./compare-combinators.ts";
import { compareNotes } from "./compare-notes.ts";
import { compareObjects } from "./compare-objects.ts";
import { compareNumbers, compareStrings } from "./compare-scalars.ts";
import { compareTypes } from "./compare-types.ts";
import { type Comparison, type Guard, note, type Pair, type Side, show } from "./comparison.ts";
import { describe, isClosed, isOpen } from "./describe.ts";
import { fingerprint } from "./fingerprint.ts";
import { flatten, sharesParts, unwrapped } from "./flatten.ts";
import { asOneSchema, inlineOf } from "./one-schema.ts";
import { isRenamed, isSameModel } from "./renames.ts";

/** Compares two schemas keyword by keyword. References lead to pairs of models, which are compared once each. */
export function compareSchemas(pair: Pair): void {
  const { base, revision, comparison } = pair;
  if (base === revision) return;
  const [bare, other] = [unwrapped(base), unwrapped(revision)];
  if (bare !== base || other !== revision) {
    note(pair, "spelled-otherwise", "none");
    return compareSchemas({ ...pair, base: bare, revision: other });
  }
  const [from, to] = [opened(base, revision, comparison.base), opened(revision, base, comparison.revision)];
  if (from !== base || to !== revision) {
    if (from !== base) noteLost(base, comparison);
    return compareSchemas({ ...pair, base: from, revision: to });
  }
  if (isArrangedOtherwise(base, revision)) {
    const [left, right] = [asOneSchema(base, comparison.base), asOneSchema(revision, comparison.revision)];
    if (left !== base) noteLostMembers(base, comparison);
    if (left !== base || right !== revision) return compareSchemas({ ...pair, base: left, revision: right });
  }
  if (isUnion(base) !== isUnion(revision)) {
    // A choice that has a name on one side, and is written out on the other.
    const [left, right] = [followed(base, comparison.base), followed(revision, comparison.revision)];
    if (isUnion(left) && isUnion(right)) return compareSchemas({ ...pair, base: left, revision: right });
    // Where both are choices, one of them says something beside it: that is what changed.
    if (!isChoice(base) || !isChoice(revision)) return compareWrapped(pair);
  }
  if (isAlias(base) && isAlias(revision)) return compareReferences(pair);
  const left = isAlias(base) ? followed(base, comparison.base) : base;
  const right = isAlias(revision) ? followed(revision, comparison.revision) : revision;
  const whole = pair.whole ?? { base: left, revision: right, skipped: new Set() };
  const both: Pair = { ...pair, base: left, revision: right, ...guardsOf(pair, left, right), whole };
  if (isAlias(left) || isAlias(right)) {
    return note(pair, "reference-changed", "incomparable", { from: describe(left), to: describe(right) });
  }
  if (!sharesParts(left, right) && compareFlat(both)) return;
  const [one, two] = [asPartOf(right, base) ?? left, asPartOf(left, revision) ?? right];
  compareKeywords({ ...both, base: one, revision: two });
}

function compareKeywords(opened: Pair): void {
  const { base: left, revision: right } = opened;
  if (left.ref !== undefined || right.ref !== undefined) compareSiblingReferences(opened);
  if (left.native !== right.native) {
    note(opened, "native-changed", "incomparable", {
      from: left.native ?? "JSON",
      to: right.native ?? "JSON",
    });
  }
  if (left.content !== undefined && right.content !== undefined) {
    const roots = { baseRoot: left.content, revisionRoot: right.content };
    const content = { base: left.content, revision: right.content, ...roots, steps: [], xml: true as const };
    compareSchemas({ ...opened, ...content });
  }
  compareTypes(opened);
  if (sharesType(left, right, ["string"])) compareStrings(opened);
  if (sharesType(left, right, ["number", "integer"])) compareNumbers(opened);
  if (sharesType(left, right, ["array"])) compareArrays(opened, compareSchemas);
  if (sharesType(left, right, ["object"])) compareObjects(opened, compareSchemas);
  compareCombinators(opened, compareSchemas);
  compareNotes(opened);
}

/**
 * One side as a part, where the other is made of parts that cannot be put together: it is found among them as what it was
 * written as.
 */
function asPartOf(whole: Schema, one: Schema): Schema | undefined {
  const { at, notes, discriminator, allOf = [], ...rest } = whole;
  if (isAlias(one) && whole.ref === one.ref) return one;
  const isNamed = isAlias(one) && allOf.some(({ ref }) => ref === one.ref);
  const isMadeOfParts = allOf.length > 0 && Object.keys(rest).length === 0 && one.allOf === undefined;
  return isNamed || isMadeOfParts ? { at: one.at, notes: one.notes, allOf: [one] } : undefined;
}

/** Schemas whose parts are arranged otherwise: what they come to is compared. */
function compareFlat(pair: Pair): boolean {
  const { base, revision, comparison } = pair;
  const left = flatten(base, comparison.base);
  const right = flatten(revision, comparison.revision);
  if (left === undefined || right === undefined) return false;
  if (fingerprint(left) === fingerprint(right)) {
    note(pair, "all-of-rearranged", "none");
    return true;
  }
  compareSchemas({ ...pair, base: left, revision: right, whole: undefined });
  return true;
}

/** What is said of the properties and items that no part of a value speaks of, with and without these two schemas. */
function guardsOf({ guard = "none", items }: Pair, left: Schema, right: Schema) {
  const isSaid = [left, right].some(({ array }) => !isOpen(array?.unevaluatedItems));
  return {
    guard: narrowest(guard, guardOf(left), guardOf(right)),
    guardAround: guard,
    items: isSaid ? ("guarded" as const) : items,
    itemsAround: items,
  };
}

/** What a schema says of the properties that none of its parts declares. */
function guardOf({ object }: Schema): Guard {
  if (isOpen(object?.unevaluatedProperties)) return "none";
  return isClosed(object?.unevaluatedProperties) ? "closed" : "shaped";
}

function narrowest(...guards: readonly Guard[]): Guard {
  return guards.includes("closed") ? "closed" : guards.includes("shaped") ? "shaped" : "none";
}

/** Where one side lost a type altogether, the type's own rule has told all there is to tell. */
function sharesType(left: Schema, right: Schema, family: readonly JsonType[]): boolean {
  const holds = ({ types }: Schema): boolean =>
    types === undefined || types.some((type) => family.includes(type));
  return holds(left) === holds(right);
}

/** A schema that is another name for a model, and says nothing else that is asserted. */
export function isAlias({ ref, at, notes, ...rest }: Schema): boolean {
  return ref !== undefined && Object.keys(rest).length === 0;
}

/** The schema at the end of a chain of aliases. */
export function followed(schema: Schema, side: Side): Schema {
  const seen = new Set<ModelId>();
  let current = schema;
  while (isAlias(current) && current.ref !== undefined && !seen.has(current.ref)) {
    seen.add(current.ref);
    const target = side.model(current.ref);
    if (target === undefined) return current;
    current = target.schema;
  }
  return current;
}

/** Nothing but a choice of schemas. */
function isUnion({ at, notes, discriminator, oneOf, anyOf, ...rest }: Schema): boolean {
  return (oneOf !== undefined || anyOf !== undefined) && Object.keys(rest).length === 0;
}

/** A choice that is referred to by its name, where the other side says what it is and has no parts to find that name among. */
function opened(schema: Schema, other: Schema, side: Side): Schema {
  if (!isAlias(schema) || other.ref !== undefined || other.allOf !== undefined) return schema;
  const target = followed(schema, side);
  return isUnion(target) ? target : schema;
}

function isChoice({ oneOf, anyOf }: Schema): boolean {
  return oneOf !== undefined || anyOf !== undefined;
}

function noteLostMembers({ anyOf = [], oneOf = [] }: Schema, comparison: Comparison): void {
  for (const member of [...anyOf, ...oneOf]) noteLost(member, comparison);
}

/** What is a choice of the same kind on both sides is compared member by member. */
function isArrangedOtherwise(base: Schema, revision: Schema): boolean {
  const isOtherwise = (key: "anyOf" | "oneOf"): boolean =>
    (base[key] === undefined) !== (revision[key] === undefined);
  return isOtherwise("anyOf") || isOtherwise("oneOf");
}

/** One schema on one side, several to choose from on the other. */
function compareWrapped(pair: Pair): void {
  const { base, revision, comparison } = pair;
  const wrapped = isUnion(revision);
  const isSafe = wrapped
    ? takesMember(revision, comparison.revision, base, comparison.base)
    : takesMember(base, comparison.base, revision, comparison.revision);
  const effect = !isSafe ? "incomparable" : wrapped ? "widened" : "narrowed";
  note(pair, wrapped ? "wrapped-in-one-of" : "unwrapped", effect);
  if (!wrapped) noteLostMembers(base, comparison);
}

/** Whether a choice accepts all that one schema does: it is a member, and no other one of which only one may hold. */
function takesMember(choice: Schema, side: Side, one: Schema, sideOfOne: Side): boolean {
  const { oneOf, anyOf, oneOf: members = anyOf ?? [] } = choice;
  if (oneOf !== undefined && anyOf !== undefined) return false;
  // What has no name of its own in the document is known by what it says.
  const print = (schema: Schema, of: Side): string => fingerprint(inlineOf(schema, of)?.schema ?? schema);
  const words = print(one, sideOfOne);
  const member = members.find((other) => print(other, side) === words);
  if (member === undefined) return false;
  const own = kindsOf(member, side);
  const others = members.filter((other) => other !== member).map((other) => kindsOf(other, side));
  return oneOf === undefined || others.every((kinds) => !kinds.some((kind) => own.includes(kind)));
}

const everyKind: readonly JsonType[] = ["null", "boolean", "number", "string", "array", "object"];

/** The types of a schema's values, integers among the numbers. */
function kindsOf(schema: Schema, side: Side): readonly JsonType[] {
  const { types = everyKind } = followed(schema, side);
  return types.map((type) => (type === "integer" ? "number" : type));
}

function compareReferences(pair: Pair): void {
  const { base, revision, comparison, direction } = pair;
  const left = comparison.base.model(base.ref!);
  const right = comparison.revision.model(revision.ref!);
  if (left === undefined || right === undefined) return;
  if (!isSameModel(left, right) && !isRenamed(left, right, comparison))
    return compareReplaced(pair, left, right);
  const key = `${direction} ${left.id} ${right.id}`;
  // As a part of another value, a model may change that one in another way than itself.
  if (pair.whole !== undefined || pair.turns !== undefined) {
    const uses = comparison.uses.get(key) ?? [];
    comparison.uses.set(key, uses);
    uses.push(pair);
  }
  if (comparison.met.has(key)) return;
  comparison.met.add(key);
  comparison.queue.push({ base: left, revision: right, direction });
}

/** How many models that gave way to others are followed inside of each other. */
const mostReplaced = 3;

/** Another model in the place of one: what that does to the values there is told of them, and of neither model. */
function compareReplaced(pair: Pair, left: Model, right: Model): void {
  const { comparison, replaced = [] } = pair;
  const key = `${left.id} ${right.id}`;
  if (replaced.includes(key) || !differs(pair, left.schema, right.schema)) return;
  const isTooDeep = replaced.length === mostReplaced;
  note(pair, "reference-changed", isTooDeep ? "incomparable" : "none", { from: left.name, to: right.name });
  if (comparison.revision.model(left.id) === undefined) comparison.lost.add(left);
  if (isTooDeep) return;
  const base = isPartOf(left, right) ? aliasOf(left) : left.schema;
  const revision = isPartOf(right, left) ? aliasOf(right) : right.schema;
  compareSchemas({ ...pair, base, revision, replaced: [...replaced, key] });
}

function isPartOf({ id }: Model, { schema: { ref, allOf = [], anyOf = [], oneOf = [] } }: Model): boolean {
  return ref === id || [...allOf, ...anyOf, ...oneOf].some((part) => part.ref === id);
}

function aliasOf({ at, id, schema: { notes } }: Model): Schema {
  return { at, notes, ref: id };
}

/** `$ref` beside other keywords: compared as the part that it is. */
function compareSiblingReferences(pair: Pair): void {
  const { base, revision } = pair;
  if (base.ref !== undefined && revision.ref !== undefined) {
    const only = ({ at, notes, ref }: Schema): Schema => ({ at, notes, ...(ref !== undefined && { ref }) });
    compareReferences({ ...pair, base: only(base), revision: only(revision) });
  } else if (revision.ref === undefined) note(pair, "all-of-removed", "widened", { from: show(base.ref) });
  else note(pair, "all-of-added", "narrowed", { to: show(revision.ref) });
}

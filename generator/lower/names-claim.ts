import type { ModelId, Schema } from "../ir/index.ts";
import type { Draft } from "./draft.ts";
import type { NamingFacts } from "./names.ts";
import { singular } from "./plurals.ts";
import { words } from "./words.ts";

/** One word that can tell classes of one name apart, and on which side of the name it stands. */
export interface Context {
  readonly word: string;
  readonly side: "before" | "after";
}

/** What an inline class would be called, and by what it can be told from others that would be called so too. */
export interface Claim {
  readonly draft: Draft;
  /** The words of the bare name. */
  readonly base: string;
  readonly kind: "object" | "enum" | "union";
  /** From the outermost inwards: the component or operation, then the classes in between. */
  readonly contexts: readonly Context[];
  /** What it holds that others need not: the one value of an enum, or a member's tag. */
  readonly value: string | undefined;
  /** The number of a union's member where several of its kind hold nothing of their own. */
  readonly number: string | undefined;
  /** The position of a union's member that has no name of its own. */
  readonly position: number | undefined;
}

export function claimOf(draft: Draft, drafts: readonly Draft[], facts: NamingFacts): Claim {
  const schema = draft.schema ?? facts.schemas.get(draft.id);
  const kind = schema === undefined ? "object" : kindOf(schema);
  const { wish } = draft;
  const position = wish.place === "member" && !hasTitle(draft) ? wish.index : undefined;
  const contexts = contextsOf(draft, drafts, facts);
  if (position === undefined) {
    const held = { value: onlyValue(schema), number: undefined };
    return { draft, base: baseOf(draft, facts), kind, contexts, ...held, position };
  }
  const word = unionWord(draft.parent, facts) ?? draft.wish.label;
  if (facts.options.collisions === "first-come") {
    const held = { value: undefined, number: undefined };
    return { draft, base: `${word}_${position}`, kind, contexts, ...held, position };
  }
  const held = { value: heldValue(draft, facts), number: memberNumber(draft, drafts, facts) };
  return { draft, base: word, kind, contexts, ...held, position };
}

export function kindOf(schema: Schema): Claim["kind"] {
  if (schema.enum !== undefined) return "enum";
  if (schema.anyOf !== undefined || schema.oneOf !== undefined) return "union";
  const types = schema.types?.filter((type) => type !== "null") ?? [];
  return types.length > 1 ? "union" : "object";
}

function hasTitle({ wish }: Draft): boolean {
  return words(wish.title ?? "").length > 0;
}

/** The title, else the property's name; items go by the name of one of several. */
function baseOf(draft: Draft, { options }: NamingFacts): string {
  const { title, label, place, index } = draft.wish;
  if (hasTitle(draft)) return title ?? "";
  if (place === "item" && index !== undefined) return `${label}_${index}`;
  return place === "item" && options.collisions === "root-prefix" ? singular(label) : label;
}

/** The word that a union's members go by: the union's own, or what an operation's body is called. */
export function unionWord(parent: Draft | undefined, facts: NamingFacts): string | undefined {
  if (parent === undefined) return undefined;
  if (parent.directory === "errors" && parent.parent === undefined) return "ResponseBodyError";
  if (parent.wish.place !== "fixed") return baseOf(parent, facts);
  const tail = tailOf(parent);
  if (tail === undefined) return parent.wish.label;
  return `${tail.way}Body`;
}

/** The one value that an enum has. */
function onlyValue(schema: Schema | undefined): string | undefined {
  const [only, ...others] = schema?.enum?.filter((value) => value !== null) ?? [];
  if (only === undefined || typeof only === "object" || others.length > 0) return undefined;
  return words(String(only)).length > 0 ? String(only) : undefined;
}

/** What a member without a title holds: its one value, that of its tag. */
function heldValue({ schema }: Draft, facts: NamingFacts): string | undefined {
  if (schema === undefined || kindOf(schema) === "union") return undefined;
  return kindOf(schema) === "enum" ? onlyValue(schema) : singleValue(schema, facts);
}

/** The number of a union's member that holds nothing to go by, where it is one of several such of its kind. */
function memberNumber(draft: Draft, drafts: readonly Draft[], facts: NamingFacts): string | undefined {
  const { schema, parent, wish } = draft;
  if (schema === undefined || heldValue(draft, facts) !== undefined) return undefined;
  const alike = (membersIn(drafts).get(parent?.id) ?? []).filter(
    (other) => kindOf(other.schema!) === kindOf(schema) && heldValue(other, facts) === undefined,
  );
  return alike.length > 1 ? String(wish.index) : undefined;
}

/** The members without a title by their union; looked up once for all drafts that are named together. */
function membersIn(drafts: readonly Draft[]): ReadonlyMap<ModelId | undefined, readonly Draft[]> {
  const found = members.get(drafts);
  if (found !== undefined) return found;
  const lists = new Map<ModelId | undefined, Draft[]>();
  for (const draft of drafts) {
    if (draft.wish.place !== "member" || hasTitle(draft) || draft.schema === undefined) continue;
    const list = lists.get(draft.parent?.id);
    if (list === undefined) lists.set(draft.parent?.id, [draft]);
    else list.push(draft);
  }
  members.set(drafts, lists);
  return lists;
}

const members = new WeakMap<readonly Draft[], ReadonlyMap<ModelId | undefined, readonly Draft[]>>();

/** The value of the first property that has only one. */
function singleValue(schema: Schema | undefined, facts: NamingFacts): string | undefined {
  for (const { schema: property } of schema?.object?.properties ?? []) {
    const target = property.ref === undefined ? property : facts.schemas.get(property.ref);
    const [only, ...others] = target?.enum ?? [];
    const value = target?.const?.value ?? (others.length === 0 ? only : undefined);
    if (typeof value === "string" && words(value).length > 0) return value;
  }
  return undefined;
}

function contextsOf(draft: Draft, drafts: readonly Draft[], facts: NamingFacts): readonly Context[] {
  if (draft.wish.place === "reference") return [{ word: "Properties", side: "after" }];
  const contexts: Context[] = [];
  for (let at = draft.parent; at !== undefined; at = at.parent)
    contexts.unshift(...ownContexts(at, drafts, facts));
  return [{ word: draft.root.name, side: "before" }, ...contexts];
}

/** What a class on the way says: an operation's body says `Request`, a second response `Response` and `2`. */
function ownContexts(draft: Draft, drafts: readonly Draft[], facts: NamingFacts): readonly Context[] {
  const tail = tailOf(draft);
  if (tail !== undefined) {
    const way: Context = { word: tail.way, side: "after" };
    return tail.count === "" ? [way] : [way, { word: tail.count, side: "after" }];
  }
  if (draft.wish.place === "fixed") return [];
  return [{ word: wordOf(draft, drafts, facts), side: "before" }];
}

/** What a class is to those that stand in it. */
function wordOf(draft: Draft, drafts: readonly Draft[], facts: NamingFacts): string {
  if (draft.wish.place !== "member" || hasTitle(draft)) return baseOf(draft, facts);
  const word = unionWord(draft.parent, facts) ?? draft.wish.label;
  if (facts.options.collisions === "first-come") return `${word}_${draft.wish.index}`;
  const number = memberNumber(draft, drafts, facts);
  return number === undefined ? (heldValue(draft, facts) ?? word) : `${word}_${number}`;
}

/** What stands behind the operation's name in the name of its body, or is all that names what its body lists. */
export function tailOf({
  wish,
  root,
  parent,
}: Draft): { readonly way: string; readonly count: string } | undefined {
  const listed = wish.place === "item" && parent?.parent === undefined && parent?.wish.label === root.name;
  const tail = wish.place === "fixed" ? wish.label.slice(root.name.length) : wish.label;
  if (!listed && (wish.place !== "fixed" || !wish.label.startsWith(root.name))) return undefined;
  const [, way, count] = /^(Request|Response)(?:Body)?(\d*)$/.exec(tail) ?? [];
  return way === undefined || count === undefined ? undefined : { way, count };
}

import { createHash } from "node:crypto";
import type { Node } from "../openapi/index.ts";
import { type Draft, type Lowering, openDraft, placeId } from "./draft.ts";
import { emptyScope, scopeKey } from "./dynamic-scope.ts";
import { isObject } from "./keyword-reader.ts";
import type { Scope } from "./schema.ts";

/** A class that says what another one says, and has no model of its own. */
export interface Twin {
  readonly node: Node;
  readonly draft: Draft;
}

/**
 * The model of an inline class: its own, or with `inline: "shared"` the one of an earlier class that would be called the
 * same and is written the same, word for word. Real documents repeat their inline classes by the thousand.
 */
export function openInlineClass(node: Node, scope: Scope, lowering: Lowering): Draft {
  const key = shareKey(node, scope, lowering);
  const draft = key === undefined ? undefined : lowering.shared.get(key);
  if (draft !== undefined) {
    lowering.twins.push({ node, draft });
    preferOwner(draft, scope.owner);
    return draft;
  }
  const opened = openOwn(node, scope, lowering);
  if (key !== undefined) lowering.shared.set(key, opened);
  return opened;
}

/** Where a name has to say whose a class is, the shortest says it best: `MilestoneState`, not `NullableMilestoneState`. */
function preferOwner(draft: Draft, owner: Draft): void {
  const [known, other] = [draft.root.name, owner.root.name];
  if (other.length > known.length || (other.length === known.length && other >= known)) return;
  draft.parent = owner;
  draft.root = owner.root;
}

function openOwn({ value, at }: Node, scope: Scope, lowering: Lowering): Draft {
  const { owner, wish } = scope;
  const dynamic = scope.dynamic ?? owner.dynamic;
  const instance = [owner.root.instance, scope.heir].filter(Boolean).join("~");
  return openDraft(lowering, {
    id: placeId(at, [instance, scopeKey(dynamic, emptyScope)].filter(Boolean).join("~")),
    dynamic,
    inherited: scope.inherited ?? owner.inherited,
    at,
    role: "inline",
    directory: owner.root.directory,
    wish: { ...wish, title: titleOf(value, lowering) },
    parent: owner,
    root: { ...owner.root, instance },
    node: { value, at },
  });
}

/**
 * What an inline class would be called rather than what its place is called: what an extension says, its title; with
 * `classes` its anchor as well.
 */
function titleOf(value: unknown, { options }: Lowering): string | undefined {
  if (!isObject(value)) return undefined;
  const { title, $anchor: anchor, "x-speakeasy-name-override": called } = value;
  const words = options.components === "classes" ? [called, title, anchor] : [title];
  return words.find((word): word is string => typeof word === "string" && word !== "");
}

/** What two classes share that may be one model; `undefined` where the place has a say in what the words mean. */
function shareKey({ value, at }: Node, scope: Scope, lowering: Lowering): string | undefined {
  if (lowering.options.inline === "apart") return undefined;
  const { wish, owner, heir, dynamic, beside } = scope;
  if (heir !== undefined || (dynamic ?? owner.dynamic).size > 0) return undefined;
  const text = JSON.stringify(value);
  if (namesItsPlace.test(text)) return undefined;
  const { label, place, index, via } = wish;
  const claim = [owner.root.directory, lowering.openapi.baseAt(at), label, place, index, via, beside];
  return createHash("sha1").update(JSON.stringify(claim)).update(text).digest("base64");
}

/** Keywords by which a schema is found, or finds others, from where it stands (JSON Schema 2020-12 core, 8.2). */
const namesItsPlace = /"\$(?:id|anchor|dynamicAnchor|dynamicRef)":/;

/**
 * Reads the twins of a class that something is reported of, so that each of its places is reported. What they lower to
 * is known already, and in the words of its owner: read in those of their own place, their inner classes would be others.
 */
export function readTwins(noisy: ReadonlySet<Draft>, lowering: Lowering): void {
  for (const { node, draft } of lowering.twins) {
    if (noisy.has(draft)) lowering.lowerBody(node, { owner: draft, wish: draft.wish }, lowering);
  }
}

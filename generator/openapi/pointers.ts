import { escapeToken, type Origin, pointerTokens } from "../diagnostics/index.ts";
import type { NotLoaded } from "../source/index.ts";
import type { Node } from "./document.ts";
import { type Resource, withoutFragment } from "./identifiers.ts";
import { isObject } from "./schema-keywords.ts";

/** What knows where URIs lead. */
export interface Directory {
  /** What a URI without a fragment identifies; or why it was not loaded. */
  resource(uri: string): Resource | NotLoaded | undefined;
  /** The base URI of a place: its nearest `$id`, else the document's. */
  baseAt(at: Origin): string;
  /** Places by `URI#name`. */
  readonly anchors: ReadonlyMap<string, Origin>;
}

/** The target of a reference that stands in the object at `from`, without a word about what is missing. */
export type Follow = (ref: string, from: Origin) => Node | undefined;

export interface Follower {
  readonly follow: Follow;
  /** The value at a place. */
  valueAt(at: Origin): Node | undefined;
}

/**
 * Follows references, each `(base, ref)` once.
 * @param contentOf gives the documents' values, where they were brought up to another form
 * @param unknown hears of references to what is not in the directory
 */
export function createFollower(
  directory: Directory,
  contentOf: (file: string) => unknown,
  unknown: (ref: string, from: Origin) => void = () => {},
): Follower {
  const known = new Map<string, Node | undefined>();
  const valueAt = ({ file, pointer }: Origin): Node | undefined => {
    const found = walk({ value: contentOf(file), at: { file, pointer: "" } }, pointerTokens(pointer), follow);
    return found.rest.length === 0 ? found.node : undefined;
  };
  const follow: Follow = (ref, from) => {
    const base = directory.baseAt(from);
    const identity = `${base} ${ref}`;
    if (known.has(identity)) return known.get(identity);
    known.set(identity, undefined);
    const way = wayOf(directory, ref, base);
    if (way === undefined) unknown(ref, from);
    const target = way === undefined || "tell" in way ? undefined : end(way);
    known.set(identity, target);
    return target;
  };
  const end = ({ root, tokens }: Way): Node | undefined => {
    const start = valueAt(root);
    if (start === undefined) return undefined;
    const { node, rest } = walk(start, tokens, follow);
    return rest.length === 0 ? node : undefined;
  };
  return { follow, valueAt };
}

/** Where the fragment of a reference begins, and its tokens. */
export interface Way {
  readonly root: Origin;
  readonly tokens: readonly string[];
}

export function wayOf(directory: Directory, ref: string, base: string): Way | NotLoaded | undefined {
  if (!URL.canParse(ref, base)) return undefined;
  const { href } = new URL(ref, base);
  const resource = directory.resource(withoutFragment(href));
  if (resource === undefined || "tell" in resource) return resource;
  const fragment = decodeFragment(ref.includes("#") ? ref.slice(ref.indexOf("#") + 1) : "");
  const root = { file: resource.source.file, pointer: resource.pointer };
  if (fragment === "" || fragment.startsWith("/")) return { root, tokens: pointerTokens(fragment) };
  const anchor = directory.anchors.get(`${resource.uri}#${fragment}`);
  return anchor === undefined ? { root, tokens: [`#${fragment}`] } : { root: anchor, tokens: [] };
}

/** Percent-encoding undone; what is none stays. */
export function decodeFragment(fragment: string): string {
  return fragment.replace(/(?:%[0-9a-f]{2})+/gi, (encoded) => {
    try {
      return decodeURIComponent(encoded);
    } catch {
      return encoded;
    }
  });
}

/**
 * Goes down a pointer, and through references that stand in the way, as bundlers write such pointers; `rest` begins
 * with the token that leads nowhere.
 */
export function walk(
  start: Node,
  tokens: readonly string[],
  follow: Follow,
): { node: Node; rest: readonly string[] } {
  let node = start;
  for (let index = 0; index < tokens.length; index++) {
    const token = tokens[index] as string;
    let hops = 0;
    while (!has(node.value, token) && hops++ < 100) {
      const ref: unknown = isObject(node.value) ? node.value.$ref : undefined;
      const target = typeof ref === "string" ? follow(ref, node.at) : undefined;
      if (target === undefined) return { node, rest: tokens.slice(index) };
      node = target;
    }
    if (!has(node.value, token)) return { node, rest: tokens.slice(index) };
    const at = { file: node.at.file, pointer: `${node.at.pointer}/${escapeToken(token)}` };
    node = { value: (node.value as Readonly<Record<string, unknown>>)[token], at };
  }
  return { node, rest: [] };
}

function has(value: unknown, token: string): boolean {
  if (Array.isArray(value)) return /^(?:0|[1-9]\d*)$/.test(token) && Number(token) < value.length;
  return isObject(value) && Object.hasOwn(value, token);
}

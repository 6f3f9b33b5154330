import {
  child,
  escapeToken,
  nearest,
  type Origin,
  pointerTokens,
  type Report,
} from "../diagnostics/index.ts";
import type { NotLoaded } from "../source/index.ts";
import { createCompositions } from "./composition.ts";
import type { Node } from "./document.ts";
import { withoutFragment } from "./identifiers.ts";
import type { Library } from "./library.ts";
import { isObject } from "./schema-keywords.ts";

/** Follows references, each `(base, ref)` once. */
export interface Resolver {
  /** Follows one reference that stands in the object at `from`; reports at its `$ref` where it leads nowhere. */
  resolve(ref: string, from: Origin): Node | undefined;
  /** The value at a place. */
  valueAt(at: Origin): Node | undefined;
  /** Measures what a schema is made of, before it is read: what goes too far is reported, and not resolved. */
  measure(schema: Node): void;
}

/** `values` gives the documents' values, where they were brought up to another form. */
export function createResolver(
  library: Library,
  contentOf: (file: string) => unknown,
  report: Report,
): Resolver {
  const known = new Map<string, Node | undefined>();
  const onCircle = new Map<string, boolean>();
  const valueAt = ({ file, pointer }: Origin): Node | undefined => {
    const found = walk({ value: contentOf(file), at: { file, pointer: "" } }, pointerTokens(pointer), follow);
    return found.rest.length === 0 ? found.node : undefined;
  };
  /** The target of a reference without a word about what is missing. */
  const follow = (ref: string, from: Origin): Node | undefined => {
    const base = library.baseAt(from);
    const identity = `${base} ${ref}`;
    if (known.has(identity)) return known.get(identity);
    known.set(identity, undefined);
    const target = locate(ref, base);
    known.set(identity, target);
    return target;
  };
  const locate = (ref: string, base: string): Node | undefined => {
    const place = placeOf(library, ref, base);
    if (place === undefined || "tell" in place) return undefined;
    const start = valueAt(place.root);
    if (start === undefined) return undefined;
    const { node, rest } = walk(start, place.tokens, follow);
    return rest.length === 0 ? node : undefined;
  };
  const complain = (ref: string, from: Origin): void => {
    const at = child(from, "$ref");
    const place = placeOf(library, ref, library.baseAt(from));
    const guess = guessRef(ref, place, contentOf(library.root.file), valueAt, follow);
    if (place !== undefined && "tell" in place && !isMeantHere(ref, guess)) place.tell(at);
    else report({ code: "ref-not-found", at, args: { ref, guess } });
  };
  /** Whether a place is on a circle of objects that are references to each other; told once a circle. */
  const isCircular = (start: Node): boolean => {
    const way = new Map<string, Origin>();
    let node: Node | undefined = start;
    while (node !== undefined && isObject(node.value) && typeof node.value.$ref === "string") {
      const identity = identityOf(node.at);
      if (onCircle.has(identity)) break;
      if (way.has(identity)) {
        tellCircle([...way].slice([...way.keys()].indexOf(identity)));
        break;
      }
      way.set(identity, node.at);
      node = follow(node.value.$ref, node.at);
    }
    for (const identity of way.keys()) if (!onCircle.has(identity)) onCircle.set(identity, false);
    return onCircle.get(identityOf(start.at)) === true;
  };
  const tellCircle = (circle: readonly (readonly [string, Origin])[]): void => {
    for (const [identity] of circle) onCircle.set(identity, true);
    const [, first] = [...circle].sort(([a], [b]) => (a < b ? -1 : 1))[0] as readonly [string, Origin];
    const args = { steps: circle.map(([, { pointer }]) => pointer) };
    report({ code: "ref-circular", at: child(first, "$ref"), args });
  };
  const compositions = createCompositions(follow, report);
  return {
    valueAt,
    measure: compositions.measure,
    resolve: (ref, from) => {
      if (compositions.leavesOut(from)) return undefined;
      const target = follow(ref, from);
      if (target === undefined) complain(ref, from);
      else if (isCircular(target)) return undefined;
      else compositions.measure(target);
      return target;
    },
  };
}

function identityOf({ file, pointer }: Origin): string {
  return `${file}#${pointer}`;
}

/** A resource's root and the way from there. */
interface Place {
  readonly root: Origin;
  readonly tokens: readonly string[];
}

function placeOf(library: Library, ref: string, base: string): Place | NotLoaded | undefined {
  if (!URL.canParse(ref, base)) return undefined;
  const { href } = new URL(ref, base);
  const resource = library.resource(withoutFragment(href));
  if (resource === undefined || "tell" in resource) return resource;
  const fragment = decode(ref.includes("#") ? ref.slice(ref.indexOf("#") + 1) : "");
  const root = { file: resource.source.file, pointer: resource.pointer };
  if (fragment === "" || fragment.startsWith("/")) return { root, tokens: pointerTokens(fragment) };
  const anchor = library.anchors.get(`${resource.uri}#${fragment}`);
  return anchor === undefined ? { root, tokens: [`#${fragment}`] } : { root: anchor, tokens: [] };
}

/** Percent-encoding undone; what is none stays. */
function decode(fragment: string): string {
  return fragment.replace(/(?:%[0-9a-f]{2})+/gi, (encoded) => {
    try {
      return decodeURIComponent(encoded);
    } catch {
      return encoded;
    }
  });
}

type Follow = (ref: string, from: Origin) => Node | undefined;

/**
 * Goes down a pointer, and through references that stand in the way, as bundlers write such pointers; `rest` begins
 * with the token that leads nowhere.
 */
function walk(
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

/** What a reference that leads nowhere most likely means: a near key where the way ends, or a component of that name. */
function guessRef(
  ref: string,
  place: Place | NotLoaded | undefined,
  root: unknown,
  valueAt: (at: Origin) => Node | undefined,
  follow: Follow,
): string | undefined {
  const start = place === undefined || "tell" in place ? undefined : valueAt(place.root);
  if (start !== undefined && "tokens" in (place as Place)) {
    const way = nearWay(start, (place as Place).tokens, follow);
    const file = ref.includes("#") ? ref.slice(0, ref.indexOf("#")) : ref;
    if (way !== undefined) return `${file}#${way.map((token) => `/${escapeToken(token)}`).join("")}`;
  }
  const plain = `#/${ref.replace(/^#?\/?|\/+$/g, "")}`;
  const known = componentRefs(root);
  if (known.includes(plain)) return plain;
  if (/^\/?(?:components|definitions)\//.test(ref)) return nearest(plain, known);
  const name = ref.slice(Math.max(ref.lastIndexOf("/"), ref.lastIndexOf("#")) + 1).replace(/\.\w+$/, "");
  return known.find((candidate) => candidate.endsWith(`/${name}`));
}

/** The tokens with each that leads nowhere replaced by the nearest key there; `undefined` where none is near. */
function nearWay(start: Node, tokens: readonly string[], follow: Follow): readonly string[] | undefined {
  const way = [...tokens];
  for (let tries = 0; tries <= tokens.length; tries++) {
    const { node, rest } = walk(start, way, follow);
    const [token] = rest;
    if (token === undefined) return way;
    const near = isObject(node.value) ? nearest(token, Object.keys(node.value)) : undefined;
    if (near === undefined) return undefined;
    way[way.length - rest.length] = near;
  }
  return undefined;
}

/** Whether a reference to a document that is not there is one to a component, without its `#/`. */
function isMeantHere(ref: string, guess: string | undefined): boolean {
  if (guess === undefined || ref.includes("#")) return false;
  return /^[^.:]+$/.test(ref) || guess === `#/${ref.replace(/^\/|\/+$/g, "")}`;
}

/** References to everything that the root document names. */
function componentRefs(root: unknown): string[] {
  if (!isObject(root)) return [];
  const sections: [string, unknown][] = isObject(root.components)
    ? Object.entries(root.components).map(([section, members]) => [`#/components/${section}`, members])
    : ["definitions", "parameters", "responses"].map((section) => [`#/${section}`, root[section]]);
  return sections.flatMap(([prefix, members]) =>
    isObject(members) ? Object.keys(members).map((name) => `${prefix}/${escapeToken(name)}`) : [],
  );
}

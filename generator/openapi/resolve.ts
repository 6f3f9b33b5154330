import { posix } from "node:path";
import { child, escapeToken, nearest, type Origin, type Report } from "../diagnostics/index.ts";
import type { NotLoaded } from "../source/index.ts";
import { createCompositions } from "./composition.ts";
import type { Node } from "./document.ts";
import type { Library } from "./library.ts";
import { createFollower, type Follow, type Follower, type Way, walk, wayOf } from "./pointers.ts";
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

/** So many references are guessed at, as each is compared with all names that there are. */
const mostGuesses = 500;

/** `values` gives the documents' values, where they were brought up to another form. */
export function createResolver(
  library: Library,
  contentOf: (file: string) => unknown,
  report: Report,
): Resolver {
  const onCircle = new Map<string, boolean>();
  const follower = createFollower(library, contentOf);
  const { follow, valueAt } = follower;
  let guesses = 0;
  const guessAt = (ref: string, from: Origin, way: Way | NotLoaded | undefined): string | undefined => {
    guesses += 1;
    if (guesses > mostGuesses) return undefined;
    const root = contentOf(library.root.file);
    return guessNear(ref, way, follower) ?? guessComponent(ref, from, library, root, follow);
  };
  const complain = (ref: string, from: Origin): void => {
    const at = child(from, "$ref");
    const way = wayOf(library, ref, library.baseAt(from));
    const guess = guessAt(ref, from, way);
    if (way !== undefined && "tell" in way && !isMeantHere(ref, guess)) way.tell(at);
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

/** What a reference that leads nowhere means, where there is a near key in the document that it leads into. */
function guessNear(
  ref: string,
  way: Way | NotLoaded | undefined,
  { follow, valueAt }: Follower,
): string | undefined {
  if (way === undefined || "tell" in way) return undefined;
  const start = valueAt(way.root);
  const near = start === undefined ? undefined : nearWay(start, way.tokens, follow);
  if (near === undefined) return undefined;
  const file = ref.includes("#") ? ref.slice(0, ref.indexOf("#")) : ref;
  return `${file}#${near.map((token) => `/${escapeToken(token)}`).join("")}`;
}

/** What it means where it is near to a component of the root document, as that is referred to from its place. */
function guessComponent(
  ref: string,
  from: Origin,
  library: Library,
  root: unknown,
  follow: Follow,
): string | undefined {
  const component = nearComponent(ref, componentRefs(root));
  if (component === undefined || follow(component, from) !== undefined) return component;
  return relativeUri(library.byFile(from.file)?.url ?? library.root.url, library.root.url) + component;
}

function nearComponent(ref: string, known: readonly string[]): string | undefined {
  const plain = `#/${ref.replace(/^#?\/?|\/+$/g, "")}`;
  if (known.includes(plain)) return plain;
  if (/^\/?(?:components|definitions)\//.test(ref)) return nearest(plain, known);
  const name = ref.slice(Math.max(ref.lastIndexOf("/"), ref.lastIndexOf("#")) + 1).replace(/\.\w+$/, "");
  return known.find((candidate) => candidate.endsWith(`/${name}`));
}

/** How a document refers to another one. */
function relativeUri(from: string, to: string): string {
  const [here, there] = [new URL(from), new URL(to)];
  if (here.protocol !== there.protocol || here.host !== there.host) return to;
  return posix.relative(posix.dirname(here.pathname), there.pathname) + there.search;
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
  return /^[^.:]+$/.test(ref) || guess.endsWith(`#/${ref.replace(/^\/|\/+$/g, "")}`);
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

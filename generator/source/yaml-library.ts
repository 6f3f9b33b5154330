import { createRequire } from "node:module";
import type * as Yaml from "yaml";
import type { Report } from "../diagnostics/index.ts";
import { inspectNumber } from "./json.ts";
import { maxDepth, maxNodes } from "./limits.ts";
import type { Lines } from "./lines.ts";
import { findOtherText } from "./other-text.ts";
import { setOwn } from "./prune.ts";
import { blankDeep } from "./yaml-deep.ts";

type Library = typeof Yaml;
export type YamlDocument = Yaml.Document.Parsed;
type Branch = Yaml.YAMLMap | Yaml.YAMLSeq;

/** `yaml` is loaded when the first document needs it, and synchronously, as positions are asked for so. */
let library: Library | undefined;
export function loadYaml(): Library {
  library ??= createRequire(import.meta.url)("yaml") as Library;
  return library;
}

/** What the tags of YAML itself begin with: `!!str` is short for `tag:yaml.org,2002:str`. */
const standard = "tag:yaml.org,2002:";
/** Tags of YAML 1.1, of which the library makes nodes and values of its own kinds. */
const foreign = new Set(
  ["binary", "merge", "omap", "pairs", "set", "timestamp"].map((name) => standard + name),
);
/** What they stand at is text, be it digits: strings, which `!` says as well, and what JSON writes as strings. */
const texts = new Set(["!", ...["str", "binary", "timestamp"].map((name) => standard + name)]);

/** `uniqueKeys` of the library compares each key with all before it; repeated keys are found here instead. */
export function parseYaml(text: string): YamlDocument {
  return loadYaml().parseDocument(text, {
    uniqueKeys: false,
    prettyErrors: false,
    logLevel: "error",
    resolveKnownTags: false,
    customTags: (tags) => [
      ...tags.filter((tag) => typeof tag === "string" || !foreign.has(tag.tag)),
      ...named,
    ],
  });
}

/** What only a tag's name leads to: `!!float 12`, as integers are tried before, and `!!merge <<`, which stays as written. */
const named: readonly Yaml.ScalarTag[] = [
  { tag: `${standard}float`, default: true, test: /^[-+]?[0-9]+$/, resolve: Number },
  { tag: `${standard}merge`, default: true, test: /^<<$/, resolve: (text) => text },
];

/** Reads YAML 1.2 text by its core schema, with the library; `undefined` after reporting a syntax error. */
export function readAnyYaml(
  file: string,
  text: string,
  lines: Lines,
  report: Report,
): { readonly value: unknown } | undefined {
  const fail = (offset: number, detail: string): undefined => {
    const other = findOtherText(text);
    if (other !== undefined) {
      const at = { file, ...lines(other.offset) };
      return report({ code: "syntax-error", at, args: { detail: other.detail } }) as undefined;
    }
    // The library blames the indentation; the eye looks for what is indented.
    const first = offset + (/^ */.exec(text.slice(offset, offset + 1000))?.[0].length ?? 0);
    return report({ code: "syntax-error", at: { file, ...lines(first) }, args: { detail } }) as undefined;
  };
  let document: YamlDocument;
  try {
    document = parseShallow(text);
  } catch (error) {
    // The library keeps its own stack in check; what is thrown here is its fault, not the document's.
    return fail(0, error instanceof Error ? error.message : String(error));
  }
  const error = document.errors.find(
    ({ code }) => code !== "MULTIPLE_DOCS" && code !== "RESOURCE_EXHAUSTION",
  );
  if (error !== undefined) {
    const opened = /^Missing closing .quote/.test(error.message) ? lastQuote(document) : undefined;
    if (opened !== undefined) return fail(opened, "this string is not closed");
    return fail(error.pos[0], sentence(error.message));
  }
  const second = document.errors.find(({ code }) => code === "MULTIPLE_DOCS");
  if (second !== undefined) {
    const at = { file, ...lines(second.pos[0]) };
    report({ code: "yaml-value", at, args: { what: "a second document", taken: "only the first is read" } });
  }
  // Where the stack ended, far below the depth at which composing stops, nothing else is lost.
  return { value: compose(document, file, lines, report) };
}

/** Parses a text; one whose blocks nest deeper than the library's stack goes without what is left out anyway. */
function parseShallow(text: string): YamlDocument {
  try {
    return parseYaml(text);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return parseYaml(blankDeep(text, maxDepth + 2));
  }
}

/** Where the last string in quotes begins: the one that takes all the rest of the text, where it is not closed. */
function lastQuote(document: YamlDocument): number | undefined {
  let last: number | undefined;
  loadYaml().visit(document, {
    Scalar: (_, { type, range }) => {
      if (type?.startsWith("QUOTE") && range) last = Math.max(last ?? 0, range[0]);
    },
  });
  return last;
}

/** A message of the library, as ours are: small at its start, without a full stop. */
function sentence(message: string): string {
  const [line = ""] = message.split("\n");
  const plain = line.replace(/[.:]$/, "");
  return /^[A-Z][a-z]/.test(plain) ? plain.charAt(0).toLowerCase() + plain.slice(1) : plain;
}

/** A value and how many nodes it has with its aliases written out. */
interface Composed {
  /** `undefined`: what stands here cannot be had, was reported, and is left out where it stands. */
  readonly value: unknown;
  readonly nodes: number;
}

const leftOut: Composed = { value: undefined, nodes: 1 };

/** A node that has an anchor; what it comes to is there where it ends. */
interface Anchored {
  readonly node: Yaml.Node;
  composed: Composed | undefined;
}

/** Turns the library's nodes into plain JSON values; aliases share the value of their anchor. */
function compose(document: YamlDocument, file: string, lines: Lines, report: Report): unknown {
  const yaml = loadYaml();
  const anchors = new Map<string, Anchored>();
  let total = 0;
  const spot = (node: Yaml.Node) => ({ file, ...lines(node.range?.[0] ?? 0) });
  const odd = (node: Yaml.Node, what: string, taken: string): void =>
    report({ code: "yaml-value", at: spot(node), args: { what, taken } });

  /** A key as text; `undefined` after reporting why there is none. */
  const keyText = (key: Yaml.Node | null, depth: number): string | undefined => {
    if (key === null) return "";
    if (yaml.isAlias(key) && alias(key) === leftOut) return undefined;
    const node = yaml.isAlias(key) ? anchors.get(key.source)?.node : key;
    // What is anchored may be asked for, and so may what stands inside of a key that is left out.
    if (!yaml.isScalar(node) || key.anchor !== undefined) visit(key, depth + 1);
    if (yaml.isScalar(node)) return scalarKey(node);
    odd(key, "a key that is a list or a map", "it is left out");
    return undefined;
  };
  let bombed = false;
  const alias = (node: Yaml.Alias): Composed => {
    const found = anchors.get(node.source)?.composed;
    if (found === undefined) {
      report({ code: "alias-not-found", at: spot(node), args: { name: node.source } });
      return leftOut;
    }
    if (total + found.nodes > maxNodes) {
      if (!bombed) report({ code: "alias-bomb", at: spot(node), args: { limit: maxNodes } });
      bombed = true;
      return leftOut;
    }
    total += found.nodes;
    return found;
  };
  const scalar = (node: Yaml.Scalar): unknown => {
    const { source = "" } = node;
    const value = isMistagged(node) ? untagged(document, source) : node.value;
    if (typeof value !== "number") return value;
    if (Number.isFinite(value)) {
      if (!Number.isSafeInteger(value)) inspectNumber(source, spot(node), report);
      return value;
    }
    if (/\d/.test(source)) {
      inspectNumber(source, spot(node), report);
      return value > 0 ? Number.MAX_VALUE : -Number.MAX_VALUE;
    }
    odd(node, source, "it is read as a string");
    return source;
  };
  const map = (node: Yaml.YAMLMap, depth: number): Composed => {
    const value: Record<string, unknown> = {};
    const own = new Map<string, Yaml.Node>();
    let nodes = 1;
    for (const { key, value: below } of node.items as Yaml.Pair<Yaml.Node | null, Yaml.Node | null>[]) {
      if (key !== null && isMerge(yaml, key)) {
        nodes += merge(value, own, below, depth);
        continue;
      }
      const name = keyText(key, depth);
      if (name === undefined) {
        nodes += visit(below, depth + 1).nodes;
        continue;
      }
      const before = own.get(name);
      if (before !== undefined) {
        const { line } = lines(before.range?.[0] ?? 0);
        report({ code: "duplicate-key", at: spot(key as Yaml.Node), args: { key: name, line } });
      }
      if (key !== null) own.set(name, key);
      const member = visit(below, depth + 1);
      if (member.value !== undefined) setOwn(value, name, member.value);
      nodes += member.nodes;
    }
    return { value, nodes };
  };
  /** YAML 1.1's merge key: members that the map does not have itself; of several maps the first wins. */
  const merge = (
    into: Record<string, unknown>,
    own: ReadonlyMap<string, Yaml.Node>,
    from: Yaml.Node | null,
    depth: number,
  ): number => {
    const { value, nodes } = visit(from, depth + 1);
    if (value === undefined) return nodes;
    for (const part of Array.isArray(value) ? value : [value]) {
      if (typeof part !== "object" || part === null || Array.isArray(part)) {
        if (from !== null) odd(from, "a merge of what is no map", "it is left out");
        continue;
      }
      for (const [key, member] of Object.entries(part)) {
        if (!own.has(key) && !Object.hasOwn(into, key)) setOwn(into, key, member);
      }
    }
    return nodes;
  };
  const branch = (node: Branch, depth: number): Composed => {
    if (depth > maxDepth) {
      report({ code: "too-deep", at: spot(node), args: { limit: maxDepth } });
      return { value: {}, nodes: 1 };
    }
    if (yaml.isMap(node)) return map(node, depth);
    const items = node.items.map((item) => visit(item as Yaml.Node | null, depth + 1));
    return {
      value: items.flatMap(({ value }) => (value === undefined ? [] : [value])),
      nodes: items.reduce((sum, item) => sum + item.nodes, 1),
    };
  };
  const visit = (node: Yaml.Node | null, depth: number): Composed => {
    if (node === null) return { value: null, nodes: 1 };
    if (yaml.isAlias(node)) return alias(node);
    const own: Anchored = { node, composed: undefined };
    // From here on its name is this node's, which is not to be had inside of itself (YAML 1.2.2, 3.2.2.2 and 7.1).
    if (node.anchor !== undefined) anchors.set(node.anchor, own);
    const composed = yaml.isScalar(node) ? { value: scalar(node), nodes: 1 } : branch(node as Branch, depth);
    own.composed = composed;
    total++;
    return composed;
  };
  for (const { code, pos, message } of document.warnings) {
    if (code !== "TAG_RESOLVE_FAILED") continue;
    const tag = message.replace(/^Unresolved tag: /, "");
    const taken = texts.has(tag) ? "the value stays as it is written" : "the value is read without it";
    const what = `the tag ${tag.replace(standard, "!!")}`;
    report({ code: "yaml-value", at: { file, ...lines(pos[0]) }, args: { what, taken } });
  }
  return visit(document.contents, 1).value ?? null;
}

/** Whether the library made a string of a scalar because it does not know its tag. */
function isMistagged({ type, tag, value }: Yaml.Scalar): boolean {
  return type === "PLAIN" && tag !== undefined && !texts.has(tag) && typeof value === "string";
}

/** What a plain scalar means without its tag (YAML 1.2.2, 10.3.2). */
function untagged({ schema, options }: YamlDocument, source: string): unknown {
  const tag = schema.tags.find((tag) => !tag.collection && tag.default === true && tag.test?.test(source));
  const read = (tag as Yaml.ScalarTag | undefined)?.resolve(source, () => {}, options) ?? source;
  return loadYaml().isScalar(read) ? read.value : read;
}

/** Whether a key is YAML 1.1's merge key, which documents use whatever their version. */
export function isMerge(yaml: Library, key: Yaml.Node): boolean {
  if (!yaml.isScalar(key) || key.type !== "PLAIN" || key.source !== "<<") return false;
  return key.tag === undefined || key.tag === `${standard}merge`;
}

/** A key as its author wrote it: `200`, `1.0` and `true` are strings in JSON. */
export function scalarKey(key: Yaml.Scalar): string {
  if (typeof key.value === "string") return key.value;
  return key.source ?? String(key.value ?? "");
}

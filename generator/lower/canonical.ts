import { child } from "../diagnostics/index.ts";
import { referredText } from "../ir/index.ts";
import type { Node, OpenApi } from "../openapi/index.ts";
import { isObject } from "./keyword-reader.ts";

/** Words for readers: schemas that differ in nothing else describe the same values. */
const words = new Set(["description", "title", "example", "examples", "externalDocs"]);

/** Keywords whose keys are names, not keywords. */
const maps = new Set(["properties", "patternProperties", "dependentSchemas", "$defs", "definitions"]);

/** Keywords that hold values, in which nothing is a keyword. */
const values = new Set(["enum", "const", "default"]);

/** References are followed this far; what lies deeper is told apart by name. */
const deepest = 6;

/** Nor from below so many levels of arrays and objects: each reference may lead to as many again. */
const lowest = 150;

/** How many references were followed to a schema, and how many levels down that is. */
interface Way {
  readonly refs: number;
  readonly level: number;
  /** What is written out says the same as what is referred to, and in whatever order. */
  readonly settled?: true;
}

/** Lists whose order says nothing. */
const sets = new Set(["type", "enum", "required"]);

/** A settled text that is longer than this is its hash, where its schema is referred to and where it is not. */
const longest = 200;

/** What each document's references have come to, by place and depth: followed anew each time, they multiply. */
const referred = new WeakMap<OpenApi, Map<string, string>>();

/** A text that two schemas share when they describe the same values in the same way: in place, or by reference. */
export function canonicalText(node: Node, openapi: OpenApi): string {
  return writeSchema(node, openapi, { refs: 0, level: 0 });
}

/** A text that two schemas share when they say the same of values, wherever their parts stand and in whatever order. */
export function settledText(node: Node, openapi: OpenApi): string {
  return writeSchema(node, openapi, { refs: 0, level: 0, settled: true });
}

/** The text of a list of what a schema describes, as if that were written out. */
export function canonicalListText(items: Node, openapi: OpenApi): string {
  return `{"type":"array","items":${writeSchema(items, openapi, { refs: 0, level: 1 })}}`;
}

function writeSchema({ value, at }: Node, openapi: OpenApi, way: Way): string {
  const { refs, level } = way;
  const inner: Way = { ...way, level: level + 1 };
  if (Array.isArray(value))
    return `[${value.map((item, index) => writeSchema({ value: item, at: child(at, index) }, openapi, inner))}]`;
  if (!isObject(value)) return JSON.stringify(value) ?? "null";
  const write = (key: string, member: unknown): string =>
    writeKeyword(key, { value: member, at: child(at, key) }, openapi, inner);
  if (typeof value.$ref === "string" && refs < deepest && level < lowest) {
    const target = openapi.resolve(value.$ref, at);
    if (target !== undefined) {
      const text = writeTarget(target, openapi, { ...way, refs: refs + 1 });
      const beside = keywordsBeside(value, openapi);
      if (beside.length === 0) return text;
      return writeMembers(
        [["$ref", text], ...beside],
        (key, member) => (key === "$ref" ? text : write(key, member)),
        way,
      );
    }
  }
  const text = writeMembers(
    Object.entries(value).filter(([key]) => !words.has(key)),
    write,
    way,
  );
  return way.settled && text.length > longest ? referredText(text) : text;
}

function writeKeyword(key: string, node: Node, openapi: OpenApi, way: Way): string {
  if (way.settled && sets.has(key) && Array.isArray(node.value))
    return `[${node.value.map((item) => JSON.stringify(item)).sort()}]`;
  if (values.has(key)) return JSON.stringify(node.value) ?? "null";
  return maps.has(key) && isObject(node.value)
    ? writeMap(node.value, node, openapi, way)
    : writeSchema(node, openapi, way);
}

/** What is asked beside a `$ref`: nothing before OpenAPI 3.1, where its neighbours are ignored (3.0.3, "Reference Object"). */
function keywordsBeside(value: Readonly<Record<string, unknown>>, { dialect }: OpenApi): [string, unknown][] {
  if (dialect === "openapi-3.0") return [];
  return Object.entries(value).filter(([key]) => key !== "$ref" && !words.has(key) && !key.startsWith("x-"));
}

function writeMap(map: object, { at }: Node, openapi: OpenApi, way: Way): string {
  return writeMembers(
    Object.entries(map),
    (key, value) => writeSchema({ value, at: child(at, key) }, openapi, way),
    way,
  );
}

function writeMembers(
  members: readonly (readonly [string, unknown])[],
  write: (key: string, value: unknown) => string,
  { settled }: Way,
): string {
  const ordered = settled ? members.toSorted(([one], [other]) => (one < other ? -1 : 1)) : members;
  return `{${ordered.map(([key, member]) => `${JSON.stringify(key)}:${write(key, member)}`)}}`;
}

/** The target's text, or its hash: a text that holds those of all that it refers to grows without measure. */
function writeTarget(target: Node, openapi: OpenApi, way: Way): string {
  const known = referred.get(openapi) ?? new Map<string, string>();
  referred.set(openapi, known);
  const key = `${way.settled ? "settled " : ""}${way.refs} ${target.at.file}#${target.at.pointer}`;
  const found = known.get(key);
  if (found !== undefined) return found;
  const written = writeSchema(target, openapi, way);
  const text = way.settled ? written : referredText(written);
  known.set(key, text);
  return text;
}

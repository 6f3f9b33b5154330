import type { Json } from "../../generator/ir/index.ts";
import type { Pick } from "./mutants.ts";
import { schemasIn } from "./mutate.ts";

type Node = Record<string, unknown>;

const isNode = (value: unknown): value is Node =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/**
 * Values of the shapes that some schemas speak of, filled with what lies near to any of their words: what `diff` itself finds
 * to try is none of it, so that what it does not try is tried here.
 */
export function sampled(schemas: readonly Node[], count: number, pick: Pick): Json[] {
  const nodes = schemas.flatMap(schemasIn);
  const leaves = leavesOf(nodes);
  const keys = keysOf(nodes);
  const one = <T>(from: readonly T[]): T => from[pick(from.length)]!;
  return Array.from({ length: count }, () => write(one(schemas), 4));

  function write(schema: unknown, depth: number): Json {
    const whole = isNode(schema) ? merged(schema, depth) : {};
    if (depth === 0 || pick(8) === 0) return one(leaves);
    const isList = ["items", "prefixItems", "contains", "unevaluatedItems"].some((key) => key in whole);
    const isObject = /"(?:\w+Properties|properties|required)":/.test(JSON.stringify({ ...whole, type: 0 }));
    if (whole.type === "array" || (isList && !isObject)) return writeList(whole, depth);
    return whole.type === "object" || isObject ? writeObject(whole, depth) : one(leaves);
  }

  /** A schema with some of those that may hold of the same value. */
  function merged(schema: Node, depth: number): Node {
    const choices = [schema.allOf, schema.anyOf, schema.oneOf].filter((list) => Array.isArray(list));
    const parts = choices.flatMap((list) => (list.length === 0 ? [] : [one(list), one(list)]));
    if (depth === 0) return schema;
    return Object.assign({}, ...parts.filter(isNode).map((part) => merged(part, depth - 1)), schema) as Node;
  }

  function writeList(whole: Node, depth: number): Json {
    const start = Array.isArray(whole.prefixItems) ? whole.prefixItems : [];
    const rest = [whole.items, whole.contains, whole.unevaluatedItems].filter(isNode);
    return Array.from({ length: pick(4) }, (_, at) => write(start[at] ?? one([...rest, {}]), depth - 1));
  }

  function writeObject(whole: Node, depth: number): Json {
    const { properties = {}, patternProperties = {}, additionalProperties, unevaluatedProperties } = whole;
    const saidOf = (key: string): unknown[] => [
      (properties as Node)[key],
      ...Object.entries(patternProperties as Node)
        .filter(([source]) => new RegExp(source, "u").test(key))
        .map(([, schema]) => schema),
      additionalProperties,
      unevaluatedProperties,
    ];
    const chosen = Array.from({ length: pick(4) }, () => one(keys));
    const required = Array.isArray(whole.required) && pick(4) > 0 ? (whole.required as string[]) : [];
    return Object.fromEntries(
      [...required, ...chosen].map((key) => [
        key,
        write(one([...saidOf(key).filter((part) => part !== undefined), {}]), depth - 1),
      ]),
    );
  }
}

/** Keys that are declared or asked for, and some that patterns and nobody know. */
function keysOf(nodes: readonly Node[]): string[] {
  const named = nodes.flatMap(({ properties = {}, required = [] }) => [
    ...Object.keys(properties as Node),
    ...(required as string[]),
  ]);
  return [...new Set([...named, "a", "at", "tag", "x-a", "x-tag", "other"])];
}

/** Scalars near to limits, lengths, steps and listed values. */
function leavesOf(nodes: readonly Node[]): Json[] {
  const words = nodes.flatMap((node) => Object.values(node));
  const numbers = [...new Set(words.filter((word) => typeof word === "number"))];
  const listed = nodes.flatMap((node) => [node.const, ...(Array.isArray(node.enum) ? node.enum : [])]);
  const lengths = numbers.filter((length) => Number.isInteger(length) && length >= 0 && length < 20);
  return [
    ...["", "a", "tag", null, true, 0, 1, 1.5, -1, {}, []],
    ...(listed.filter((value) => value !== undefined) as Json[]),
    ...numbers.flatMap((edge) => [edge, edge - 1, edge + 1, edge + 0.5]),
    ...numbers.flatMap((edge) => numbers.map((other) => edge * other)),
    ...lengths.flatMap((length) => ["a", "7"].map((letter) => letter.repeat(length + 1))),
  ];
}

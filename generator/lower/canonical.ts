import type { Node, OpenApi } from "../openapi/document.ts";
import { isObject } from "./keyword-reader.ts";

/** Words for readers: schemas that differ in nothing else describe the same values. */
const words = new Set(["description", "title", "example", "examples", "externalDocs"]);

/** References are followed this far; what lies deeper is told apart by name. */
const deepest = 6;

/** A text that two schemas share when they describe the same values in the same way: in place, or by reference. */
export function canonicalText(node: Node, openapi: OpenApi): string {
  return write(node.value, node, openapi, 0);
}

function write(value: unknown, { at }: Node, openapi: OpenApi, depth: number): string {
  if (Array.isArray(value))
    return `[${value.map((item) => write(item, { value, at }, openapi, depth)).join()}]`;
  if (!isObject(value)) return JSON.stringify(value) ?? "null";
  if (typeof value.$ref === "string" && depth < deepest) {
    const target = openapi.resolve(value.$ref, at);
    if (target !== undefined) return `ref(${write(target.value, target, openapi, depth + 1)})`;
  }
  const members = Object.entries(value).filter(([key]) => !words.has(key));
  return `{${members.map(([key, member]) => `${JSON.stringify(key)}:${write(member, { value, at }, openapi, depth)}`).join()}}`;
}

import type { Node, OpenApi } from "../openapi/index.ts";
import { isObject } from "./keyword-reader.ts";

/** What a schema is at the end of its references; `undefined` where one leads nowhere. */
export function followReferences(node: Node | undefined, openapi: OpenApi): Node | undefined {
  const seen = new Set<unknown>();
  let current = node;
  while (isObject(current?.value) && typeof current.value.$ref === "string" && !seen.has(current.value)) {
    seen.add(current.value);
    current = openapi.resolve(current.value.$ref, current.at);
  }
  return current;
}

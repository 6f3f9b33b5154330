import { pointerTokens } from "../../diagnostics/index.ts";
import type { WireDocument, WireObject } from "./library.ts";

/** What openapi-typescript found out about discriminators, by the pointers of the schemas that have or inherit one. */
export interface Discriminators {
  readonly objects: Readonly<Record<string, { readonly propertyName: string }>>;
  /** The schemas that need no property of their own for it. */
  readonly refsHandled: string[];
}

/**
 * openapi-typescript gives each heir the tag as a literal of its name. That is a second declaration where the heir
 * describes the tag itself, and nonsense where it has no name: those keep what they have, or any string.
 */
export function settleDiscriminators(document: WireDocument, { objects, refsHandled }: Discriminators): void {
  for (const [path, { propertyName }] of Object.entries(objects)) {
    const schema = schemaAt(document, path);
    if (schema === undefined || schema.discriminator !== undefined) continue;
    const parts = Array.isArray(schema.allOf) ? (schema.allOf as unknown[]) : [];
    const describes = [schema, ...parts].some((part) => hasProperty(part, propertyName));
    const isNamed = /^#\/components\/schemas\/[^/]+$/.test(path);
    if (!describes && isNamed) continue;
    refsHandled.push(path);
    if (describes) continue;
    const properties = { [propertyName]: { type: "string" } };
    schema.allOf = [...parts, { type: "object", required: [propertyName], properties }];
  }
}

function schemaAt(document: WireDocument, path: string): WireObject | undefined {
  let node: unknown = document;
  for (const token of pointerTokens(path.slice(1))) {
    if (typeof node !== "object" || node === null || !Object.hasOwn(node, token)) return undefined;
    node = (node as WireObject)[token];
  }
  return typeof node === "object" && node !== null ? (node as WireObject) : undefined;
}

function hasProperty(part: unknown, name: string): boolean {
  const properties = (part as WireObject | null)?.properties;
  return typeof properties === "object" && properties !== null && Object.hasOwn(properties, name);
}

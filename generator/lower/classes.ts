import { eraOf, type ModelOptions } from "../ir/index.ts";
import type { Node, OpenApi } from "../openapi/index.ts";
import { isObject } from "./keyword-reader.ts";

/** What a schema is to a program that names its types; `undefined` for what needs no name. */
export type ClassKind = "object" | "enum" | "union";

/** The document that a schema stands in, and what its classes are to readers. */
interface Document {
  readonly openapi: OpenApi;
  readonly options: ModelOptions;
}

/**
 * Whether an inline schema becomes a model of its own, read off the document: objects with properties or with nothing
 * said about them, enums, unions of more than strings. Primitives, arrays and maps do not.
 */
export function classKind(
  node: Node,
  document: Document,
  seen: ReadonlySet<unknown> = new Set(),
): ClassKind | undefined {
  const { value } = node;
  if (!isObject(value) || seen.has(value)) return undefined;
  const within = (): ReadonlySet<unknown> => new Set([...seen, value]);
  if (typeof value.$ref === "string") {
    const target = document.openapi.resolve(value.$ref, node.at);
    return target === undefined ? undefined : classKind(target, document, within());
  }
  if (document.options.components === "classes" && value["x-speakeasy-type-override"] === "any")
    return undefined;
  if (isEnum(value)) return "enum";
  const members = unionMembers(value);
  if (members !== undefined && (members.length > 1 || isObject(value.discriminator))) {
    if (members.every(isPlainString)) return undefined;
    return "union";
  }
  if (isLone(value, document.options)) {
    const only = { value: members?.[0], at: node.at };
    if (classKind(only, document, within()) !== undefined) return "union";
  }
  if (Array.isArray(value.allOf)) {
    const inside = within();
    const kinds = value.allOf.map((part) => classKind({ value: part, at: node.at }, document, inside));
    const kind = kinds.find((found) => found !== undefined);
    if (kind !== undefined) return kind;
  }
  if (isObject(value.properties) && Object.keys(value.properties).length > 0) return "object";
  if (Array.isArray(value.type) && value.type.filter((type) => type !== "null").length > 1) return "union";
  return isBareObject(value) ? "object" : undefined;
}

/** Whether `oneOf` or `anyOf` lists one member, not even null beside it, and is a union to readers all the same. */
export function isLone(
  value: Readonly<Record<string, unknown>>,
  { components, operations }: ModelOptions,
): boolean {
  if (components !== "classes" || eraOf(operations.generation).loneMembers === "members") return false;
  const list = Array.isArray(value.oneOf) ? value.oneOf : value.anyOf;
  return Array.isArray(list) && list.length === 1;
}

/** The members of `oneOf` or `anyOf` that are not the null type; `undefined` where there is neither. */
export function unionMembers(value: Readonly<Record<string, unknown>>): readonly unknown[] | undefined {
  const list = Array.isArray(value.oneOf) ? value.oneOf : value.anyOf;
  return Array.isArray(list) ? list.filter((member) => !isNull(member)) : undefined;
}

/** A schema that accepts null and nothing else. */
export function isNull(value: unknown): boolean {
  if (!isObject(value)) return false;
  const { type, enum: values } = value;
  if (type === "null" || (Array.isArray(type) && type.length === 1 && type[0] === "null")) return true;
  return Array.isArray(values) && values.length > 0 && values.every((item) => item === null);
}

function isEnum(value: Readonly<Record<string, unknown>>): boolean {
  if (!Array.isArray(value.enum)) return false;
  const numeric = value.enum.every((item) => typeof item === "number" || item === null);
  if (numeric && value.type === "number") return false;
  return value.enum.some((item) => typeof item === "string" || typeof item === "number");
}

/** A string without an enum, whatever its format; dates are classes of their own in a program. */
function isPlainString(value: unknown): boolean {
  if (!isObject(value) || value.type !== "string" || isEnum(value)) return false;
  return value.format !== "date" && value.format !== "date-time";
}

/** `type: object` and no word about its members. */
function isBareObject(value: Readonly<Record<string, unknown>>): boolean {
  const object = value.type === "object" || (Array.isArray(value.type) && value.type.includes("object"));
  const open = value.additionalProperties !== undefined && value.additionalProperties !== false;
  return object && !open && !isObject(value.patternProperties);
}

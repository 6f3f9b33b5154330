import { memberKind } from "./extension-walk.ts";
import { isObject } from "./schema-keywords.ts";

/** What an extension is called, and what the document calls it. */
type Rewrite = readonly (readonly [name: string, written: string])[];

/** What the root of a document says in `x-speakeasy-extension-rewrite`: `{x-speakeasy-ignore: x-internal}`. */
export function rewriteOf(root: unknown): Rewrite {
  const told = isObject(root) ? root["x-speakeasy-extension-rewrite"] : undefined;
  if (!isObject(told)) return [];
  return Object.entries(told).filter(
    (entry): entry is [string, string] =>
      entry[0].startsWith("x-") && typeof entry[1] === "string" && entry[1].startsWith("x-"),
  );
}

/** The document with each extension under the name that is meant as well, where it has not got that; what is the same is shared. */
export function rewriteExtensions(document: unknown, rewrite: Rewrite): unknown {
  if (rewrite.length === 0) return document;
  const copies = new Map<object, unknown>();
  const nameCopies = new Map<object, unknown>();
  const copyOf = (value: unknown, isMap = false): unknown => {
    if (typeof value !== "object" || value === null) return value;
    const known = isMap ? nameCopies : copies;
    if (!known.has(value)) known.set(value, copyMembers(value, isMap));
    return known.get(value);
  };
  const copyMembers = (value: object, isMap: boolean): unknown => {
    if (Array.isArray(value)) return value.map((item) => copyOf(item));
    const members = Object.entries(value).map(([key, member]): [string, unknown] => {
      const kind = isMap ? "object" : memberKind(key, member);
      return [key, kind === "data" ? member : copyOf(member, kind === "names")];
    });
    const meant = isMap
      ? []
      : rewrite
          .filter(([name, written]) => Object.hasOwn(value, written) && !Object.hasOwn(value, name))
          .map(([name, written]) => [name, (value as Readonly<Record<string, unknown>>)[written]] as const);
    return Object.fromEntries([...members, ...meant]);
  };
  return copyOf(document);
}

import { posix } from "node:path";
import type { Api, Model, ModelId } from "../ir/index.ts";

/** Values of the document: what looks like an id in them is none. */
const opaque = new Set(["notes", "enum", "const", "at"]);

/** The members that hold ids of models, one or several. */
const holders = new Set(["id", "variantOf", "ref", "model", "fallback", "request", "response", "settings"]);

/**
 * An Api whose ids say where a model stands from the root document, which has no name in them: two documents that say
 * the same have the same ids, wherever their files lie and whatever they are called.
 */
export function settle(api: Api): Api {
  if (api.document === settled) return api;
  return { ...api, ...withIds(api, settledIds(api)), document: settled };
}

/** The models and operations of an Api, each id another one. */
export function withIds(
  { models, operations }: Api,
  rename: (id: ModelId) => ModelId,
): Pick<Api, "models" | "operations"> {
  // What names no model is taken over as it is: most of an API.
  const visit = (value: unknown): unknown => {
    if (Array.isArray(value)) return mapChanged(value, visit);
    if (typeof value !== "object" || value === null) return value;
    const members = value as Readonly<Record<string, unknown>>;
    let copy: Record<string, unknown> | undefined;
    for (const key of Object.keys(members)) {
      if (opaque.has(key)) continue;
      const member = members[key];
      const other = !holders.has(key)
        ? visit(member)
        : typeof member === "string"
          ? rename(member)
          : visitIds(member);
      if (other === member) continue;
      copy ??= { ...members };
      copy[key] = other;
    }
    return copy ?? members;
  };
  const visitIds = (value: unknown): unknown =>
    Array.isArray(value)
      ? mapChanged(value, (item) => (typeof item === "string" ? rename(item) : visit(item)))
      : visit(value);
  return {
    models: visitIds(models) as Api["models"],
    operations: visit(operations) as Api["operations"],
  };
}

/**
 * What the ids of an Api are called where it is settled. Where a document's name ends is seen from the names that there
 * are: a `#` may be in any of them.
 */
export function settledIds({ document, models }: Pick<Api, "document" | "models">): (id: ModelId) => ModelId {
  if (document === settled) return (id) => id;
  const files = [...new Set([document, ...models.map(({ at }) => at.file)])];
  const names = new Map(files.map((file) => [file, nameOf(file, document)]));
  // A place that is lowered in several dynamic scopes names those, too.
  const settleScopes = (rest: string): string =>
    rest.includes("=")
      ? files.reduce((text, file) => text.replaceAll(`=${file}#`, `=${names.get(file)}#`), rest)
      : rest;
  const idOf = ({ id, at: { file } }: Model): ModelId =>
    id.startsWith(`${file}#`) ? names.get(file) + settleScopes(id.slice(file.length)) : id;
  const ids = new Map(models.map((model) => [model.id, idOf(model)]));
  return (id) => ids.get(id) ?? id;
}

/** A list of what becomes of each item; the same list where none changes. */
function mapChanged(items: readonly unknown[], change: (item: unknown) => unknown): readonly unknown[] {
  let changed: unknown[] | undefined;
  for (let index = 0; index < items.length; index += 1) {
    const item = change(items[index]);
    if (item === items[index]) continue;
    changed ??= [...items];
    changed[index] = item;
  }
  return changed ?? items;
}

/** The name of the root document in a settled Api. */
export const settled = "";

function nameOf(file: string, root: string): string {
  if (file === root) return settled;
  const isFar = (name: string): boolean => /^[a-z][a-z\d+.-]+:\/\//i.test(name);
  if (isFar(file) !== isFar(root)) return file;
  const parts = isFar(file) ? [file, root].map((name) => new URL(name)) : undefined;
  if (parts === undefined) return posix.relative(posix.dirname(root), file);
  const [one, other] = parts as [URL, URL];
  return one.origin === other.origin
    ? posix.relative(posix.dirname(other.pathname), one.pathname) + one.search
    : file;
}

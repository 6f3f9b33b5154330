import type { Model } from "../../ir/index.ts";

/** The folder of a path: `models/operations/getpet` is in `models/operations`. */
export function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf("/")));
}

/** The name that code imports a folder as: `operations` for `models/operations`. */
export function namespaceOf(model: Model): string {
  const folder = folderOf(model.path);
  return folder.slice(folder.lastIndexOf("/") + 1);
}

/** A page's own path below `docs/`, from another page: up to `docs/` and down again, also to a neighbour. */
export function linkTo(path: string, from: Model): string {
  const depth = folderOf(from.path).split("/").length;
  return `${"../".repeat(depth)}${path}.md`;
}

/** `models.Pet`. */
export function qualified(model: Model): string {
  return `${namespaceOf(model)}.${model.name}`;
}

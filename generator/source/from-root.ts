import { basename, dirname, relative } from "node:path";
import { fileURLToPath } from "node:url";

/**
 * How a document is called as the root document sees it: by its path from the root's folder, or by its address. It is the
 * same on every machine and in whatever folder a command runs.
 */
export function nameFromRoot(url: string, root: string): string {
  if (!url.startsWith("file:") || !root.startsWith("file:")) return url;
  return relative(dirname(fileURLToPath(root)), fileURLToPath(url)).replaceAll("\\", "/");
}

/** The last part of a document's path, without what an address may carry beside it. */
export function lastPart(url: string): string {
  return url.startsWith("file:")
    ? basename(fileURLToPath(url))
    : (new URL(url).pathname.split("/").at(-1) ?? "");
}

/** How relative imports of the emitted TypeScript end. */
export type ImportExtension = ".ts" | ".js" | "none";

/** The specifier that leads from one module to another; both are paths below one folder, without extension. */
export function specifier(from: string, to: string, extension: ImportExtension): string {
  // Most modules stand beside each other.
  const folder = from.lastIndexOf("/") + 1;
  if (to.lastIndexOf("/") + 1 === folder && to.startsWith(from.slice(0, folder)))
    return `./${to.slice(folder)}${extension === "none" ? "" : extension}`;
  const here = from.split("/").slice(0, -1);
  const there = to.split("/");
  let shared = 0;
  while (shared < here.length && shared < there.length - 1 && here[shared] === there[shared]) shared += 1;
  const up = here.slice(shared).map(() => "..");
  const path = [...(up.length === 0 ? ["."] : up), ...there.slice(shared)].join("/");
  return extension === "none" ? path : path + extension;
}

/** A document's path from the folder of the root document; a document that is elsewhere is named by its last part. */
export function specPath(file: string, root: string): string {
  if (file === "-") return "stdin";
  const name = plainPath(file);
  const folder = plainPath(root).replace(/[^/]*$/, "");
  if (folder !== "" && name.startsWith(folder)) return safePath(name.slice(folder.length));
  const isElsewhere = /^(?:[a-z][a-z\d+.-]*:|\/|\.\.\/)/i.test(name);
  return safePath(isElsewhere || folder !== "" ? (name.split("/").at(-1) as string) : name);
}

/**
 * Where each document lies in the package: `spec/` and its path from the root document's folder. Two that would lie at
 * one place, as documents from elsewhere may, are told apart by a number.
 */
export function packagePaths(files: readonly string[], root: string): ReadonlyMap<string, string> {
  const taken = new Set<string>();
  return new Map(
    files.map((file) => {
      const name = specPath(file, root);
      let path = `spec/${name}`;
      for (let count = 2; taken.has(path.toLowerCase()); count += 1) path = `spec/${count}-${name}`;
      taken.add(path.toLowerCase());
      return [file, path];
    }),
  );
}

/** Without what a URL may carry beside its path; a file's name may have any sign. */
function plainPath(file: string): string {
  const path = file.replaceAll("\\", "/");
  return /^[a-z][a-z\d+.-]+:\/\//i.test(path) ? path.replace(/[?#].*$/, "") : path;
}

/** Names that any file system takes, below the folder that they are put in. */
function safePath(path: string): string {
  const parts = path
    .split("/")
    .filter((part) => part !== "" && part !== "." && part !== "..")
    .map((part) => part.replace(/[<>:"|?*\u0000-\u001f]/g, "_"));
  return parts.length === 0 ? "document" : parts.join("/");
}

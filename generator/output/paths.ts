import fs from "node:fs";
import { basename, dirname, join, sep } from "node:path";

/** Permissions are judged by these bits, so that it is the same for every user: root may write anywhere. */
const writeBits = 0o222;

/** Most paths: segments of plain letters, digits, hyphens and single dots between them. */
const plainPath = /^[\w$-]+(?:\.[\w$-]+)*(?:\/[\w$-]+(?:\.[\w$-]+)*)*$/;

const hasDeviceName = /(?:^|\/)(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:[./]|$)/i;

const deviceName = /^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?:\.|$)/i;

/** Why a path is not written to; `undefined` where it is a plain relative path with `/` that every file system takes. */
export function pathFault(path: string): string | undefined {
  if (path.length <= 255 && plainPath.test(path) && !hasDeviceName.test(path)) return undefined;
  if (path === "") return "it is empty";
  if (/[\u0000-\u001F\u007F]/.test(path)) return "it has control characters";
  if (path.startsWith("/")) return "it is absolute";
  if (/[\\:*?"<>|]/.test(path)) return "it has a character that Windows refuses";
  if (/\p{Surrogate}/u.test(path)) return "it is not well-formed Unicode";
  for (const segment of path.split("/")) {
    if (segment === "" || segment === "." || segment === "..") return "it has an empty or dotted segment";
    if (segment.startsWith(".modelwright-")) return "it is a name of modelwright's own";
    if (/[. ]$/.test(segment)) return "a segment ends in a dot or a space";
    if (deviceName.test(segment)) return "Windows keeps the name for a device";
    if (Buffer.byteLength(segment) > 255) return "a segment is longer than 255 bytes";
  }
  return undefined;
}

/** Two paths that one file on some file systems: names that differ in case or in Unicode's composition. */
export function foldPath(path: string): string {
  return path.normalize("NFC").toLowerCase();
}

/** Whether two paths below a folder lead to one file, as names that differ in case do on some systems. */
export function isSameFile(root: string, one: string, other: string): boolean {
  const [a, b] = [one, other].map((path) => fs.lstatSync(join(root, path), { throwIfNoEntry: false }));
  return a !== undefined && b !== undefined && a.dev === b.dev && a.ino === b.ino;
}

/** What stands at a path below the output folder. */
export type Place = { readonly kind: "absent" } | { readonly kind: "file"; readonly mode: number } | Obstacle;

/** Why nothing is written at a place. */
export type Obstacle =
  | { readonly kind: "blocked"; readonly why: string }
  | { readonly kind: "outside"; readonly target: string };

/** Looks at places below one folder; folders are looked at once. */
export interface Survey {
  look(path: string): Place;
  /** The file or folder whose permissions forbid to write, replace or remove the file at a path. */
  readOnly(path: string): string | undefined;
}

/** `root` is a real path (no link in it). */
export function createSurvey(root: string): Survey {
  const folders = new Map<string, Place | "folder">([["", lookAtRoot(root)]]);

  const folder = (path: string): Place | "folder" => {
    const known = folders.get(path);
    if (known !== undefined) return known;
    const above = folder(parentOf(path));
    const found = above === "folder" ? lookAtFolder(root, path) : above;
    folders.set(path, found);
    return found;
  };

  const writable = new Map<string, boolean>();
  const isWritable = (path: string): boolean => {
    let known = writable.get(path);
    if (known === undefined) {
      known = (fs.statSync(join(root, path)).mode & writeBits) !== 0;
      writable.set(path, known);
    }
    return known;
  };

  return {
    look: (path) => {
      const above = folder(parentOf(path));
      return above === "folder" ? lookAtFile(root, path) : above;
    },
    readOnly: (path) => {
      let above = parentOf(path);
      if (folder(above) === "folder") {
        const found = fs.lstatSync(join(root, path), { throwIfNoEntry: false });
        if (found?.isFile() && (found.mode & writeBits) === 0) return path;
      }
      while (above !== "" && folder(above) !== "folder") above = parentOf(above);
      if (folder(above) !== "folder" || isWritable(above)) return undefined;
      return above === "" ? "." : above;
    },
  };
}

export function parentOf(path: string): string {
  const slash = path.lastIndexOf("/");
  return slash === -1 ? "" : path.slice(0, slash);
}

function lookAtRoot(root: string): Place | "folder" {
  return fs.existsSync(root) ? "folder" : { kind: "absent" };
}

function lookAtFolder(root: string, path: string): Place | "folder" {
  const found = fs.lstatSync(join(root, path), { throwIfNoEntry: false });
  if (found === undefined) return { kind: "absent" };
  if (found.isSymbolicLink()) return followLink(root, path) ?? "folder";
  return found.isDirectory() ? "folder" : { kind: "blocked", why: `${path} is not a folder` };
}

function lookAtFile(root: string, path: string): Place {
  const full = join(root, path);
  let found = fs.lstatSync(full, { throwIfNoEntry: false });
  if (found === undefined) return { kind: "absent" };
  if (found.isSymbolicLink()) {
    const fault = followLink(root, path);
    if (fault !== undefined) return fault;
    found = fs.statSync(full);
  }
  if (found.isDirectory()) return { kind: "blocked", why: "a folder is in its place" };
  return found.isFile()
    ? { kind: "file", mode: found.mode & 0o777 }
    : { kind: "blocked", why: "it is not a regular file" };
}

/** Where a link inside the folder is a fault; `undefined` where it stays inside. */
export function followLink(root: string, path: string): Obstacle | undefined {
  let target: string;
  try {
    target = fs.realpathSync(join(root, path));
  } catch {
    return { kind: "blocked", why: `${path} is a symbolic link to nothing` };
  }
  return target === root || target.startsWith(root + sep) ? undefined : { kind: "outside", target };
}

/** @param files absolute paths, of files that may be gone */
export function filesBelow(root: string, files: readonly string[]): (path: string) => boolean {
  const real = new Set(files.flatMap(realPath));
  const names = new Set([...real].map(nameOf));
  return (path) => names.has(nameOf(path)) && realPath(join(root, path)).some((found) => real.has(found));
}

/** A file's name as it is compared where most are another's: paths are looked up only where this fits. */
function nameOf(path: string): string {
  return foldPath(basename(path));
}

/** As the file system spells it: in the case that the file has there. */
function realPath(path: string): string[] {
  try {
    return [fs.realpathSync.native(path)];
  } catch {
    return [];
  }
}

/** Removes folders that a run made, from the lowest to the highest, while nothing is in them. */
export function removeEmpty(lowest: string, highest: string): void {
  for (let path = lowest; ; path = dirname(path)) {
    try {
      fs.rmdirSync(path);
    } catch {
      return;
    }
    if (path === highest) return;
  }
}

/** Derived files are compared where the folder that holds them is there: it is not under version control. */
export function derivedWhere(root: string): (path: string) => boolean {
  const known = new Map<string, boolean>();
  return (path) => {
    const top = path.split("/", 1)[0] ?? path;
    let there = known.get(top);
    if (there === undefined) {
      there = fs.existsSync(join(root, top));
      known.set(top, there);
    }
    return there;
  };
}

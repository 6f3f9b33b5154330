import fs from "node:fs";
import { relative, resolve, sep } from "node:path";
import { WriteFault } from "./journal.ts";

/** What a file system refused, and not a bug of ours. */
export function isFileSystemFault(fault: unknown): fault is Error {
  return fault instanceof WriteFault || (fault instanceof Error && "syscall" in fault);
}

/** The file that it is about, below the folder; the folder itself where it is not said or lies elsewhere. */
export function pathOf(fault: Error, dir: string): string {
  if (fault instanceof WriteFault) return fault.path;
  const named = "path" in fault && typeof fault.path === "string" ? fault.path : dir;
  const root = fs.existsSync(dir) ? fs.realpathSync(dir) : resolve(dir);
  const path = relative(root, named).replaceAll(sep, "/");
  return path === "" || path.startsWith("..") || path.startsWith(".modelwright-") ? "." : path;
}

const reasons: Readonly<Record<string, string>> = {
  ENOSPC: "the disk is full",
  EDQUOT: "the disk quota is used up",
  EACCES: "permission is denied",
  EPERM: "permission is denied",
  EROFS: "the file system is read-only",
  EEXIST: "a file stands there",
  ENOTDIR: "a file stands where a folder must be",
  EMFILE: "too many files are open",
};

/** Why, in words. */
export function reasonOf(fault: Error): string {
  const cause = fault instanceof WriteFault ? fault.cause : fault;
  const code = cause instanceof Error && "code" in cause ? String(cause.code) : "";
  return reasons[code] ?? fault.message;
}

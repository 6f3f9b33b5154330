import { createHash } from "node:crypto";
import type { NameOptions } from "../ir/index.ts";
import { isReservedFile } from "./reserved.ts";
import { kebabCase } from "./words.ts";

/** A name as files are called, which meet on systems that do not tell cases apart; it may be longer than those systems take. */
export function fileWord(name: string, files: NameOptions["files"]): string {
  return (files === "kebab" ? kebabCase(name) : name.toLowerCase()).normalize("NFC");
}

/** A file's name, never longer than file systems take, whatever stands behind it; `whole` tells it from others that begin so. */
export function short(file: string, whole: string = file): string {
  return Buffer.byteLength(file) <= 120 ? file : shortened(file, 100, whole);
}

/** Why something cannot have a file that is called so. */
export function whyNotFile(file: string): string {
  if (file === "index") return "the index of the folder has that name";
  if (isReservedFile(file)) return "Windows has no files of that name";
  return short(file) === file ? "another file has that name" : "names of files may not be that long";
}

/** The beginning of a name, so many bytes of it, and a hash of the whole. */
export function shortened(name: string, bytes: number, whole: string = name): string {
  const start = Buffer.from(name)
    .subarray(0, bytes)
    .toString()
    .replace(/\ufffd+$/, "");
  return `${start}-${createHash("sha256").update(whole).digest("hex").slice(0, 12)}`;
}

/** What names have in common that are one file to a system that folds case and normalises (APFS, NTFS). */
export function folded(name: string): string {
  return name.normalize("NFC").toUpperCase().toLowerCase();
}

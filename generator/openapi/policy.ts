import { realpath } from "node:fs/promises";
import { homedir } from "node:os";
import { dirname, isAbsolute, parse, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";
import type { Report } from "../diagnostics/index.ts";
import type { Loader, NotLoaded, SourceDocument } from "../source/index.ts";

/** Remote references: none, those to hosts that the user's own documents name, or those to the hosts listed. */
export type RemoteRefs = false | true | readonly string[];

/** A reference to another document, as it was written and resolved. */
export interface DocumentRef {
  readonly ref: string;
  readonly url: string;
  readonly from: SourceDocument;
}

/** Why a document may not be read for a reference; `undefined` where it may. */
export type Policy = (ref: DocumentRef) => Promise<NotLoaded | undefined>;

/**
 * Decides which documents references may read.
 *
 * - Files: those below the working folder where it holds the root document; those below the root document's folder; and
 *   one step above it, as trees with `spec/` beside `common/` need, JSON and YAML files that are not hidden. Symbolic
 *   links are followed before looking. Never by a `file:` address, and never for a document that came from a server.
 * - Addresses: those of the root document's own host where it came from a server, and what `allowed` says.
 * - Documents from memory are always at hand.
 */
export function createPolicy(
  root: SourceDocument,
  loader: Loader,
  allowed: RemoteRefs,
  report: Report,
): Policy {
  const isOpen = createFileRule(pathOf(root.url), loader.cwd);
  const named = new Set<string>(isRemote(root.url) ? [new URL(root.url).host] : []);
  const refuse = (ref: string, why: string): NotLoaded => ({
    tell: (at) => report({ code: "ref-refused", at, args: { ref, why } }),
  });
  const refuseRemote = (
    ref: string,
    { host, hostname }: URL,
    from: SourceDocument,
  ): NotLoaded | undefined => {
    if (isRemote(root.url) && host === new URL(root.url).host) return undefined;
    if (allowed === false) return refuse(ref, `references to ${host} need --allow-remote-refs`);
    if (allowed !== true) {
      if (allowed.includes(host) || allowed.includes(hostname)) return undefined;
      return refuse(ref, `${host} is not among the hosts of --allow-remote-refs`);
    }
    if (from === root || !isRemote(from.url)) named.add(host);
    return named.has(host) ? undefined : refuse(ref, `the host ${host} is named by a remote document only`);
  };
  return async ({ ref, url, from }) => {
    if (loader.has(url)) return undefined;
    if (/^file:/i.test(ref)) return refuse(ref, "file: addresses are not followed; write a relative path");
    if (isRemote(url)) return refuseRemote(ref, new URL(url), from);
    if (!url.startsWith("file:")) return refuse(ref, `${new URL(url).protocol} addresses are not read`);
    if (isRemote(from.url)) return refuse(ref, "it leads to a file of this machine");
    const path = pathOf(url);
    if (path !== undefined && (await isOpen(path))) return undefined;
    return refuse(ref, "it is not among the files that references may read");
  };
}

function isRemote(url: string): boolean {
  return /^https?:/.test(url);
}

/** Which files the references of a document at a path may read; none where it has no path. */
export function createFileRule(root: string | undefined, cwd: string): (path: string) => Promise<boolean> {
  const folders = root === undefined ? undefined : openFolders(root, cwd);
  return async (path) => {
    if (folders === undefined) return false;
    const { all, documents } = await folders;
    const target = await real(path);
    if (all.some((folder) => isInside(folder, target))) return true;
    if (documents === undefined || !/\.(?:json|ya?ml)$/i.test(target)) return false;
    const way = relative(documents, target).split(sep);
    return isInside(documents, target) && !way.some((part) => part.startsWith("."));
  };
}

/** Folders whose files references may read: all of them, or only documents. */
interface Folders {
  readonly all: readonly string[];
  readonly documents: string | undefined;
}

async function openFolders(root: string, cwd: string): Promise<Folders> {
  const own = dirname(root);
  const above = dirname(own);
  const isBroad = (folder: string): boolean => folder === parse(folder).root || folder === homedir();
  const all = isInside(cwd, own) && !isBroad(cwd) ? [own, cwd] : [own];
  return {
    all: await Promise.all(all.map(real)),
    documents: isBroad(above) ? undefined : await real(above),
  };
}

function isInside(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return way !== ".." && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}

function pathOf(url: string): string | undefined {
  if (!url.startsWith("file:")) return undefined;
  try {
    return fileURLToPath(url);
  } catch {
    return undefined;
  }
}

/** The path with symbolic links followed; itself where it does not exist. */
async function real(path: string): Promise<string> {
  try {
    return await realpath(path);
  } catch {
    return path;
  }
}

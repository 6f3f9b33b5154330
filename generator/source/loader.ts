import { readFile, stat } from "node:fs/promises";
import { relative, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import type { Report } from "../diagnostics/index.ts";
import type { LoadDocument, NotLoaded, SourceDocument } from "./document.ts";
import { parseDocument } from "./document-of.ts";
import { maxBytes } from "./limits.ts";
import { createRemote, type Fetched, withoutCredentials } from "./remote.ts";

export interface LoaderOptions {
  readonly report: Report;
  /** The working folder: paths are resolved against it and named relative to it. */
  readonly cwd: string;
  /** Documents at hand, by URL: they are not read from anywhere else. */
  readonly texts?: ReadonlyMap<string, string>;
}

/** Reads documents, each once. */
export interface Loader {
  readonly cwd: string;
  /**
   * The document that a user names: a path, an http or https address, or `-` for standard input.
   * Gives `undefined` after reporting why it cannot be read.
   */
  open(spec: string): Promise<SourceDocument | undefined>;
  /** The document at a URL. What may be loaded is for the caller to decide. */
  readonly load: LoadDocument;
  /** Whether a URL is one of `texts`. */
  has(url: string): boolean;
  /** What has been read so far, in the order in which it was asked for; broken documents with no value. */
  readonly sources: readonly SourceDocument[];
}

export function createLoader(options: LoaderOptions): Loader {
  const { report, cwd, texts } = options;
  const documents = new Map<string, Promise<SourceDocument | NotLoaded>>();
  const sources: SourceDocument[] = [];
  const fetchRemote = createRemote(report);
  const once = (url: string, file: string, read: () => Promise<Fetched | NotLoaded>) => {
    const known = documents.get(url);
    if (known !== undefined) return known;
    const document = read().then((found) => {
      if ("tell" in found) return found;
      const { state, document } = parseDocument({ file, ...found }, report);
      sources.push(document);
      return state === "whole" ? document : { tell: () => {} };
    });
    documents.set(url, document);
    return document;
  };
  const loadAs = (who: "named" | "referred", url: string, hosts?: readonly string[]) => {
    const file = nameOf(url, cwd);
    const text = texts?.get(url);
    const fromMemory = text === undefined ? undefined : { url, bytes: new TextEncoder().encode(text) };
    return once(url, file, async () => {
      if (fromMemory !== undefined) return fromMemory;
      return /^https?:/.test(url) ? fetchRemote(url, hosts) : read(url, file, report, who);
    });
  };
  const load: LoadDocument = (url, hosts) => loadAs("referred", url, hosts);
  const open = async (spec: string): Promise<SourceDocument | undefined> => {
    const standardInput = new URL("-", pathToFileURL(`${cwd}/`)).href;
    const url = urlOf(spec, cwd);
    if (url === undefined)
      report({ code: "document-not-read", args: { file: spec, why: "it is no address" } });
    if (url === undefined) return undefined;
    const found = await (spec === "-"
      ? once(standardInput, "-", () => readStandardInput(standardInput))
      : loadAs("named", url));
    if ("value" in found) return found;
    found.tell(undefined);
    return undefined;
  };
  return { cwd, open, load, has: (url) => texts?.has(url) === true, sources };
}

/** The address of a document that is named by its address or its path; `undefined` where it is neither. */
export function urlOf(spec: string, cwd: string): string | undefined {
  if (!/^(?:https?|file):\/\//i.test(spec)) return pathToFileURL(resolve(cwd, spec)).href;
  return URL.canParse(spec) ? new URL(spec).href : undefined;
}

/** How a document is called in diagnostics: relative to the working folder where it is a file. */
export function nameOf(url: string, cwd: string): string {
  if (!url.startsWith("file:")) return withoutCredentials(url);
  const path = pathOf(url);
  if (path === undefined) return url;
  return relative(cwd, path).replaceAll("\\", "/") || path;
}

/** The path of a file's address; `undefined` where it has none, as one of another machine or with an encoded slash. */
function pathOf(url: string): string | undefined {
  try {
    return fileURLToPath(url);
  } catch {
    return undefined;
  }
}

/** Whoever names a pipe has something that writes to it; behind a reference it would be waited for without end. */
async function read(
  url: string,
  file: string,
  report: Report,
  who: "named" | "referred",
): Promise<Fetched | NotLoaded> {
  const fail = (why: string): NotLoaded => ({
    tell: (at) => report({ code: "document-not-read", at, args: { file, why } }),
  });
  if (!url.startsWith("file:")) return fail("only files and http or https addresses are read");
  try {
    const path = fileURLToPath(url);
    const found = await stat(path);
    if (found.isDirectory()) return fail("it is a folder");
    if (who === "referred" && !found.isFile()) return fail("it is not a regular file");
    if (found.size > maxBytes) return fail(`it is larger than ${maxBytes} bytes`);
    return { url, bytes: await readFile(path) };
  } catch (error) {
    return fail(reasonOf(error));
  }
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: "there is no such file",
  ENOTDIR: "there is no such file",
  EACCES: "permission is denied",
  EPERM: "permission is denied",
};

function reasonOf(error: unknown): string {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  return reasons[code] ?? (error instanceof Error ? error.message : String(error));
}

async function readStandardInput(url: string): Promise<Fetched> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of process.stdin) {
    const bytes = typeof chunk === "string" ? Buffer.from(chunk) : (chunk as Buffer);
    size += bytes.length;
    if (size > maxBytes) break;
    chunks.push(bytes);
  }
  return { url, bytes: Buffer.concat(chunks) };
}

import fs from "node:fs";
import { basename, dirname, join } from "node:path";
import type { Job } from "../config/index.ts";
import type { GenerateOptions } from "../ir/index.ts";
import { createFileRule } from "../openapi/policy.ts";
import { contentHash, type Fingerprint, type Lock, valueHash } from "../output/index.ts";
import { lastPart, nameFromRoot } from "../source/from-root.ts";
import { maxBytes } from "../source/limits.ts";
import { packageVersion } from "../version.ts";

/** What was read of one document. */
interface ReadDocument {
  readonly url: string;
  readonly text: string;
}

/** What the lock says a run's bytes were made from. Paths are relative to the root document: no machine shows. */
export function fingerprintOf(
  job: Job,
  options: GenerateOptions,
  documents: readonly ReadDocument[],
  overlays: readonly ReadDocument[],
): Fingerprint {
  const [root, ...others] = documents;
  const references = others.map(
    ({ url, text }) => [nameFromRoot(url, root?.url ?? ""), contentHash(text)] as const,
  );
  return {
    generator: packageVersion(),
    spec: contentHash(root?.text ?? ""),
    references: Object.fromEntries(references.sort(([a], [b]) => (a < b ? -1 : 1))),
    options: optionsHash(
      job,
      options,
      overlays.map(({ text }) => contentHash(text)),
      root === undefined ? "" : lastPart(root.url),
    ),
  };
}

/**
 * The fingerprint that a run would have, by the documents that the last one read; `undefined` where that cannot be
 * known without running: standard input, addresses, files that are gone, and what only a lock written by hand can list.
 */
export async function expectedFingerprint(
  job: Job,
  options: GenerateOptions,
  lock: Lock,
  cwd: string,
): Promise<Fingerprint | undefined> {
  const { overlays } = job.input;
  if (lock.fingerprint === undefined || ![job.spec, ...overlays].every(isFile)) return undefined;
  const isOpen = createFileRule(job.spec, cwd);
  try {
    const references: [string, string][] = [];
    for (const name of Object.keys(lock.fingerprint.references)) {
      if (/^[a-z][a-z0-9+.-]+:/i.test(name)) throw new Error("only the network knows");
      const path = join(dirname(job.spec), name);
      if (!(await isOpen(path))) throw new Error("no reference leads there");
      references.push([name, hashOf(path)]);
    }
    return {
      generator: packageVersion(),
      spec: hashOf(job.spec),
      references: Object.fromEntries(references),
      options: optionsHash(job, options, overlays.map(hashOf), basename(job.spec)),
    };
  } catch {
    return undefined;
  }
}

/** The files that a document refers to, absolute. */
export function referencesOf({ spec }: Job, { references }: Fingerprint): string[] {
  return Object.keys(references).map((name) => join(dirname(spec), name));
}

/** Whether what a job names is a file: no address, and not standard input. */
export function isFile(name: string): boolean {
  return name !== "-" && !/^https?:/i.test(name);
}

/**
 * Hashes what is resolved, not what was written: the same options by flags or by a file are the same.
 * @param overlays the hashes of their texts
 * @param document the root's name, which modules say
 */
function optionsHash(
  { input }: Job,
  options: GenerateOptions,
  overlays: readonly string[],
  document: string,
): string {
  return valueHash({ options, document, input: { ...input, overlays } });
}

/** As a text's hash: without a byte order mark. What would be waited for, as a pipe, is not read. */
function hashOf(path: string): string {
  const found = fs.statSync(path);
  if (!found.isFile() || found.size > maxBytes) throw new Error("only a run can tell");
  const bytes = fs.readFileSync(path);
  const hasMark = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  return contentHash(hasMark ? bytes.subarray(3) : bytes);
}

import type { Report } from "../diagnostics/index.ts";
import { lockName } from "./lock.ts";
import { foldPath, pathFault } from "./paths.ts";
import type { Drift, Fault, Step } from "./plan-parts.ts";

/** Who is told, and what the output folder is called. */
export interface Voice {
  readonly dir: string;
  readonly shownDir?: string | undefined;
  readonly report: Report;
}

/** Reports paths that no file may have, and those that are one file on some systems. */
export function reportBadPaths(files: Iterable<string>, { report }: Voice): boolean {
  const folded = new Map<string, string>();
  let bad = false;
  for (const path of files) {
    const plain = foldPath(path);
    const twin = folded.get(plain);
    const why =
      pathFault(path) ?? (twin === undefined ? undefined : `it is the same file as ${twin} on some systems`);
    folded.set(plain, path);
    if (why === undefined && path !== lockName) continue;
    bad = true;
    report({ code: "unsafe-path", args: { path, why: why ?? "it is reserved for the lock" } });
  }
  return bad;
}

/** Reports what stands in the way. Each of these answers whether there was something to report. */
export function reportFaults(voice: Voice, faults: readonly Fault[]): boolean {
  for (const { path, place } of faults) reportFault(voice.report, show(voice, path), place);
  return faults.length > 0;
}

export function reportFault(report: Report, path: string, place: Fault["place"]): void {
  if (place.kind === "outside") report({ code: "leads-outside", args: { path, target: place.target } });
  else report({ code: "path-blocked", args: { path, why: place.why } });
}

export function reportReadOnly(
  voice: Voice,
  steps: readonly Step[],
  readOnly: (path: string) => string | undefined,
): boolean {
  const found = new Set(steps.map(({ path }) => readOnly(path)).filter((path) => path !== undefined));
  for (const path of found) {
    voice.report({ code: "read-only", args: { path: show(voice, path) } });
  }
  return found.size > 0;
}

/** Whether a difference is a file that is left as it is. */
export function isKept({ kind }: Drift): boolean {
  return ["edited", "conflict", "foreign", "stale-edited", "orphan"].includes(kind);
}

const driftCodes = {
  missing: "file-missing",
  outdated: "file-outdated",
  stale: "file-stale",
  edited: "hand-edited",
  conflict: "merge-conflict",
  foreign: "foreign-file",
  "stale-edited": "stale-edited",
  orphan: "file-orphaned",
  lock: "lock-outdated",
} as const satisfies Record<Drift["kind"], string>;

export function reportDrift(voice: Voice, drift: readonly Drift[]): void {
  for (const { path, kind } of drift) {
    const file = show(voice, path);
    voice.report({ code: driftCodes[kind], at: { file, line: 1, column: 1 }, args: { path: file } });
  }
}

/** A path below the folder as messages call it; `.` is the folder itself. */
export function show({ dir, shownDir = dir }: Voice, path: string): string {
  const below = shownDir.replaceAll("\\", "/").replace(/\/+$/, "").replace(/^\.\//, "");
  if (path === ".") return below === "" ? "." : below;
  return below === "." || below === "" ? path : `${below}/${path}`;
}

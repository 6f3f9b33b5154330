import type { OutputFile } from "./file.ts";
import type { LockEntry } from "./lock.ts";
import type { Comparison } from "./normalize.ts";
import type { Place, Survey } from "./paths.ts";

/** What is to become of one path. */
export type Step =
  | {
      readonly kind: "write";
      readonly path: string;
      readonly content: Content;
      readonly mode: number | undefined;
    }
  | { readonly kind: "remove"; readonly path: string };

/** What a file is to hold. */
export interface Content {
  readonly text: string;
  /** The hash of the text, where it waits aside: then it is read only when it is asked for. */
  readonly aside?: string | undefined;
}

/** How the folder differs from what a run makes of it. */
export interface Drift {
  readonly path: string;
  readonly kind:
    | "missing"
    | "outdated"
    | "stale"
    | "edited"
    | "conflict"
    | "foreign"
    | "stale-edited"
    | "orphan"
    | "lock";
  /** What was generated and what stands there, where both are known: for a unified diff. */
  readonly before?: string;
  readonly after?: string;
}

export interface Fault {
  readonly path: string;
  readonly place: Exclude<Place, { readonly kind: "absent" | "file" }>;
}

export interface Plan {
  readonly steps: readonly Step[];
  readonly drift: readonly Drift[];
  readonly unchanged: readonly string[];
  /** Edited and foreign files that stay as they are. */
  readonly kept: readonly string[];
  readonly faults: readonly Fault[];
  /** What the lock lists afterwards. */
  readonly entries: ReadonlyMap<string, LockEntry>;
}

export interface PlanInput {
  readonly root: string;
  readonly files: ReadonlyMap<string, OutputFile>;
  readonly known: ReadonlyMap<string, LockEntry>;
  readonly survey: Survey;
  /** Whether a file is one that the run reads: it is neither written nor removed. */
  readonly isInput: (path: string) => boolean;
  readonly comparison: Comparison;
  /** The files that are known to hold what `known` says. */
  readonly untouched: ReadonlySet<string>;
  /** A file that nobody but the user can bring back: where it is gone, the lock goes on listing it. */
  readonly awaited?: string | undefined;
  /** Overwrites and removes edited and foreign files. */
  readonly force: boolean;
  /** Whether derived files are compared at all: not where their folder is absent and nothing is to be written. */
  readonly derived: (path: string) => boolean;
}

/** A plan that is being made. */
export interface Draft {
  readonly steps: Step[];
  readonly drift: Drift[];
  readonly unchanged: string[];
  readonly kept: string[];
  readonly faults: Fault[];
  readonly entries: Map<string, LockEntry>;
}

import { join } from "node:path";
import type { Job } from "../config/index.ts";
import type { Reporter } from "../diagnostics/index.ts";
import type { Past, Release } from "../diff/index.ts";
import type { Api } from "../ir/index.ts";
import {
  type Fingerprint,
  type Lock,
  type Past as OutputPast,
  readRegular,
  readStanding,
  valueHash,
} from "../output/index.ts";

/** Where a run is told to release what changed, and where not. */
export type Wish = "bump" | "keep";

/** What a run is asked for that decides over the version. */
export interface Asked {
  readonly wish: Wish;
  /** Whether what was edited by hand is overwritten. */
  readonly force: boolean;
}

/** How a run deals with the version of the package that it makes. */
export interface PlannedVersion {
  /** What package.json says, where it says none itself. */
  readonly standing: string | undefined;
  /**
   * Plans it; `undefined` for what is no package, or where errors in the document leave the API in doubt and there is no
   * other.
   */
  version(api: Api, fingerprint: Fingerprint): Promise<Release | undefined>;
  /** What the lock remembers of it afterwards. */
  past(release: Release | undefined, fingerprint: Fingerprint): Promise<OutputPast>;
}

export function createPlan(
  job: Job,
  lock: Lock,
  { wish, force }: Asked,
  { report, diagnostics }: Reporter,
): PlannedVersion {
  const { dir, shownDir, normalize, options } = job;
  const isPackage = options.package.output !== "source";
  const standing = isPackage ? lock.version : leavingVersion(job, lock);
  const refuse = (why: string): void => report({ code: "cannot-bump", args: { why } });
  const plan = async (api: Api, fingerprint: Fingerprint): Promise<Release | undefined> => {
    if (!isPackage) {
      if (wish === "bump") refuse('with output: "source" there is no package that has a version');
      return undefined;
    }
    const { baselineName, historyFromJson, planRelease } = await import("../diff/index.ts");
    const { written, edited } = await readStanding(dir, baselineName, lock, normalize);
    const past: Past = {
      baseline: written,
      edited: force ? undefined : edited,
      missing:
        edited === undefined &&
        !force &&
        wasWritten(lock, baselineName) &&
        lock.released !== valueHash(fingerprint),
      history: historyFromJson(lock.history),
      version: versionOf(dir) ?? standing,
    };
    const broken = diagnostics.some(({ severity }) => severity === "error");
    if (broken && wish === "bump") refuse("the document has errors");
    if (broken && past.baseline === undefined && !past.missing) return undefined;
    const release = planRelease(api, past, broken ? "keep" : wish);
    if (release.why !== undefined) refuse(release.why);
    if (release.state === "kept" && release.baseline === undefined)
      report({
        code: "baseline-missing",
        args: { path: join(shownDir, baselineName).replaceAll("\\", "/") },
      });
    if (release.state === "begun" && wish === "bump") report({ code: "history-begins", args: {} });
    return release;
  };
  return {
    standing,
    version: plan,
    past: async (release, fingerprint) =>
      isPackage ? pastOf(lock, release, fingerprint) : withoutPackage(lock, standing),
  };
}

/** Whether runs wrote the API of a last version: who removed it knows of no other. */
function wasWritten({ released, files }: Lock, baselineName: string): boolean {
  return released !== undefined || files.has(baselineName);
}

/** The version of a package that is one no longer; nothing where it is the one that every package begins with. */
function leavingVersion({ dir, options }: Job, lock: Lock): string | undefined {
  const manifest = lock.files.get("package.json");
  const found = manifest === undefined || manifest.stale ? undefined : versionOf(dir);
  return found === options.package.version ? lock.version : (found ?? lock.version);
}

/** Where a version may have been published, its API is not forgotten with the package. */
function withoutPackage({ released, history }: Lock, version: string | undefined): OutputPast {
  return { released: version === undefined ? undefined : released, history, version };
}

async function pastOf(
  lock: Lock,
  release: Release | undefined,
  fingerprint: Fingerprint,
): Promise<OutputPast> {
  const { released, history } = lock;
  if (release === undefined) return { released, history, version: undefined };
  const { baselineName, historyToJson } = await import("../diff/index.ts");
  if (release.state === "kept" || release.state === "refused") {
    const awaited = release.baseline === undefined ? baselineName : undefined;
    return { released, history, version: undefined, awaited };
  }
  return {
    released: valueHash(fingerprint),
    history: historyToJson(release.history),
    version: undefined,
  };
}

function versionOf(dir: string): string | undefined {
  try {
    const value: unknown = JSON.parse(readRegular(join(dir, "package.json")));
    const version =
      typeof value === "object" && value !== null && "version" in value ? value.version : undefined;
    return typeof version === "string" ? version : undefined;
  } catch {
    return undefined;
  }
}

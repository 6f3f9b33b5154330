import type { Api, History } from "../ir/index.ts";
import { baselineName, knownChanges, printBaseline, readBaseline } from "./baseline.ts";
import type { Change } from "./change.ts";
import { writeEntry } from "./changelog.ts";
import { diff } from "./diff.ts";
import { nextHistory } from "./history.ts";
import { bumpOf, isNoticed, isVersion, nextVersion } from "./version.ts";

/** What a package knows of its last version. */
export interface Past {
  /** What it keeps of that version's API; `undefined` where there is none. */
  readonly baseline: string | undefined;
  /** What stands in its place, where that is not what was written there and stays. */
  readonly edited?: string | undefined;
  /** Whether it was written, and is gone. */
  readonly missing?: boolean | undefined;
  readonly history: History;
  /** What its package.json says. */
  readonly version: string | undefined;
}

/** What becomes of it. */
export interface Release {
  /** `kept`: nothing was asked for; `begun`: there was nothing to compare with; `refused` says why. */
  readonly state: "kept" | "begun" | "unchanged" | "released" | "refused";
  readonly why?: string;
  /** The API that the next version is compared with, as text; nothing where the last one's is gone. */
  readonly baseline?: string;
  readonly history: History;
  /** Of a version that is released: its number, its changes, and their entry in the changelog. */
  readonly version?: string;
  readonly changes: readonly Change[];
  readonly entry?: string;
}

/**
 * Plans the next version of a package: nothing without `bump`, when the API of the last version is kept as it is. A
 * package without a past begins one, by `bump` or not; a version in which no caller notices anything is none.
 */
export function planRelease(api: Api, past: Past, wish: "bump" | "keep"): Release {
  const { baseline, history, version } = past;
  const same = { history, changes: [] };
  if (baseline === undefined) return beginPast(api, past, wish);
  if (wish === "keep") return { state: "kept", baseline, ...same };
  const refuse = (why: string): Release => ({ state: "refused", why, baseline, ...same });
  const base = readBaseline(baseline);
  if (base === undefined) return refuse("what is kept of the last version is of a format that is not known");
  if (version === undefined) return refuse("package.json says no version");
  if (!isVersion(version)) return refuse(`${JSON.stringify(version)} in package.json is no semantic version`);
  const changes = knownChanges(diff(base, api), baseline).filter(isNoticed);
  const next = { baseline: printBaseline(api), history };
  if (changes.length === 0) return { state: "unchanged", ...next, changes };
  const number = nextVersion(version, bumpOf(changes));
  return {
    state: "released",
    baseline: next.baseline,
    history: nextHistory(history, changes, { base, revision: api }, number),
    version: number,
    changes,
    entry: writeEntry(number, changes),
  };
}

/** A past begins with this API, unless there is one that somebody edited or removed: nobody knows then what was released. */
function beginPast(api: Api, { edited, missing, history }: Past, wish: "bump" | "keep"): Release {
  const restore = "restore it, or begin anew with --force";
  if (missing) {
    const why = `${baselineName} is gone; ${restore}`;
    return { ...(wish === "keep" ? { state: "kept" } : { state: "refused", why }), history, changes: [] };
  }
  const begun = { baseline: printBaseline(api), history, changes: [] };
  if (edited === undefined || edited.replaceAll("\r\n", "\n") === begun.baseline)
    return { state: "begun", ...begun };
  if (wish === "keep") return { state: "kept", ...begun };
  const why = `${baselineName} is not what was written there; ${restore}`;
  return { state: "refused", why, ...begun };
}

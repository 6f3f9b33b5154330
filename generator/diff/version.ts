import type { Change } from "./change.ts";

/** How far a version moves (Semantic Versioning 2.0.0). */
export type Bump = "major" | "minor" | "patch" | "none";

/** What a caller notices of the changes: breaks on either axis, something new, or nothing but words. */
export function bumpOf(changes: readonly Change[]): Bump {
  if (changes.length === 0) return "none";
  if (changes.some(({ wire, source }) => wire !== "safe" || source === "breaking")) return "major";
  return changes.some(({ rule }) => /added|generalized|optional|nullable|removed|opened/.test(rule))
    ? "minor"
    : "patch";
}

/**
 * The version after a bump. Before 1.0.0 a break moves the minor number, anything else the patch number (4). A version
 * that is none stays as it is.
 */
export function nextVersion(version: string, bump: Bump): string {
  const match = /^(\d+)\.(\d+)\.(\d+)/.exec(version);
  if (match === null || bump === "none") return version;
  const [major, minor, patch] = match.slice(1).map(Number) as [number, number, number];
  const step = major > 0 ? bump : bump === "major" ? "minor" : "patch";
  if (step === "major") return `${major + 1}.0.0`;
  return step === "minor" ? `${major}.${minor + 1}.0` : `${major}.${minor}.${patch + 1}`;
}

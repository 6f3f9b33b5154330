import type { Change } from "./change.ts";
import type { RuleId } from "./rules.ts";

/** How far a version moves (Semantic Versioning 2.0.0). */
export type Bump = "major" | "minor" | "patch" | "none";

/** Changes that bring nothing new and take nothing away: a caller reads of them. */
const details: ReadonlySet<RuleId> = new Set<RuleId>([
  "additional-properties-declared",
  "additional-properties-undeclared",
  "default-changed",
  "discriminator-changed",
  "format-added",
  "format-changed",
  "format-removed",
  "no-longer-deprecated",
  "operation-no-longer-deprecated",
  "read-only-changed",
  "reference-changed",
  "write-only-changed",
]);

/** Changes of the document that no caller notices, as long as code compiles: they are no reason for a version, and no news. */
const unnoticed: ReadonlySet<RuleId> = new Set<RuleId>(["all-of-annotation", "all-of-rearranged"]);

export function isNoticed({ rule, wire, source }: Change): boolean {
  return !unnoticed.has(rule) || wire !== "safe" || source !== "safe";
}

/** What a caller notices of the changes: breaks on either axis, something new, or nothing but words. */
export function bumpOf(changes: readonly Change[]): Bump {
  if (!changes.some(isNoticed)) return "none";
  if (changes.some(({ wire, source }) => wire !== "safe" || source === "breaking")) return "major";
  return changes.filter(isNoticed).every(({ rule }) => details.has(rule)) ? "patch" : "minor";
}

const semantic = /^(\d+)\.(\d+)\.(\d+)(-[0-9A-Za-z.-]+)?(?:\+[0-9A-Za-z.-]+)?$/;

export function isVersion(version: string): boolean {
  return semantic.test(version);
}

/**
 * The version after a bump. Before 1.0.0 a break moves the minor number, anything else the patch number (4). A
 * pre-release that already stands for a move that far becomes the release. A version that is none stays as it is.
 */
export function nextVersion(version: string, bump: Bump): string {
  const match = semantic.exec(version);
  if (match === null || bump === "none") return version;
  const [major, minor, patch] = match.slice(1, 4).map(Number) as [number, number, number];
  const step = major > 0 ? bump : bump === "major" ? "minor" : "patch";
  if (match[4] !== undefined) {
    const stands = step === "patch" || (patch === 0 && (step === "minor" || minor === 0));
    if (stands) return `${major}.${minor}.${patch}`;
  }
  if (step === "major") return `${major + 1}.0.0`;
  return step === "minor" ? `${major}.${minor + 1}.0` : `${major}.${minor}.${patch + 1}`;
}

import type { Drift } from "./plan-parts.ts";

/** Beyond this many edits two texts are too different for a diff that helps, and finding one takes long. */
const mostEdits = 2000;
const mostLines = 200;

/** A unified diff of each drift that has both sides; loaded only where there is one to show. */
export async function unifiedDiffs(drift: readonly Drift[]): Promise<ReadonlyMap<string, string>> {
  const diffs = new Map<string, string>();
  const both = drift.filter(({ before, after }) => before !== undefined && after !== undefined);
  if (both.length === 0) return diffs;
  const { createTwoFilesPatch } = await import("diff");
  for (const { path, kind, before = "", after = "" } of both) {
    const [from, to] = kind === "outdated" ? ["on disk", "generated"] : ["generated", "on disk"];
    const options = { context: 3, maxEditLength: mostEdits, stripTrailingCr: true };
    const patch: string | undefined = createTwoFilesPatch(
      `a/${path}`,
      `b/${path}`,
      before,
      after,
      from,
      to,
      options,
    );
    diffs.set(path, patch === undefined ? `${path}: too different for a diff\n` : shorten(patch));
  }
  return diffs;
}

function shorten(patch: string): string {
  const lines = patch.replace(/^=+\n/, "").split("\n");
  if (lines.length <= mostLines) return lines.join("\n");
  return `${lines.slice(0, mostLines).join("\n")}\n… ${lines.length - mostLines} more lines\n`;
}

import { visible } from "../diagnostics/index.ts";
import type { OutputMode } from "../output/index.ts";
import type { Io } from "./io.ts";
import type { Outcome } from "./job.ts";
import { seconds } from "./stages.ts";

/** Prints what one package's run came to: the differences that it found, and a line that sums it up. */
export function printOutcome(outcome: Outcome, mode: OutputMode, time: number, io: Io): void {
  const { job, output } = outcome;
  for (const diff of output?.diffs.values() ?? []) {
    // What a document says reaches comments and pages as it is, and from there a terminal.
    const shown = visible(diff.replaceAll("\r\n", "\n"));
    io.out(shown.endsWith("\n") ? shown : `${shown}\n`);
  }
  if (mode === "dry-run") {
    for (const path of output?.written ?? []) io.out(`would write ${job.shownDir}/${path}\n`);
    for (const path of output?.removed ?? []) io.out(`would remove ${job.shownDir}/${path}\n`);
  }
  const nothing = outcome.state === "nothing-usable" || output?.failed === true;
  const line = `${job.shownDir}: ${summaryOf(outcome, mode)}`;
  if (nothing) io.err(`${line}\n`);
  else io.out(`${line} in ${seconds(time)}\n`);
}

function summaryOf({ output, counts, models, state, earlier, version }: Outcome, mode: OutputMode): string {
  if (state === "up-to-date") {
    const before =
      earlier === 0 ? "" : `; ${plural(earlier, "warning")} when it was made, --check shows them`;
    return `up to date (${plural(models, "model")}, ${counts.unchanged} files${before})`;
  }
  if (state === "nothing-usable" || output === undefined || output.failed) return "nothing was written";
  if (mode === "check") {
    const found = output.drift.length === 0 ? "up to date" : plural(output.drift.length, "difference");
    return `${found} (${plural(models, "model")})`;
  }
  const written = `${plural(counts.written, "file")} ${mode === "dry-run" ? "would be written" : "written"}`;
  const rest = (["removed", "kept"] as const)
    .filter((key) => counts[key] > 0)
    .map((key) => `${counts[key]} ${key}`);
  const parts = [plural(models, "model"), written, `${counts.unchanged} unchanged`, ...rest];
  return [...parts, ...(version === undefined ? [] : [`version ${version}`])].join(", ");
}

function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}

/** Paths listed on the one line of a watched run, before "and more". */
const pathsListed = 3;

/** What a watched run changed, in one line; `undefined` where it changed nothing. */
export function changeLine({ job, output }: Outcome, time: number): string | undefined {
  if (output === undefined || output.written.length + output.removed.length === 0) return undefined;
  const parts = (["written", "removed"] as const)
    .filter((key) => output[key].length > 0)
    .map((key) => {
      const paths = output[key].filter((path) => path.startsWith("src/") || path.startsWith("docs/"));
      const shown = (paths.length === 0 ? output[key] : paths).slice(0, pathsListed);
      const more = output[key].length > shown.length ? ", …" : "";
      return `${output[key].length} ${key} (${shown.join(", ")}${more})`;
    });
  return `${job.shownDir}: ${parts.join(", ")} in ${seconds(time)}\n`;
}

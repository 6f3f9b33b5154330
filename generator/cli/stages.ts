import type { Io } from "./io.ts";

/** What a run is at; the order is that of the work. */
export type Stage =
  | "read"
  | "lower"
  | "patterns"
  | "examples"
  | "version"
  | "models"
  | "pages"
  | "wire"
  | "package"
  | "write";

const titles: Readonly<Record<Stage, string>> = {
  read: "reading the document",
  lower: "understanding schemas",
  patterns: "judging patterns",
  examples: "judging examples",
  version: "planning the version",
  models: "models",
  pages: "pages",
  wire: "openapi.ts",
  package: "package and dist",
  write: "writing files",
};

/** How long each stage took, in milliseconds, in the order in which they came. */
export type Timings = Readonly<Record<string, number>>;

/** Follows a run: draws progress and measures. */
export interface Stages {
  enter(stage: Stage, done?: number, total?: number): void;
  /** Ends the last stage and clears what was drawn. */
  end(): Timings;
}

/** How progress is shown: drawn in place, a line a stage, or not at all. */
export type Display = "drawn" | "lines" | "none";

/** A frame no more often than this, in milliseconds; and nothing at all for a run that is over before the first. */
const frame = 80;
const patience = 300;

export function createStages(io: Io, display: Display, now: () => number = () => performance.now()): Stages {
  const start = now();
  const spent = new Map<Stage, number>();
  let current: Stage | undefined;
  let since = start;
  let drawn = 0;

  const draw = (stage: Stage, done: number, total: number): void => {
    const time = now();
    if (time - start < patience || time - drawn < frame) return;
    drawn = time;
    const progress = total > 1 ? ` ${done} / ${total}` : "";
    const text = `${titles[stage]}${progress}  ${seconds(time - start)}${timeLeft(time - since, done, total)}`;
    io.err(`\r\u001B[2K${io.palette.faint(text)}`);
  };

  const leave = (): void => {
    if (current !== undefined) spent.set(current, (spent.get(current) ?? 0) + now() - since);
    since = now();
  };

  return {
    enter: (stage, done = 0, total = 1) => {
      if (stage !== current) {
        leave();
        current = stage;
        if (display === "lines") io.err(`${titles[stage]}${total > 1 ? ` (${total})` : ""}\n`);
      }
      if (display === "drawn") draw(stage, done, total);
    },
    end: () => {
      leave();
      current = undefined;
      if (drawn > 0) io.err("\r\u001B[2K");
      const timings = Object.fromEntries([...spent].map(([stage, time]) => [stage, Math.round(time)]));
      return { ...timings, total: Math.round(now() - start) };
    },
  };
}

/** How long the rest of a stage takes if it goes on as it began; said only where waiting is worth knowing about. */
function timeLeft(spent: number, done: number, total: number): string {
  const left = done === 0 ? 0 : (spent / done) * (total - done);
  return spent < 1000 || left < 2000 ? "" : `, about ${Math.round(left / 1000)} s left`;
}

export function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(milliseconds < 10_000 ? 2 : 1)} s`;
}

/** The stages with their times, a line each. */
export function timingsToText(timings: Timings): string {
  return Object.entries(timings)
    .map(([stage, time]) => `${stage.padEnd(8)} ${seconds(time).padStart(8)}\n`)
    .join("");
}

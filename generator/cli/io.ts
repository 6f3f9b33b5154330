import type { Palette } from "../diagnostics/index.ts";

/** The world around a run, so that a test can be one. */
export interface Io {
  readonly cwd: string;
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  /** Whether standard error is a terminal: progress is drawn in place there. */
  readonly terminal: boolean;
  readonly palette: Palette;
}

/** What a process ends with. */
export type ExitCode = 0 | 1 | 2 | 70 | 130;

const plain = (text: string): string => text;

export const colourless: Palette = { error: plain, warning: plain, note: plain, strong: plain, faint: plain };

/** The process's own streams; colours only where standard error is a terminal that wants them. */
export async function processIo(): Promise<Io> {
  const terminal = process.stderr.isTTY === true;
  return {
    cwd: process.cwd(),
    out: (text) => void process.stdout.write(text),
    err: (text) => void process.stderr.write(text),
    terminal,
    palette: terminal && !process.env.NO_COLOR ? await colours() : colourless,
  };
}

async function colours(): Promise<Palette> {
  const { default: pico } = await import("picocolors");
  const { red, yellow, cyan, bold, dim } = pico.createColors(true);
  return { error: red, warning: yellow, note: cyan, strong: bold, faint: dim };
}

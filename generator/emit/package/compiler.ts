import type { Compiled } from "./compile.ts";

/** Compiles modules, and puts files aside, some of them ahead: while others are still being made. */
export interface Compiler {
  /** Begins with a module that will be asked for; another core does it where that is possible. */
  begin(path: string, text: string): Begun;
  /** Puts a file aside that is not compiled, where files are put aside at all. */
  put(path: string, text: string): Begun;
  /** Waits until so little is under way that more may follow: what waits to be compiled fills memory. */
  room(): Promise<void>;
  /** Sends what was begun and put so far, where anything was sent before. */
  flush(): void;
  /** The files of `dist/` that were made of a module and put aside, with their paths; `undefined` where they were not. */
  aside(path: string): Promise<readonly (readonly [string, Aside])[] | undefined>;
  /** What `begin` began, where it did and with the same text. */
  compile(path: string, text: string): Promise<Compiled>;
  /** Says that nothing more will be asked for, and waits for what is under way. */
  end(): Promise<void>;
}

/** A module that is being compiled; once it was put aside its text is read from there. */
export interface Begun {
  readonly text: string;
  readonly aside: string | undefined;
}

/** A file that was put aside: its text is read there when it is asked for. */
export interface Aside {
  readonly text: string;
  /** The hash of what it holds. */
  readonly aside: string;
}

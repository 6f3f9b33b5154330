export type TaskView = "json" | "program" | "classes";

/** What is asked of a worker: one document, and the folder that its package goes into. */
export interface Task {
  readonly id: string;
  readonly path: string;
  readonly out: string;
  /** `source` leaves `dist/` out, and nothing is imported; a package where nothing is said. */
  readonly output?: "package" | "source";
  /**
   * `program`: properties in camel case, dates and 64-bit integers of their own, with all pages; `classes`: what an empty
   * gen.yaml stands for. JSON as it is where nothing is said.
   */
  readonly view?: TaskView;
}

/** What became of one document. */
export interface Outcome {
  readonly id: string;
  /** `killed` ran out of time or memory; `crash` threw where a diagnostic was due; `nothing` had nothing usable in it. */
  readonly state: "done" | "nothing" | "crash" | "killed";
  /** Why, where it crashed or was killed. */
  readonly detail: string;
  /** Of the processor, for generating alone. */
  readonly seconds: number;
  /** The largest that its process has been, which may have had other documents before. */
  readonly mebibytes: number;
  readonly bytes: number;
  readonly models: number;
  /** How often each code was reported. */
  readonly codes: Readonly<Record<string, number>>;
  /** The errors that were reported, as text: the exit code is 2 where there are any. */
  readonly errors: readonly string[];
  readonly examples: { readonly valid: number; readonly invalid: number; readonly undecided: number };
  /** What modules did not load, or what their validators said otherwise than the interpreter. */
  readonly importErrors: readonly string[];
  /** Filled in by the type checker. */
  readonly compileErrors: readonly string[];
}

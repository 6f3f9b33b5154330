/** One file of the package, as the emitters hand it over; its path is the key that it is stored under. */
export type OutputFile = TextFile | MergedFile;

/** A file that is wholly ours. */
export interface TextFile {
  readonly text: string;
  /** The model that it belongs to, by name: the lock lists it. */
  readonly model?: string | undefined;
  /** Made from other files of the package (`dist/**`) and not under version control: rebuilt, never protected. */
  readonly derived?: true | undefined;
}

/** A JSON file of which some keys are ours and the rest is the user's. */
export interface MergedFile {
  readonly merge: Merge;
}

export interface Merge {
  /** The top-level keys that are ours. */
  readonly keys: readonly string[];
  /** Keys that are set where they are missing, and the user's from then on. */
  readonly once: readonly string[];
  /** The text with our keys in it; `undefined` where the existing text is no JSON object. */
  apply(existing: string | undefined): string | undefined;
}

/** What the bytes of a package were made from. */
export interface Fingerprint {
  /** The generator's version. */
  readonly generator: string;
  /** The hash of the root document's bytes. */
  readonly spec: string;
  /** The hashes of the other documents, by URL or by path relative to the root document's folder. */
  readonly references: Readonly<Record<string, string>>;
  /** The hash of the resolved options. */
  readonly options: string;
}

export function isMerged(file: OutputFile): file is MergedFile {
  return "merge" in file;
}

export function isDerived(file: OutputFile): boolean {
  return !isMerged(file) && file.derived === true;
}

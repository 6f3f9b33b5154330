/** One file of the package, as the emitters hand it over; its path is the key that it is stored under. */
export type OutputFile = TextFile | MergedFile | EditedFile;

/** A file that is wholly ours. */
export interface TextFile {
  readonly text: string;
  /** The model that it belongs to, by name, or the first of several: the lock lists them. */
  readonly model?: string | undefined;
  readonly also?: readonly string[] | undefined;
  /** Made from other files of the package (`dist/**`) and not under version control: rebuilt, never protected. */
  readonly derived?: true | undefined;
  /** A document of the user's, passed on as it is: one that stands there already may be theirs, and stays so. */
  readonly copy?: true | undefined;
  /**
   * The hash of all that it is made from; the lock lists it, and the next run need not make the file again. Of a
   * derived file, what that is beside its source.
   */
  readonly from?: string | undefined;
  /** The hash of the file that stands there, where this run has just read this very text from it. */
  readonly held?: string | undefined;
  /** Its own hash, where it was put where it waits: `text` reads it there. */
  readonly aside?: string | undefined;
}

/** A JSON file of which some keys are ours and the rest is the user's. */
export interface MergedFile {
  readonly merge: Merge;
}

/** A file of the user's in which a run writes something; the lock does not list it, and nothing removes it. */
export interface EditedFile {
  /** The text with our part in it; the same text where nothing is to be done. */
  readonly edit: (existing: string | undefined) => string;
}

export interface Merge {
  /** The top-level keys that are ours. */
  readonly keys: readonly string[];
  /** Keys that are set where they are missing, and the user's from then on. */
  readonly once: readonly string[];
  /** The text with our keys in it; `undefined` where the existing text is no JSON object. */
  apply(existing: string | undefined): string | undefined;
  /** The text with nothing but what this run alone sets: for a file that is kept although our keys were edited. */
  stamp(existing: string): string;
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

export function isEdited(file: OutputFile): file is EditedFile {
  return "edit" in file;
}

export function isDerived(file: OutputFile): boolean {
  return "text" in file && file.derived === true;
}

export function isCopy(file: OutputFile): boolean {
  return "text" in file && file.copy === true;
}

/** The text of a file where nothing is there yet. */
export function freshText(file: OutputFile): string {
  if (isMerged(file)) return file.merge.apply(undefined) ?? "";
  return isEdited(file) ? file.edit(undefined) : file.text;
}

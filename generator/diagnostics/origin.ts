/** Where a node stands in a source document. Line and column are looked up only when something is reported. */
export interface Origin {
  /** The document as the user named it: a path relative to the working folder, a URL, or `-`. */
  readonly file: string;
  /** JSON Pointer (RFC 6901) of the node in that document: `""` is the root, `/components/schemas/Pet` a schema. */
  readonly pointer: string;
  /** Points at the member's key rather than at its value. */
  readonly key?: true;
}

/** A line and a column, both counted from 1; the column in UTF-16 code units, as editors and TypeScript count. */
export interface Position {
  readonly line: number;
  readonly column: number;
  /** Where the value really comes from, where that is another place than the one asked about: an overlay, or what it moved. */
  readonly origin?: Origin;
}

/** A place known by position alone, as syntax errors are. */
export interface Spot extends Position {
  readonly file: string;
}

/** Finds the position of an origin; `undefined` where the document is not at hand. */
export type Locate = (origin: Origin) => Position | undefined;

/** The origin one or more members below: `child(at, "properties", "id")`. */
export function child(at: Origin, ...tokens: readonly (string | number)[]): Origin {
  let pointer = at.pointer;
  for (const token of tokens) pointer += `/${escapeToken(String(token))}`;
  return { file: at.file, pointer };
}

/** The same origin, pointing at the member's key. */
export function keyOf(at: Origin): Origin {
  return { file: at.file, pointer: at.pointer, key: true };
}

/** Escapes one reference token (RFC 6901, section 3). */
export function escapeToken(token: string): string {
  return /[~/]/.test(token) ? token.replaceAll("~", "~0").replaceAll("/", "~1") : token;
}

/** Splits a JSON Pointer into its reference tokens, unescaped (RFC 6901, section 4). */
export function pointerTokens(pointer: string): string[] {
  if (pointer === "") return [];
  return pointer
    .slice(1)
    .split("/")
    .map((token) => token.replaceAll("~1", "/").replaceAll("~0", "~"));
}

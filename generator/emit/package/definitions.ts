import type { Locate, Origin } from "../../diagnostics/index.ts";
import type { TextPlace } from "../../print/index.ts";
import type { SourceMap } from "./compile.ts";
import { decodeMappings, encodeMappings } from "./mappings.ts";
import { packagePaths } from "./spec-path.ts";

/** The documents that definitions lead to. */
export interface SpecDocuments {
  readonly locate: Locate;
  /** Each document by the name that origins have for it: where it lies in the package, and its text. */
  readonly documents: ReadonlyMap<string, { readonly path: string; readonly text: string }>;
}

/**
 * The documents of a run, the root first, as a package holds them.
 * @param names what each is called as the root sees it
 */
export function describeDocuments(
  sources: readonly { readonly file: string; readonly text: string }[],
  names: ReadonlyMap<string, string>,
  locate: Locate,
): SpecDocuments {
  const nameOf = (file: string): string => names.get(file) ?? file;
  const files = sources.map(({ file }) => nameOf(file));
  const paths = packagePaths(files, files[0] ?? "-");
  const documents = new Map(
    sources.map(({ file, text }) => [file, { path: paths.get(nameOf(file)) as string, text }]),
  );
  return { locate, documents };
}

/** What is known of the origins of one module's names. */
export interface ModulePlaces {
  /** Where that stands which an exported name is declared for. */
  originOf(name: string): Origin;
  /** Its properties, by position in the module. */
  readonly places: readonly TextPlace[];
}

/** The key that an origin has in the documents: where it lies in the package, and how long it is. */
interface Key {
  readonly path: string;
  readonly line: number;
  readonly column: number;
  readonly length: number;
}

/** Finds keys in the documents; `undefined` for an origin that is in none of them. */
export type Trace = (origin: Origin) => Key | undefined;

export function createTrace({ locate, documents }: SpecDocuments): Trace {
  const lines = new Map<string, readonly string[]>();
  return (origin) => {
    const named = parameterName(origin);
    const position =
      (named && locate({ ...named, key: true })) ?? locate({ ...origin, key: true }) ?? locate(origin);
    // An overlay's node stands in the overlay, whatever document it was put into.
    const file = position?.origin?.file ?? origin.file;
    const document = documents.get(file);
    if (document === undefined || position === undefined) return undefined;
    const text = lines.get(file) ?? document.text.split(/\r\n?|\n/);
    lines.set(file, text);
    const line = position.line - 1;
    const column = position.column - 1;
    return { path: document.path, line, column, length: keyAt(text[line] ?? "", column).length };
  };
}

/** A parameter's schema says little of what it is called: its `name` does. */
function parameterName({ file, pointer }: Origin): Origin | undefined {
  const [, parameter] =
    /^(.*(?<!\/properties)\/parameters\/[^/]+)\/(?:content\/[^/]+\/)?schema$/s.exec(pointer) ?? [];
  return parameter === undefined ? undefined : { file, pointer: `${parameter}/name` };
}

/**
 * The source map that leads from a module's declarations to the documents: the names that it declares to the model's
 * key, properties to theirs. `map` leads from the declarations to the module; `undefined` where nothing is known.
 */
export function mapToSpec(
  dts: string,
  map: SourceMap,
  { originOf, places }: ModulePlaces,
  trace: Trace,
): { readonly mappings: string; readonly sources: readonly string[] } | undefined {
  const lines = dts.split("\n");
  const sources: string[] = [];
  const segments = names(lines, map, originOf, places).flatMap(({ line, column, at: origin }) => {
    const key = trace(origin);
    if (key === undefined) return [];
    if (!sources.includes(key.path)) sources.push(key.path);
    const source = sources.indexOf(key.path);
    const length = nameAt(lines[line] as string, column).length;
    // A second entry ends the name, so that what follows on the line is not taken for a part of it.
    return [
      { line, column, source, sourceLine: key.line, sourceColumn: key.column },
      { line, column: column + length, source, sourceLine: key.line, sourceColumn: key.column + key.length },
    ];
  });
  return segments.length === 0 ? undefined : { mappings: encodeMappings(segments), sources };
}

/** The names in a declaration file and where they come from, in order. */
function names(
  lines: readonly string[],
  map: SourceMap,
  originOf: ModulePlaces["originOf"],
  places: readonly TextPlace[],
): TextPlace[] {
  const origins = new Map(places.map((place) => [`${place.line}:${place.column}`, place.at]));
  const properties = decodeMappings(map.mappings).flatMap(({ line, column, sourceLine, sourceColumn }) => {
    const origin = origins.get(`${sourceLine}:${sourceColumn}`);
    return origin === undefined ? [] : [{ line, column, at: origin }];
  });
  const declared = declaredNames(lines).map(({ line, column }) => {
    return { line, column, at: originOf(nameAt(lines[line] as string, column)) };
  });
  return [...declared, ...properties].sort(
    (one, other) => one.line - other.line || one.column - other.column,
  );
}

/** Where the names of exported declarations stand; each begins a line of the declaration file. */
function declaredNames(lines: readonly string[]): { readonly line: number; readonly column: number }[] {
  return lines.flatMap((text, line) => {
    const start = /^export (?:declare )?(?:type|const|function|interface|class) (?=[\p{ID_Start}$_])/u.exec(
      text,
    );
    return start === null ? [] : [{ line, column: start[0].length }];
  });
}

/** The name or quoted name that begins at a column. */
function nameAt(line: string, column: number): string {
  return /^(?:"(?:[^"\\]|\\.)*"|[\p{ID_Continue}$]+)/u.exec(line.slice(column))?.[0] ?? "";
}

/** The key of a YAML or JSON document that begins at a column. */
function keyAt(line: string, column: number): string {
  return /^(?:"(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|[^:]*)/.exec(line.slice(column))?.[0] ?? "";
}

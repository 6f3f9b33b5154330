import type { Origin } from "../diagnostics/index.ts";
import type { SourceDocument } from "../source/index.ts";
import type { JsonObjectLike } from "./schema-keywords.ts";

/** A schema resource: what a URI without a fragment identifies. */
export interface Resource {
  readonly source: SourceDocument;
  /** The pointer of its root in the document. */
  readonly pointer: string;
  /** Its base URI, without a fragment. */
  readonly uri: string;
}

/** What the `$id`, `$anchor` and `$dynamicAnchor` of the documents' schemas say. */
export interface Identifiers {
  /** Embedded resources by their URI; the documents themselves are not among them. */
  readonly resources: ReadonlyMap<string, Resource>;
  /** Places by `URI#name`. */
  readonly anchors: ReadonlyMap<string, Origin>;
  readonly dynamicAnchors: readonly { readonly name: string; readonly at: Origin }[];
  /** Begins a document, whose base URI is known. */
  open(source: SourceDocument, base: string): void;
  /** Notes what a schema calls itself, and gives the base URI of what stands in it. */
  note(schema: JsonObjectLike, at: () => Origin, outer: string): string;
  /** The base URI of a place: its nearest `$id`, else the document's. */
  baseAt(at: Origin): string;
}

interface Document {
  readonly source: SourceDocument;
  readonly base: string;
  /** Embedded resources by the pointer of their root. */
  readonly embedded: Map<string, Resource>;
}

export function createIdentifiers(): Identifiers {
  const documents = new Map<string, Document>();
  const resources = new Map<string, Resource>();
  const anchors = new Map<string, Origin>();
  const dynamicAnchors: { name: string; at: Origin }[] = [];
  const embed = (uri: string, { file, pointer }: Origin): void => {
    const { source, embedded } = documents.get(file)!;
    const resource = { source, pointer, uri };
    if (!embedded.has(pointer)) embedded.set(pointer, resource);
    if (!resources.has(uri)) resources.set(uri, resource);
  };
  const note = (schema: JsonObjectLike, place: () => Origin, outer: string): string => {
    const { $id, $anchor, $dynamicAnchor } = schema;
    if ($id === undefined && $anchor === undefined && $dynamicAnchor === undefined) return outer;
    const at = place();
    let uri = outer;
    if (typeof $id === "string" && URL.canParse($id, outer)) {
      uri = withoutFragment(new URL($id, outer).href);
      embed(uri, at);
    }
    for (const name of [$anchor, $dynamicAnchor]) {
      if (typeof name === "string" && !anchors.has(`${uri}#${name}`)) anchors.set(`${uri}#${name}`, at);
    }
    if (typeof $dynamicAnchor === "string") dynamicAnchors.push({ name: $dynamicAnchor, at });
    return uri;
  };
  return {
    resources,
    anchors,
    dynamicAnchors,
    open: (source, base) => documents.set(source.file, { source, base, embedded: new Map() }),
    note,
    baseAt: ({ file, pointer }) => {
      const { base, embedded } = documents.get(file) ?? (documents.values().next().value as Document);
      if (embedded.size === 0) return base;
      for (let path = pointer; ; path = path.slice(0, path.lastIndexOf("/"))) {
        const resource = embedded.get(path);
        if (resource !== undefined) return resource.uri;
        if (path === "") return base;
      }
    },
  };
}

export function withoutFragment(uri: string): string {
  const hash = uri.indexOf("#");
  return hash < 0 ? uri : uri.slice(0, hash);
}

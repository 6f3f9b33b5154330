import { escapeToken, type Origin, type Report } from "../diagnostics/index.ts";
import type { Loader, NotLoaded, SourceDocument } from "../source/index.ts";
import { collectIdentifiers, type Identifiers, type Resource, withoutFragment } from "./identifiers.ts";
import { createPolicy, type DocumentRef, type Policy, type RemoteRefs } from "./policy.ts";
import { isObject } from "./schema-keywords.ts";

/** Every document that the references of a root document lead to, and what their URIs identify. */
export interface Library {
  readonly root: SourceDocument;
  readonly sources: readonly SourceDocument[];
  /** The document with this name in origins. */
  byFile(file: string): SourceDocument | undefined;
  /** What a URI without a fragment identifies; or why it was not loaded. */
  resource(uri: string): Resource | NotLoaded | undefined;
  /** The base URI of a place: its nearest `$id`, else the document's. */
  baseAt(at: Origin): string;
  readonly anchors: ReadonlyMap<string, Origin>;
  readonly dynamicAnchors: Identifiers["dynamicAnchors"];
}

export interface LibraryOptions {
  readonly report: Report;
  readonly allowRemoteRefs: RemoteRefs;
  /** Whether the documents' schemas know `$id` and `$anchor` (OpenAPI 3.1 and later). */
  readonly identifiers: "honoured" | "unknown";
}

/** Reads the root's references, and theirs, until there are none that are new. */
export async function createLibrary(
  root: SourceDocument,
  loader: Loader,
  options: LibraryOptions,
): Promise<Library> {
  const sources: SourceDocument[] = [];
  const files = new Map<string, SourceDocument>();
  const resources = new Map<string, Resource | NotLoaded>();
  const bases = new Map<string, { readonly base: string; readonly embedded: Identifiers["embedded"] }>();
  const anchors = new Map<string, Origin>();
  const dynamicAnchors: Identifiers["dynamicAnchors"][number][] = [];
  const policy = createPolicy(root, loader, options.allowRemoteRefs, options.report);
  const hosts = typeof options.allowRemoteRefs === "boolean" ? undefined : options.allowRemoteRefs;
  const load = (url: string) => loader.load(url, hosts);

  const add = (source: SourceDocument): void => {
    sources.push(source);
    files.set(source.file, source);
    const base = selfOf(source);
    if (!resources.has(source.url)) resources.set(source.url, { source, pointer: "", uri: base });
    if (!resources.has(base)) resources.set(base, { source, pointer: "", uri: base });
    if (options.identifiers === "unknown") {
      bases.set(source.file, { base, embedded: new Map() });
      return;
    }
    const found = collectIdentifiers(source, base);
    bases.set(source.file, { base, embedded: found.embedded });
    for (const resource of found.embedded.values()) {
      if (!resources.has(resource.uri)) resources.set(resource.uri, resource);
    }
    for (const [uri, at] of found.anchors) if (!anchors.has(uri)) anchors.set(uri, at);
    for (const one of found.dynamicAnchors) dynamicAnchors.push(one);
  };
  const baseAt = ({ file, pointer }: Origin): string => {
    const { base, embedded } = bases.get(file) ?? { base: root.url, embedded: new Map() };
    if (embedded.size === 0) return base;
    for (let path = pointer; ; path = path.slice(0, path.lastIndexOf("/"))) {
      const resource = embedded.get(path);
      if (resource !== undefined) return resource.uri;
      if (path === "") return base;
    }
  };
  /**
   * The document beside the one that refers to it, where an `$id` or `$self` gives both another home: those are names,
   * and the files mostly lie next to each other all the same.
   */
  const fetchNeighbour = async (
    url: string,
    ref: string,
    from: SourceDocument,
  ): Promise<Resource | undefined> => {
    const known = resources.get(url) ?? (await fetchAllowed({ ref, url, from }, policy, load, add));
    return "tell" in known ? undefined : known;
  };
  add(root);
  for (let index = 0; index < sources.length; index++) {
    const source = sources[index] as SourceDocument;
    for (const [url, ref] of externalRefs(source, baseAt)) {
      if (resources.has(url)) continue;
      const beside = loader.has(url) ? url : withoutFragment(new URL(ref, source.url).href);
      const neighbour = beside === url ? undefined : await fetchNeighbour(beside, ref, source);
      const found = neighbour ?? (await fetchAllowed({ ref, url, from: source }, policy, load, add));
      if (!resources.has(url)) resources.set(url, found);
    }
  }
  return {
    root,
    sources,
    byFile: (file) => files.get(file),
    resource: (uri) => resources.get(uri),
    baseAt,
    anchors,
    dynamicAnchors,
  };
}

async function fetchAllowed(
  wanted: DocumentRef,
  policy: Policy,
  load: (url: string) => ReturnType<Loader["load"]>,
  add: (source: SourceDocument) => void,
): Promise<Resource | NotLoaded> {
  const refused = await policy(wanted);
  if (refused !== undefined) return refused;
  const found = await load(wanted.url);
  if (!("value" in found)) return found;
  add(found);
  return { source: found, pointer: "", uri: wanted.url };
}

/** OpenAPI 3.2's `$self`, else where the document came from. */
function selfOf({ value, url }: SourceDocument): string {
  const self = isObject(value) && typeof value.openapi === "string" ? value.$self : undefined;
  return typeof self === "string" && URL.canParse(self, url) ? withoutFragment(new URL(self, url).href) : url;
}

/** A reference that does not begin with `#`, in JSON or YAML; a document without one needs no walk. */
const externalRef = /\$(?:dynamicR|r)ef["']?\s*:\s*["']?\s*[^\s#"']|\\u0024|\\x24|\bmapping\b|\$id|\$schema/;

/** Metaschemas whose vocabularies are known without reading them. */
const knownMetaschema = /^https?:\/\/(?:json-schema|spec\.openapis)\.org\//;

/** The URIs, without fragments, that the references of a document name, each as it was first written. */
function externalRefs(source: SourceDocument, baseAt: (at: Origin) => string): Map<string, string> {
  const uris = new Map<string, string>();
  if (![source, ...(source.overlays ?? [])].some(({ text }) => externalRef.test(text))) return uris;
  const way: string[] = [];
  const note = (ref: unknown): void => {
    if (typeof ref !== "string" || ref.startsWith("#")) return;
    const pointer = way.map((token) => `/${escapeToken(token)}`).join("");
    const base = baseAt({ file: source.file, pointer });
    if (!URL.canParse(ref, base)) return;
    const url = withoutFragment(new URL(ref, base).href);
    if (!uris.has(url)) uris.set(url, ref);
  };
  const visit = (value: object): void => {
    const { $ref, $dynamicRef, $schema, discriminator } = value as Readonly<Record<string, unknown>>;
    note($ref);
    note($dynamicRef);
    if (typeof $schema === "string" && !knownMetaschema.test($schema)) note($schema);
    if (isObject(discriminator) && isObject(discriminator.mapping)) {
      for (const target of Object.values(discriminator.mapping)) {
        if (typeof target === "string" && /[./]/.test(target)) note(target);
      }
    }
    for (const key of Object.keys(value)) {
      const member = (value as Readonly<Record<string, unknown>>)[key];
      if (typeof member !== "object" || member === null) continue;
      way.push(key);
      visit(member);
      way.pop();
    }
  };
  if (typeof source.value === "object" && source.value !== null) visit(source.value);
  return uris;
}

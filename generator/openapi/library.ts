import type { Origin, Report } from "../diagnostics/index.ts";
import type { Loader, NotLoaded, SourceDocument } from "../source/index.ts";
import type { Node } from "./document.ts";
import { createIdentifiers, type Identifiers, type Resource, withoutFragment } from "./identifiers.ts";
import { createFollower, type Directory, wayOf } from "./pointers.ts";
import { createPolicy, type DocumentRef, type Policy, type RemoteRefs } from "./policy.ts";
import { isObject } from "./schema-keywords.ts";
import { createSurvey } from "./survey.ts";

/** Every document that the references of a root document lead to, and what their URIs identify. */
export interface Library extends Directory {
  readonly root: SourceDocument;
  readonly sources: readonly SourceDocument[];
  /** The document with this name in origins. */
  byFile(file: string): SourceDocument | undefined;
  readonly dynamicAnchors: Identifiers["dynamicAnchors"];
  /** Whether a value of one of the documents stands where a schema does. */
  isSchema(value: object): boolean;
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
  { report, allowRemoteRefs, identifiers: keywords }: LibraryOptions,
): Promise<Library> {
  const sources: SourceDocument[] = [];
  const files = new Map<string, SourceDocument>();
  const documents = new Map<string, Resource | NotLoaded>();
  const identifiers = createIdentifiers();
  const { anchors, dynamicAnchors, baseAt } = identifiers;
  const survey = createSurvey(identifiers, keywords);
  const policy = createPolicy(root, loader, allowRemoteRefs, report);
  const hosts = typeof allowRemoteRefs === "boolean" ? undefined : allowRemoteRefs;
  const load = (url: string) => loader.load(url, hosts);

  const add = (source: SourceDocument): void => {
    sources.push(source);
    files.set(source.file, source);
    const base = selfOf(source);
    for (const uri of [source.url, base])
      if (!documents.has(uri)) documents.set(uri, { source, pointer: "", uri: base });
    identifiers.open(source, base);
    if (isVersioned(source.value)) survey.enter(source.value, { file: source.file, pointer: "" }, "document");
  };
  const resource = (uri: string): Resource | NotLoaded | undefined => {
    const found = documents.get(uri);
    return found === undefined || "tell" in found ? (identifiers.resources.get(uri) ?? found) : found;
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
    const known = resource(url) ?? (await fetchAllowed({ ref, url, from }, policy, load, add));
    return "tell" in known ? undefined : known;
  };
  /** Loads what a reference names; `false` where that has been tried, or it names nothing. */
  const fetch = async (ref: string, at: Origin): Promise<boolean> => {
    const base = baseAt(at);
    const url = URL.canParse(ref, base) ? withoutFragment(new URL(ref, base).href) : undefined;
    if (url === undefined || resource(url) !== undefined) return false;
    const from = files.get(at.file) ?? root;
    const isApart = !loader.has(url) && URL.canParse(ref, from.url);
    const beside = isApart ? withoutFragment(new URL(ref, from.url).href) : url;
    const neighbour = beside === url ? undefined : await fetchNeighbour(beside, ref, from);
    const found = neighbour ?? (await fetchAllowed({ ref, url, from }, policy, load, add));
    if (!documents.has(url)) documents.set(url, found);
    return true;
  };
  /** What a reference leads to, with the documents on the way there loaded. */
  const reach = async (ref: string, from: Origin): Promise<Node | undefined> => {
    for (;;) {
      const missing: [string, Origin][] = [];
      const { follow } = createFollower(
        { resource, baseAt, anchors },
        (file) => files.get(file)?.value,
        (...reference) => missing.push(reference),
      );
      const target = follow(ref, from);
      let isNew = false;
      for (const [other, at] of missing) if (await fetch(other, at)) isNew = true;
      if (!isNew) return target;
    }
  };
  /** A document without a version that schemas refer to is a schema as a whole: its identifiers count. */
  const enterSchemaDocument = (ref: string, from: Origin): void => {
    const way = wayOf({ resource, baseAt, anchors }, ref, baseAt(from));
    const source = way === undefined || "tell" in way ? undefined : files.get(way.root.file);
    if (source !== undefined && !isVersioned(source.value))
      survey.enter(source.value, { file: source.file, pointer: "" }, "schema");
  };
  add(root);
  for (const { ref, from, place } of survey.references) {
    // Most references stay in the document, which is known from its root down.
    if (!ref.startsWith("#") || !isVersioned(files.get(from.file)?.value)) {
      await fetch(ref, from);
      if (place === "schema" && keywords === "honoured") enterSchemaDocument(ref, from);
    }
    const target = place === undefined ? undefined : await reach(ref, from);
    if (place !== undefined && target !== undefined) survey.enter(target.value, target.at, place);
  }
  return {
    root,
    sources,
    byFile: (file) => files.get(file),
    resource,
    baseAt,
    anchors,
    dynamicAnchors,
    isSchema: survey.isSchema,
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

function isVersioned(value: unknown): boolean {
  return isObject(value) && ("openapi" in value || "swagger" in value);
}

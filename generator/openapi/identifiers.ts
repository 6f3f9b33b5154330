import { escapeToken, type Origin } from "../diagnostics/index.ts";
import type { SourceDocument } from "../source/index.ts";
import { eachRootSchema, eachSubschema, type JsonObjectLike } from "./schema-keywords.ts";

/** A schema resource: what a URI without a fragment identifies. */
export interface Resource {
  readonly source: SourceDocument;
  /** The pointer of its root in the document. */
  readonly pointer: string;
  /** Its base URI, without a fragment. */
  readonly uri: string;
}

/** What the `$id`, `$anchor` and `$dynamicAnchor` of one document say. */
export interface Identifiers {
  /** Embedded resources by the pointer of their root; the document itself is not among them. */
  readonly embedded: ReadonlyMap<string, Resource>;
  /** Places by `URI#name`. */
  readonly anchors: ReadonlyMap<string, Origin>;
  readonly dynamicAnchors: readonly { readonly name: string; readonly at: Origin }[];
}

const none: Identifiers = { embedded: new Map(), anchors: new Map(), dynamicAnchors: [] };

/** Collects the identifiers that stand where schemas stand; the same words inside `const` or an example are data. */
export function collectIdentifiers(source: SourceDocument, base: string): Identifiers {
  if (!/\$id|\$anchor|\$dynamicAnchor|\\u0024/.test(source.text)) return none;
  const embedded = new Map<string, Resource>();
  const anchors = new Map<string, Origin>();
  const dynamicAnchors: { name: string; at: Origin }[] = [];
  const visit = (schema: JsonObjectLike, pointer: string, outer: string): void => {
    const { $id, $anchor, $dynamicAnchor } = schema;
    let uri = outer;
    if (typeof $id === "string" && URL.canParse($id, outer)) {
      uri = withoutFragment(new URL($id, outer).href);
      if (!embedded.has(pointer)) embedded.set(pointer, { source, pointer, uri });
    }
    const at = { file: source.file, pointer };
    for (const name of [$anchor, $dynamicAnchor]) {
      if (typeof name === "string" && !anchors.has(`${uri}#${name}`)) anchors.set(`${uri}#${name}`, at);
    }
    if (typeof $dynamicAnchor === "string") dynamicAnchors.push({ name: $dynamicAnchor, at });
    eachSubschema(schema, (below, tokens) =>
      visit(
        below,
        tokens.reduce<string>((path, token) => `${path}/${escapeToken(String(token))}`, pointer),
        uri,
      ),
    );
  };
  const seen = new Set<string>();
  eachRootSchema(source.value, (schema, pointer) => {
    if (seen.has(pointer)) return;
    seen.add(pointer);
    visit(schema, pointer, base);
  });
  return { embedded, anchors, dynamicAnchors };
}

export function withoutFragment(uri: string): string {
  const hash = uri.indexOf("#");
  return hash < 0 ? uri : uri.slice(0, hash);
}

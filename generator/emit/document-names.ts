import type { SourceDocument } from "../source/index.ts";
import { nameFromRoot } from "../source/index.ts";
import { specPath } from "./package/index.ts";

type NamedDocument = Pick<SourceDocument, "file" | "url"> & Partial<Pick<SourceDocument, "overlays">>;

/** What the documents of a run are called, wherever it runs: by the name that origins have, which the working folder decides. */
export interface DocumentNames {
  /** As the root document sees them; of those that were read. */
  readonly seen: ReadonlyMap<string, string>;
  /** The same as a text and a package have it, without folders that lead away from the root. */
  shown(file: string): string;
}

/** @param sources the root first */
export function nameDocuments(sources: readonly NamedDocument[]): DocumentNames {
  const [root] = sources;
  const seen = new Map<string, string>();
  for (const { file, url } of [...sources, ...(root?.overlays ?? [])]) {
    seen.set(file, nameFromRoot(url, root!.url));
  }
  const rootName = seen.get(root?.file ?? "") ?? "-";
  return { seen, shown: (file) => specPath(seen.get(file) ?? file, rootName) };
}

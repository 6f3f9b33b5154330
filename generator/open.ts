import type { InputOptions } from "./config/index.ts";
import type { Report } from "./diagnostics/index.ts";
import { applyOverlays, type OpenApi, openDocument } from "./openapi/index.ts";
import type { Loader, SourceDocument } from "./source/index.ts";

/** The document that a package is made from, whole, and the overlays that were laid over it. */
export interface Opened {
  readonly openapi: OpenApi;
  readonly overlays: readonly SourceDocument[];
}

/** Opens a document with its overlays; `undefined` after reporting that one of them cannot be read. */
export async function openInput(
  spec: string,
  input: Pick<InputOptions, "overlays" | "remote">,
  loader: Loader,
  report: Report,
): Promise<Opened | undefined> {
  const root = await loader.open(spec);
  const overlays: SourceDocument[] = [];
  for (const path of input.overlays) {
    const overlay = await loader.open(path);
    if (overlay !== undefined) overlays.push(overlay);
  }
  if (root === undefined || overlays.length < input.overlays.length) return undefined;
  const source = await applyOverlays(root, overlays, report);
  const allowRemoteRefs = input.remote === "any" ? true : input.remote === "none" ? false : input.remote;
  const openapi = await openDocument(source, loader, report, { allowRemoteRefs });
  return openapi && { openapi, overlays };
}

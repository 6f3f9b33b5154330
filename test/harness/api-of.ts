import { createReporter } from "../../generator/diagnostics/index.ts";
import { type Api, defaultModelOptions, type ModelOptions } from "../../generator/ir/index.ts";
import { lower } from "../../generator/lower/index.ts";
import { openDocument } from "../../generator/openapi/index.ts";
import { createLoader, type Loader } from "../../generator/source/index.ts";

/** The IR of a document in a folder. */
export function apiOfFile(folder: string, file: string): Promise<Api> {
  const { report } = createReporter();
  return lowered(createLoader({ report, cwd: folder }), file);
}

/** The IR of a document that is given as a value. */
export function apiOf(document: object, options: ModelOptions = defaultModelOptions): Promise<Api> {
  const { report } = createReporter();
  const texts = new Map([["file:///memory/spec.json", JSON.stringify(document)]]);
  return lowered(createLoader({ report, cwd: "/memory", texts }), "spec.json", options);
}

async function lowered(loader: Loader, file: string, options = defaultModelOptions): Promise<Api> {
  const { report } = createReporter();
  const source = await loader.open(file);
  const openapi = source === undefined ? undefined : await openDocument(source, loader, report);
  if (openapi === undefined) throw new Error(`${file} cannot be read`);
  return lower(openapi, options, report);
}

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import type { View } from "../../generator/ir/index.ts";
import type { OperationRequest } from "../../generator/runtime/http/requests.ts";
import type { Responses } from "../../generator/runtime/http/responses.ts";
import { defaultOptions, generateCase } from "../harness/generate-case.ts";

export type Http = typeof import("../../generator/runtime/http/requests.ts") &
  typeof import("../../generator/runtime/http/paths.ts") &
  typeof import("../../generator/runtime/http/responses.ts");

export interface AnyOperation {
  readonly request: OperationRequest<unknown>;
  readonly responses: Responses<object>;
}

/** The operations of a package, and what they travel by, as its users import them. */
export interface Loaded {
  readonly http: Http;
  readonly operations: Readonly<Record<string, AnyOperation>>;
  /** What the modules of their models export. */
  readonly models: Readonly<Record<string, unknown>>;
}

export async function loadOperations(spec: string, view: Partial<View>): Promise<Loaded> {
  const model = { ...defaultOptions.model, view: { ...defaultOptions.model.view, ...view } };
  const { files } = await generateCase("/", "spec.yaml", { ...defaultOptions, model }, { "spec.yaml": spec });
  const folder = mkdtempSync(join(tmpdir(), "operations-"));
  try {
    for (const [path, text] of files) {
      if (!/\.js$|package\.json$/.test(path)) continue;
      mkdirSync(join(folder, dirname(path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    const load = (path: string) => import(pathToFileURL(join(folder, path)).href);
    return {
      http: await load("dist/http.js"),
      operations: await load("dist/operations/index.js"),
      models: await load("dist/models/operations/index.js"),
    };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

import { expect } from "vitest";
import { createReporter } from "../../generator/diagnostics/index.ts";
import { type Api, defaultModelOptions } from "../../generator/ir/index.ts";
import { lower } from "../../generator/lower/index.ts";
import { openDocument } from "../../generator/openapi/index.ts";
import { createLoader } from "../../generator/source/index.ts";

/** Schemas by name. */
export type Definitions = Readonly<Record<string, unknown>>;

/** The definitions as the components of a document that goes through the whole generator. */
export async function lowered(components: Definitions, openapi = "3.1.1"): Promise<Api | undefined> {
  const { report, diagnostics } = createReporter();
  const url = "http://fuzz.test/document.json";
  const document = {
    openapi,
    info: { title: "Fuzz", version: "1" },
    paths: {},
    components: { schemas: components },
  };
  const loader = createLoader({ report, cwd: "/", texts: new Map([[url, JSON.stringify(document)]]) });
  const source = await loader.open(url);
  const opened = source && (await openDocument(source, loader, report));
  const api = opened && lower(opened, { ...defaultModelOptions, formats: "annotate" }, report);
  const errors = diagnostics.filter(({ severity }) => severity === "error");
  expect(errors.map(({ message }) => message)).toEqual([]);
  return api;
}

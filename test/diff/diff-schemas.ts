import { createReporter } from "../../generator/diagnostics/index.ts";
import { type Change, diff } from "../../generator/diff/index.ts";
import { type Api, defaultModelOptions } from "../../generator/ir/index.ts";
import { lower } from "../../generator/lower/index.ts";
import { openDocument } from "../../generator/openapi/index.ts";
import { createLoader } from "../../generator/source/index.ts";

/** The IR of a document that is given as a value. */
export async function apiOf(document: object): Promise<Api> {
  const { report } = createReporter();
  const texts = new Map([["file:///memory/spec.json", JSON.stringify(document)]]);
  const loader = createLoader({ report, cwd: "/memory", texts });
  const source = await loader.open("spec.json");
  const openapi = source === undefined ? undefined : await openDocument(source, loader, report);
  if (openapi === undefined) throw new Error("the test's document cannot be read");
  return lower(openapi, defaultModelOptions, report);
}

/** The changes of one component that one operation sends, or gets. */
export async function diffSchemas(
  base: object,
  revision: object,
  direction: "request" | "response",
): Promise<Change[]> {
  const document = (schema: object): object => {
    const content = { "application/json": { schema: { $ref: "#/components/schemas/Model" } } };
    const operation =
      direction === "request"
        ? { requestBody: { required: true, content }, responses: { 204: { description: "done" } } }
        : { responses: { 200: { description: "done", content } } };
    return {
      openapi: "3.1.0",
      info: { title: "t", version: "1" },
      paths: { "/model": { post: { operationId: "call", ...operation } } },
      components: { schemas: { Model: schema } },
    };
  };
  return diff(await apiOf(document(base)), await apiOf(document(revision)));
}

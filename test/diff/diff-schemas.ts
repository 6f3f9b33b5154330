import { type Change, diff } from "../../generator/diff/index.ts";
import { apiOf } from "../harness/api-of.ts";

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

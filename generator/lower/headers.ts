import type { ResponseHeader } from "../ir/index.ts";
import type * as openapi from "../openapi/index.ts";
import { settledText } from "./canonical.ts";
import type { Lowering } from "./draft.ts";
import { followReferences } from "./follow.ts";
import { isObject } from "./keyword-reader.ts";

/** What a response says beside its body. */
export function lowerHeaders(
  { headers }: openapi.Response,
  { openapi: document }: Lowering,
): { readonly headers?: readonly ResponseHeader[] } {
  if (headers.length === 0) return {};
  return {
    headers: headers.map((header): ResponseHeader => {
      const { at, name, required, schema, content } = header;
      const node = schema ?? content[0]?.schema;
      const holds = node === undefined ? "" : settledText(node, document);
      const written = writingOf(header, document);
      return { at, key: name, required, holds, ...(written !== undefined && { written }) };
    }),
  };
}

/** How a header is written, where that is not as usual (OpenAPI 3.1.1, 4.8.21). */
function writingOf(
  { schema, content, explode }: openapi.Header,
  document: openapi.OpenApi,
): string | undefined {
  const [media] = content;
  if (schema === undefined && media !== undefined) return media.type.split(";")[0]!.trim().toLowerCase();
  // Lists and single values are written alike (RFC 6570, 3.2.2).
  return explode && schema !== undefined && mayBeObject(schema, document) ? "exploded" : undefined;
}

function mayBeObject(schema: openapi.Node, document: openapi.OpenApi): boolean {
  const { value } = followReferences(schema, document) ?? schema;
  return isObject(value) && (value.type === undefined || [value.type].flat().includes("object"));
}

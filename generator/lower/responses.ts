import type { OperationResponse, Schema } from "../ir/index.ts";
import type * as openapi from "../openapi/document.ts";
import { type Lowering, openDraft } from "./draft.ts";
import { mediaKind } from "./media-types.ts";
import { type Call, callRoot, lowerNamed, nativeSchema } from "./requests.ts";

/** Responses that are no errors: 1XX to 3XX and `default`. */
export function isSuccess({ status }: openapi.Response): boolean {
  return !/^[45]/.test(status);
}

/**
 * Lowers the bodies of the successful responses. One inline body is `<Operation>Response`; several are the members of
 * a union of that name.
 */
export function lowerSuccess(call: Call, lowering: Lowering): OperationResponse[] {
  const successes = call.operation.responses.filter(isSuccess);
  const bodies = successes.flatMap((response) => response.content.filter(hasBody).slice(0, 1));
  const several = bodies.length > 1;
  const members: Schema[] = [];
  const responses = successes.map((response): OperationResponse => {
    const contents = response.content.map((content) => {
      const suffix = several ? `ResponseBody${bodies.indexOf(content) + 1}` : "Response";
      const schema = lowerContent(call, content, response, suffix, lowering);
      if (bodies.includes(content)) members.push(schema);
      return { mediaType: content.type, schema };
    });
    return { status: response.status, description: response.description, contents };
  });
  if (several) openUnion(call, members, lowering);
  return responses;
}

function hasBody(content: openapi.MediaType): boolean {
  return content.schema !== undefined || content.itemSchema !== undefined;
}

export function lowerContent(
  call: Call,
  content: openapi.MediaType,
  response: openapi.Response,
  suffix: string,
  lowering: Lowering,
): Schema {
  const node = content.itemSchema ?? content.schema;
  const kind = mediaKind(content.type);
  if (node === undefined || kind === "binary") return nativeSchema(content, "stream");
  if (kind === "xml") return nativeSchema(content, "bytes");
  const role = suffix === "Response" ? "response" : "response-body";
  const schema = lowerNamed(call, node, suffix, role, lowering);
  const draft = schema.ref === undefined ? undefined : lowering.drafts.get(schema.ref);
  if (draft?.role === role) lowering.descriptions.set(draft.id, response.description);
  return schema;
}

function openUnion(call: Call, members: readonly Schema[], lowering: Lowering): void {
  const { operation, name } = call;
  const root = callRoot(call);
  const draft = openDraft(lowering, {
    id: `${name}~response`,
    at: operation.at,
    role: "response",
    directory: root.directory,
    wish: { label: `${name}Response`, title: undefined, place: "fixed" },
    parent: undefined,
    root,
    node: undefined,
  });
  draft.schema = { at: operation.at, notes: { examples: [] }, anyOf: members };
}

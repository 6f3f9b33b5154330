import type { Content } from "../ir/index.ts";
import { type Lowering, openDraft } from "./draft.ts";
import { mediaKind } from "./media-types.ts";
import type { LoweredOperation } from "./operations.ts";

/** Whether an operation takes a multipart form; where a body has several media types, the first decides. */
export function isMultipart({ bodies: [body] }: Pick<LoweredOperation, "bodies">): boolean {
  return body !== undefined && mediaKind(body.mediaType) === "multipart";
}

/** An operation with its multipart bodies and with its other ones, that of the first media type first; itself where it has but one kind. */
export function splitByMultipart(operation: LoweredOperation): readonly LoweredOperation[] {
  const isLikeFirst = (body: Content): boolean => isMultipart({ bodies: [body] }) === isMultipart(operation);
  const first = operation.bodies.filter(isLikeFirst);
  const others = operation.bodies.filter((body) => !isLikeFirst(body));
  return others.length === 0 ? [operation] : [first, others].map((bodies) => ({ ...operation, bodies }));
}

/** The parts of operations as operations: the first keeps its name, the other one has that of its kind behind it. */
export function nameParts(operations: readonly LoweredOperation[]): (part: LoweredOperation) => string {
  const taken = new Set(operations.map(({ name }) => name.toLowerCase()));
  return (part) => {
    const wished = part.name + suffixOf(part);
    let name = wished;
    for (let count = 2; taken.has(name.toLowerCase()); count++) name = `${wished}${count}`;
    taken.add(name.toLowerCase());
    return name;
  };
}

function suffixOf({ bodies: [body] }: LoweredOperation): string {
  const kind = mediaKind(body!.mediaType);
  return kind === "multipart" ? "Multipart" : kind === "form" ? "Form" : "Json";
}

/** A part that holds a body beside parameters in a model of its own. */
export function withOwnRequest(part: LoweredOperation, lowering: Lowering): LoweredOperation {
  const { request, body } = part;
  const draft = request === undefined || body?.field === undefined ? undefined : lowering.drafts.get(request);
  if (draft === undefined) return part;
  const { schema, wish } = draft;
  const label = `${wish.label}Multipart`;
  const own = openDraft(lowering, { ...draft, id: `${draft.id}~multipart`, wish: { ...wish, label } });
  own.schema = schema;
  return { ...part, request: own.id };
}

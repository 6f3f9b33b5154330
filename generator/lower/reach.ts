import { type ModelId, type Reach, refsOf, type Schema } from "../ir/index.ts";
import type { LoweredOperation } from "./operations.ts";

/** The model that says what is in bytes that a program reads as a whole, such as those of XML. */
export function contentRef({ native, content }: Schema): ModelId | undefined {
  return native === "bytes" ? content?.ref : undefined;
}

/** The models that a body refers to. */
function refsOfBody(schema: Schema): readonly ModelId[] {
  const content = contentRef(schema);
  return content === undefined ? refsOf(schema) : [...refsOf(schema), content];
}

type Way = keyof Reach;

/** How each model travels: in requests, in responses, in errors. Models that are absent are not reached at all. */
export function findReach(
  operations: readonly LoweredOperation[],
  schemas: ReadonlyMap<ModelId, Schema>,
  included: readonly ModelId[] = [],
): Map<ModelId, Reach> {
  const reach = new Map<ModelId, Reach>();
  const mark = (roots: Iterable<ModelId>, way: Way): void => {
    const stack = [...roots];
    for (let id = stack.pop(); id !== undefined; id = stack.pop()) {
      const before = reach.get(id) ?? { request: false, response: false, error: false };
      const schema = schemas.get(id);
      if (before[way] || schema === undefined) continue;
      reach.set(id, { ...before, [way]: true });
      for (const ref of refsOf(schema)) stack.push(ref);
    }
  };
  for (const operation of operations) {
    const { request, parameters, bodies, responses, response, settings = [] } = operation;
    if (request !== undefined) mark([request], "request");
    if (response !== undefined) mark([response], "response");
    mark(settings, "request");
    for (const { schema } of [...parameters, ...bodies]) mark(refsOfBody(schema), "request");
    for (const { status, contents } of responses) {
      const way = /^[45]/.test(status) ? "error" : "response";
      for (const { schema } of contents) mark(refsOfBody(schema), way);
    }
  }
  const wanted = [...included];
  for (let id = wanted.pop(); id !== undefined; id = wanted.pop()) {
    const schema = schemas.get(id);
    if (reach.has(id) || schema === undefined) continue;
    reach.set(id, { request: false, response: false, error: false });
    for (const ref of refsOf(schema)) wanted.push(ref);
  }
  return reach;
}

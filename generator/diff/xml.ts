import { type Content, type Model, type ModelId, refsOf } from "../ir/index.ts";
import type { Side } from "./comparison.ts";
import { essenceOf } from "./media-types.ts";

/** The models that bodies of XML hold: what a schema says of XML is no matter of others. */
export function modelsOfXml(side: Side): readonly Model[] {
  const { operations } = side.api;
  const contents = operations.flatMap(({ bodies, responses }) => [
    ...bodies,
    ...responses.flatMap((response) => response.contents),
  ]);
  const open: ModelId[] = contents
    .filter(isXml)
    .flatMap(({ schema: { content } }) => (content === undefined ? [] : refsOf(content)));
  const found = new Map<ModelId, Model>();
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const model = found.has(next) ? undefined : side.model(next);
    if (model === undefined) continue;
    found.set(next, model);
    open.push(...refsOf(model.schema));
  }
  return [...found.values()];
}

function isXml(content: Content): boolean {
  return /[/+]xml$/.test(essenceOf(content));
}

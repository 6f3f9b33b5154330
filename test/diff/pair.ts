/** A schema before and after. */
export interface SchemaPair {
  readonly base: object;
  readonly revision: object;
}

/** The documents of many pairs at once: `Sent3` is what clients send of pair 3, `Got3` what they get. */
export function pairOf(rows: readonly SchemaPair[]): SchemaPair {
  return {
    base: documentOf(rows.map(({ base }) => base)),
    revision: documentOf(rows.map(({ revision }) => revision)),
  };
}

export const directions = ["request", "response"] as const;

/** The name of a pair's model in a direction. */
export function nameOf(index: number, direction: (typeof directions)[number]): string {
  return `${direction === "request" ? "Sent" : "Got"}${index}`;
}

function documentOf(schemas: readonly object[]): object {
  const paths: Record<string, object> = {};
  const components: Record<string, object> = {};
  for (const [index, schema] of schemas.entries()) {
    const operation: Record<string, unknown> = { operationId: `call${index}`, responses: {} };
    for (const direction of directions) {
      const name = nameOf(index, direction);
      components[name] = JSON.parse(JSON.stringify(schema).replaceAll("/Model", `/${name}`)) as object;
      const content = { "application/json": { schema: { $ref: `#/components/schemas/${name}` } } };
      if (direction === "request") operation.requestBody = { required: true, content };
      else operation.responses = { 200: { description: "done", content } };
    }
    paths[`/rows/${index}`] = { post: operation };
  }
  return { openapi: "3.1.0", info: { title: "t", version: "1" }, paths, components: { schemas: components } };
}

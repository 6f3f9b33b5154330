import { type Draw, type Entries, objectOf } from "./draw.ts";
import type { Schemas } from "./schemas.ts";

/** Makes hostile bodies, headers, parameters and servers of OpenAPI 3. */
export interface Media {
  content(): unknown;
  headers(): unknown;
  examples(): unknown;
  parameter(names: readonly string[]): unknown;
  server(): unknown;
}

const forms = ["multipart/form-data", "application/x-www-form-urlencoded", "multipart/mixed"];
const styles = ["form", "simple", "label", "matrix", "spaceDelimited", "pipeDelimited", "deepObject"];

export function createMedia(draw: Draw, { schema }: Schemas): Media {
  const { version, text, some, oneOf, mapOf } = draw;
  const example = (): unknown => ({
    summary: text(),
    description: text(),
    ...(some(0.5) ? { value: text() } : { externalValue: text() }),
    ...(version === "3.2" && some(0.3) ? { dataValue: { [text()]: text() }, serializedValue: text() } : {}),
  });
  const examples = (): unknown => mapOf(2, example);
  const style = (): Entries => [
    ["style", some(0.6) ? oneOf(styles) : text()],
    ["explode", some(0.7) ? some(0.5) : text()],
    ["allowReserved", some(0.7) ? some(0.5) : text()],
  ];
  const header = (): unknown =>
    objectOf([
      ["description", text()],
      ["required", some(0.5)],
      ["schema", schema(2)],
      ["example", text()],
      ...style(),
    ]);
  const headers = (): unknown => mapOf(2, header);
  const encoding = (): unknown =>
    objectOf([["contentType", text()], ["headers", headers()], ...(some(0.5) ? style() : [])]);
  const form = (): unknown => {
    const keys = draw.names(3);
    return {
      schema: objectOf([
        ["type", "object"],
        ["properties", objectOf(keys.map((key) => [key, schema(2)]))],
      ]),
      encoding: objectOf([...keys, text()].map((key) => [key, encoding()])),
      ...(version === "3.2" && some(0.3) ? { prefixEncoding: [encoding()], itemEncoding: encoding() } : {}),
    };
  };
  const content = (): unknown =>
    objectOf([
      ["application/json", { schema: schema(1), example: text(), examples: examples() }],
      [oneOf(forms), form()],
      [text(), { schema: schema(2) }],
      [`application/${text()}+json; ${text()}=${text()}`, { schema: schema(2) }],
      ...(version === "3.2" ? [["text/event-stream", { itemSchema: schema(1) }] as const] : []),
    ]);
  const places =
    version === "3.2"
      ? ["query", "header", "path", "cookie", "querystring"]
      : ["query", "header", "path", "cookie"];
  const parameter = (names: readonly string[]): unknown =>
    objectOf([
      ["name", some(0.5) && names.length > 0 ? oneOf(names) : text()],
      ["in", some(0.9) ? oneOf(places) : text()],
      ["required", true],
      ["description", text()],
      ["x-speakeasy-name-override", text()],
      ...(some(0.8)
        ? ([["schema", schema(2)], ["example", text()], ["examples", examples()], ...style()] as const)
        : ([["content", { [some(0.5) ? "application/json" : text()]: { schema: schema(2) } }]] as const)),
    ]);
  const server = (): unknown => {
    const name = text();
    return {
      url: some(0.5) ? text() : `https://{${name}}.example/${text()}`,
      description: text(),
      ...(version === "3.2" ? { name: text() } : {}),
      variables: objectOf([
        [name, { enum: draw.names(2), default: text(), description: text() }],
        [text(), { default: draw.number() }],
      ]),
    };
  };
  return { content, headers, examples, parameter, server };
}

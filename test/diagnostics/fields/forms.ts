import type { Rows } from "./rows.ts";

/** Media types, and how what is inside of them travels. */
export const formRows: readonly Rows[] = [
  {
    place: "media type",
    version: "3.2.0",
    beside: {},
    fields: [
      ["schema", { type: "string" }, "read"],
      ["example", "a", "describes"],
      ["examples", { a: { value: "a" } }, "describes"],
      ["encoding", { a: {} }, "no-effect"],
      ["itemSchema", { type: "string" }, "read"],
      ["prefixEncoding", [{}], "no-effect"],
      ["itemEncoding", {}, "no-effect"],
      ["unknown", 1, "unknown-field"],
    ],
  },
  {
    place: "media type",
    version: "3.2.0",
    beside: { schema: { type: "object", title: "X", properties: { a: { type: "string" } } } },
    fields: [
      ["example", { a: 5 }, "example-invalid"],
      ["examples", { a: { value: { a: 5 } } }, "example-invalid"],
      ["encoding", { a: { contentType: "text/plain" } }, "no-effect"],
    ],
  },
  {
    place: "media type",
    version: "3.2.0",
    beside: { itemSchema: { type: "string" } },
    fields: [["schema", { type: "array" }, "no-effect"]],
  },
  {
    place: "multipart media type",
    version: "3.2.0",
    beside: { schema: { type: "array", prefixItems: [{ type: "string" }] } },
    fields: [
      ["prefixEncoding", [{ contentType: "image/png" }], "no-effect"],
      ["itemEncoding", { contentType: "image/png" }, "no-effect"],
      ["encoding", { a: { contentType: "image/png" } }, "read"],
    ],
  },
  {
    place: "encodings of a form",
    version: "3.1.0",
    beside: {},
    fields: [
      ["a", { style: "pipeDelimited", explode: false }, "read"],
      ["missing", { style: "form" }, "read no-effect"],
      ["b", 5, "wrong-type"],
    ],
  },
  {
    place: "encoding of a form",
    version: "3.2.0",
    beside: {},
    fields: [
      ["contentType", "application/json", "read"],
      ["headers", { "X-A": { schema: { type: "string" } } }, "no-effect"],
      ["style", "pipeDelimited", "read"],
      ["explode", false, "read"],
      ["allowReserved", true, "read"],
      ["unknown", 1, "unknown-field"],
      ["encoding", { x: {} }, "no-effect"],
      ["prefixEncoding", [{}], "no-effect"],
      ["itemEncoding", {}, "no-effect"],
      ["contentType", 5, "field-type"],
      ["style", 5, "field-type wrong-type"],
      ["explode", 5, "field-type"],
      ["allowReserved", 5, "field-type"],
      ["headers", 5, "field-type no-effect"],
    ],
  },
  {
    place: "encoding of a form",
    version: "3.1.0",
    beside: {},
    fields: [["style", "odd", "read unknown-value"]],
  },
  {
    place: "encoding of a part",
    version: "3.2.0",
    beside: {},
    fields: [
      ["contentType", "application/json", "read"],
      ["headers", { "X-A": { schema: { type: "string" } } }, "no-effect"],
      ["style", "pipeDelimited", "read"],
      ["explode", false, "read"],
      ["allowReserved", true, "read"],
      ["unknown", 1, "unknown-field"],
      ["encoding", { x: {} }, "no-effect"],
      ["prefixEncoding", [{}], "no-effect"],
      ["itemEncoding", {}, "no-effect"],
    ],
  },
  {
    place: "encoding of a part",
    version: "3.0.3",
    beside: {},
    fields: [
      ["style", "pipeDelimited", "no-effect"],
      ["explode", false, "no-effect"],
      ["allowReserved", true, "no-effect"],
    ],
  },
];

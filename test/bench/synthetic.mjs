/** Models of the shapes that decide how fast validators are, for a bench that needs no other document. */
import { shapes as further } from "./shapes.mjs";

const words = ["id", "name", "url", "owner", "status", "count", "label", "created", "flag", "size", "kind", "note"];
const member = (index) => [{ type: "string" }, { type: "integer" }, { type: "boolean" }, { type: "string" }][index % 4];
const members = (count) => Object.fromEntries(Array.from({ length: count }, (_, index) => [`${words[index % 12]}${index}`, member(index)]));
const required = (properties, count = Infinity) => Object.keys(properties).slice(0, count);
const many = members(96);
const fixed = members(80);
const owner = { type: "object", required: ["login", "id"], properties: { login: { type: "string" }, id: { type: "integer" }, admin: { type: "boolean" } } };
const small = { number: { type: "number" }, negNumber: { type: "number" }, text: { type: "string" }, flag: { type: "boolean" } };
const deep = { type: "object", required: ["foo", "num", "bool"], properties: { foo: { type: "string" }, num: { type: "number" }, bool: { type: "boolean" } } };
const shapes = Object.fromEntries(
  Array.from({ length: 12 }, (_, index) => [
    `Shape${index + 1}`,
    {
      type: "object",
      required: ["type", "id", `field${index}`],
      properties: { type: { type: "string", enum: [`shape-${index + 1}`] }, id: { type: "string" }, [`field${index}`]: { type: "integer" }, note: { type: "string" } },
    },
  ]),
);

export const synthetic = {
  openapi: "3.1.0",
  info: { title: "Bench", version: "1" },
  paths: {},
  components: {
    schemas: {
      Client: { type: "object", properties: many },
      Repository: { type: "object", required: [...required(fixed, 72), "owner"], properties: { ...fixed, owner: { $ref: "#/components/schemas/Owner" } } },
      Owner: owner,
      Closed: { type: "object", required: required(small), properties: { ...small, deep: { ...deep, additionalProperties: false } }, additionalProperties: false },
      Loose: { type: "object", required: required(small), properties: { ...small, deep } },
      ...shapes,
      Shape: { oneOf: Object.keys(shapes).map((name) => ({ $ref: `#/components/schemas/${name}` })) },
      Row: { type: "object", required: ["id", "name", "active"], properties: { id: { type: "integer" }, name: { type: "string" }, active: { type: "boolean" }, tags: { type: "array", items: { type: "string" } } } },
      ...further,
      Rows: { type: "array", items: { $ref: "#/components/schemas/Row" } },
    },
  },
};

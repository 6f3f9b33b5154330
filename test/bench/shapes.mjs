/** Further models, one for each kind of schema whose checks are written in a way of their own. */
const string = { type: "string" };
const number = { type: "number" };
const integer = { type: "integer" };
const boolean = { type: "boolean" };
const ref = (name) => ({ $ref: `#/components/schemas/${name}` });
const object = (properties, required = Object.keys(properties)) => ({ type: "object", required, properties });
const list = (items, more) => ({ type: "array", items, ...more });
const words = (count) => Array.from({ length: count }, (_, index) => `value-${"abcdefghij"[index % 10]}${index}`);
const members = (count) =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [`field${index}`, [string, integer, boolean, number][index % 4]]));
const some = members(30);

export const shapes = {
  Leaf: object({ id: integer, label: string, note: string }, ["id", "label"]),
  Branch: object({ name: string, leaf: ref("Leaf"), leaves: list(ref("Leaf")) }),
  Nested: object({ id: string, branch: ref("Branch"), other: ref("Branch") }, ["id", "branch"]),
  Circle: object({ kind: { type: "string", enum: ["circle"] }, radius: number }),
  Square: object({ kind: { type: "string", enum: ["square"] }, side: number, filled: boolean }, ["kind", "side"]),
  Label: object({ kind: { type: "string", enum: ["label"] }, text: string }),
  Drawing: object({ parts: list({ oneOf: [ref("Circle"), ref("Square"), ref("Label")] }), marks: list({ anyOf: [string, number] }) }),
  Counts: { type: "object", additionalProperties: integer },
  Owners: { type: "object", additionalProperties: ref("Leaf") },
  Enums: object({
    few: { type: "string", enum: words(3) },
    dozen: { type: "string", enum: words(12) },
    many: { type: "string", enum: words(60) },
  }),
  Bounded: object({
    code: { type: "string", minLength: 3, maxLength: 40 },
    slug: { type: "string", pattern: "^[a-z ]+$" },
    share: { type: "number", minimum: 0, maximum: 100 },
    count: { type: "integer", minimum: 1, maximum: 1000 },
    tags: list(string, { minItems: 1, maxItems: 20 }),
  }),
  Point: { type: "array", prefixItems: [number, number, string], minItems: 3, maxItems: 3 },
  Path: object({ from: ref("Point"), to: ref("Point") }),
  Nullable: object({
    name: { type: ["string", "null"] },
    size: { type: ["integer", "null"] },
    owner: { oneOf: [ref("Leaf"), { type: "null" }] },
    flag: { type: ["boolean", "null"] },
  }),
  Whole: {
    allOf: [
      object({ id: integer, created: string }),
      object({ name: string, size: number, note: string }, ["name"]),
      object({ owner: ref("Leaf"), flag: boolean }, ["owner"]),
    ],
  },
  Tree: object({ label: string, size: integer, children: list(ref("Tree")) }, ["label"]),
  Strings: list(string),
  Numbers: list(number),
  Integers: list(integer),
  Words: list({ type: "string", enum: words(3) }),
  Matrix: list(list(number)),
  Partial: object(some, Object.keys(some).slice(0, 10)),
  Order: object(
    {
      id: string,
      total: number,
      state: { type: "string", enum: ["open", "paid", "shipped", "closed"] },
      customer: ref("Leaf"),
      lines: list(ref("Line")),
      address: { type: ["string", "null"] },
      labels: ref("Labels"),
    },
    ["id", "total", "state", "lines"],
  ),
  Line: object({ sku: string, count: { type: "integer", minimum: 1 }, price: number, gift: boolean }, ["sku", "count", "price"]),
  Labels: { type: "object", additionalProperties: string },
};

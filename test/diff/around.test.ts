import { expect, it } from "vitest";
import { diffSchemas } from "./diff-schemas.ts";

const parts = [{ type: "object", properties: { a: { type: "string" } } }, { minProperties: 1 }];

/** What lies around a change and decides whether it breaks. */
it.each([
  {
    what: "a property that is no longer declared and still required",
    base: { type: "object", properties: { a: { type: "string" } }, required: ["a"] },
    revision: { type: "object", required: ["a"] },
    request: false,
    response: true,
  },
  {
    what: "a property that a part declares already, in other words",
    base: { allOf: parts },
    revision: { allOf: parts, properties: { a: { maxLength: 3 } } },
    request: true,
    response: false,
  },
  {
    what: "a property that a part declares already, in the same words",
    base: { allOf: parts },
    revision: { allOf: parts, properties: { a: { type: "string" } } },
    request: false,
    response: false,
  },
  {
    what: "a member of a choice that accepts less, so that fewer values have two of them",
    base: {
      oneOf: [
        { type: "number", maximum: 9 },
        { type: "number", minimum: 0 },
      ],
    },
    revision: {
      oneOf: [
        { type: "number", maximum: 9 },
        { type: "number", minimum: 5 },
      ],
    },
    // No value shows it: those that the member no longer takes had two members before.
    request: true,
    response: true,
  },
])("$what", async ({ base, revision, request, response }) => {
  const breaks = async (direction: "request" | "response"): Promise<boolean> =>
    (await diffSchemas(base, revision, direction)).some(({ wire }) => wire !== "safe");
  expect([await breaks("request"), await breaks("response")]).toEqual([request, response]);
});

const guarded = (part: object): object => ({ allOf: [part], unevaluatedProperties: false });
const guardedItems = (part: object): object => ({ allOf: [part], unevaluatedItems: false });

/** What one part says of all that is left, a guard around it no longer forbids. */
it.each([
  [
    "other properties that are said to be there",
    guarded({ type: "object", properties: { a: { type: "string" } } }),
    guarded({ type: "object", properties: { a: { type: "string" } }, additionalProperties: true }),
  ],
  [
    "properties that a part says nothing else of",
    guarded({ properties: { a: { type: "string" } } }),
    guarded({ properties: { a: { type: "string" } }, unevaluatedProperties: { type: "string" } }),
  ],
  [
    "items",
    guardedItems({ type: "array", prefixItems: [{ type: "string" }] }),
    guardedItems({ type: "array", prefixItems: [{ type: "string" }], items: { type: "string" } }),
  ],
  ["an item more", guardedItems({ type: "array" }), guardedItems({ prefixItems: [{ type: "string" }] })],
  ["items of any kind", guardedItems({ type: "array" }), guardedItems({ type: "array", items: {} })],
  ["null in the place of a type", { type: "string" }, { type: "null" }],
])("%s", async (_, base, revision) => {
  const found = await diffSchemas(base, revision, "response");
  expect(found.some(({ wire }) => wire === "breaking")).toBe(true);
});

it("a property that only `not` or another choice speaks of is promised all the same", async () => {
  const a = (schema: object): object => ({ properties: { a: schema } });
  const not = { type: "object", not: { ...a({ type: "string" }), required: ["kind"] } };
  const choice = { type: "object", anyOf: [a({ type: "string" }), a({ type: "integer" })] };
  for (const base of [not, choice]) {
    const found = await diffSchemas(base, { ...base, ...a({ type: "string" }) }, "request");
    expect(found.some(({ wire }) => wire === "breaking")).toBe(true);
  }
});

it("what becomes one of several is refused where another of them accepts it as well", async () => {
  const text = { type: "string" };
  const wrap = { oneOf: [text, { type: "string", minLength: 3 }] };
  const [twice] = await diffSchemas(text, wrap, "request");
  expect(twice).toMatchObject({ wire: "breaking", witness: { value: expect.stringMatching(/.{3}/) } });
  const both = { anyOf: [text, { type: "null" }], oneOf: [{ type: "integer" }, { type: "null" }] };
  const [apart] = await diffSchemas(text, both, "request");
  expect(apart).toMatchObject({ wire: "breaking" });
});

it("a field stays in the type where a choice comes to stand beside it", async () => {
  const base = { type: "object", properties: { a: { type: "string" }, b: { type: "string" } } };
  const member = { type: "object", properties: { a: { type: "string" }, c: {} }, required: ["a"] };
  const found = await diffSchemas(base, { ...base, anyOf: [member] }, "response");
  expect(found.some(({ source }) => source === "breaking")).toBe(false);
});

it("an index beside fields that may be absent no longer fits one without undefined", async () => {
  const numbers = { type: "object", additionalProperties: { type: "integer" } };
  const found = await diffSchemas(
    numbers,
    { ...numbers, properties: { a: { type: "integer" } } },
    "response",
  );
  expect(found.some(({ source }) => source === "breaking")).toBe(true);
});

it("a member that takes what only another member lists makes their choice ambiguous", async () => {
  const one = { type: "object", properties: { kind: { enum: ["x", "y"] } }, required: ["kind"] };
  const two = (kind: object): object => ({ type: "object", properties: { kind }, required: ["kind"] });
  const found = await diffSchemas(
    { oneOf: [one, two({ const: "z" })] },
    { oneOf: [one, two({})] },
    "request",
  );
  expect(found.some(({ wire }) => wire === "breaking")).toBe(true);
});

import { mutations, schemasIn } from "./mutate.ts";
import { rows } from "./rows.ts";

type Node = Record<string, unknown>;

/** A schema before and after some changes of it, and what these are called. */
export interface Mutant {
  readonly name: string;
  readonly base: Node;
  readonly revision: Node;
}

/** Chooses a number below its argument. */
export type Pick = (below: number) => number;

/** A generator of numbers that is the same on every machine (mulberry32). */
export function createPick(start: number): Pick {
  let state = start;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

const text = { type: "string" };
const owner = { type: "object", properties: { a: text, b: { type: "integer" } }, required: ["a"] };

/** Schemas as documents have them: parts beside properties, nested lists and maps, choices of objects. */
const usual: readonly Node[] = [
  { ...owner, properties: { ...owner.properties, tag: { enum: ["x", "y"] }, list: { items: owner } } },
  { allOf: [owner, { type: "object", properties: { tag: text } }], required: ["tag"] },
  { type: "object", properties: { b: text }, allOf: [owner] },
  { type: "object", properties: { map: { type: "object", additionalProperties: owner } } },
  { oneOf: [owner, { type: "object", properties: { tag: { const: "x" } }, required: ["tag"] }] },
  { anyOf: [owner, text, { type: "null" }] },
  { type: "object", properties: { inner: { anyOf: [owner, { type: "null" }] } }, required: ["inner"] },
  { type: "array", items: { allOf: [owner, { required: ["b"] }] }, minItems: 1 },
  { type: "object", properties: { a: text, self: { $ref: "#/components/schemas/Model" } } },
  { type: ["object", "null"], properties: { a: { type: ["string", "integer"] } }, required: ["a"] },
  { type: "array", prefixItems: [text, { type: "integer" }], items: { type: "boolean" } },
  { type: "object", properties: { a: text }, unevaluatedProperties: false, allOf: [owner] },
  { type: "array", allOf: [{ prefixItems: [text] }], unevaluatedItems: false },
  {
    type: "object",
    properties: { a: { anyOf: [text, { type: "null" }] }, b: { const: "x" } },
    required: ["a"],
  },
];

const part = { $ref: "#/components/schemas/Model/$defs/Part" };
const other = { $ref: "#/components/schemas/Model/$defs/Other" };
const $defs = {
  Part: { type: "object", properties: { kind: { enum: ["x", "y"] }, a: text }, required: ["kind"] },
  Other: { type: "object", properties: { kind: { const: "z" }, b: { type: "integer" } }, required: ["kind"] },
};

/** Models that refer to others: parts, members of choices, what must not be. */
const linked: readonly Node[] = [
  { allOf: [part, { type: "object", properties: { tag: text, b: text } }] },
  { allOf: [part], type: "object", properties: { tag: text }, unevaluatedProperties: false },
  { oneOf: [part, other] },
  { anyOf: [part, other, { type: "null" }] },
  { type: "object", properties: { tag: text }, oneOf: [part, other] },
  { type: "object", properties: { one: { oneOf: [part, other] }, list: { items: part } } },
  { type: "object", not: part },
  { type: "array", items: other, contains: part },
  { type: "object", additionalProperties: part, properties: { a: part } },
  { allOf: [{ allOf: [part] }, other] },
].map((schema) => ({ ...schema, $defs }));

/** What the rows compare, either side. */
const small = rows.flatMap(({ base, revision }) => [base, revision] as Node[]);
const whole = [...usual, ...linked];

/** What happens to documents most, more often than the rest. */
const names = [
  ...Object.keys(mutations),
  ...Array.from({ length: 4 }, () => [
    "property added",
    "property removed",
    "required",
    "type",
    "enum",
  ]).flat(),
];

const copy = (schema: Node): Node => JSON.parse(JSON.stringify(schema)) as Node;

/** Pairs of schemas that are one change apart, some of them two or three. */
export function makeMutants(count: number, seed: number): readonly Mutant[] {
  const pick = createPick(seed);
  return Array.from({ length: count }, () => {
    const stock = pick(2) === 0 ? small : whole;
    const base = stock[pick(stock.length)]!;
    const done: string[] = [];
    let revision = base;
    for (let left = [1, 1, 1, 2, 3][pick(5)]!; left > 0; left--) {
      const { name, schema } = mutate(revision, pick);
      done.push(name);
      revision = schema;
    }
    return { name: done.join(", "), base, revision };
  });
}

function mutate(schema: Node, pick: Pick): { readonly name: string; readonly schema: Node } {
  for (;;) {
    const next = copy(schema);
    const nodes = schemasIn(next).filter((node) => !("$ref" in node));
    const name = names[pick(names.length)]!;
    const node = nodes[pick(Math.max(nodes.length, 1))] ?? next;
    if (mutations[name]!(node, pick)) return { name, schema: next };
  }
}

import { meeting, mutations, schemasIn } from "./mutate.ts";
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

/** Parts of which some have values in common, by steps, lengths, members or types. */
const overlapping: readonly Node[] = [
  {
    oneOf: [
      { type: "integer", multipleOf: 4 },
      { type: "integer", multipleOf: 3 },
    ],
  },
  { oneOf: [{ type: "integer" }, { type: "number", minimum: 5 }] },
  {
    oneOf: [
      { type: "string", pattern: "^[0-9]+$", minLength: 8 },
      { type: "string", pattern: "^[a-f0-9]{6}$" },
    ],
  },
  {
    oneOf: [
      { type: "object", required: ["a", "b"], properties: { a: text, b: text } },
      { type: "object", required: ["tag"], properties: { a: text, b: text, tag: text } },
    ],
  },
  {
    oneOf: [
      { type: "object", required: ["tag"], properties: { tag: { const: "x" }, a: text } },
      { type: "object", required: ["tag"], properties: { tag: { const: "y" }, b: text } },
    ],
  },
  { type: ["integer", "string"], minLength: 2, minimum: 3 },
  { not: { type: "integer", minimum: 5 } },
];

/** Places where several keywords speak of one value, or where none does by its name. */
const crowded: readonly Node[] = overlapping.flatMap((part): Node[] => [
  part,
  { type: "object", patternProperties: { "^a": part } },
  { type: "object", required: ["x-a"], patternProperties: { "^x-": part } },
  { type: "object", patternProperties: { "^t": part, g$: text }, additionalProperties: false },
  {
    type: "object",
    properties: { a: part, tag: { type: ["integer", "string"] } },
    patternProperties: { "^t": { type: ["integer", "string"] } },
    additionalProperties: false,
  },
  { type: "object", properties: { a: text }, additionalProperties: part },
  { type: "object", properties: { a: text }, unevaluatedProperties: part },
  { type: "array", unevaluatedItems: part },
  { type: "array", prefixItems: [text], unevaluatedItems: part },
  { type: "array", contains: part },
  { type: "array", items: part, contains: { type: "string" }, minContains: 0 },
]);

const often = ["property added", "property removed", "required", "type"];

/** What schemas are made of, and what happens to them. */
interface Stock {
  readonly schemas: readonly (readonly Node[])[];
  readonly changes: typeof mutations;
  readonly names: readonly string[];
}

/** The schemas of documents, and such as have rules that meet; some changes come more often than others. */
export const stocks: Readonly<Record<"usual" | "crowded", Stock>> = {
  usual: {
    schemas: [small, whole],
    changes: mutations,
    names: [...Object.keys(mutations), ...Array.from({ length: 4 }, () => [...often, "enum"]).flat()],
  },
  crowded: {
    schemas: [crowded],
    changes: { ...mutations, ...meeting },
    names: [
      ...Object.keys(mutations),
      ...Array.from({ length: 12 }, () => [...often, ...Object.keys(meeting)]).flat(),
    ],
  },
};

const copy = (schema: Node): Node => JSON.parse(JSON.stringify(schema)) as Node;

/** Pairs of schemas that are one change apart, some of them two or three. */
export function makeMutants(
  count: number,
  seed: number,
  { schemas, ...stock }: Stock = stocks.usual,
): readonly Mutant[] {
  const pick = createPick(seed);
  return Array.from({ length: count }, () => {
    const some = schemas[pick(schemas.length)]!;
    const base = some[pick(some.length)]!;
    const done: string[] = [];
    let revision = base;
    for (let left = [1, 1, 1, 2, 3][pick(5)]!; left > 0; left--) {
      const { name, schema } = mutate(revision, stock, pick);
      done.push(name);
      revision = schema;
    }
    return { name: done.join(", "), base, revision };
  });
}

function mutate(
  schema: Node,
  { changes, names }: Omit<Stock, "schemas">,
  pick: Pick,
): { readonly name: string; readonly schema: Node } {
  for (;;) {
    const next = copy(schema);
    const nodes = schemasIn(next).filter((node) => !("$ref" in node));
    const name = names[pick(names.length)]!;
    const node = nodes[pick(Math.max(nodes.length, 1))] ?? next;
    if (changes[name]!(node, pick)) return { name, schema: next };
  }
}

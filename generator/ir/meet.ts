import { covers, followed } from "./covers.ts";
import type { Shapes } from "./derive.ts";
import { unionOf } from "./derive-union.ts";
import { ofLength } from "./of-length.ts";
import type { NumberRules, Property, Schema, StringRules } from "./schema.ts";
import { formatTypeOf, type Shape } from "./shape.ts";

type Described = Omit<Property, "key">;

/** A property of which several parts of `allOf` speak: what a value has to be by all that they say (JSON Schema 2020-12, 10.2.1.1). */
export interface Met {
  readonly property: Described;
  readonly shape: Shape;
}

/**
 * What a later part says of a property beside what an earlier one does: the narrower type where it is known which that is,
 * else both. Of words for readers the later ones count.
 */
export function meet(earlier: Met, later: Described, shapes: Shapes): Met {
  const shape = shapes.of(later.schema);
  const isNarrower = covers(earlier.shape, shape, shapes);
  const isWider = !isNarrower && covers(shape, earlier.shape, shapes);
  const known = isNarrower ? shape : isWider ? earlier.shape : both(earlier.shape, shape, shapes);
  const schema = isWider ? earlier.property.schema : later.schema;
  const beside = isWider ? later.schema : earlier.property.schema;
  return {
    property: {
      ...earlier.property,
      ...later,
      schema: { ...withRules(schema, beside), at: later.schema.at, notes: notesOf(earlier, later) },
    },
    shape: ofLength(known, [earlier.property.schema, later.schema]),
  };
}

/** The narrower of two shapes where it is known which that is, else both. */
export function meetShapes(one: Shape, other: Shape, shapes: Shapes): Shape {
  if (covers(one, other, shapes)) return other;
  return covers(other, one, shapes) ? one : both(one, other, shapes);
}

/** What is of two shapes at once. */
function both(one: Shape, other: Shape, shapes: Shapes): Shape {
  if (one.kind === "array" && other.kind === "array") {
    const { items } = other;
    if (covers(one.items, items, shapes)) return other;
    return { ...other, items: covers(items, one.items, shapes) ? one.items : both(one.items, items, shapes) };
  }
  const [some, others] = [one, other].map((shape) => (shape.kind === "union" ? shape.members : [{ shape }]));
  const pairs = some!.map(({ shape }) => others!.map((member) => pairOf(shape, member.shape, shapes)));
  const known = pairs.flat().filter((shape) => shape !== undefined);
  if (known.length === some!.length * others!.length) return unionOf(known);
  return { kind: "intersection", parts: [one, other].flatMap(partsOf) };
}

/** What is of two shapes that are no choices; `undefined` where only an intersection of them says it. */
function pairOf(one: Shape, other: Shape, shapes: Shapes): Shape | undefined {
  if (covers(one, other, shapes)) return other;
  if (covers(other, one, shapes)) return one;
  const [some, others] = [followed(one, shapes), followed(other, shapes)];
  if (some.kind === "enum" && others.kind === "enum" && !some.open && !others.open) {
    const values = some.values.filter((value) => others.values.includes(value));
    return values.length === 0 ? { kind: "never" } : { kind: "enum", values, open: false };
  }
  return isPlain(some) && isPlain(others) ? { kind: "never" } : undefined;
}

/** Kinds of which no value is of two, where neither covers the other. */
function isPlain(shape: Shape): boolean {
  const kinds = ["null", "boolean", "number", "string", "literal", "enum"];
  return kinds.includes(shape.kind) && formatTypeOf(shape) === undefined;
}

function partsOf(shape: Shape): readonly Shape[] {
  return shape.kind === "intersection" ? shape.parts : [shape];
}

function notesOf({ property }: Met, later: Described): Schema["notes"] {
  const [before, after] = [property.schema.notes, later.schema.notes];
  return { ...before, ...after, examples: after.examples.length > 0 ? after.examples : before.examples };
}

/** A schema of a text or a number with what another one asks of it as well. */
function withRules(schema: Schema, { ref, string, number }: Schema): Schema {
  if (schema.ref !== undefined || ref !== undefined) return schema;
  return {
    ...schema,
    ...(string !== undefined && { string: tighter(string, schema.string ?? {}) }),
    ...(number !== undefined && { number: tighter(number, schema.number ?? {}) }),
  };
}

/** The rules of both, the closer bound where both have one. */
function tighter<Rules extends StringRules & NumberRules>(some: Rules, others: Rules): Rules {
  const rules: { -readonly [Keyword in keyof Rules]: Rules[Keyword] } = { ...some, ...others };
  for (const [bound, closer] of bounds) {
    const [one, other] = [some[bound], others[bound]];
    if (one !== undefined && other !== undefined) rules[bound] = closer(one, other);
  }
  return rules;
}

const bounds = [
  ["minLength", Math.max],
  ["minimum", Math.max],
  ["exclusiveMinimum", Math.max],
  ["maxLength", Math.min],
  ["maximum", Math.min],
  ["exclusiveMaximum", Math.min],
] as const;

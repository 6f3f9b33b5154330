import type { Schema } from "./schema.ts";
import type { Shape, TupleItem } from "./shape.ts";

/** A tuple with as many items as all of the schemas ask for, and no more than they allow; other shapes as they are. */
export function ofLength(shape: Shape, schemas: readonly Schema[]): Shape {
  if (shape.kind !== "tuple") return shape;
  const least = Math.max(0, ...schemas.map(({ array }) => array?.minItems ?? 0));
  const most = Math.min(...schemas.map(({ array }) => array?.maxItems ?? Infinity));
  const { prefix, rest } = shape;
  return {
    kind: "tuple",
    prefix: prefix
      .slice(0, most)
      .map((item, index): TupleItem => (index < least ? { ...item, presence: "required" } : item)),
    rest: most <= prefix.length ? undefined : rest,
  };
}

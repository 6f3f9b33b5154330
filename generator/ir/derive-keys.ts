import { followed } from "./covers.ts";
import type { Shapes } from "./derive.ts";
import type { Schema } from "./schema.ts";
import type { Shape } from "./shape.ts";

/** The keys that a map may have, where `propertyNames` lists them: by the name of their model where that says no more. */
export function deriveKeys(names: Schema | undefined, shapes: Shapes): Shape | undefined {
  if (names === undefined || shapes.overriding) return undefined;
  const shape = shapes.of(names);
  const listed = listedIn(followed(shape, shapes), shapes);
  const keys = listed?.filter((value) => typeof value === "string");
  if (listed === undefined || keys === undefined || keys.length === 0) return undefined;
  const isNamed = shape.kind === "ref" && keys.length === listed.length;
  return isNamed ? shape : { kind: "enum", values: [...new Set(keys)], open: false };
}

/** The keys of a map as texts. */
export function keysOf(keys: Shape, shapes: Shapes): readonly string[] {
  return listedIn(followed(keys, shapes), shapes)?.filter((value) => typeof value === "string") ?? [];
}

/** All values of a shape; null among them, and undefined where there are others than such as it lists. */
function listedIn(shape: Shape, shapes: Shapes): readonly (string | number | boolean | null)[] | undefined {
  if (shape.kind === "null") return [null];
  if (shape.kind === "literal") return [shape.value];
  if (shape.kind === "enum") return shape.open ? undefined : shape.values;
  if (shape.kind !== "union") return undefined;
  const members = shape.members.map((member) => listedIn(followed(member.shape, shapes), shapes));
  return members.every((values) => values !== undefined) ? members.flat() : undefined;
}

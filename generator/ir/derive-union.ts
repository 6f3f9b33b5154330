import type { Shapes } from "./derive.ts";
import type { Schema } from "./schema.ts";
import { formatTypeOf, type Member, type Shape } from "./shape.ts";

/** The members of `oneOf` or `anyOf`, each shape once, with the tag that the discriminator gives it. */
export function deriveMembers(schema: Schema, schemas: readonly Schema[], shapes: Shapes): Shape {
  const { discriminator } = schema;
  const tagOf = ({ ref }: Schema): string | undefined =>
    ref === undefined ? undefined : discriminator?.mapping.find(({ model }) => model === ref)?.tag;
  const members = schemas.map(
    (member): Member => ({ shape: shapes.of(member), schema: member, tag: tagOf(member) }),
  );
  const lone = schema.lone === true && members.length === 1;
  return lone
    ? { kind: "union", members, tag: discriminator?.key, lone }
    : joinMembers(members, discriminator?.key);
}

/** A union of shapes that no schema lists as members. */
export function unionOf(parts: readonly Shape[], schema?: Schema): Shape {
  return joinMembers(
    parts.map((shape) => ({
      shape,
      schema: schema ?? { at: { file: "", pointer: "" }, notes: { examples: [] } },
      tag: undefined,
    })),
    undefined,
  );
}

function joinMembers(members: readonly Member[], tag: string | undefined): Shape {
  const distinct: Member[] = [];
  const alike = new Map<string, Shape[]>();
  for (const member of members) {
    const { shape } = member;
    if (shape.kind === "never") continue;
    const key = keyOf(shape);
    const met = alike.get(key);
    if (met?.some((other) => isSameShape(other, shape))) continue;
    if (met === undefined) alike.set(key, [shape]);
    else met.push(shape);
    distinct.push(member);
  }
  if (distinct.length === 0) return { kind: "never" };
  const open = distinct.some(({ shape }) => shape.kind === "unknown");
  // Readers are still told of the models among members that may be anything; of simple kinds there is nothing to tell.
  if (open && !distinct.some(({ shape }) => shape.kind === "ref")) return { kind: "unknown" };
  const told = distinct.filter(({ shape }) => !isWithin(shape, distinct));
  if (told.length === 1 && tag === undefined) return told[0]!.shape;
  return { kind: "union", members: told, tag };
}

/** Whether a shape is of a kind of which any other value is there as well, so that the type of its format says nothing. */
function isWithin(narrow: Shape, members: readonly Member[]): boolean {
  if (formatTypeOf(narrow) === undefined) return false;
  return members.some(({ shape }) => shape.kind === narrow.kind && formatTypeOf(shape) === undefined);
}

/** The same for shapes that read the same; most others have another. */
function keyOf(shape: Shape): string {
  if (shape.kind === "literal") return `literal ${JSON.stringify(shape.value)}`;
  return shape.kind === "ref" ? `ref ${shape.model}` : shape.kind;
}

/** Whether two shapes read the same: simple ones by what they say, the others only where they are one and the same. */
export function isSameShape(a: Shape, b: Shape): boolean {
  if (a === b) return true;
  if (a.kind === "ref" && b.kind === "ref") return a.model === b.model;
  if (a.kind === "literal" && b.kind === "literal") return a.value === b.value;
  if (formatTypeOf(a) !== formatTypeOf(b)) return false;
  if (a.kind === "number" && b.kind === "number") return a.integer === b.integer;
  if (a.kind === "date" && b.kind === "date") return a.format === b.format;
  if (a.kind === "native" && b.kind === "native") return a.native === b.native;
  if (a.kind === "array" && b.kind === "array") return isSameShape(a.items, b.items);
  return a.kind === b.kind && flat.has(a.kind);
}

/** Kinds whose shapes all have the same type, but for that of a format. */
const flat: ReadonlySet<Shape["kind"]> = new Set(["unknown", "never", "null", "boolean", "bigint", "string"]);

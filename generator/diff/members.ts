import {
  isSameShape,
  keysOf,
  noNotes,
  type Presence,
  type Schema,
  type Shape,
  type Shapes,
} from "../ir/index.ts";

/** What the type of an object says of its members, all parts of it taken together. */
export interface Members {
  readonly fields: ReadonlyMap<string, FieldType>;
  /** What members may be that are not named; `undefined` where the type has no index signature. */
  readonly index: IndexType | undefined;
}

export interface FieldType {
  readonly presence: Presence;
  /** The member is all of these. */
  readonly shapes: readonly Shape[];
}

export interface IndexType {
  readonly shape: Shape;
  /** Whether `undefined` is among them. */
  readonly absent: boolean;
  /** Set where nobody says that there are others: the type of an object without properties is a map. */
  readonly implied?: true;
}

const unknown: Shape = { kind: "unknown" };

const implied: IndexType = { shape: unknown, absent: false, implied: true };

/** The members of what is an object through and through; `undefined` for anything else. */
export function membersOf(shape: Shape, shapes: Shapes, depth = 8): Members | undefined {
  if (depth === 0) return undefined;
  // Parts lead to parts by many ways: each is looked into once.
  const found = known.get(shape) ?? new Map<number, Members | undefined>();
  known.set(shape, found);
  if (!found.has(depth)) found.set(depth, findMembers(shape, shapes, depth));
  return found.get(depth);
}

/** By how deep each was looked into. */
const known = new WeakMap<Shape, Map<number, Members | undefined>>();

function findMembers(shape: Shape, shapes: Shapes, depth: number): Members | undefined {
  if (shape.kind === "ref") return membersOf(shapes.ofModel(shapes.model(shape.model)), shapes, depth - 1);
  if (shape.kind === "record") return ofRecord(shape, shapes);
  if (shape.kind === "object") return ofObject(shape);
  if (shape.kind !== "intersection") return undefined;
  const parts = shape.parts.map((part) => membersOf(part, shapes, depth - 1));
  return parts.every((part) => part !== undefined) ? merged(parts) : undefined;
}

function ofRecord({ values, keys }: Extract<Shape, { readonly kind: "record" }>, shapes: Shapes): Members {
  if (keys === undefined) return { fields: new Map(), index: { shape: values, absent: false } };
  const field: FieldType = { presence: "optional", shapes: [values] };
  return { fields: new Map(keysOf(keys, shapes).map((key) => [key, field])), index: undefined };
}

function ofObject({ fields, rest }: Extract<Shape, { readonly kind: "object" }>): Members {
  const named = new Map(fields.map(({ name, presence, shape }) => [name, { presence, shapes: [shape] }]));
  if (rest === undefined) return { fields: named, index: fields.length === 0 ? implied : undefined };
  // An index signature speaks of the named members as well, and says nothing where that would be much.
  const others = fields.map(({ shape }) => shape).filter((shape) => !isSameShape(shape, rest));
  const isLong = others.length > 4 || others.some(({ kind }) => kind === "object");
  const absent = fields.some(({ presence }) => presence === "optional");
  return { fields: named, index: { shape: isLong ? unknown : oneOf([rest, ...others]), absent } };
}

/** A type whose values are any of some. */
function oneOf(shapes: readonly Shape[]): Shape {
  if (shapes.length === 1) return shapes[0]!;
  if (shapes.some(({ kind }) => kind === "unknown")) return unknown;
  return {
    kind: "union",
    members: shapes.map((shape) => ({ shape, schema: unsaid, tag: undefined })),
    tag: undefined,
  };
}

const unsaid: Schema = { at: { file: "", pointer: "" }, notes: noNotes };

function merged(parts: readonly Members[]): Members {
  const fields = new Map<string, FieldType>();
  for (const { fields: own } of parts) {
    for (const [name, { presence, shapes }] of own) {
      const known = fields.get(name);
      const needed = presence === "required" || known?.presence === "required";
      fields.set(name, {
        presence: needed ? "required" : "optional",
        shapes: [...(known?.shapes ?? []), ...shapes],
      });
    }
  }
  const index = parts.find((part) => part.index !== undefined)?.index;
  return { fields, index };
}

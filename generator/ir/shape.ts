import type { Json } from "./json.ts";
import type { FormatType, ModelId, Native, Schema } from "./schema.ts";

/**
 * What a reader of types and pages sees of a schema: derived from `Schema`, never stored beside it. Where a schema says
 * more than a type can (lengths, patterns, `not`), the shape is wider than the schema; it is narrower only where rules
 * for objects or arrays stand without their `type`, which lowering reports.
 */
export type Shape =
  | { readonly kind: "unknown" }
  | { readonly kind: "never" }
  | { readonly kind: "null" }
  | { readonly kind: "boolean" }
  | {
      readonly kind: "number";
      readonly integer: boolean;
      readonly format: string | undefined;
      readonly type?: FormatType | undefined;
    }
  /** A 64-bit integer of the model's view. */
  | { readonly kind: "bigint" }
  | {
      readonly kind: "string";
      readonly format: string | undefined;
      /** The type of its format, which is narrower. */
      readonly type?: FormatType | undefined;
    }
  /** A `Date` of the model's view. */
  | { readonly kind: "date"; readonly format: "date" | "date-time" }
  | { readonly kind: "literal"; readonly value: string | number | boolean }
  | { readonly kind: "enum"; readonly values: readonly (string | number | boolean)[]; readonly open: boolean }
  | { readonly kind: "array"; readonly items: Shape; readonly schema: Schema }
  | { readonly kind: "tuple"; readonly prefix: readonly TupleItem[]; readonly rest: Shape | undefined }
  | { readonly kind: "object"; readonly fields: readonly Field[]; readonly rest: Shape | undefined }
  /** An object without known properties; `keys` where those that it may have are listed. */
  | {
      readonly kind: "record";
      readonly values: Shape;
      readonly keys?: Shape | undefined;
      readonly schema: Schema;
    }
  | {
      readonly kind: "union";
      readonly members: readonly Member[];
      readonly tag: string | undefined;
      /** It is a union to readers although it has one member. */
      readonly lone?: true;
    }
  | { readonly kind: "intersection"; readonly parts: readonly Shape[] }
  | { readonly kind: "ref"; readonly model: ModelId }
  | { readonly kind: "native"; readonly native: Native };

export type Presence = "required" | "optional";

export interface TupleItem {
  readonly shape: Shape;
  readonly presence: Presence;
}

/** One property of an object, as its reader sees it. */
export interface Field {
  /** The key on the wire. */
  readonly key: string;
  /** The key in the shape's view. */
  readonly name: string;
  /** Whether the value has to have it: what the type and the validator say. */
  readonly presence: Presence;
  /** Whether the caller has to give it: required, and without a default. What a page says. */
  readonly asked: Presence;
  readonly shape: Shape;
  /** The property's own schema, for its notes and constraints. */
  readonly schema: Schema;
}

export interface Member {
  readonly shape: Shape;
  readonly schema: Schema;
  /** The discriminator's value for this member, where there is one. */
  readonly tag: string | undefined;
}

/** A value for each kind of shape, by whatever else it depends on; a new kind breaks the build wherever one is written. */
export type Fold<T, With extends readonly unknown[] = []> = {
  readonly [K in Shape["kind"]]: (shape: Extract<Shape, { readonly kind: K }>, ...beside: With) => T;
};

/** Applies the member of a fold that is the shape's. */
export function fold<T, With extends readonly unknown[] = []>(
  shape: Shape,
  table: Fold<T, With>,
  ...beside: With
): T {
  const apply = table[shape.kind] as (shape: Shape, ...beside: With) => T;
  return apply(shape, ...beside);
}

/** The type that a configuration gives the format of a text or a number, as TypeScript. */
export function formatTypeOf(shape: Shape): string | undefined {
  const type = shape.kind === "string" || shape.kind === "number" ? shape.type : undefined;
  return type?.parts.join(` ${type.by} `);
}

/** Whether what one shape says of the type of a format is said of another one of its kind as well: by the same words, or by none. */
export function keepsFormatType(narrow: Shape, wide: Shape): boolean {
  return [undefined, formatTypeOf(narrow)].includes(formatTypeOf(wide));
}

/** A literal where a value is one; `null` has a kind of its own and objects are only ever compared at run time. */
export function literalOf(value: Json): string | number | boolean | undefined {
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean"
    ? value
    : undefined;
}

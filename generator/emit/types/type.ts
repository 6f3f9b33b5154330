import { keyOf } from "../../diagnostics/index.ts";
import type { Shape, Shapes } from "../../ir/index.ts";
import {
  covers,
  type Field,
  type Fold,
  type FormatType,
  fold,
  type Member,
  type ModelId,
  modelExports,
  type Native,
} from "../../ir/index.ts";
import {
  type Code,
  code,
  intersectionOf,
  join,
  objectType,
  parenthesisedUnionOf,
  raw,
  symbol,
  unionOf,
} from "../../print/index.ts";
import { fieldDocs } from "./docs.ts";
import type { Recursion } from "./recursion.ts";

/** What types are written with. */
export interface TypeContext {
  readonly shapes: Shapes;
  /** The exported name of a model's type: `Pet`, or `PetWire` among the types of the wire. */
  nameOf(model: ModelId): string;
  readonly recursion: Recursion;
  /** A model whose type would be nothing but itself. */
  onEndless(model: ModelId): void;
}

/** A type before it is known what it stands beside: members and parts stay apart so that neither unions nor intersections nest. */
type Type =
  | { readonly kind: "single"; readonly code: Code }
  | { readonly kind: "union"; readonly members: readonly Code[] }
  | { readonly kind: "intersection"; readonly parts: readonly Code[] }
  /** Says nothing that is not said already: a ref of an alias to itself. */
  | { readonly kind: "dropped" };

/** The type of a model. */
export function modelType(id: ModelId, context: TypeContext): Code {
  const { shapes } = context;
  const type = typeOf(shapes.ofModel(shapes.model(id)), context, {
    at: "alias",
    of: id,
    written: new Set([id]),
    inside: "union",
  });
  if (type.kind !== "dropped") return asAny(type);
  context.onEndless(id);
  return unknown;
}

/** The type of a shape that stands anywhere but at the top of an alias. */
export function shapeType(shape: Shape, context: TypeContext): Code {
  return asAny(innerType(shape, context));
}

/**
 * Where a shape stands: at the top of an alias, where recursion must be watched, with the model whose shape it is and those
 * whose members the alias has already; or inside another type.
 */
type Place =
  | {
      readonly at: "alias";
      readonly of: ModelId;
      readonly written: Set<ModelId>;
      readonly inside: "union" | "intersection";
    }
  | { readonly at: "inside" };

const unknown = raw("unknown");
const text = raw("string");

const natives: Readonly<Record<Native, Type>> = {
  bytes: single(raw("Uint8Array")),
  stream: {
    kind: "union",
    members: [...["ReadableStream<Uint8Array>", "Blob", "ArrayBuffer", "Uint8Array"].map(raw), text],
  },
  // A `File` is a `Blob` too.
  file: single(raw("Blob")),
  response: single(raw("Response")),
};

function innerType(shape: Shape, context: TypeContext): Type {
  return typeOf(shape, context, { at: "inside" });
}

function typeOf(shape: Shape, context: TypeContext, place: Place): Type {
  return fold(shape, types, context, place);
}

const types: Fold<Type, [context: TypeContext, place: Place]> = {
  unknown: () => single(unknown),
  never: () => single(raw("never")),
  null: () => single(raw("null")),
  boolean: () => single(raw("boolean")),
  number: ({ type }) => (type === undefined ? single(raw("number")) : ofFormat(type)),
  bigint: () => single(raw("bigint")),
  string: ({ type }) => (type === undefined ? single(text) : ofFormat(type)),
  date: () => single(raw("Date")),
  literal: ({ value }) => single(code`${value}`),
  enum: ({ values, open }) => enumType(values, open),
  array: ({ items }, context) => single(code`${asElement(innerType(items, context))}[]`),
  tuple: ({ prefix, rest }, context) => {
    const items = prefix.map((item) => tupleItem(innerType(item.shape, context), item.presence));
    const after = rest === undefined ? [] : [code`...${asElement(innerType(rest, context))}[]`];
    return single(code`[${join([...items, ...after], ", ")}]`);
  },
  object: ({ fields, rest }, context) => single(objectOf(fields, rest, context)),
  record: ({ values, keys }, context) => single(recordOf(values, keys, context)),
  union: ({ members }, context, place) => unionType(members, context, place),
  intersection: ({ parts }, context, place) => intersectionType(parts, context, place),
  ref: ({ model }, context, place) => refType(model, context, place),
  native: ({ native }) => natives[native],
};

function single(of: Code): Type {
  return { kind: "single", code: of };
}

/** What a configuration says that values of a format are. */
function ofFormat({ parts, by }: FormatType): Type {
  const [only, ...others] = parts.map(raw);
  if (others.length === 0) return single(only!);
  const all = [only!, ...others];
  return by === "|" ? { kind: "union", members: all } : { kind: "intersection", parts: all };
}

/** `(string & {})` keeps the known values in an editor's suggestions, where `string` alone would swallow them. */
function enumType(values: readonly (string | number | boolean)[], open: boolean): Type {
  const members = values.map((value) => code`${value}`);
  if (!open) return members.length === 0 ? single(raw("never")) : { kind: "union", members };
  const others = new Set(values.map((value) => typeof value));
  return { kind: "union", members: [...members, ...[...others].map((type) => raw(`(${type} & {})`))] };
}

function unionType(members: readonly Member[], context: TypeContext, place: Place): Type {
  const types = members
    .map(({ shape }) => typeOf(shape, context, place))
    .filter((type) => type.kind !== "dropped");
  if (types.length === 0) return members.length === 0 ? single(raw("never")) : { kind: "dropped" };
  if (types.length === 1) return types[0] as Type;
  // What is sent as it comes may be a text, and says so.
  return { kind: "union", members: [...new Set(types.flatMap(membersOf))] };
}

function intersectionType(parts: readonly Shape[], context: TypeContext, place: Place): Type {
  const inside: Place = place.at === "alias" ? { ...place, inside: "intersection" } : place;
  const types = parts.map((part) => typeOf(part, context, inside)).filter((type) => type.kind !== "dropped");
  if (types.length === 0) return parts.length === 0 ? single(unknown) : { kind: "dropped" };
  if (types.length === 1) return types[0] as Type;
  return { kind: "intersection", parts: types.flatMap(partsOf) };
}

function refType(model: ModelId, context: TypeContext, place: Place): Type {
  const { shapes, recursion, nameOf } = context;
  const reference = () =>
    single(symbol({ name: nameOf(model), from: shapes.model(model).module.path, use: "type" }));
  if (place.at === "inside") return reference();
  if (model === place.of) return { kind: "dropped" };
  switch (recursion.ref(place.of, model, place.inside)) {
    case "keep":
      return reference();
    case "drop":
      return { kind: "dropped" };
    case "unfold":
      // Only members of unions are unfolded; a model that is written among them already need not be repeated.
      if (place.written.has(model)) return { kind: "dropped" };
      place.written.add(model);
      return typeOf(shapes.ofModel(shapes.model(model)), context, { ...place, of: model });
  }
}

function tupleItem(type: Type, presence: Field["presence"]): Code {
  return presence === "required" ? asAny(type) : code`${asElement(type)}?`;
}

function recordOf(values: Shape, keys: Shape | undefined, context: TypeContext): Code {
  const type = innerType(values, context);
  return keys === undefined
    ? code`{ [key: string]: ${asAny(type)} }`
    : code`{ [key in ${asAny(innerType(keys, context))}]?: ${asAny(withUndefined(values, type))} }`;
}

function objectOf(fields: readonly Field[], rest: Shape | undefined, context: TypeContext): Code {
  // `{}` would take strings and numbers as well.
  if (fields.length === 0)
    return code`{ [key: string]: ${rest === undefined ? unknown : shapeType(rest, context)} }`;
  const types = fields.map(({ shape, presence }) => {
    const type = innerType(shape, context);
    return asAny(presence === "optional" ? withUndefined(shape, type) : type);
  });
  return objectType(
    fields.map(({ name, presence, schema }, index) => ({
      name,
      presence,
      type: types[index] as Code,
      docs: fieldDocs(schema),
      at: keyOf(schema.at),
    })),
    rest === undefined ? undefined : restType(fields, rest, context),
  );
}

/** An own `undefined` is absence: so it is written, for `exactOptionalPropertyTypes`. */
function withUndefined(shape: Shape, type: Type): Type {
  if (shape.kind === "unknown") return type;
  if (shape.kind === "never") return single(raw("undefined"));
  return { kind: "union", members: [...membersOf(type), raw("undefined")] };
}

/**
 * The type of the keys that are not named. TypeScript applies an index signature to the named ones as well, so it holds
 * their types too, where these are simple; `unknown` otherwise.
 */
function restType(fields: readonly Field[], rest: Shape, context: TypeContext): Code {
  const { shapes } = context;
  const others = fields.map(({ shape }) => shape).filter((shape) => !covers(rest, shape, shapes));
  const optional = fields.some(({ presence }) => presence === "optional");
  if (rest.kind === "unknown" || others.length > 4 || others.some(({ kind }) => kind === "object")) {
    return unknown;
  }
  const distinct = others.filter(
    (shape, at) => !others.slice(0, at).some((one) => covers(one, shape, shapes)),
  );
  const members = [rest, ...distinct].flatMap((shape) => membersOf(innerType(shape, context)));
  return asAny({ kind: "union", members: optional ? [...members, raw("undefined")] : members });
}

function membersOf(type: Type): readonly Code[] {
  if (type.kind === "union") return type.members;
  return [type.kind === "intersection" ? intersectionOf(type.parts) : asAny(type)];
}

/** As it stands alone: after `:` or `=`. */
function asAny(type: Type): Code {
  switch (type.kind) {
    case "single":
      return type.code;
    case "union":
      return unionOf(type.members);
    case "intersection":
      return intersectionOf(type.parts);
    case "dropped":
      return unknown;
  }
}

/** In front of `[]` or `?`. */
function asElement(type: Type): Code {
  if (type.kind === "union") {
    return type.members.length === 1 ? (type.members[0] as Code) : parenthesisedUnionOf(type.members);
  }
  return type.kind === "intersection" ? parenthesisedUnionOf(type.parts, "&") : asAny(type);
}

/** Beside `&`; intersections do not nest either. */
function partsOf(type: Type): readonly Code[] {
  if (type.kind === "intersection") return type.parts;
  return [type.kind === "union" ? asElement(type) : asAny(type)];
}

/** The name of a model's type in its own view. */
export function viewName(shapes: Shapes, model: ModelId): string {
  return modelExports(shapes.model(model).name).model;
}

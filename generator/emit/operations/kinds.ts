import type { ModelId, Schema, Shape, Shapes } from "../../ir/index.ts";
import { fold } from "../../ir/index.ts";
import { arrayOf, type Code, code, key, literal, objectOf } from "../../print/index.ts";

/** What texts are read as: the compile-time twin of the runtime's `Kind`. */
export type Kind =
  | "string"
  | "number"
  | "integer"
  | "boolean"
  | "null"
  | "json"
  | "file"
  | { readonly items: Kind }
  | ObjectKind
  | { readonly anyOf: readonly Kind[] };

interface ObjectKind {
  readonly members: readonly (readonly [key: string, kind: Kind])[];
  readonly rest: Kind | undefined;
  /** The members that have to be there and may be null. */
  readonly required: readonly string[];
}

/** So many parts of a kind are written out: models that hold models that hold models multiply without measure. */
const mostParts = 1_000;

/** What a kind is found with. */
interface Search {
  readonly shapes: Shapes;
  /** How many parts may still be written out; what lies beyond is JSON, as in a model that holds itself. */
  readonly parts: { left: number };
}

/** The kind of a schema; `shapes` are those of the wire. */
export function kindOf(schema: Schema, shapes: Shapes): Kind {
  return kindOfShape(shapes.of(schema), { shapes, parts: { left: mostParts } }, new Set());
}

/**
 * A form's members that have to be there and may be what is written as nothing: lists without items, and null. A list of one
 * member of a choice is none of the others', to which it would be added.
 */
export function requiredMembers(schema: Schema, shapes: Shapes): readonly string[] {
  const isMissed = ({ shape, isChoice }: RequiredField): boolean =>
    mayOnlyBeNull(shape, shapes) || (!isChoice && isList(shape, shapes, new Set()));
  const fields = requiredFields(shapes.of(schema), shapes, new Set());
  return [...new Set(fields.filter(isMissed).map(({ key }) => key))];
}

interface RequiredField {
  readonly key: string;
  readonly shape: Shape;
  readonly isChoice?: true;
}

function requiredFields(
  shape: Shape,
  shapes: Shapes,
  within: ReadonlySet<ModelId>,
): readonly RequiredField[] {
  if (shape.kind === "ref") {
    if (within.has(shape.model)) return [];
    const inner = new Set(within).add(shape.model);
    return requiredFields(shapes.ofModel(shapes.model(shape.model)), shapes, inner);
  }
  if (shape.kind === "intersection")
    return shape.parts.flatMap((part) => requiredFields(part, shapes, within));
  if (shape.kind === "union") {
    const fields = shape.members.flatMap((member) => requiredFields(member.shape, shapes, within));
    return fields.map((field) => ({ ...field, isChoice: true }));
  }
  return shape.kind === "object" ? shape.fields.filter(({ presence }) => presence === "required") : [];
}

/** Whether the word that null is has no other meaning. */
function mayOnlyBeNull(shape: Shape, shapes: Shapes): boolean {
  return isNullable(kindOfShape(shape, { shapes, parts: { left: mostParts } }, new Set()));
}

function isNullable(kind: Kind): boolean {
  const kinds: readonly Kind[] = typeof kind === "object" && "anyOf" in kind ? kind.anyOf : [kind];
  return kinds.includes("null") && !kinds.includes("string");
}

function isList(shape: Shape, shapes: Shapes, within: ReadonlySet<ModelId>): boolean {
  if (shape.kind === "array" || shape.kind === "tuple") return true;
  if (shape.kind !== "ref" || within.has(shape.model)) return false;
  return isList(shapes.ofModel(shapes.model(shape.model)), shapes, new Set(within).add(shape.model));
}

function kindOfShape(shape: Shape, search: Search, within: ReadonlySet<ModelId>): Kind {
  const { shapes, parts } = search;
  parts.left -= 1;
  const inner = (part: Shape): Kind => kindOfShape(part, search, within);
  return fold<Kind>(shape, {
    unknown: () => "string",
    never: () => "string",
    null: () => "null",
    boolean: () => "boolean",
    number: () => "number",
    bigint: () => "integer",
    string: () => "string",
    date: () => "string",
    literal: ({ value }) => kindOfValue(value),
    enum: ({ values }) => oneOf(values.map(kindOfValue)),
    array: ({ items }) => ({ items: inner(items) }),
    tuple: ({ prefix, rest }) => ({
      items: oneOf([
        ...prefix.map((item) => inner(item.shape)),
        ...(rest === undefined ? [] : [inner(rest)]),
      ]),
    }),
    object: ({ fields, rest }) => {
      const members = fields.map((field): [string, Kind] => [field.key, inner(field.shape)]);
      const isRequired = fields.map(({ presence }) => presence === "required");
      return {
        members,
        // An object of which nothing is known has any members.
        rest: rest === undefined || rest.kind === "unknown" ? unknownRest(fields.length) : inner(rest),
        required: members.flatMap(([key, kind], index) =>
          isRequired[index] && isNullable(kind) ? [key] : [],
        ),
      };
    },
    record: ({ values }) => ({ members: [], rest: inner(values), required: [] }),
    union: ({ members }) => oneOf(members.map((member) => inner(member.shape))),
    intersection: ({ parts }) => both(parts.map(inner)),
    // A value that holds itself has no end that a style could write.
    ref: ({ model }) =>
      within.has(model) || parts.left < 0
        ? "json"
        : kindOfShape(shapes.ofModel(shapes.model(model)), search, new Set(within).add(model)),
    native: () => "file",
  });
}

function unknownRest(fields: number): Kind | undefined {
  return fields === 0 ? "string" : undefined;
}

function kindOfValue(value: unknown): Kind {
  if (value === null) return "null";
  return typeof value === "number" ? "number" : typeof value === "boolean" ? "boolean" : "string";
}

/** Kinds side by side, each once; objects and lists of a union are read as one. */
function oneOf(kinds: readonly Kind[]): Kind {
  const flat = kinds.flatMap((kind) => (typeof kind === "object" && "anyOf" in kind ? kind.anyOf : [kind]));
  const names = [...new Set(flat.filter((kind) => typeof kind === "string"))];
  const items = flat.flatMap((kind) => (typeof kind === "object" && "items" in kind ? [kind.items] : []));
  const objects = flat.filter((kind) => typeof kind === "object" && "members" in kind);
  const all: readonly Kind[] = [
    ...names,
    ...(items.length === 0 ? [] : [{ items: oneOf(items) }]),
    ...(objects.length === 0 ? [] : [both(objects)]),
  ];
  return all.length === 1 ? (all[0] as Kind) : { anyOf: all };
}

/** The members of all objects among the kinds. */
function both(kinds: readonly Kind[]): Kind {
  const objects = kinds.filter((kind): kind is ObjectKind => typeof kind === "object" && "members" in kind);
  if (objects.length === 0) return kinds.find((kind) => kind !== "string") ?? "string";
  const members = new Map<string, Kind>();
  for (const [name, kind] of objects.flatMap((object) => object.members)) {
    const known = members.get(name);
    members.set(name, known === undefined ? kind : oneOf([known, kind]));
  }
  return {
    members: [...members],
    rest: objects.find(({ rest }) => rest !== undefined)?.rest,
    required: [...new Set(objects.flatMap(({ required }) => required))],
  };
}

/** Whether integers of 64 bits that are no numbers are in what is read. */
export function holdsIntegers(kind: Kind): boolean {
  if (typeof kind === "string") return kind === "integer";
  if ("items" in kind) return holdsIntegers(kind.items);
  if ("anyOf" in kind) return kind.anyOf.some(holdsIntegers);
  const { members, rest } = kind;
  return members.some(([, member]) => holdsIntegers(member)) || (rest !== undefined && holdsIntegers(rest));
}

/** Whether nothing but texts are valid. */
export function isOfTexts(shape: Shape, shapes: Shapes, within: ReadonlySet<ModelId> = new Set()): boolean {
  switch (shape.kind) {
    case "string":
    case "date":
      return true;
    case "literal":
      return typeof shape.value === "string";
    case "enum":
      return shape.values.every((value) => typeof value === "string");
    case "union":
      return shape.members.every((member) => isOfTexts(member.shape, shapes, within));
    case "intersection":
      return shape.parts.some((part) => isOfTexts(part, shapes, within));
    case "ref":
      if (within.has(shape.model)) return false;
      return isOfTexts(shapes.ofModel(shapes.model(shape.model)), shapes, new Set(within).add(shape.model));
    default:
      return false;
  }
}

/** The items of a list, whatever it is called. */
export function itemsOf(shape: Shape, shapes: Shapes): Shape | undefined {
  const seen = new Set<ModelId>();
  let list = shape;
  while (list.kind === "ref" && !seen.has(list.model)) {
    seen.add(list.model);
    list = shapes.ofModel(shapes.model(list.model));
  }
  return list.kind === "array" ? list.items : undefined;
}

/** A kind as the runtime takes it. */
export function printKind(kind: Kind): Code {
  if (typeof kind === "string") return literal(kind);
  if ("items" in kind) return objectOf([code`items: ${printKind(kind.items)}`]);
  if ("anyOf" in kind) return arrayOf(kind.anyOf.map(printKind));
  const members = objectOf(kind.members.map(([name, member]) => printMember(name, member)));
  const rest = kind.rest === undefined ? [] : [code`rest: ${printKind(kind.rest)}`];
  const required = kind.required.length === 0 ? [] : [code`required: ${literal(kind.required)}`];
  return objectOf([code`members: ${members}`, ...rest, ...required]);
}

function printMember(name: string, kind: Kind): Code {
  return printEntry(name, printKind(kind));
}

/** TypeScript looks a key like `valueOf` up in Object, and widens the literals that stand there. */
export function printEntry(name: string, printed: Code): Code {
  return name in Object.prototype ? code`${key(name)}: ${printed} as const` : code`${key(name)}: ${printed}`;
}

import { formatTypeOf, keepsFormatType, type Shape, type Shapes } from "../ir/index.ts";
import { type Members, membersOf } from "./members.ts";

/** The two packages that a value passes between, and how. */
export interface Packages {
  readonly from: Shapes;
  readonly to: Shapes;
  /** Whether a caller hands on a value as it is, or sets its members one by one. */
  readonly by: "whole" | "member";
}

type Fits = (from: Shape, to: Shape) => boolean;

/** How deep types may lie in types; deeper ones are taken for alike, as the compiler does. */
const deepest = 60;

/**
 * Whether a value of one type is assignable to another, each in its own package, as the compiler sees the types that are
 * emitted. References are assignable to the model of the same place: what changed there is told there. A type that is met
 * inside of itself fits where everything else does.
 */
export function isAssignable(from: Shape, to: Shape, packages: Packages): boolean {
  const known = new Map<Shape, Map<Shape, boolean>>();
  let depth = 0;
  const fits: Fits = (one, other) => {
    const ofOne = known.get(one) ?? new Map<Shape, boolean>();
    known.set(one, ofOne);
    const verdict = ofOne.get(other);
    if (verdict !== undefined || depth >= deepest) return verdict ?? true;
    ofOne.set(other, true);
    depth += 1;
    const found = fitsAny(one, other, packages, fits);
    depth -= 1;
    // What fits because something around it may is asked again.
    if (found) ofOne.delete(other);
    else ofOne.set(other, false);
    return found;
  };
  return fits(from, to);
}

function fitsAny(from: Shape, to: Shape, packages: Packages, fits: Fits): boolean {
  if (to.kind === "unknown" || from.kind === "never") return true;
  if (from.kind === "ref" && to.kind === "ref" && from.model === to.model) return true;
  if (from.kind === "ref") return fits(followed(from, packages.from), to);
  if (to.kind === "ref") return fits(from, followed(to, packages.to));
  if (from.kind === "union") return from.members.every(({ shape }) => fits(shape, to));
  if (from.kind === "boolean" && to.kind !== "boolean") {
    return [true, false].every((value) => fits({ kind: "literal", value }, to));
  }
  if (from.kind === "enum" && !from.open && to.kind !== "enum") {
    return from.values.every((value) => fits({ kind: "literal", value }, to));
  }
  if (to.kind === "union") return to.members.some(({ shape }) => fits(from, shape));
  if (to.kind === "intersection") return to.parts.every((part) => fits(from, part));
  if (from.kind === "intersection") {
    const choices = distributed(from, packages.from);
    if (choices !== undefined) return choices.every((one) => fits(one, to));
    // One part may lack an optional member that another one has, and not as it is wanted.
    const isObject = membersOf(from, packages.from) !== undefined && membersOf(to, packages.to) !== undefined;
    return (
      (!isObject && from.parts.some((part) => fits(part, to))) || fitsStructure(from, to, packages, fits)
    );
  }
  if (from.kind === "literal") return fitsLiteral(from.value, to);
  if (to.kind === "enum") return fitsEnum(from, to);
  if (from.kind === "enum") return from.values.every((value) => fitsLiteral(value, to));
  return fitsStructure(from, to, packages, fits);
}

type Intersection = Extract<Shape, { readonly kind: "intersection" }>;

/** What parts with a choice among them are: each of its members with the others; what no value is both of is left out. */
function distributed(whole: Intersection, shapes: Shapes): readonly Shape[] | undefined {
  const known = choicesOf.get(whole);
  if (known !== undefined) return known.choices;
  const parts = whole.parts.map((part) => followed(part, shapes));
  const at = parts.findIndex(({ kind }) => kind === "union");
  const choice = parts[at];
  const choices =
    choice?.kind !== "union"
      ? undefined
      : choice.members
          .map(({ shape }): Intersection => ({ kind: "intersection", parts: whole.parts.with(at, shape) }))
          .filter((one) => !isNever(one, shapes));
  choicesOf.set(whole, { choices });
  return choices;
}

const choicesOf = new WeakMap<Intersection, { readonly choices: readonly Shape[] | undefined }>();

/** Objects, and what is none. */
function isNever({ parts }: Intersection, shapes: Shapes): boolean {
  const kinds = parts.map((part) => followed(part, shapes).kind);
  return kinds.includes("object") && kinds.some((kind) => primitives.has(kind));
}

const primitives: ReadonlySet<Shape["kind"]> = new Set<Shape["kind"]>([
  "null",
  "boolean",
  "string",
  "number",
]);

/** What a reference leads to. */
export function followed(shape: Shape, shapes: Shapes): Shape {
  let current: Shape = shape;
  for (let hops = 0; current.kind === "ref" && hops < 32; hops++)
    current = shapes.ofModel(shapes.model(current.model));
  return current.kind === "ref" ? { kind: "unknown" } : current;
}

function fitsLiteral(value: string | number | boolean, to: Shape): boolean {
  if (to.kind === "literal") return to.value === value;
  if (to.kind === "enum")
    return to.values.includes(value) || (to.open && to.values.some((other) => typeof other === typeof value));
  return to.kind === typeof value && formatTypeOf(to) === undefined;
}

function fitsEnum(from: Shape, to: Extract<Shape, { readonly kind: "enum" }>): boolean {
  const others = new Set(to.open ? to.values.map((value) => typeof value) : []);
  const takes = (value: string | number | boolean): boolean =>
    others.has(typeof value) || to.values.includes(value);
  if (from.kind !== "enum") return others.has(from.kind as "string");
  return from.values.every(takes) && (!from.open || from.values.every((value) => others.has(typeof value)));
}

function fitsStructure(from: Shape, to: Shape, packages: Packages, fits: Fits): boolean {
  if (from.kind === "array" && to.kind === "array") return fits(from.items, to.items);
  if (from.kind === "tuple" && to.kind === "tuple") return fitsTuple(from, to, fits);
  if (from.kind === "tuple" && to.kind === "array") {
    return [...from.prefix.map(({ shape }) => shape), ...(from.rest === undefined ? [] : [from.rest])].every(
      (item) => fits(item, to.items),
    );
  }
  if (from.kind === "array" && to.kind === "tuple") {
    const { prefix, rest } = to;
    const places = rest === undefined ? [] : [...prefix.map(({ shape }) => shape), rest];
    return (
      rest !== undefined &&
      prefix.every(({ presence }) => presence === "optional") &&
      places.every((shape) => fits(from.items, shape))
    );
  }
  if (from.kind === "native" && to.kind === "native") return from.native === to.native;
  const [given, wanted] = [membersOf(from, packages.from), membersOf(to, packages.to)];
  if (given !== undefined && wanted !== undefined) return fitsMembers(given, wanted, packages, fits);
  return from.kind === to.kind && from.kind !== "intersection" && keepsFormatType(from, to);
}

function fitsMembers(from: Members, to: Members, { by }: Packages, fits: Fits): boolean {
  const fields = [...to.fields];
  const names = [...from.fields.keys()];
  // Of an object that needs nothing, the compiler wants at least one member that it knows.
  const weak = to.index === undefined && fields.every(([, { presence }]) => presence === "optional");
  if (weak && names.length > 0 && !names.some((name) => to.fields.has(name))) return false;
  const fitsNamed = fields.every(([name, field]) => {
    const other = from.fields.get(name);
    if (other !== undefined) {
      if (field.presence === "required" && other.presence === "optional") return false;
      return other.shapes.some((given) => field.shapes.every((wanted) => fits(given, wanted)));
    }
    if (field.presence === "required") return false;
    const { index } = from;
    return index === undefined || field.shapes.every((wanted) => fits(index.shape, wanted));
  });
  if (!fitsNamed || to.index === undefined) return fitsNamed;
  const { shape: wanted, absent } = to.index;
  const isAnything = wanted.kind === "unknown";
  const fitsIndex = (shape: Shape): boolean => fits(shape, wanted);
  // A member that may be absent may also be set to `undefined`, which is not what every index takes.
  const fitsFields = [...from.fields.values()].every(
    ({ shapes, presence }) =>
      shapes.some(fitsIndex) && (absent || presence === "required" || by === "whole" || isAnything),
  );
  if (!fitsFields || from.index === undefined) return fitsFields;
  // Beside fields that may be absent, an index has `undefined` among its own.
  return fitsIndex(from.index.shape) && (absent || !from.index.absent || isAnything);
}

type Tuple = Extract<Shape, { readonly kind: "tuple" }>;

/** Item by item; what one side does not list is among its rest. */
function fitsTuple(from: Tuple, to: Tuple, fits: Fits): boolean {
  if (from.rest !== undefined && (to.rest === undefined || !fits(from.rest, to.rest))) return false;
  const length = Math.max(from.prefix.length, to.prefix.length);
  for (let index = 0; index < length; index++) {
    const [given, wanted] = [from.prefix[index], to.prefix[index]];
    if (wanted === undefined) {
      if (to.rest === undefined || !fits(given!.shape, to.rest)) return false;
    } else if (given === undefined) {
      if (wanted.presence === "required" || (from.rest !== undefined && !fits(from.rest, wanted.shape)))
        return false;
    } else if (
      (wanted.presence === "required" && given.presence === "optional") ||
      !fits(given.shape, wanted.shape)
    ) {
      return false;
    }
  }
  return true;
}

import { createShapes, type Shape, type Shapes } from "../ir/index.ts";
import type { Difference, Direction, SourceVerdict } from "./change.ts";
import type { Side } from "./comparison.ts";
import type { RuleId } from "./rules.ts";

/** Rules whose effect on code does not depend on the types at the site. */
const fixed: Partial<Readonly<Record<RuleId, Readonly<Record<Direction, SourceVerdict>>>>> = {
  "model-removed": { request: "breaking", response: "breaking" },
  "model-renamed": { request: "breaking", response: "breaking" },
  "operation-removed": { request: "breaking", response: "breaking" },
  "operation-renamed": { request: "breaking", response: "breaking" },
  "request-body-added": { request: "breaking", response: "safe" },
  "request-body-removed": { request: "breaking", response: "safe" },
  "parameter-removed": { request: "breaking", response: "safe" },
  "required-parameter-added": { request: "breaking", response: "safe" },
  "parameter-became-required": { request: "breaking", response: "safe" },
  "response-removed": { request: "safe", response: "breaking" },
  "media-type-removed": { request: "breaking", response: "breaking" },
  // Code names it, to write it or to read it.
  "property-removed": { request: "breaking", response: "breaking" },
  "required-property-removed": { request: "breaking", response: "breaking" },
  "property-added": { request: "safe", response: "safe" },
  "required-property-added": { request: "breaking", response: "safe" },
  "became-required": { request: "breaking", response: "safe" },
  "became-optional": { request: "safe", response: "breaking" },
};

/** Judges whether code that compiles against the old package compiles against the new one. */
export function createSourceAxis(base: Side, revision: Side): (difference: Difference) => SourceVerdict {
  const sides = { base: createShapes(base.api), revision: createShapes(revision.api) };
  return ({ rule, direction, site }) => {
    const known = fixed[rule]?.[direction];
    if (known !== undefined) return known;
    if (site === undefined) return "safe";
    const before = sides.base.of(site.base);
    const after = sides.revision.of(site.revision);
    // What clients write has to fit the new type; what they read has to fit the old one.
    const fits =
      direction === "request"
        ? isAssignable(before, after, { from: sides.base, to: sides.revision, by: "member" })
        : isAssignable(after, before, { from: sides.revision, to: sides.base, by: "whole" });
    return fits ? "safe" : "breaking";
  };
}

interface Packages {
  readonly from: Shapes;
  readonly to: Shapes;
  /** Whether a caller hands on a value as it is, or sets its members one by one. */
  readonly by: "whole" | "member";
}

/**
 * Whether a value of one type is assignable to another, each in its own package. References are assignable to the model
 * of the same place: what changed there is told there.
 */
export function isAssignable(from: Shape, to: Shape, packages: Packages): boolean {
  const fits = (a: Shape, b: Shape): boolean => isAssignable(a, b, packages);
  if (to.kind === "unknown" || from.kind === "never") return true;
  if (from.kind === "ref" && to.kind === "ref" && from.model === to.model) return true;
  if (from.kind === "ref") return fits(followed(from, packages.from), to);
  if (to.kind === "ref") return fits(from, followed(to, packages.to));
  if (from.kind === "union") return from.members.every(({ shape }) => fits(shape, to));
  if (from.kind === "enum" && to.kind !== "enum") {
    return from.values.every((value) => fits({ kind: "literal", value }, to));
  }
  if (to.kind === "union") return to.members.some(({ shape }) => fits(from, shape));
  if (to.kind === "intersection") return to.parts.every((part) => fits(from, part));
  if (from.kind === "intersection") return from.parts.some((part) => fits(part, to));
  if (from.kind === "literal") return fitsLiteral(from.value, to);
  if (from.kind === "enum" && to.kind === "enum") {
    return to.open || (!from.open && from.values.every((value) => to.values.includes(value)));
  }
  return fitsStructure(from, to, packages, fits);
}

function followed(shape: Extract<Shape, { kind: "ref" }>, shapes: Shapes): Shape {
  let current: Shape = shape;
  for (let hops = 0; current.kind === "ref" && hops < 32; hops++)
    current = shapes.ofModel(shapes.model(current.model));
  return current.kind === "ref" ? { kind: "unknown" } : current;
}

function fitsLiteral(value: string | number | boolean, to: Shape): boolean {
  if (to.kind === "literal") return to.value === value;
  if (to.kind === "enum") return to.open || to.values.includes(value);
  return to.kind === typeof value;
}

function fitsStructure(
  from: Shape,
  to: Shape,
  { by }: Packages,
  fits: (a: Shape, b: Shape) => boolean,
): boolean {
  if (from.kind === "array" && to.kind === "array") return fits(from.items, to.items);
  if (from.kind === "tuple" && to.kind === "tuple") return fitsTuple(from, to, fits);
  if (from.kind === "tuple" && to.kind === "array") {
    return [...from.prefix.map(({ shape }) => shape), ...(from.rest === undefined ? [] : [from.rest])].every(
      (item) => fits(item, to.items),
    );
  }
  if (from.kind === "record" && to.kind === "record") return fits(from.values, to.values);
  if (from.kind === "object" && to.kind === "record") {
    // An optional property may be set to `undefined`, which of all values only `unknown` takes.
    return from.fields.every(
      ({ shape, presence }) =>
        to.values.kind === "unknown" ||
        ((by === "whole" || presence === "required") && fits(shape, to.values)),
    );
  }
  if (from.kind === "record" && to.kind === "object") {
    return to.fields.every(({ shape, presence }) => presence === "optional" && fits(from.values, shape));
  }
  if (from.kind === "object" && to.kind === "object") {
    return to.fields.every((field) => {
      const other = from.fields.find(({ name }) => name === field.name);
      if (other === undefined) return field.presence === "optional";
      return (
        (field.presence === "optional" || other.presence === "required") && fits(other.shape, field.shape)
      );
    });
  }
  if (from.kind === "native" && to.kind === "native") return from.native === to.native;
  if (from.kind === "date" && to.kind === "date") return true;
  return from.kind === to.kind;
}

type Tuple = Extract<Shape, { readonly kind: "tuple" }>;

/** Item by item; what one side does not list is among its rest. */
function fitsTuple(from: Tuple, to: Tuple, fits: (a: Shape, b: Shape) => boolean): boolean {
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
